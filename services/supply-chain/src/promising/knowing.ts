/** What is asked for to promise lines: stock and orders of their items, and of what goes into them. */
import type { Need } from '@gemba/decider/needs';
import { chained, registered, registeredAll, row, rows, stateOf } from '@gemba/decider/needs';
import type { PurchaseOrder } from '../purchasing/order-state.js';
import { NO_ORDER } from '../purchasing/order-state.js';
import type { WorkCalendar } from '@gemba/measures/calendar';
import type { CapacityRow } from '../tables/capacity.js';
import { capacityTable } from '../tables/capacity.js';
import { calendarAt, itemsOf, ordersCalled } from '../tables/known.js';
import type { LeadTimeRow } from '../tables/lead-times.js';
import { leadTimeTable } from '../tables/lead-times.js';
import type { MadeRow, NeededRow } from '../tables/made.js';
import { madeTable, neededTable } from '../tables/made.js';
import type { BillRow, RoutingRow } from '../tables/making.js';
import { billTable, routingTable } from '../tables/making.js';
import type { ItemRow, ProductionOrderRow } from '../tables/rows.js';
import type { Promisable } from '../orders/promisable.js';
import { promisable, supplyKey } from '../orders/promisable.js';
import type { PromisedWorkRow } from './promised-work.js';
import { promisedWork } from './promised-work.js';
import { PURCHASED } from './sources.js';

const PURCHASE_ORDER = { name: 'purchase-order', initial: NO_ORDER };

type By<T> = Readonly<Record<string, T>>;

type StockKnown = {
  readonly leadTimes: By<LeadTimeRow>;
  readonly made: By<MadeRow>;
  readonly needed: By<NeededRow>;
  /** The production orders that still need some of an item. */
  readonly takers: By<ProductionOrderRow>;
  readonly supply: By<Promisable | undefined>;
  /** Purchase orders that were placed for some of it. */
  readonly orders: By<PurchaseOrder | undefined>;
};

export type SupplyKnown = {
  readonly items: By<ItemRow>;
  readonly calendar: WorkCalendar | undefined;
  readonly bills: By<BillRow>;
  readonly routings: By<RoutingRow>;
  readonly stock: StockKnown;
  /** Absent where nothing is made. */
  readonly capacity?: CapacityRow | undefined;
  readonly work?: PromisedWorkRow | undefined;
};

const ordersOf = (ids: readonly string[]): Need<By<PurchaseOrder | undefined>> =>
  chained(Object.fromEntries(ids.map((id) => [id, stateOf(PURCHASE_ORDER, id)])), () => ({}));

/** The purchase orders that a row names. */
export const purchasesIn = (found: Promisable | undefined): readonly string[] =>
  Object.keys(found?.receipts ?? {}).map((source) => source.slice(PURCHASED.length));

const stockAt = (site: string, items: readonly string[]): Need<StockKnown> => {
  const keys = items.map((item) => supplyKey(site, item));
  const first = {
    supply: registeredAll(promisable, keys),
    leadTimes: rows(leadTimeTable, keys),
    made: rows(madeTable, keys),
    needed: rows(neededTable, keys),
  };
  return chained(first, ({ needed, supply }) => ({
    takers: ordersCalled([...new Set(Object.values(needed).flatMap((of) => Object.keys(of)))]),
    orders: ordersOf([...new Set(Object.values(supply).flatMap(purchasesIn))]),
  }));
};

const componentsIn = (bills: Readonly<Record<string, BillRow>>): readonly string[] =>
  Object.values(bills).flatMap(({ versions }) =>
    versions.flatMap(({ lines }) => lines.map(({ item }) => item)),
  );

/** All that a promise of these items at a site looks at, as it is when the promise is recorded. */
export const supplyAt = (site: string, lines: readonly { readonly item: string }[]): Need<SupplyKnown> => {
  const items = [...new Set(lines.map(({ item }) => item))];
  const first = {
    items: itemsOf(lines),
    calendar: calendarAt(site),
    bills: rows(billTable, items),
    routings: rows(routingTable, items),
  };
  return chained(first, ({ bills, routings }) => ({
    stock: stockAt(site, [...new Set([...items, ...componentsIn(bills)])]),
    // What is only bought waits for nobody who promises hours.
    ...(Object.keys(routings).length > 0
      ? { capacity: row(capacityTable, site), work: registered(promisedWork, site) }
      : {}),
  }));
};
