/** What stands inside what, as warehouses report it: each thing is in one parent at a time. */
import type { EpcisAggregation } from '@gemba/contracts/events/supply-chain/epcis';
import { epcisEventEvents } from '@gemba/contracts/events/supply-chain/epcis';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { table } from '@gemba/read-model/table';
import type { EpcisEvent } from '../document/check.js';
import { canonicalValue } from '../hash/values.js';

/** Where a thing stands, and what stands in it. */
export type ThingRow = { readonly parent?: string; readonly children?: readonly string[] };

const epcOf = (value: unknown): string => canonicalValue(String(value));

const listed = (event: EpcisEvent): string[] =>
  Array.isArray(event.childEPCs) ? [...new Set(event.childEPCs.map(epcOf))] : [];

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
  const named = listed(event);
  const epcs = isPacked ? named : standingIn(parent, named, place);
  if (epcs.length === 0) return null;
  return { change: isPacked ? 'packed' : 'unpacked', parent, children: epcs.map((epc) => ({ epc })) };
};

const standingIn = (parent: string, named: readonly string[], place: Places): readonly string[] => {
  const asked = named.length === 0 ? (place(parent)?.children ?? []) : named;
  return asked.filter((epc) => place(epc)?.parent === parent || named.length === 0);
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

const kept = (row: ThingRow): ThingRow | null =>
  row.parent === undefined && (row.children ?? []).length === 0 ? null : row;

const changed = (row: ThingRow | undefined, key: string, change: EpcisAggregation): ThingRow | null => {
  const epcs = change.children.map(({ epc }) => epc);
  const { parent, children = [] } = row ?? {};
  const others = children.filter((epc) => !epcs.includes(epc));
  if (key === change.parent) {
    const inside = change.change === 'packed' ? [...others, ...epcs].toSorted() : others;
    return kept({ ...(parent === undefined ? {} : { parent }), children: inside });
  }
  return change.change === 'packed' ? { children, parent: change.parent } : kept({ children });
};

/** A register: two reports at one moment do not put one thing into two parents. */
export const placesOfThings = table('place-of-thing', {
  events: epcisEventEvents,
  row: {},
  on: {
    EpcisEventCaptured: {
      key: ({ data: { aggregation } }) =>
        aggregation ? [aggregation.parent, ...aggregation.children.map(({ epc }) => epc)] : null,
      becomes: (row, { data: { aggregation } }, key) =>
        aggregation ? changed(row, key, aggregation) : (row ?? null),
    },
  },
});
