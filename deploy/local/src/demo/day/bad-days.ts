/**
 * Bad days come whatever chance says: of nine one breaks a machine, one spoils a lot, one keeps somebody
 * away.
 */
import { sites } from '../company/sites.js';
import type { Stage } from '../world/stage.js';

const CYCLE_DAYS = 9;
const PLACE = { machine: 1, lot: 4, absence: 6 } as const;
/** So that the sites do not suffer together. */
const BETWEEN_SITES = 2;

const DAY_MS = 86_400_000;

export const isBadDay = ({ site, date, isPast }: Stage, trouble: keyof typeof PLACE): boolean => {
  const day = Math.trunc(Date.parse(date) / DAY_MS) + sites.indexOf(site) * BETWEEN_SITES;
  return isPast && day % CYCLE_DAYS === PLACE[trouble];
};
