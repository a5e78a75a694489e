/** How much of a component goes into an order: its need and a small tolerance, operation by operation. */
import { addDecimal, multiplyDecimal } from './decimal.js';
import type { Quantity } from './quantity.js';
import { isAbove, isBelow, plus } from './quantity.js';
import { limitOf } from './whole.js';

/** More than the bill says is used up in practice; more than this needs another look. */
export const TOLERANCE = '0.05';

/** The quantity and a share more, as an upper limit: of what is counted, whole pieces below it. */
export const withTolerance = ({ value, unit }: Quantity, tolerance: string): Quantity =>
  limitOf(multiplyDecimal(value, addDecimal('1', tolerance)), unit);

/** What an operation of an order needs of an item, and has got; both in the unit of the item. */
export type Component = {
  readonly item: string;
  readonly operation: number;
  readonly quantity: Quantity;
  readonly issued: Quantity;
};

type Wish = { readonly item: string; readonly operation?: number | undefined };

/** The component that takes what is issued next: the first that lacks some, or else the last. */
export const neededBy = <C extends Component>(
  components: readonly C[],
  { item, operation }: Wish,
): C | undefined => {
  const users = components.filter((c) => c.item === item && (operation ?? c.operation) === c.operation);
  return users.find((c) => isBelow(c.issued, c.quantity)) ?? users.at(-1);
};

/** What the component would have got and the most it may get; null where that is no more. */
export const overIssue = (
  { quantity, issued }: Component,
  more: Quantity,
): { readonly actual: Quantity; readonly limit: Quantity } | null => {
  const limit = withTolerance(quantity, TOLERANCE);
  const actual = plus(issued, more);
  return isAbove(actual, limit) ? { actual, limit } : null;
};
