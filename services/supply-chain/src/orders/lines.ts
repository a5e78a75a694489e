/** Lines of orders say how much of an item at which price: both in the unit in which the item is kept. */
import type { Rejection } from '@gemba/decider/decision';
import { isRefused, reject } from '@gemba/decider/decision';
import type { Money } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import type { ItemRow } from '../tables/rows.js';
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

type Ordering = {
  /** How fine a price may be. */
  readonly price: 'money' | 'price';
  /** Of the refusal of a line that measures something else. */
  readonly code: string;
  /** Whether services are ordered so. */
  readonly services: boolean;
};

const ownLine = <L extends Line>(
  line: L,
  item: ItemRow | undefined,
  { code, services, price: kind }: Ordering,
): L | Rejection => {
  const { item: id, quantity: said, price: asked } = line;
  if (item === undefined) return unknownItem(id);
  if (item.kind === 'service' && !services)
    return reject('SCM-ITEM-SERVICE', `${id} is a service, of which there is no stock. Order it outside.`);
  const quantity = inUnitOf({ id, unit: item.unit }, said, code);
  if (isRefused(quantity)) return quantity;
  const price = priceIn(asked, [said.unit, item.unit], kind);
  return price ? { ...line, quantity, price } : noPrice(id, asked, item.unit);
};

/** The lines in the units of their items; refused by the first that cannot be ordered so. */
export const ownLines = <L extends Line>(
  lines: readonly L[],
  items: Items | undefined,
  ordering: Ordering,
): readonly L[] | Rejection => {
  const own = lines.map((line) => ownLine(line, entry(items ?? {}, line.item), ordering));
  return own.find(isRefused) ?? own.filter((line): line is L => !isRefused(line));
};
