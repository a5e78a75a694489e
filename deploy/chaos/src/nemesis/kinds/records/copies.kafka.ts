/** Records that come again: as they were, in reverse order, and long after. */
import type { Message } from 'kafkajs';
import type { Fault, Scene, Strike } from '../../fault.js';
import { acknowledges, all, drained } from '../../recovery.http.js';
import { DEPARTMENTS, healsItself } from '../targets.js';
import { inject, takeRecords } from './inject.kafka.js';
import { SPARE } from './junk.kafka.js';

const MOST = 200;

type Choice = { readonly from: (end: number) => number; readonly order: (records: Message[]) => Message[] };

async function copy(scene: Scene, { from, order }: Choice): Promise<Strike> {
  const { service, chance, stores } = scene;
  const topic = `gemba.${service}`;
  const { ends } = await stores.now();
  const filled = [...ends].filter(([place, end]) => place.startsWith(`${topic}/`) && end > 0);
  const [place, end] = chance.pick(filled);
  const partition = Number(place.slice(topic.length + 1));
  const offset = from(end);
  const taken = await takeRecords(scene, { topic, partition, offset }, Math.min(MOST, end - offset));
  const messages = taken
    .filter(({ key }) => key !== null && !key.toString().startsWith(SPARE))
    .map(({ key, value, headers = {} }) => ({ key, value, headers, partition }));
  await inject(scene, { topic, what: 'copy' }, order(messages));
  return healsItself(all([acknowledges(scene, service), drained(scene)]));
}

const latest = (end: number): number => Math.max(0, end - MOST);
const asTheyWere = (records: Message[]): Message[] => records;

const copied = (name: string, about: string, choice: Choice): Fault => ({
  name,
  about,
  targets: DEPARTMENTS,
  since: 'strike',
  strike: (scene) => copy(scene, choice),
});

export const copies: readonly Fault[] = [
  copied('records-twice', 'the last records of a partition come again', { from: latest, order: asTheyWere }),
  copied('records-reversed', 'the last records of a partition come again in reverse order', {
    from: latest,
    order: (records) => records.toReversed(),
  }),
  copied('records-long-after', 'the first records of a partition come again', {
    from: () => 0,
    order: asTheyWere,
  }),
];
