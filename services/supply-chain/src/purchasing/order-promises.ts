/** What was promised to customers on what an order brings. */
import type { Given } from '@gemba/decider/decider';
import { registeredAll } from '@gemba/decider/needs';
import { entry } from '../facts/facts.js';
import type { Promisable } from '../orders/promisable.js';
import { promisable, promisedFrom, supplyKey } from '../orders/promisable.js';
import type { PurchaseOrder } from './order-state.js';

type Supplied = { readonly supply?: Readonly<Record<string, Promisable | undefined>> };

/** What is promised of the items of the order. */
export const promisedItems = ({ placed }: PurchaseOrder) => ({
  supply: registeredAll(promisable, [
    ...new Set((placed?.lines ?? []).map(({ item }) => supplyKey(placed?.site ?? '', item))),
  ]),
});

/** Whose promises depend on the order, or on what it brings of one item; absent where nobody's. */
export const promises = (
  { id, known: { supply = {} } }: Pick<Given, 'id'> & { readonly known: Supplied },
  of?: { readonly site: string; readonly item: string },
) => {
  const rows = of ? [entry(supply, supplyKey(of.site, of.item))] : Object.values(supply);
  const found = promisedFrom(rows, `purchase-order/${id}`);
  return found.length > 0 ? { promises: found } : {};
};
