/** Read your writes: a query may wait until an event that its caller has just caused is in the views. */
import { Problem } from '@gemba/platform/http/problems/problem';
import type { Pool } from 'pg';
import type { Listening } from './listening.sql.js';

/** `production/production-order-17@4`: that version of the stream of that service. */
export type Place = { readonly service: string; readonly streamId: string; readonly version: number };

/** Versions are integers of the log's table: none has ten digits. */
const PLACE = /^([a-z-]{1,40})\/(.{1,700})@([1-9]\d{0,8})$/;
const MOST_MS = 5_000;

/** @throws Problem 400. */
export const placeOf = (text: string): Place => {
  const [, service = '', streamId = '', version = ''] = PLACE.exec(text) ?? [];
  if (streamId === '')
    throw new Problem(400, 'PLT-QUERY', 'after must be like production/production-order-17@4.');
  return { service, streamId, version: Number(version) };
};

type Source = { readonly pool: Pool; readonly consumer: string; readonly listening: Listening };

const isThere = async (
  { pool, consumer }: Source,
  { service, streamId, version }: Place,
): Promise<boolean> => {
  const { rows } = await pool.query<{ there: boolean }>(
    `select version >= $4 as there from consumer_streams
      where consumer = $1 and service = $2 and stream_id = $3`,
    [consumer, service, streamId, version],
  );
  return rows[0]?.there ?? false;
};

/** @throws Problem 504 after five seconds. */
export const waitFor = async (source: Source, place: Place, mostMs = MOST_MS): Promise<void> => {
  const deadline = performance.now() + mostMs;
  for (;;) {
    // Asked for before looking: what is committed in between is not missed.
    const { changed, cancel } = nextChange(source.listening, deadline - performance.now());
    if (await isThere(source, place)) {
      cancel();
      return;
    }
    await changed;
    if (performance.now() >= deadline) throw tooLate(place, mostMs);
  }
};

const tooLate = ({ service, streamId, version }: Place, mostMs: number): Problem => {
  const place = `Version ${String(version)} of ${service}/${streamId}`;
  const detail = `${place} did not reach the views within ${String(mostMs / 1000)} s.`;
  return new Problem(504, 'PRJ-BEHIND', detail, {
    hint: 'Ask again, or without after for what is there now.',
  });
};

/** Resolves at the next change, or when the time is up. */
const nextChange = (listening: Listening, ms: number) => {
  let cancel = (): void => undefined;
  const changed = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, Math.max(0, ms));
    const leave = listening.next(() => {
      clearTimeout(timer);
      resolve();
    });
    cancel = () => {
      clearTimeout(timer);
      leave();
    };
  });
  return { changed, cancel };
};
