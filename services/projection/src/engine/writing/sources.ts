/** What a build has heard of each service, and until when. */
import { serviceOf } from '@gemba/contracts/language';
import type { Delivered } from '@gemba/messaging/consumer/batch/batch-plan';
import { elements, namesOf } from './elements.js';

/** Under the names of its columns. */
export type Source = {
  service: string;
  events: number;
  last_occurred_at: string;
  last_recorded_at: string;
};

export const later = (a: string, b: string): string => (a > b ? a : b);

/** How much a batch adds. */
export const sourcesOf = (events: readonly Delivered[]): readonly Source[] => {
  const sources = new Map<string, Source>();
  for (const event of events) {
    const service = serviceOf(event.type);
    const source = sources.get(service) ?? { service, events: 0, last_occurred_at: '', last_recorded_at: '' };
    sources.set(service, source);
    source.events += 1;
    source.last_occurred_at = later(source.last_occurred_at, event.occurredAt);
    source.last_recorded_at = later(source.last_recorded_at, event.recordedAt);
  }
  return [...sources.values()];
};

const COLUMNS = {
  service: 'text',
  events: 'bigint',
  last_occurred_at: 'timestamptz',
  last_recorded_at: 'timestamptz',
};

/** `sources` is a JSON array of them. */
export const sourcesSql = (schema: string, sources: string): string => `
  insert into ${schema}.sources as s (${namesOf(COLUMNS)}) ${elements(sources, COLUMNS)}
  on conflict (service) do update set
    events = s.events + excluded.events,
    last_occurred_at = greatest(s.last_occurred_at, excluded.last_occurred_at),
    last_recorded_at = greatest(s.last_recorded_at, excluded.last_recorded_at)`;
