/**
 * Turns what Kafka delivers into events, or into messages that are kept as they are because they are none.
 */
import { fromMessage, type ReceivedMessage } from '../../cloud-event.js';
import type { Incoming } from './batch-plan.js';

export type KafkaRecord = ReceivedMessage & { readonly offset: string };

type Source = { readonly topic: string; readonly partition: number };

export function incoming(record: KafkaRecord, { topic, partition }: Source): Incoming {
  const { offset } = record;
  const decoded = fromMessage(record);
  if (decoded.ok) return { kind: 'event', event: { ...decoded.event, topic, partition, offset } };
  const streamId = keyOf(record, { topic, partition });
  const message = { streamId, topic, partition, offset, reason: decoded.reason, raw: freeze(record) };
  return { kind: 'unreadable', message };
}

/** No text column can hold a NUL; a message without a key delays nobody but itself. */
function keyOf({ key, offset }: KafkaRecord, { topic, partition }: Source): string {
  if (key === null) return `unkeyed-${topic}/${String(partition)}@${offset}`;
  return key.toString().replaceAll('\0', '␀');
}

type Frozen = { key: string | null; value: string | null; headers: Record<string, string[]>; offset: string };

const toBase64 = (bytes: Buffer | string): string => Buffer.from(bytes).toString('base64');

/** The record as JSON, its bytes in base64. */
function freeze({ key, value, headers = {}, offset }: KafkaRecord): string {
  const frozen: Frozen = { key: key && toBase64(key), value: value && toBase64(value), headers: {}, offset };
  for (const [name, content] of Object.entries(headers)) {
    if (content !== undefined) frozen.headers[name] = [content].flat().map(toBase64);
  }
  return JSON.stringify(frozen);
}

/** Reads a frozen record again, perhaps by a newer version that understands it. */
export function thaw(raw: string, source: Source): Incoming {
  const { key, value, headers, offset } = JSON.parse(raw) as Frozen;
  const fromBase64 = (text: string): Buffer => Buffer.from(text, 'base64');
  const thawed = Object.entries(headers).map(([name, parts]) => {
    const [first, ...others] = parts.map(fromBase64);
    return [name, others.length === 0 ? first : parts.map(fromBase64)] as const;
  });
  const record = {
    key: key === null ? null : fromBase64(key),
    value: value === null ? null : fromBase64(value),
    headers: Object.fromEntries(thawed),
    offset,
  };
  return incoming(record, source);
}
