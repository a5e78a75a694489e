/** What KafkaJS hands on of one partition, as a batch that can be applied. */
import type { Batch, KafkaMessage } from 'kafkajs';
import type { IsGenuine } from '../../cloud-event.js';
import type { KafkaBatch } from '../batch/batch.sql.js';
import { incoming } from '../batch/incoming.js';

/** What KafkaJS asked for; its types leave it out. */
export const fetchedFrom = (batch: Batch): bigint =>
  BigInt((batch as Batch & { readonly fetchedOffset: string }).fetchedOffset);

/** Reading so many messages takes a few milliseconds. */
const LARGE = 100;

let before: Promise<void> = Promise.resolve();

/** Between two large batches the process hears what else is there, such as the answers of the database. */
const turn = (): Promise<void> => (before = before.then(() => new Promise((done) => setImmediate(done))));

type Reading = {
  readonly messages: readonly KafkaMessage[];
  readonly nextOffset: bigint;
  readonly isGenuine: IsGenuine;
};

/** Reads the messages, all or the first ones of the batch, up to the offset `nextOffset`. */
export async function received(
  batch: Batch,
  { messages, nextOffset, isGenuine }: Reading,
): Promise<KafkaBatch> {
  const { topic, partition } = batch;
  if (messages.length >= LARGE) await turn();
  return {
    topic,
    partition,
    incoming: messages.map((message) => incoming(message, { topic, partition }, isGenuine)),
    fetchedFrom: fetchedFrom(batch),
    nextOffset,
  };
}
