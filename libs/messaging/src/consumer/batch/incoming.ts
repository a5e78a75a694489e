/**
 * Turns what Kafka delivers into events, or into messages that are kept as they are because they are none.
 */
import type { EventRecord } from '@gemba/contracts/envelope';
import { fromMessage, type IsGenuine, type ReceivedMessage } from '../../cloud-event.js';
import type { Incoming } from './batch-plan.js';

export type KafkaRecord = ReceivedMessage & {
  readonly offset: string;
  /** False where its bytes are not those that were written; not told by every reader. */
  readonly isIntact?: boolean;
};

type Source = { readonly topic: string; readonly partition: number };

const anybody: IsGenuine = () => true;

/** An event is believed when its bytes are whole and its hash covers it; `isGenuine` tells the latter. */
export function incoming(record: KafkaRecord, source: Source, isGenuine = anybody): Incoming {
  const { offset } = record;
  const { topic, partition } = source;
  const decoded = fromMessage(record);
  const reason = decoded.ok ? whyNotBelieved(record, decoded.event, isGenuine) : decoded.reason;
  if (decoded.ok && reason === null)
    return { kind: 'event', event: { ...decoded.event, topic, partition, offset } };
  const { streamId, version } = decoded.ok ? decoded.event : decoded.claims;
  const claims = streamId !== '' && version >= 1 ? { streamId, version } : null;
  const key = keyOf(record, source);
  const about = { streamId: key, topic, partition, offset, claims };
  return { kind: 'unreadable', message: { ...about, reason: reason ?? '', raw: freeze(record) } };
}

function whyNotBelieved(record: KafkaRecord, event: EventRecord, isGenuine: IsGenuine): string | null {
  if (record.isIntact === false) return 'the checksum of its record batch is wrong';
  if (isGenuine(event, record.value?.toString('utf8') ?? '')) return null;
  return 'its hash is not that of its content';
}

/** No text column can hold a NUL; a message without a key delays nobody but itself. */
function keyOf({ key, offset }: KafkaRecord, { topic, partition }: Source): string {
  if (key === null) return `unkeyed-${topic}/${String(partition)}@${offset}`;
  return key.toString().replaceAll('\0', '␀');
}

type Frozen = { key: string | null; value: string | null; headers: Record<string, string[]>; offset: string };

const toBase64 = (bytes: Buffer | string): string => Buffer.from(bytes).toString('base64');

/** The record as JSON, its bytes in base64. */
export function freeze({
  key,
  value,
  headers = {},
  offset,
}: Pick<KafkaRecord, 'key' | 'value' | 'headers' | 'offset'>): string {
  const frozen: Frozen = { key: key && toBase64(key), value: value && toBase64(value), headers: {}, offset };
  for (const [name, content] of Object.entries(headers)) {
    if (content !== undefined) frozen.headers[name] = [content].flat().map(toBase64);
  }
  return JSON.stringify(frozen);
}

/** Reads a frozen record again, perhaps by a newer version that understands it. */
export function thaw(raw: string, source: Source, isGenuine = anybody): Incoming {
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
  return incoming(record, source, isGenuine);
}
