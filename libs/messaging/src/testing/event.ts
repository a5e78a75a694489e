/** Events for tests, made by their place in a stream: the same place always gives the same event. */
import { createHash } from 'node:crypto';
import type { EventRecord } from '@gemba/contracts/envelope';

export type Spot = { readonly streamId: string; readonly version: number; readonly position: number };

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export function eventAt({ streamId, version, position }: Spot): EventRecord {
  const id = hashOf(`${streamId}@${String(version)}`);
  return {
    position,
    streamId,
    version,
    eventId: id.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-7$3-8$4-$5'),
    type: 'production.QuantityReported',
    schemaVersion: 1,
    occurredAt: '2026-03-01T08:00:00.000Z',
    recordedAt: '2026-03-01T08:00:01.250Z',
    meta: {
      enterpriseId: 'acme',
      companyId: 'acme-fr',
      siteId: 'lyon',
      siteTimeZone: 'Europe/Paris',
      businessDate: '2026-03-01',
      actor: { kind: 'person', id: 'p-17' },
      authority: { level: 'site', rightId: 'production.report', policyVersion: 3 },
      correlationId: 'c-1',
      causationId: 'c-1',
      commandId: 'c-1',
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    },
    data: { good: { value: String(version), unit: 'C62' }, note: 'Schicht früh' },
    prevHash: version === 1 ? '0'.repeat(64) : hashOf(`${streamId}@${String(version - 1)}`),
    hash: id,
  };
}

/** `count` events in turn over the streams, with gapless positions from `from`. */
export function eventsOver(streamIds: readonly string[], count: number, from = 1): EventRecord[] {
  const events: EventRecord[] = [];
  for (let position = from; position < from + count; position += 1) {
    const streamId = streamIds[(position - 1) % streamIds.length] ?? '';
    events.push(eventAt({ streamId, version: Math.ceil(position / streamIds.length), position }));
  }
  return events;
}

export const upTo = (last: number): number[] => Array.from({ length: last }, (_, i) => i + 1);
