/** When a refused command is tried again: soon after its rule knows something new, else ever less often. */

const SECOND_MS = 1_000;
const FIRST_MS = 30 * SECOND_MS;
const LONGEST_MS = 6 * 3_600 * SECOND_MS;
const LONGEST_BETWEEN_CHANGES_MS = 60 * SECOND_MS;

/** Doubles with every attempt, from half a minute to six hours, in ms. */
export const pauseAfter = (attempts: number): number =>
  Math.min(FIRST_MS * 2 ** Math.min(attempts - 1, 20), LONGEST_MS);

export type Tried = {
  readonly attempts: number;
  /** Milliseconds since the epoch. */
  readonly triedAt: number;
  readonly nextAt: number;
  /** Digest of what the rule knew when it was tried last; null before the second try. */
  readonly knew: string | null;
};

/**
 * Whether to try again now: when it is time, or when what the rule knows has changed; a rule whose knowledge
 * changes all the time is asked once a minute at most.
 */
export const isDue = ({ attempts, triedAt, nextAt, knew }: Tried, knows: string, now: number): boolean => {
  if (now >= nextAt || knew === null) return true;
  const between = Math.min(SECOND_MS * 2 ** Math.min(attempts - 1, 20), LONGEST_BETWEEN_CHANGES_MS);
  return knows !== knew && now - triedAt >= between;
};
