/** Lines of orders say how much of an item at which price: both in the unit in which the item is kept. */
import type { Rejection } from '@gemba/decider/decision';
import { isRefused, reject } from '@gemba/decider/decision';
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import type { ItemRow } from '../tables/rows.js';
import { compareDecimals, multiplyDecimal } from '@gemba/measures/decimal';
import { entry } from '../facts/facts.js';
import { inUnitOf, noPrice, priceIn, unknownItem } from '../facts/quantities.js';

type Line = {
  readonly line: string;
  readonly item: string;
  readonly quantity: Quantity;
  readonly price: Money;
};

/** How many lines a refusal names. */
const NAMED = 10;

/** The lines that there are, for who named another one. */
export const linesThere = (lines: readonly { readonly line: string; readonly item: string }[]): string => {
  const named = lines.slice(0, NAMED).map(({ line, item }) => `${line} (${item})`);
  return [...named, ...(lines.length > NAMED ? ['…'] : [])].join(', ');
};

export type Items = Readonly<Record<string, ItemRow>>;

/** What is refused where a line measures something else, how fine prices are, and whether services may be. */
type As = { readonly code: string; readonly price: 'money' | 'price'; readonly services: boolean };

/** Nobody orders a billion of anything, or for a million million: a slip would drive plans. */
const MOST = '1000000000';
const MOST_WORTH = '1000000000000';

const tooMuch = (item: string, quantity: string, price: string): Rejection | null =>
  compareDecimals(quantity, MOST) > 0 || compareDecimals(multiplyDecimal(quantity, price), MOST_WORTH) > 0
    ? reject('SCM-LINE-MOST', `${quantity} of ${item} at ${price} is more than any line has; check both.`)
    : null;

const ownLine = <L extends Line>(
  line: L,
  item: ItemRow | undefined,
  { code, price: kind, services }: As,
): L | Rejection => {
  const { item: id, quantity: said, price: asked } = line;
  if (item === undefined) return unknownItem(id);
  if (item.kind === 'service' && !services)
    return reject('SCM-ITEM-SERVICE', `${id} is a service, of which there is no stock. Order it outside.`);
  const quantity = inUnitOf({ id, unit: item.unit }, said, code);
  if (isRefused(quantity)) return quantity;
  const price = priceIn(asked, [said.unit, item.unit], kind);
  if (!price) return noPrice(id, asked, item.unit);
  return tooMuch(id, quantity.value, price.amount) ?? { ...line, quantity, price };
};

/** The lines in the units of their items; refused by the first that cannot be ordered so. */
export const ownLines = <L extends Line>(
  lines: readonly L[],
  items: Items | undefined,
  as: As,
): readonly L[] | Rejection => {
  const own = lines.map((line) => ownLine(line, entry(items ?? {}, line.item), as));
  return own.find(isRefused) ?? own.filter((line): line is L => !isRefused(line));
};
