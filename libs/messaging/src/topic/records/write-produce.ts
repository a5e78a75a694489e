/** Writes a request to produce, versions 3 to 7, as KafkaJS asks for it. */
import { Writing } from './bytes.js';
import { writeBatch, type Outbound } from './write-batch.js';

// As written at https://kafka.apache.org/protocol#The_Messages_Produce

/** What KafkaJS wants to be sent. */
export type Production = {
  readonly acks: number;
  /** Milliseconds. */
  readonly timeout: number;
  readonly transactionalId?: string | null;
  /** KafkaJS's own long number. */
  readonly producerId?: { toString(): string };
  readonly producerEpoch?: number;
  /** 0 for none. */
  readonly compression?: number;
  readonly topicData: readonly { readonly topic: string; readonly partitions: readonly Part[] }[];
};

type Part = {
  readonly partition: number | string;
  readonly firstSequence?: number;
  readonly messages: readonly Outbound[];
};

/** Compressed and transactional ones are left to KafkaJS. */
export const isPlainProduction = ({ compression = 0, transactionalId }: Production): boolean =>
  compression === 0 && (transactionalId === undefined || transactionalId === null);

const NONE = -1;

export function writeProduction(asked: Production, now: number): Buffer {
  const to = new Writing(1024);
  to.int16(NONE); // No transaction
  to.int16(asked.acks);
  to.int32(asked.timeout);
  to.int32(asked.topicData.length);
  for (const { topic, partitions } of asked.topicData) {
    to.int16(Buffer.byteLength(topic));
    to.raw(Buffer.from(topic));
    to.int32(partitions.length);
    for (const part of partitions) writePart(to, part, { asked, now });
  }
  return to.written;
}

type Around = { readonly asked: Production; readonly now: number };

function writePart(
  to: Writing,
  { partition, firstSequence = 0, messages }: Part,
  { asked, now }: Around,
): void {
  const { producerId, producerEpoch = 0 } = asked;
  const batch = writeBatch(
    { messages, now },
    { producerId: BigInt(producerId?.toString() ?? NONE), producerEpoch, firstSequence },
  );
  to.int32(Number(partition));
  to.int32(batch.length);
  to.raw(batch);
}
