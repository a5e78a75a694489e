/** What was promised to customers on what an order brings. */
import type { Given } from '@gemba/decider/decider';
import { registeredAll } from '@gemba/decider/needs';
import { entry } from '../facts/facts.js';
import type { Promisable } from '../orders/promisable.js';
import { promisable, promisedFrom, supplyKey } from '../orders/promisable.js';
import type { PurchaseOrder } from './order-state.js';

type Supplied = { readonly supply?: Readonly<Record<string, Promisable | undefined>> };

type Knowing = Pick<Given, 'id'> & { readonly known: Supplied };

/** What is promised of the items of the order. */
export const promisedItems = ({ placed }: PurchaseOrder) => ({
  supply: registeredAll(promisable, [
    ...new Set((placed?.lines ?? []).map(({ item }) => supplyKey(placed?.site ?? '', item))),
  ]),
});

/** Whose promises depend on the order; absent where nobody's. */
export const promises = (given: Knowing) => saidOf(given, Object.values(given.known.supply ?? {}));

/** Whose depend on what it brings of one item. */
export const promisesOn = (given: Knowing, { placed }: PurchaseOrder, { item }: { readonly item: string }) =>
  saidOf(given, [entry(given.known.supply ?? {}, supplyKey(placed?.site ?? '', item))]);

const saidOf = ({ id }: Knowing, rows: readonly (Promisable | undefined)[]) => {
  const found = promisedFrom(rows, `purchase-order/${id}`);
  return found.length > 0 ? { promises: found } : {};
};
