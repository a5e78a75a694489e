/** What comes round on one day of so many, on others at each site. */
import { sites } from '../company/sites.js';
import type { Stage } from './stage.js';

/** So that no two sites have it on one day. */
const BETWEEN_SITES = 2;

const DAY_MS = 86_400_000;

export const isTurn = ({ site, date }: Stage, cycle: number, place: number): boolean =>
  (Math.trunc(Date.parse(date) / DAY_MS) + sites.indexOf(site) * BETWEEN_SITES) % cycle === place;
