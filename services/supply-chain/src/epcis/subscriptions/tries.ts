/** When a delivery that failed is tried again, and when it is given up. */
const FIRST_MS = 5_000;
const LONGEST_MS = 3_600_000;
const GIVEN_UP_MS = 2 * 86_400_000;

/** After five seconds, then twice as long each time, up to an hour. */
export const againAfter = (attempts: number, now: Date): Date =>
  new Date(now.getTime() + Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 20)));

/** A receiver that has taken nothing for two days gets nothing more until somebody sees to it. */
export const isGivenUp = (failingSince: Date, now: Date): boolean =>
  now.getTime() - failingSince.getTime() >= GIVEN_UP_MS;
