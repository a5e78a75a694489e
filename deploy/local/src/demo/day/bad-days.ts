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

/** Whether it is the day of a site, one of so many, on which something comes round. */
export const isTurn = ({ site, date }: Stage, cycle: number, place: number): boolean =>
  (Math.trunc(Date.parse(date) / DAY_MS) + sites.indexOf(site) * BETWEEN_SITES) % cycle === place;

export const isBadDay = (stage: Stage, trouble: keyof typeof PLACE): boolean =>
  stage.isPast && isTurn(stage, CYCLE_DAYS, PLACE[trouble]);
