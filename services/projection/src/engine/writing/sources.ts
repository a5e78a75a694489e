/** What a build has heard of each service, and until when. */
import type { Delivered } from '@gemba/messaging/consumer/batch/batch-plan';
import { serviceOf } from '../batch/hearing.js';

export type Source = { service: string; events: number; occurred: string; recorded: string };

export const later = (a: string, b: string): string => (a > b ? a : b);

/** How much a batch adds. */
export const sourcesOf = (events: readonly Delivered[]): readonly Source[] => {
  const sources = new Map<string, Source>();
  for (const event of events) {
    const service = serviceOf(event);
    const source = sources.get(service) ?? { service, events: 0, occurred: '', recorded: '' };
    sources.set(service, source);
    source.events += 1;
    source.occurred = later(source.occurred, event.occurredAt);
    source.recorded = later(source.recorded, event.recordedAt);
  }
  return [...sources.values()];
};

/** `rows` is a JSON array of sources. */
export const sourcesSql = (schema: string, rows: string): string => `
  insert into ${schema}.sources as s (service, events, last_occurred_at, last_recorded_at)
  select * from json_to_recordset(${rows}::json)
    as e (service text, events bigint, occurred timestamptz, recorded timestamptz)
  on conflict (service) do update set
    events = s.events + excluded.events,
    last_occurred_at = greatest(s.last_occurred_at, excluded.last_occurred_at),
    last_recorded_at = greatest(s.last_recorded_at, excluded.last_recorded_at)`;
