/** Reads everything that the checks need: from the engines directly, and from the company over HTTP. */
import pg from 'pg';
import type { Target } from '../../load/client/target.js';
import { topicOf } from '../model/case.js';
import type { Consumers, Log, Snapshot, Views } from '../model/snapshot.js';
import { readAnswers, voiceOf } from './answers.http.js';
import { readConsumers } from './consumers.sql.js';
import { readHistory } from './history.process.js';
import { readLog } from './store.sql.js';
import { readTopics } from './topics.kafka.js';
import { readViews } from './views.sql.js';

const PROJECTION = 'projection';

export const connected = async <T>(
  url: string | undefined,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

type Store = { readonly log: Log; readonly consumers: Consumers };

const readStore = (url: string, service: string): Promise<Store> =>
  connected(url, async (client) => ({
    log: await readLog(client, service),
    consumers: await readConsumers(client),
  }));

export const readSnapshot = async (target: Target, historyFile: string): Promise<Snapshot> => {
  const history = await readHistory(historyFile);
  const stores: Record<string, Store> = {};
  for (const [service, url] of Object.entries(target.databaseUrls))
    stores[service] = await readStore(url, service);
  const services = Object.keys(stores);
  const speaking = services.filter((service) => service !== PROJECTION);
  const logs = Object.fromEntries(Object.entries(stores).map(([service, { log }]) => [service, log]));
  const begun = Object.values(logs).flatMap(({ events }) =>
    events.filter(({ version }) => version === 1).map(({ streamId }) => streamId),
  );
  const views: Views = await connected(target.databaseUrls[PROJECTION], readViews);
  return {
    ...history,
    logs,
    consumers: Object.fromEntries(
      Object.entries(stores).map(([service, { consumers }]) => [service, consumers]),
    ),
    topics: await readTopics(target.kafka, speaking.map(topicOf)),
    views,
    answers: await readAnswers(await voiceOf(target), begun),
    readAt: new Date().toISOString(),
  };
};
