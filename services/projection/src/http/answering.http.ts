/**
 * What every answer of the projection needs: the clock, how old it is, and patience for what was just
 * written.
 */
import type { Views } from '../live/views.module.js';
import { placeOf, waitFor } from '../live/waiting.sql.js';
import type { Query } from '../queries/scope.js';

/** With what a question is refused that names a site and waits for the views. */
export const WAITED = { 404: [], 504: ['PRJ-BEHIND'] } as const;

/** And one about what not every role reads. */
export const READ_BY_ROLE = { ...WAITED, 403: [] } as const;

/** And one that converts amounts and has to have a rate for each. */
export const RATED = { ...READ_BY_ROLE, 422: ['FIN-RATE-MISSING'] } as const;

export const now = (): string => new Date().toISOString();

/** The date of today, UTC; only what a query does not say is filled in with it. */
export const today = (): string => now().slice(0, 10);

/** Waits for the event named by `after`, if one is. @throws Problem 400, 504. */
export const settled = async ({ runtime, consumer, listening }: Views, { after }: Query): Promise<void> => {
  if (after === undefined || after === '') return;
  await waitFor({ pool: runtime.pool, consumer, listening }, placeOf(after));
};

/** Zero while nothing waits in the topics, otherwise the age of the newest event that is in the views. */
export const lagMs = ({ lag }: Views, recordedAt: string | null): number => {
  const topics = lag.current();
  const waiting = topics === null || topics.some(({ lag: behind }) => behind > 0);
  return waiting && recordedAt !== null ? Math.max(0, Date.now() - Date.parse(recordedAt)) : 0;
};
