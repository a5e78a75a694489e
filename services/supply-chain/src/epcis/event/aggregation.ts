/** What stands inside what, as warehouses report it: each thing is in one parent at a time. */
import type { EpcisAggregation, EpcisChildQuantity } from '@gemba/contracts/events/supply-chain/epcis';
import { epcisEventEvents } from '@gemba/contracts/events/supply-chain/epcis';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import {
  addDecimal,
  canonicalDecimal,
  compareDecimals,
  isDecimal,
  negateDecimal,
} from '@gemba/measures/decimal';
import { QUANTITY_DECIMALS } from '@gemba/measures/quantity';
import { isUnit } from '@gemba/measures/units';
import { table } from '@gemba/read-model/table';
import type { EpcisEvent } from '../document/check.js';
import { canonicalValue } from '../hash/values.js';

/** Decimals by `<unit> <epc>`. */
export type Amounts = Readonly<Record<string, string>>;

/** Where a thing stands, and what stands in it. */
export type ThingRow = {
  readonly parent?: string;
  readonly children?: readonly string[];
  /** What stands in it by class, as in a lot of an item. */
  readonly quantities?: Amounts;
  /** Of a class: how much of it stands in which things. */
  readonly inside?: Amounts;
  /** Where something was packed into it or taken out of it last, and when. */
  readonly sites?: readonly string[];
  readonly at?: string;
};

/** An amount of a class with its unit, as it is kept in a row. */
export const amountsIn = (amounts: Amounts = {}): readonly EpcisChildQuantity[] =>
  Object.entries(amounts).map(([key, value]) => {
    const cut = key.indexOf(' ');
    return { epc: key.slice(cut + 1), quantity: { value, unit: key.slice(0, cut) } };
  });

const epcOf = (value: unknown): string => canonicalValue(String(value));

const listed = (event: EpcisEvent): string[] =>
  Array.isArray(event.childEPCs) ? [...new Set(event.childEPCs.map(epcOf))] : [];

/** The quantities of classes that a report names; what it names without a known one is left out. */
const amounted = ({ childQuantityList: list }: EpcisEvent): readonly EpcisChildQuantity[] =>
  (Array.isArray(list) ? list : []).flatMap((each): readonly EpcisChildQuantity[] => {
    const { epcClass, quantity, uom: unit = 'C62' } = each as Readonly<Record<string, unknown>>;
    const value = String(quantity);
    if (typeof unit !== 'string' || !isUnit(unit) || !isDecimal(value, QUANTITY_DECIMALS)) return [];
    const said = { value: canonicalDecimal(value), unit };
    return compareDecimals(said.value, '0') > 0 ? [{ epc: epcOf(epcClass), quantity: said }] : [];
  });

const parentOf = (event: EpcisEvent): string | null =>
  event.type === 'AggregationEvent' && typeof event.parentID === 'string' ? epcOf(event.parentID) : null;

/** The things whose places an event is about, in canonical form. */
export const namedIn = (event: EpcisEvent): string[] => {
  const parent = parentOf(event);
  return parent === null ? [] : [parent, ...listed(event)];
};

type Places = (epc: string) => ThingRow | undefined;

/**
 * The change that an aggregation event makes, or that a declared error takes back; null when it makes none.
 * Unpacking without a list of children is of all of them (EPCIS 2.0, 7.4.3).
 */
export const aggregationIn = (event: EpcisEvent, place: Places): EpcisAggregation | null => {
  const parent = parentOf(event);
  if (parent === null || (event.action !== 'ADD' && event.action !== 'DELETE')) return null;
  const isPacked = (event.action === 'ADD') !== 'errorDeclaration' in event;
  const said = { epcs: listed(event), quantities: amounted(event) };
  const { epcs, quantities } = isPacked ? said : standingIn(place(parent), event, said);
  if (epcs.length === 0 && quantities.length === 0) return null;
  return {
    ...{ change: isPacked ? 'packed' : 'unpacked', parent, children: epcs.map((epc) => ({ epc })) },
    ...(quantities.length === 0 ? {} : { quantities: [...quantities] }),
  };
};

type Named = { readonly epcs: readonly string[]; readonly quantities: readonly EpcisChildQuantity[] };

const isNamed = (list: unknown): boolean => Array.isArray(list) && list.length > 0;

/** What of all that is named stands in the parent; no more is taken out than is in it. */
const standingIn = (
  { children = [], quantities = {} }: ThingRow = {},
  { childEPCs, childQuantityList }: EpcisEvent,
  named: Named,
): Named => {
  if (!isNamed(childEPCs) && !isNamed(childQuantityList))
    return { epcs: children, quantities: amountsIn(quantities) };
  return {
    epcs: named.epcs.filter((epc) => children.includes(epc)),
    quantities: named.quantities.flatMap(({ epc, quantity: { value, unit } }) => {
      const there = quantities[`${unit} ${epc}`];
      if (there === undefined) return [];
      return [{ epc, quantity: { value: compareDecimals(value, there) > 0 ? there : value, unit } }];
    }),
  };
};

/** Why a thing cannot be packed: it stands in another parent, or would stand in itself. */
export const aggregationRefused = (
  { change, parent, children }: EpcisAggregation,
  place: Places,
): Rejection | null => {
  if (change === 'unpacked') return null;
  const elsewhere = children.find(({ epc }) => (place(epc)?.parent ?? parent) !== parent);
  if (elsewhere) {
    const where = place(elsewhere.epc)?.parent ?? '';
    return reject(
      'SCM-EPCIS-AGGREGATION',
      `${elsewhere.epc} stands in ${where}; report first that it was taken out of there.`,
    );
  }
  const circle = children.some(({ epc }) => epc === parent || epc === place(parent)?.parent);
  return circle
    ? reject('SCM-EPCIS-AGGREGATION', `${parent} would stand in itself; report what stands in what.`)
    : null;
};

const isEmpty = (amounts: object | undefined): boolean => Object.keys(amounts ?? {}).length === 0;

const kept = (row: ThingRow): ThingRow | null =>
  row.parent === undefined &&
  (row.children ?? []).length === 0 &&
  isEmpty(row.quantities) &&
  isEmpty(row.inside)
    ? null
    : row;

const withAmount = (amounts: Amounts = {}, key: string, value: string): Amounts => {
  const { [key]: before = '0', ...others } = amounts;
  const after = addDecimal(before, value);
  return compareDecimals(after, '0') > 0 ? { ...others, [key]: after } : others;
};

const signed = ({ change }: EpcisAggregation, value: string): string =>
  change === 'packed' ? value : negateDecimal(value);

/** The parent after the change. */
const opened = (row: ThingRow, change: EpcisAggregation): ThingRow => {
  const epcs = change.children.map(({ epc }) => epc);
  const others = (row.children ?? []).filter((epc) => !epcs.includes(epc));
  const children = change.change === 'packed' ? [...others, ...epcs].toSorted() : others;
  const amounts = (change.quantities ?? []).reduce<Amounts>(
    (sums, { epc, quantity }) => withAmount(sums, `${quantity.unit} ${epc}`, signed(change, quantity.value)),
    row.quantities ?? {},
  );
  const { quantities: _, ...rest } = row;
  return { ...rest, children, ...(isEmpty(amounts) ? {} : { quantities: amounts }) };
};

/** A class of which so much stands in the parent now. */
const spread = (row: ThingRow, key: string, change: EpcisAggregation): ThingRow => {
  const own = (change.quantities ?? []).filter(({ epc }) => epc === key);
  const inside = own.reduce<Amounts>(
    (sums, { quantity: { value, unit } }) =>
      withAmount(sums, `${unit} ${change.parent}`, signed(change, value)),
    row.inside ?? {},
  );
  return { ...row, inside };
};

const changed = (row: ThingRow = {}, key: string, change: EpcisAggregation): ThingRow | null => {
  if (key === change.parent) return kept(opened(row, change));
  if (!change.children.some(({ epc }) => epc === key)) return kept(spread(row, key, change));
  if (change.change === 'packed') return { children: [], ...row, parent: change.parent };
  const { parent: _, ...rest } = row;
  return kept({ children: [], ...rest });
};

/** The keys of all rows that a change is about. */
const touched = ({ parent, children, quantities = [] }: EpcisAggregation): readonly string[] => [
  ...new Set([parent, ...children.map(({ epc }) => epc), ...quantities.map(({ epc }) => epc)]),
];

/** A register: two reports at one moment do not put one thing into two parents. */
export const placesOfThings = table('place-of-thing', {
  events: epcisEventEvents,
  row: {},
  on: {
    EpcisEventCaptured: {
      key: ({ data: { aggregation } }) => (aggregation ? touched(aggregation) : null),
      becomes: (row, { data: { aggregation, sites, eventTime: at } }, key) => {
        const after = aggregation ? changed(row, key, aggregation) : (row ?? null);
        const isParent = key === aggregation?.parent;
        return after && isParent ? { ...after, at, ...(sites ? { sites } : {}) } : after;
      },
    },
  },
});
