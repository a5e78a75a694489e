/** `gemba backup`, `restore` and `refill`: a service's database to a file, back, and up to its topic. */
import { connectKafka } from '@gemba/messaging/topic/kafka-client.kafka';
import type { KafkaServer } from '@gemba/messaging/engines/server';
import { topicOf } from '@gemba/messaging/engines/topics.kafka';
import type { Department } from '@gemba/platform/runtime/department';
import { migrationsOf } from '@gemba/platform/runtime/migrations/migrations.sql';
import { publishedSince } from '@gemba/platform/runtime/history/published.kafka';
import { verifyLog } from '@gemba/event-store/log/log.sql';
import pg from 'pg';
import { Complaint, said, type Said } from '../output/said.js';
import { databaseOf, serverOf } from './database.sql.js';
import { dump } from './dump.sql.js';
import { headerIn, load } from './load.sql.js';
import { planRefill } from './refill.js';
import { newestIn, refillLog, restoredOf } from './refill.sql.js';

export type Place = {
  readonly service: string;
  readonly databaseUrl: string;
  readonly kafka: KafkaServer;
  readonly topicPrefix: string;
  /** Ends the service's process, which comes back by itself; null where it was stopped by hand. */
  readonly restart: (() => void) | null;
};

const quiet = { debug: silence, info: silence, warn: silence, error: silence };

function silence(): void {
  // What a client of Kafka remarks by the way is not for whoever types a command.
}

export const backup = async ({ service, databaseUrl }: Place, file: string): Promise<Said> => {
  if (service === 'projection')
    throw new Complaint('The projection needs no backup: an empty database is filled from the topics.');
  const { header, counts } = await dump(databaseUrl, service, file);
  const events = String(counts.events ?? 0);
  return said({ file, ...header, counts }, `${file}: ${service} as of ${header.takenAt}, ${events} events`);
};

/** The department as this program knows it; its migrations tell how its database is made. */
const departmentOf = async (service: string): Promise<Department> => {
  const module = (await import(`@gemba/${service}-service/${service}.module`)) as Record<string, Department>;
  const found = Object.values(module).find(({ name }) => name === service);
  if (!found) throw new Complaint(`There is no department ${service}.`);
  return found;
};

/** Makes the database anew from a backup and its topic. What was there before is kept under another name. */
export const restore = async (place: Place, file: string): Promise<Said> => {
  const header = await headerIn(file);
  if (header.service !== place.service)
    throw new Complaint(`${file} is a backup of ${header.service}, not of ${place.service}.`);
  const { migrations } = await departmentOf(place.service);
  const name = databaseOf(place.databaseUrl);
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  const [before, fresh] = [`${name}_before_${stamp}`, `${name}_restoring`];
  const server = await serverOf(place.databaseUrl);
  try {
    const wasThere = await server.rename(name, before);
    const url = await server.make(fresh);
    const counts = await load({ url, file, migrations: migrationsOf(migrations) });
    const refilled = await refillAt(url, place);
    // What the process holds in memory is of the log before.
    place.restart?.();
    await server.rename(fresh, name);
    const kept = wasThere ? ` What was there is kept as ${before}.` : '';
    return said(
      { service: place.service, restored: counts.events ?? 0, ...refilled, keptAs: wasThere ? before : null },
      `${place.service} is restored as of ${header.takenAt}: ${wordsOf(refilled)}.${kept}`,
    );
  } finally {
    await server.close();
  }
};

type Refilled = { readonly refilled: number; readonly lostNotes: number };

const wordsOf = ({ refilled, lostNotes }: Refilled): string =>
  `${String(refilled)} events refilled from its topic, ${String(lostNotes)} notes of processes are lost`;

/** Brings a log that somebody else has restored up to its topic. The service must not run. */
export const refill = async (place: Place): Promise<Said> => {
  const refilled = await refillAt(place.databaseUrl, place);
  place.restart?.();
  return said({ service: place.service, ...refilled }, `${place.service}: ${wordsOf(refilled)}.`);
};

const refillAt = async (url: string, { service, kafka: server, topicPrefix }: Place): Promise<Refilled> => {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const topic = topicOf(service, topicPrefix);
  const kafka = connectKafka({ server, clientId: 'gemba-refill', log: quiet });
  try {
    const found = await publishedSince(kafka, topic, await newestIn(pool));
    const plan = planRefill(found, await restoredOf(pool, found));
    if (!plan.ok) throw new Complaint(`${service} cannot be refilled. ${plan.reason}`);
    await refillLog(pool, plan, topic);
    const { flaws } = await verifyLog(pool);
    if (flaws.length > 0) throw new Complaint(`The refilled log of ${service} does not verify.`);
    return { refilled: plan.events.length, lostNotes: plan.missing.length };
  } finally {
    await pool.end();
  }
};
