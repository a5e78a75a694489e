/**
 * Events for tests, as they come from Kafka: believable envelopes, versions and ids that follow from their
 * place.
 */
import { createHash } from 'node:crypto';
import type { CompanyData } from './company-data.js';
import type { Delivered } from '@gemba/messaging/consumer/batch/batch-plan';
import { sealOf } from '@gemba/event-store/log/chain';
import { speakerOf } from '@gemba/contracts/events/company';

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

type Circumstances = {
  readonly site?: string | null;
  /** Business date; the event happens at noon UTC of it. */
  readonly date?: string;
  readonly recordedAt?: string;
  /** The event that its command followed. */
  readonly causedBy?: string;
  /** Who says it, where several departments may. */
  readonly service?: string;
};

/** Tells events one after the other; each stream counts its own versions. */
export class Story {
  readonly events: Delivered[] = [];
  private readonly versions = new Map<string, number>();

  /** Adds one event of the stream `<noun>-<id>`. */
  say<K extends keyof CompanyData>(
    streamId: string,
    [type, data]: readonly [K, CompanyData[K]],
    about: Circumstances = {},
  ): this {
    const version = (this.versions.get(streamId) ?? 0) + 1;
    this.versions.set(streamId, version);
    const position = this.events.length + 1;
    this.events.push(record({ streamId, version, position }, { type, data }, about));
    return this;
  }
}

type Place = { readonly streamId: string; readonly version: number; readonly position: number };

const record = (
  { streamId, version, position }: Place,
  { type, data }: { readonly type: string; readonly data: unknown },
  { site = 'lyon', date = '2026-03-02', ...about }: Circumstances,
): Delivered => {
  const hash = sha(`${streamId}@${String(version)}`);
  const { recordedAt, causedBy, service = speakerOf.get(type) ?? '' } = about;
  const event = {
    position,
    streamId,
    version,
    eventId: hash.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-7$3-8$4-$5'),
    type: `${service}.${type}`,
    schemaVersion: 1,
    occurredAt: `${date}T12:00:00.000Z`,
    recordedAt: recordedAt ?? `${date}T12:00:01.000Z`,
    meta: {
      enterpriseId: 'gemba',
      companyId: site === null ? null : `company-${site}`,
      siteId: site,
      siteTimeZone: 'Europe/Paris',
      businessDate: date,
      actor: { kind: 'person', id: 'tester' },
      authority: { level: 'none' },
      correlationId: hash.slice(0, 32),
      causationId: causedBy ?? hash.slice(0, 32),
      commandId: hash.slice(0, 32),
    },
    data,
    prevHash: version === 1 ? '0'.repeat(64) : sha(`${streamId}@${String(version - 1)}`),
    topic: `gemba.${service}`,
    partition: Number.parseInt(sha(streamId).slice(0, 4), 16) % 12,
    offset: String(position),
  } as const;
  return sealed(event);
};

/** As the log seals it, so that who reads it from Kafka believes it. */
export const sealed = (event: Omit<Delivered, 'hash'>): Delivered => {
  const stored = { ...event, meta: JSON.stringify(event.meta), data: JSON.stringify(event.data) };
  return { ...event, hash: sealOf(stored, event.prevHash) };
};

/** The same events in another order; each stream keeps its own. `seed` chooses which. */
export const reordered = (events: readonly Delivered[], seed: number): Delivered[] => {
  const streams = [...Map.groupBy(events, ({ streamId }) => streamId).values()].map((stream) => [...stream]);
  const mixed: Delivered[] = [];
  for (let step = 0; mixed.length < events.length; step += 1) {
    const left = streams.filter((stream) => stream.length > 0);
    const at = Number.parseInt(sha(`${String(seed)}/${String(step)}`).slice(0, 8), 16) % left.length;
    mixed.push(...(left[at]?.splice(0, 1) ?? []));
  }
  return mixed;
};
