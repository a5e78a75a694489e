/** What there is to promise an item out of: its own stock and receipts, and what it can be made of. */
import type { PromisedMaterial } from '@gemba/contracts/events/supply-chain/sales';
import type { SiteFacts } from '@gemba/decider/decider';
import { businessDate, dayBounds } from '@gemba/measures/calendar';
import { addDecimal, divideDecimals, multiplyDecimal, subtractDecimal } from '@gemba/measures/decimal';
import { durationOf } from '@gemba/measures/duration';
import type { Quantity } from '@gemba/measures/quantity';
import { entry, present } from '../facts/facts.js';
import { stillOpen } from '../purchasing/order-state.js';
import type { PurchaseOrder } from '../purchasing/order-state.js';
import { madeBy } from './made-by.js';
import type { MadeRow } from '../tables/made.js';
import { billOn } from '../tables/making.js';
import type { WorkOperation } from '../tables/making.js';
import { roomFor, secondsFor } from './capacity.js';
import { purchasesIn } from './knowing.js';
import type { SupplyKnown } from './knowing.js';
import type { Promisable } from '../orders/promisable.js';
import { NOTHING_PROMISABLE, isSome, supplyKey } from '../orders/promisable.js';
import type { Made, Supply, Wish } from './promise.js';
import { promiseOf } from './promise.js';
import type { PromisedWorkRow } from './promised-work.js';
import type { Receipt } from './sources.js';
import { PURCHASED, besides } from './sources.js';

export type Circumstances = {
  readonly site: SiteFacts;
  readonly at: string;
  readonly today: string;
  readonly known: SupplyKnown;
  /** What lines of the same order are promised before this one. */
  readonly work: PromisedWorkRow | undefined;
  readonly rows: ReadonlyMap<string, Promisable>;
};

const MADE = 'production-order/';
const OVER: readonly string[] = ['completed', 'closed', 'cancelled'];
const RATIO_DECIMALS = 12;

/** What of an approved order is open of an item, on the day that the supplier holds to. */
const boughtIn = (id: string, item: string, order: PurchaseOrder | undefined): readonly Receipt[] => {
  if (order?.status !== 'approved') return [];
  const open = stillOpen(order).filter((line) => line.item === item);
  if (open.length === 0) return [];
  const sum = open.map(({ quantity }) => quantity.value).reduce(addDecimal);
  return [{ source: `${PURCHASED}${id}`, open: sum, date: order.confirmed }];
};

/** What is made for nobody yet. */
const madeIn = (row: MadeRow = {}, { site }: Circumstances): readonly Receipt[] =>
  Object.entries(row).flatMap(([id, { open, due, end, demand }]) => {
    if (demand !== undefined || !isSome(open)) return [];
    const ends = end === undefined ? due : lastDay(end, site);
    return [{ source: `${MADE}${id}`, open, date: ends > due ? ends : due }];
  });

const MINUTE_MS = 60_000;

/** The business day of the last minute before an instant. */
const lastDay = (end: string, { timeZone, dayStart }: SiteFacts): string =>
  businessDate(new Date(Date.parse(end) - MINUTE_MS).toISOString(), { zone: timeZone, dayStart });

/** What open production orders still take of an item, and orders that are to be. */
const takenOf = (item: string, { site, known, work }: Circumstances): Readonly<Record<string, string>> => {
  const { needed, takers } = known.stock;
  const open = Object.entries(entry(needed, supplyKey(site.id, item)) ?? {}).filter(([order]) => {
    const status = entry(takers, order)?.status;
    return status !== undefined && !OVER.includes(status);
  });
  const inOpen = new Set(open.map(([order]) => order));
  const promised = Object.entries(work ?? {})
    .filter(([order]) => !inOpen.has(order) && entry(takers, order) === undefined)
    .map(([order, { materials }]): [string, string] => [
      order,
      materials
        .filter((each) => each.item === item)
        .reduce((sum, each) => addDecimal(sum, each.quantity.value), '0'),
    ]);
  return Object.fromEntries([...open, ...promised].map(([order, value]) => [`${MADE}${order}`, value]));
};

/** Without what it can be made of. */
const ownSupply = (item: string, of: Circumstances): Supply => {
  const { known, site, rows, today } = of;
  const key = supplyKey(site.id, item);
  const found = entry(known.stock.supply, key);
  const row = besides(rows.get(item) ?? found ?? NOTHING_PROMISABLE, takenOf(item, of), today);
  return {
    row,
    receipts: [
      ...purchasesIn(found).flatMap((id) => boughtIn(id, item, entry(known.stock.orders, id))),
      ...madeIn(entry(known.stock.made, key), of),
    ],
    ...present({ leadTime: entry(known.stock.leadTimes, key)?.leadTime }),
  };
};

type Materials = { readonly date: string; readonly materials: readonly PromisedMaterial[] };

/** When all that goes into so much of an item is there; null where nobody knows. */
const materialsFor = (item: string, quantity: string, of: Circumstances): Materials | null => {
  const { known, today } = of;
  const bill = billOn(entry(known.bills, item), today);
  let date = today;
  const materials: PromisedMaterial[] = [];
  for (const { item: component, quantity: per, scrapFraction } of bill?.lines ?? []) {
    const lots = divideDecimals(multiplyDecimal(quantity, per.value), bill?.base ?? '1', RATIO_DECIMALS);
    const value = divideDecimals(lots, subtractDecimal('1', scrapFraction), 6);
    const wish: Wish = {
      ...{ quantity: { value, unit: per.unit } satisfies Quantity, requested: today, today },
      calendar: known.calendar,
    };
    const found = promiseOf(wish, ownSupply(component, of));
    if (!found) return null;
    if (found.date > date) date = found.date;
    for (const { source, quantity: part, date: there } of found.parts)
      materials.push({ item: component, quantity: part, source, date: there });
  }
  return { date, materials };
};

const later = (a: string, b: string): string => (a > b ? a : b);

/** The hours that others were promised and no schedule has yet. */
const claimsBeside = (
  order: string,
  bars: readonly { readonly order: string }[],
  work: NonNullable<Circumstances['work']>,
) => {
  const scheduled = new Set(bars.map((bar) => bar.order));
  return Object.entries(work)
    .filter(([id]) => id !== order && !scheduled.has(id))
    .flatMap(([, claim]) => claim.work);
};

/** The trial of a line on the load of the schedule in force, with its material. */
const madeOf =
  (item: string, order: string, of: Circumstances) =>
  (quantity: string): Made | null => {
    const { known, at, site } = of;
    const operations = entry(known.routings, item)?.operations;
    const found = operations && materialsFor(item, quantity, of);
    if (!operations || !found) return null;
    const { materials } = found;
    const room = roomFrom(found.date, { operations, quantity, order }, of);
    if (room === 'nobody') return null;
    if (typeof room !== 'string') {
      const end = room.at(-1)?.to ?? at;
      return { kind: 'capacity', date: lastDay(end, site), work: room, materials };
    }
    const begins = room === 'no-schedule' ? found.date : later(found.date, scheduledUntil(of));
    return {
      kind: 'calendar',
      date: madeBy(begins, allWork(operations, quantity), known.calendar),
      work: [],
      materials,
    };
  };

/** The last day of the schedule in force; empty without one. */
const scheduledUntil = ({ known, site }: Circumstances): string => {
  const adopted = known.capacity?.adopted;
  return adopted ? lastDay(adopted.until, site) : '';
};

type ToMake = {
  readonly operations: readonly WorkOperation[];
  readonly quantity: string;
  readonly order: string;
};

/** Where there is room for it once its material is there. */
const roomFrom = (date: string, { operations, quantity, order }: ToMake, of: Circumstances) => {
  const { known, at, site, today, work = {} } = of;
  const clock = { zone: site.timeZone, dayStart: site.dayStart };
  const from = date > today ? later(at, dayBounds(date, clock).from) : at;
  const claims = claimsBeside(order, known.capacity?.adopted?.bars ?? [], work);
  return roomFor(known.capacity, { operations, quantity, from, claims });
};

const allWork = (operations: readonly WorkOperation[], quantity: string): string =>
  durationOf(operations.map((each) => secondsFor(each, quantity)).reduce(addDecimal, '0'));

/** What there is for a line of an item; `maker` is the order that would make it. */
export const supplyOf = (item: string, maker: string, of: Circumstances): Supply => {
  const { leadTime, ...own } = ownSupply(item, of);
  const kind = entry(of.known.items, item)?.kind;
  const makes = entry(of.known.routings, item) !== undefined && kind !== undefined && kind !== 'buy';
  return {
    // A service is rendered for whoever ordered it: what is to be rendered for nobody yet is no stock of it.
    ...(kind === 'service' ? { receipts: [] } : own),
    ...(kind === 'buy' || makes ? present({ leadTime }) : {}),
    ...(makes ? { maker: { source: `${MADE}${maker}`, trial: madeOf(item, maker, of) } } : {}),
  };
};
