/**
 * Bad days come whatever chance says: of nine one breaks a machine, one spoils a lot, one keeps somebody
 * away.
 */
import type { Stage } from '../world/stage.js';
import { isTurn } from '../world/turn.js';

const CYCLE_DAYS = 9;
const PLACE = { machine: 1, lot: 4, absence: 6 } as const;
export const isBadDay = (stage: Stage, trouble: keyof typeof PLACE): boolean =>
  stage.isPast && isTurn(stage, CYCLE_DAYS, PLACE[trouble]);
