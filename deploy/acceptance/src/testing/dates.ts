/** Dates of a test that runs today: business dates are those of the sites, a few days around now. */

const DAY_MS = 86_400_000;

/** The date so many days from now, in UTC; with one day of distance the zone of a site does not matter. */
export const inDays = (days: number): string => instantInDays(days).slice(0, 10);

const MINUTE_MS = 60_000;

/** Says of a command that it happened so many minutes ago. */
export const ago = (minutes: number) => ({
  headers: { 'gemba-occurred-at': new Date(Date.now() - minutes * MINUTE_MS).toISOString() },
});

export const instantInDays = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();
