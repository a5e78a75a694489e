/** Writes messages as one record batch of Kafka, format 2, not compressed. */
import { Writing, sizeOfVarint } from './bytes.js';
import { crc32c } from './crc32c.js';

// As written at https://kafka.apache.org/documentation/#recordbatch

type Content = Buffer | string;

export type Outbound = {
  readonly key?: Content | null;
  readonly value: Content | null;
  readonly headers?: Readonly<Record<string, Content | Content[] | undefined>>;
  /** Milliseconds since the epoch. */
  readonly timestamp?: string;
};

/** Of a producer that numbers what it sends, so that the broker drops repeats; -1, 0 and 0 without one. */
export type Numbering = {
  readonly producerId: bigint;
  readonly producerEpoch: number;
  readonly firstSequence: number;
};

const MAGIC = 2;
/** Where the parts of the head stand. */
const LENGTH_AT = 8;
const CRC_AT = 17;
const CONTENT_AT = 21;
/** A first guess, so that the buffer seldom grows. */
const BYTES_PER_MESSAGE = 2048;

export type Dated = { readonly messages: readonly Outbound[]; readonly now: number };

/** `now` dates messages that do not say their time themselves. */
export function writeBatch({ messages, now }: Dated, numbering: Numbering): Buffer {
  const times = messages.map(({ timestamp }) => (timestamp === undefined ? now : Number(timestamp)));
  const first = times.reduce((a, b) => Math.min(a, b), times[0] ?? now);
  const last = times.reduce((a, b) => Math.max(a, b), first);
  const to = new Writing(256 + messages.length * BYTES_PER_MESSAGE);
  writeHead(to, { first, last, count: messages.length }, numbering);
  for (const [index, message] of messages.entries())
    writeRecord(to, message, { offset: index, time: (times[index] ?? first) - first });
  const batch = to.written;
  batch.writeInt32BE(batch.length - LENGTH_AT - 4, LENGTH_AT);
  batch.writeUInt32BE(crc32c(batch.subarray(CONTENT_AT)), CRC_AT);
  return batch;
}

type Extent = { readonly first: number; readonly last: number; readonly count: number };

/** Length and checksum are filled in when the rest is written. */
function writeHead(to: Writing, { first, last, count }: Extent, numbering: Numbering): void {
  to.int64(0n); // The broker gives the offset.
  to.int32(0); // Length
  to.int32(0); // The epoch of the leader is the broker's too.
  to.int8(MAGIC);
  to.int32(0); // Checksum
  to.int16(0); // Neither compressed nor part of a transaction.
  to.int32(count - 1);
  to.int64(BigInt(first));
  to.int64(BigInt(last));
  to.int64(numbering.producerId);
  to.int16(numbering.producerEpoch);
  to.int32(numbering.firstSequence);
  to.int32(count);
}

type Deltas = { readonly offset: number; readonly time: number };

/** A record says its length first: its body is written where it stands if the length takes two bytes. */
const USUAL_LENGTH_SIZE = 2;

function writeRecord(to: Writing, { key, value, headers = {} }: Outbound, { offset, time }: Deltas): void {
  const start = to.at;
  to.need(USUAL_LENGTH_SIZE);
  to.at += USUAL_LENGTH_SIZE;
  const from = to.at;
  to.int8(0);
  to.varint(time);
  to.varint(offset);
  writeContent(to, key ?? null);
  writeContent(to, value);
  writeHeaders(to, headers);
  const size = to.at - from;
  const shift = sizeOfVarint(size) - USUAL_LENGTH_SIZE;
  if (shift !== 0) {
    to.need(shift);
    to.bytes.copyWithin(from + shift, from, from + size);
  }
  to.at = start;
  to.varint(size);
  to.at += size;
}

function writeContent(to: Writing, content: Content | null): void {
  if (content === null) to.varint(-1);
  else if (typeof content === 'string') to.text(content);
  else {
    to.varint(content.length);
    to.raw(content);
  }
}

function writeHeaders(to: Writing, headers: NonNullable<Outbound['headers']>): void {
  const given = Object.entries(headers).flatMap(([name, content]) => {
    const each = Array.isArray(content) ? content : [content];
    return each.map((one) => [name, one ?? null] as const);
  });
  to.varint(given.length);
  for (const [name, content] of given) {
    to.text(name);
    writeContent(to, content);
  }
}
