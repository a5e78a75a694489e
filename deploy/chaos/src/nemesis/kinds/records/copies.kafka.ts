/** Records that come again: as they were, in reverse order, and long after. */
import { DEPARTMENTS } from '@gemba/contracts/events/company';
import type { Message } from 'kafkajs';
import type { Fault, Scene } from '../../fault/fault.js';
import { acknowledges, all, drained } from '../../fault/recovery.http.js';
import { healsItself } from '../../fault/targets.js';
import { inject, takeRecords } from './inject.kafka.js';
import { SPARE } from './junk.kafka.js';

const MOST = 200;

type Choice = {
  /** Offset of the first that comes again, given the end of the partition. */
  readonly from: (end: number) => number;
  readonly order: (records: Message[]) => Message[];
  readonly most: number;
};

/** Sends records of some partition again, and answers its place, as `topic/partition`. */
async function sendAgain(scene: Scene, { from, order, most }: Choice): Promise<string> {
  const { service, chance, stores } = scene;
  const topic = `gemba.${service}`;
  const { ends } = await stores.now();
  const filled = [...ends].filter(([place, end]) => place.startsWith(`${topic}/`) && end > 0);
  const [place, end] = chance.pick(filled);
  const partition = Number(place.slice(topic.length + 1));
  const offset = from(end);
  const taken = await takeRecords(scene, { topic, partition, offset }, Math.min(most, end - offset));
  const messages = taken
    .filter(({ key }) => key !== null && !key.toString().startsWith(SPARE))
    .map(({ key, value, headers = {} }) => ({ key, value, headers, partition }));
  await inject(scene, { topic, what: 'copy' }, order(messages));
  return place;
}

const latest = (most: number): Choice => ({
  from: (end) => Math.max(0, end - most),
  order: (records) => records,
  most,
});

export const latestAgain = (scene: Scene, most: number): Promise<string> => sendAgain(scene, latest(most));

const copied = (name: string, about: string, choice: Choice): Fault => ({
  name,
  about,
  targets: DEPARTMENTS,
  since: 'strike',
  strike: async (scene) => {
    await sendAgain(scene, choice);
    return healsItself(all([acknowledges(scene, scene.service), drained(scene)]));
  },
});

export const copies: readonly Fault[] = [
  copied('records-twice', 'the last records of a partition come again', latest(MOST)),
  copied('records-reversed', 'the last records of a partition come again in reverse order', {
    ...latest(MOST),
    order: (records) => records.toReversed(),
  }),
  copied('records-long-after', 'the first records of a partition come again', {
    ...latest(MOST),
    from: () => 0,
  }),
];
