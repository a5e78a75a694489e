/** Kafka's "flexible" notation: lengths of few bytes, and tags behind every structure; we have none. */
import type { Reading } from './bytes.js';

// As written at https://kafka.apache.org/protocol#protocol_types

export const NO_TAGS = Buffer.of(0);

/** With its length in front. */
export const compact = (bytes: Buffer): Buffer => Buffer.concat([length(bytes.length + 1), bytes]);

/** Seven bits a byte, the lowest first. */
export function length(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  return Buffer.from([...bytes, rest]);
}

function unsigned(from: Reading): number {
  let value = 0;
  let shift = 0;
  let byte = 0x80;
  for (; (byte & 0x80) !== 0; shift += 7) {
    byte = from.byte();
    value |= (byte & 0x7f) << shift;
  }
  return value;
}

/** None is written as a length of 0, an empty one as 1. */
export function list<T>(from: Reading, read: () => T): T[] {
  return Array.from({ length: Math.max(0, unsigned(from) - 1) }, read);
}

export const textIn = (from: Reading): string => from.text(Math.max(0, unsigned(from) - 1));

export function skipTags(from: Reading): void {
  for (let left = unsigned(from); left > 0; left -= 1) {
    unsigned(from);
    from.take(unsigned(from));
  }
}
