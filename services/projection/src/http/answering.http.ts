/**
 * What every answer of the projection needs: the clock, how old it is, and patience for what was just
 * written.
 */
import type { Views } from '../live/views.module.js';
import { placeOf, waitFor } from '../live/waiting.sql.js';
import type { Query } from '../queries/scope.js';

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
