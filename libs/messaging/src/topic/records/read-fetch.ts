/** Reads the answer to a fetch, version 11, as KafkaJS hands it on. */
import { Reading } from './bytes.js';
import { isPlain, readBatches, type Inbound } from './read-batches.js';

// As written at https://kafka.apache.org/protocol#The_Messages_Fetch

type Aborted = { readonly producerId: string; readonly firstOffset: string };

type Partition = {
  readonly partition: number;
  readonly errorCode: number;
  readonly highWatermark: string;
  readonly lastStableOffset: string;
  readonly lastStartOffset: string;
  readonly abortedTransactions: readonly Aborted[];
  readonly preferredReadReplica: number;
  readonly messages: readonly Inbound[];
};

export type Fetched = {
  readonly throttleTime: number;
  readonly clientSideThrottleTime: number;
  readonly errorCode: number;
  readonly sessionId: number;
  readonly responses: readonly { readonly topicName: string; readonly partitions: readonly Partition[] }[];
};

/** Null where something in it is compressed or of an older format, which is left to KafkaJS. */
export function readFetch(bytes: Buffer): Fetched | null {
  try {
    return fetched(new Reading(bytes));
  } catch (error) {
    if (error instanceof NotPlain) return null;
    throw error;
  }
}

class NotPlain extends Error {}

function fetched(from: Reading): Fetched {
  const clientSideThrottleTime = from.int32();
  return {
    // The broker has not held back the answer: it is the client that waits, and it is told so below.
    throttleTime: 0,
    clientSideThrottleTime,
    errorCode: from.int16(),
    sessionId: from.int32(),
    responses: list(from, () => ({
      topicName: from.text(from.int16()),
      partitions: list(from, () => partitionFrom(from)),
    })),
  };
}

function partitionFrom(from: Reading): Partition {
  return {
    partition: from.int32(),
    errorCode: from.int16(),
    highWatermark: String(from.int64()),
    lastStableOffset: String(from.int64()),
    lastStartOffset: String(from.int64()),
    abortedTransactions: list(from, () => ({
      producerId: String(from.int64()),
      firstOffset: String(from.int64()),
    })),
    preferredReadReplica: from.int32(),
    messages: messagesFrom(from),
  };
}

/** No list is written as a length of -1. */
function list<T>(from: Reading, read: () => T): T[] {
  return Array.from({ length: Math.max(0, from.int32()) }, read);
}

function messagesFrom(from: Reading): readonly Inbound[] {
  const size = from.int32();
  if (size <= 0 || size > from.left) return [];
  const set = from.take(size);
  if (!isPlain(set)) throw new NotPlain();
  return readBatches(set);
}
