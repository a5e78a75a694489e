/**
 * What comes of each operation of an order: mostly good, now and then something scrapped or to be
 * reworked.
 */
import type { Chance } from '../../world/chance.js';

/** `rework` of the good pieces come good only the second time. */
export type Yield = { readonly good: number; readonly scrap: number; readonly rework: number };

/** Of every so many pieces of an order, one may be begun on top. */
const ON_TOP = 20;
const SCRAP_FIRST = 0.14;
const SCRAP_LATER = 0.08;
const REWORK_LATER = 0.06;

/**
 * Yields in the order of the operations. An order for a customer ends with all it was to make: what is lost
 * at the first operation was begun on top.
 */
export const yieldsOf = (
  chance: Chance,
  { quantity, operations, isForStock }: { quantity: number; operations: number; isForStock: boolean },
): readonly Yield[] => {
  const isLost = chance.happens(SCRAP_FIRST) && quantity >= ON_TOP;
  const first: Yield = { good: quantity, scrap: isLost ? 1 : 0, rework: 0 };
  let good = quantity;
  const later = Array.from({ length: operations - 1 }, (): Yield => {
    const scrap = isForStock && chance.happens(SCRAP_LATER) ? 1 : 0;
    const rework = isForStock && scrap === 0 && chance.happens(REWORK_LATER) ? 1 : 0;
    good -= scrap;
    return { good, scrap, rework };
  });
  return [first, ...later];
};
