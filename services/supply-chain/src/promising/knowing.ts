/** What is asked for to promise lines: the supply of their items, and the orders that it names. */
import type { SalesOrderLine } from '@gemba/contracts/events/supply-chain/sales';
import type { Known, Need } from '@gemba/decider/needs';
import { chained, registered, rows, stateOf } from '@gemba/decider/needs';
import type { WorkCalendar } from '@gemba/measures/calendar';
import { addDecimal } from '@gemba/measures/decimal';
import { demandOf } from '../orders/order-lines.js';
import { present, entry } from '../facts/facts.js';
import { stillOpen } from '../purchasing/order-state.js';
import type { PurchaseOrder } from '../purchasing/order-state.js';
import { NO_ORDER } from '../purchasing/order-state.js';
import { calendarAt, itemsOf } from '../tables/known.js';
import { leadTimeTable } from '../tables/lead-times.js';
import type { ItemRow } from '../tables/rows.js';
import type { Promisable } from './promisable.js';
import { promisable, supplyKey, withPromise } from './promisable.js';
import type { Promised, Supply } from './promise.js';
import { promiseOf } from './promise.js';
import type { Receipt } from './sources.js';
import { PURCHASED } from './sources.js';

const PURCHASE_ORDER = { name: 'purchase-order', initial: NO_ORDER };

type Rows<P extends string, T> = Readonly<Record<`${P} ${string}`, T>>;

const named = <P extends string, T>(prefix: P, ids: readonly string[], of: (id: string) => T): Rows<P, T> =>
  Object.fromEntries(ids.map((id) => [`${prefix} ${id}`, of(id)])) as Rows<P, T>;

const ordersIn = (known: Rows<'supply', Promisable | undefined>, items: readonly string[]) =>
  items.flatMap((item) =>
    Object.keys(known[`supply ${item}`]?.receipts ?? {}).map((source) => source.slice(PURCHASED.length)),
  );

type Items = {
  readonly items: Readonly<Record<string, ItemRow>>;
  readonly calendar?: WorkCalendar | undefined;
};

/** All that a promise of these items at a site looks at, as it is when it is recorded. */
export const supplyAt = (site: string, lines: readonly { readonly item: string }[]) => {
  const items = [...new Set(lines.map(({ item }) => item))];
  const first = {
    ...named('supply', items, (item) => registered(promisable, supplyKey(site, item))),
    items: itemsOf(lines),
    calendar: calendarAt(site),
    leadTimes: rows(
      leadTimeTable,
      items.map((item) => supplyKey(site, item)),
    ),
  };
  return chained(first, (known) =>
    named('order', ordersIn(known as never, items), (id): Need<PurchaseOrder | undefined> =>
      stateOf(PURCHASE_ORDER, id),
    ),
  );
};

export type SupplyKnown = Rows<'supply', Promisable | undefined> &
  Rows<'order', PurchaseOrder | undefined> &
  Items & { readonly leadTimes: Readonly<Record<string, { readonly leadTime: string }>> };

/** What of an approved order is open of an item, on the day that the supplier holds to. */
const receiptOf = (id: string, item: string, order: PurchaseOrder | undefined): readonly Receipt[] => {
  if (order?.status !== 'approved') return [];
  const open = stillOpen(order).filter((line) => line.item === item);
  if (open.length === 0) return [];
  const sum = open.map(({ quantity }) => quantity.value).reduce(addDecimal);
  return [{ source: `${PURCHASED}${id}`, open: sum, date: order.confirmed }];
};

const supplyOf = (item: string, { site, known }: At): Supply => {
  const row = known[`supply ${item}`];
  const ids = ordersIn({ [`supply ${item}`]: row }, [item]);
  const kind = entry(known.items, item)?.kind;
  const { leadTime } = entry(known.leadTimes, supplyKey(site, item)) ?? {};
  return {
    row,
    receipts: ids.flatMap((id) => receiptOf(id, item, known[`order ${id}`])),
    ...present({ leadTime: kind === 'buy' ? leadTime : undefined }),
  };
};

type At = {
  readonly site: string;
  readonly order: string;
  readonly today: string;
  readonly known: SupplyKnown;
  readonly terms: { readonly partialDeliveries?: boolean; readonly remainingShelfLife?: string };
};

type Line = Pick<SalesOrderLine, 'line' | 'item' | 'quantity' | 'requested'>;

/** The promises of lines of one order, the first line first; absent where nothing says when. */
export const promisesOf = (lines: readonly Line[], at: At): ReadonlyMap<string, Promised> => {
  const supplies = new Map<string, Supply>();
  const promises = new Map<string, Promised>();
  for (const { line, item, quantity, requested } of lines) {
    const supply = supplies.get(item) ?? supplyOf(item, at);
    const wish = { quantity, requested, today: at.today, calendar: at.known.calendar, ...at.terms };
    const promised = promiseOf(wish, supply);
    if (promised === null) continue;
    promises.set(line, promised);
    const row = withPromise(supply.row, demandOf(at.order, line), promised.parts);
    supplies.set(item, { ...supply, row });
  }
  return promises;
};
