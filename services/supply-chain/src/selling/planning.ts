/** Out of which lots a shipment brings what it is to bring: those that are named, or what expires first. */
import type { ShipmentLine, ShipmentPlanned, ShipmentWish } from '@gemba/contracts/events/supply-chain/sales';
import type { Rejection } from '@gemba/decider/decision';
import { isRefused, reject } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import { chained, named, registered, stateOf } from '@gemba/decider/needs';
import { compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import { daysOf } from '@gemba/measures/lead-time';
import { plusDays } from '@gemba/measures/period';
import { plus } from '@gemba/measures/quantity';
import { present, saysTheSame } from '../facts/facts.js';
import type { SalesOrder } from '../orders/order-lines.js';
import { demandOf, lineOf } from '../orders/order-lines.js';
import type { OrderPicksRow } from '../orders/order-picks.js';
import { orderPicks } from '../orders/order-picks.js';
import type { Aside, AsideRow } from '../orders/set-aside.js';
import { asideFor, asideKey, setAside } from '../orders/set-aside.js';
import { fefo } from '../stock/fefo.js';
import { stockItem } from '../stock/stock-item.js';
import type { StockItem } from '../stock/stock-state.js';
import { NO_STOCK } from '../stock/stock-state.js';
import { itemsOf } from '../tables/known.js';
import type { Items } from './back-orders.js';
import { notComplete } from './back-orders.js';
import type { Customer } from './customer.js';
import { customer } from './customer.js';
import { salesOrder } from './sales-order.js';
import { cannotShip, notHere, notOpen } from './shipment-limits.js';

/** What is known of the goods: their stock, what of it is set aside, and what the customer takes. */
type Goods = { readonly customer: Customer | undefined } & Readonly<
  Record<`stock ${string}`, StockItem | undefined> & Record<`aside ${string}`, AsideRow | undefined>
>;
type GoodsNeeds = { readonly customer: Need<Customer | undefined> } & Readonly<
  Record<`stock ${string}`, Need<StockItem | undefined>> &
    Record<`aside ${string}`, Need<AsideRow | undefined>>
>;

export type Planning = Goods & {
  readonly order: SalesOrder | undefined;
  readonly items: Items;
  readonly picks: OrderPicksRow | undefined;
};

type Plan = Pick<ShipmentPlanned, 'site' | 'salesOrder'> & { readonly lines: readonly ShipmentWish[] };
type Line = Omit<ShipmentLine, 'lot'> & { readonly lot?: string };

const lineIn = (order: SalesOrder | undefined, { line, item, lot, quantity }: ShipmentWish): Line => ({
  ...{ line, item: item ?? (order && lineOf(order, line)?.item) ?? '', quantity },
  ...present({ lot }),
});

export const goodsNeeds = (site: string, items: readonly string[], buyer: string): GoodsNeeds => ({
  ...(Object.fromEntries(
    [...new Set(items)].flatMap((item) => [
      [`stock ${item}`, stateOf(stockItem, asideKey(site, item))],
      [`aside ${item}`, registered(setAside, asideKey(site, item))],
    ]),
  ) as Omit<GoodsNeeds, 'customer'>),
  customer: stateOf(customer, buyer),
});

export const planningNeeds = ({ site, salesOrder: id, lines }: Plan): Need<Planning> =>
  chained({ order: named(salesOrder, id), picks: registered(orderPicks, id) }, ({ order }) => ({
    ...goodsNeeds(
      site,
      lines.map((wish) => lineIn(order, wish).item).filter((item) => item !== ''),
      order?.customer ?? '',
    ),
    items: itemsOf(order?.lines ?? []),
  }));

/** What is known of an order when a shipment of it leaves. */
export const leavingNeeds = (id: string) =>
  chained({ order: stateOf(salesOrder, id) }, ({ order }) => ({ items: itemsOf(order?.lines ?? []) }));

/** What is looked at of the goods on a day. */
export const knowingOf = (goods: Goods, date: string) => {
  const life = goods.customer?.registered?.remainingShelfLife;
  return {
    date,
    keeps: life === undefined ? date : plusDays(date, daysOf(life)),
    stockOf: (item: string): StockItem | undefined => goods[`stock ${item}`],
    asidesOf: (item: string): readonly Aside[] => goods[`aside ${item}`]?.asides ?? [],
  };
};

type Knowing = ReturnType<typeof knowingOf>;

const tooFew = ({ line, item, quantity }: Line, missing: string): Rejection => {
  const open = subtractDecimal(quantity.value, missing);
  const violated = { rule: 'free to ship', actual: quantity.value, limit: open, unit: quantity.unit };
  const detail = `Of line ${line} only ${open} ${quantity.unit} of ${item} can be shipped now.`;
  return reject('SCM-SHP-FREE', detail, {
    violated,
    hint: 'Plan as many now, and the rest in another shipment.',
  });
};

type For = { readonly shipment: string; readonly salesOrder: string };

/** What is proposed of a line, after what the lines before it get. */
const proposed = (
  line: Line,
  of: For,
  { date, keeps, stockOf, asides }: Omit<Knowing, 'asidesOf'> & { readonly asides: readonly Aside[] },
): readonly ShipmentLine[] | Rejection => {
  const { item, quantity } = line;
  const wish = { quantity: quantity.value, date, keeps, demand: demandOf(of.salesOrder, line.line), asides };
  const { picks, missing } = fefo(stockOf(item) ?? NO_STOCK, wish);
  if (compareDecimals(missing, '0') > 0) return tooFew(line, missing);
  return picks.map(({ lot, quantity: value }) => ({
    ...{ line: line.line, item, lot },
    quantity: { value, unit: quantity.unit },
  }));
};

/** One of each line and lot. */
export const together = (lots: readonly ShipmentLine[]): ShipmentLine[] =>
  [...Map.groupBy(lots, ({ line, lot }) => `${line} ${lot}`).values()].flatMap(([first, ...more]) =>
    first
      ? [{ ...first, quantity: more.reduce((sum, { quantity }) => plus(sum, quantity), first.quantity) }]
      : [],
  );

const isNamed = (line: Line): line is ShipmentLine => line.lot !== undefined;

/** The lots of all lines: those that are named first, so that no other line is proposed them. */
const lotsFor = (lines: readonly Line[], of: For, knowing: Knowing): ShipmentLine[] | Rejection => {
  let lots: readonly ShipmentLine[] = lines.filter(isNamed);
  for (const line of lines) {
    if (isNamed(line)) continue;
    const own = lots.filter(({ item }) => item === line.item).map((each) => asideFor(of, each));
    const more = proposed(line, of, { ...knowing, asides: [...knowing.asidesOf(line.item), ...own] });
    if (isRefused(more)) return more;
    lots = [...lots, ...more];
  }
  return together(lots);
};

type Planned = Pick<ShipmentPlanned, 'lines' | 'wanted'>;

/** What leaves, and what was asked for where that says less. */
export const linesOf = (
  { site, salesOrder: id, lines: wishes }: Plan,
  shipment: string,
  { date, known }: { readonly date: string; readonly known: Planning },
): Planned | Rejection => {
  const { order, picks } = known;
  const elsewhere = notHere(id, order, site);
  if (order === undefined || elsewhere)
    return elsewhere ?? reject('SCM-SHP-ORDER', `There is no order ${id}.`);
  const lines = wishes.map((wish) => lineIn(order, wish));
  const over = lines.find(({ line }) => picks?.ended.includes(line));
  if (over) return reject('SCM-SHP-ORDER', `Line ${over.line} of sales order ${id} is cancelled.`);
  const knowing = knowingOf(known, date);
  const named = lines.filter(isNamed);
  const no =
    notOpen(lines, { id, order }, knowing.asidesOf) ??
    notComplete(order, { shipment, lines }, known.items) ??
    cannotShip(named, knowing);
  if (no) return no;
  if (named.length === lines.length) return { lines: named };
  const lots = lotsFor(lines, { shipment, salesOrder: id }, knowing);
  return isRefused(lots) ? lots : { lines: lots, wanted: [...wishes] };
};

/** Whether a plan is what is asked for once more. */
export const isPlannedSo = (
  plan: ShipmentPlanned,
  { lines, ...command }: Plan & { readonly carrier: string },
  order: SalesOrder | undefined,
): boolean => {
  const { site, salesOrder: id, carrier, wanted, lines: planned } = plan;
  const asked = wanted ?? planned;
  const again = wanted ? lines : lines.map((wish) => lineIn(order, wish));
  return saysTheSame({ site, salesOrder: id, carrier, lines: asked }, { ...command, lines: again });
};
