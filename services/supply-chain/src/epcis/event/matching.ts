/**
 * Compares what an EPCIS event names with what is known here, and says why it moves nothing where it does
 * not.
 */
import type { EpcisLine } from '@gemba/contracts/events/supply-chain/epcis';
import { isId } from '@gemba/contracts/fields';
import { canonicalDecimal, compareDecimals, isDecimal } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { areConvertible, convertUnit, isUnit } from '@gemba/measures/units';
import type { GtinRow, LocationRow } from '../../tables/rows.js';
import type { EpcisEvent } from '../document/check.js';
import { shortName } from '../words/vocabulary.js';
import type { KnownOrders, NamedItem } from './reading.js';
import { epcsIn, classesIn, glnIn, glnsIn, itemsIn, ordersIn, whereOf } from './reading.js';

export type KnownHere = {
  readonly items: Readonly<Record<string, GtinRow>>;
  readonly places: Readonly<Record<string, LocationRow>>;
  readonly orders: KnownOrders;
};

export type Match = {
  readonly lines: readonly EpcisLine[];
  readonly purchaseOrder: string | null;
  /** Why it is unmatched; empty when all is known. */
  readonly because: readonly string[];
};

const PIECES = 'C62';

/** The quantity in the unit of the item; null when it has none, or in a unit that does not convert. */
const quantityOf = ({ value, uom }: NamedItem, unit: string): Quantity | null => {
  const from = uom ?? PIECES;
  if (!isUnit(from) || !areConvertible(from, unit) || !isDecimal(value)) return null;
  const quantity = convertUnit({ value: canonicalDecimal(value), unit: from }, unit);
  return compareDecimals(quantity.value, '0') > 0 ? quantity : null;
};

type Found = { readonly line: EpcisLine } | { readonly because: string };

const lineOf = (named: NamedItem, { items }: KnownHere): Found => {
  const item = items[named.gtin];
  if (!item) return { because: `${named.uri} is no item of ours` };
  const lot = named.lot ?? named.serial;
  if (lot === undefined) return { because: `${named.uri} names no lot` };
  if (!isId(lot)) return { because: `${named.uri} has a lot that cannot be one of ours` };
  const quantity = quantityOf(named, item.unit);
  if (!quantity) return { because: `${named.uri} has no quantity that is known in ${item.unit}` };
  return { line: { item: item.item, lot, quantity } };
};

const placeProblem = (event: EpcisEvent, { places }: KnownHere): string | null => {
  const where = whereOf(event);
  if (where === null) return 'it names no place';
  const gln = glnIn(event);
  return gln !== null && places[gln] ? null : `${where} is no place of ours`;
};

const orderProblem = (event: EpcisEvent, known: string | null): string | null => {
  const [asked] = ordersIn(event);
  return asked !== undefined && known === null ? `${asked} is no purchase order of ours` : null;
};

/** What happens to an order's goods at another site than the one that ordered them moves nothing there. */
const siteProblem = (
  event: EpcisEvent,
  { places, orders }: KnownHere,
  order: string | null,
): string | null => {
  const site = orders[`order ${order ?? ''}`]?.placed?.site;
  if (site === undefined) return null;
  const other = glnsIn(event)
    .flatMap((gln) => places[gln]?.site ?? [])
    .find((each) => each !== site);
  return other === undefined ? null : `order ${order ?? ''} is for ${site}, reported at ${other}`;
};

const otherThings = (event: EpcisEvent, items: readonly NamedItem[]): string | null =>
  items.length === 0 && epcsIn(event).length + classesIn(event).length > 0 ? 'it names no trade items' : null;

/** One line per item and lot: what an event names twice is added up by the order that receives it. */
export const matched = (event: EpcisEvent, known: KnownHere): Match => {
  const items = itemsIn(event);
  const found = items.map((named) => lineOf(named, known));
  const purchaseOrder = ordersIn(event).find((id) => known.orders[`order ${id}`]?.placed) ?? null;
  const declared = 'errorDeclaration' in event ? 'it declares an error in an earlier report' : null;
  const own = event.type.includes(':') ? `${event.type} is a type of its sender` : null;
  const problems = [
    declared,
    own,
    placeProblem(event, known),
    orderProblem(event, purchaseOrder),
    siteProblem(event, known, purchaseOrder),
    otherThings(event, items),
    ...found.map((each) => ('because' in each ? each.because : null)),
  ];
  return {
    lines: found.flatMap((each) => ('line' in each ? [each.line] : [])),
    purchaseOrder,
    because: problems.filter((problem) => problem !== null),
  };
};

/** The short name of a word of CBV; other words as they were sent. */
export const shortWord = (of: 'bizStep' | 'disposition', word: unknown): string | undefined =>
  typeof word === 'string' ? (shortName(of, word) ?? word) : undefined;
