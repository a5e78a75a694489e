/** What a sales order remembers of its lines: the first promise, what is ready, shipped and delivered. */
import type { BackOrders } from '@gemba/contracts/events/supply-chain/back-orders';
import type {
  PromisePart,
  SalesOrderLine,
  SalesOrderPlaced,
  ShipmentLine,
} from '@gemba/contracts/events/supply-chain/sales';
import { addDecimal, compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { minus, plus } from '@gemba/measures/quantity';

/** What a shipment is to bring of a line, out of one lot. */
export type Allotment = {
  readonly shipment: string;
  readonly lot: string;
  readonly quantity: Quantity;
  /** It waits on its shelf until somebody picks it. */
  readonly toPick?: boolean;
};

/** What broke a promise; `told` is the day that the customer was told last, empty before. */
export type Broken = { readonly because: string; readonly cause: string; readonly told: string };

export type OrderedLine = SalesOrderLine & {
  readonly promised: string | null;
  /** What it is promised out of; empty where that is not known source by source. */
  readonly parts: readonly PromisePart[];
  /** The day by which it comes by now; null before a promise, and while nobody knows any more. */
  readonly expected: string | null;
  /** Why it does not come by the day that was promised; null while it does. */
  readonly broken: Broken | null;
  readonly requestedFromProduction: boolean;
  /** It waits for goods that are bought; without a promise while nobody knows when they come. */
  readonly requestedFromPurchase: boolean;
  readonly ready: boolean;
  /** Until it is shipped or given back. */
  readonly allotted: readonly Allotment[];
  readonly shipped: string;
  /** What was left of it when it was not wanted any more. */
  readonly restCancelled?: string;
  /** Shipments that were counted, so that each counts once. */
  readonly shipments: readonly string[];
  readonly deliveries: readonly string[];
  /** Not wanted any more, while the order is. */
  readonly cancelled: boolean;
};

export type SalesOrder = {
  readonly status: 'none' | 'placed' | 'cancelled';
  readonly site: string;
  readonly customer: string;
  readonly placedOn: string;
  readonly backOrders: BackOrders;
  readonly lines: readonly OrderedLine[];
};

export const NO_ORDER: SalesOrder = {
  ...{ status: 'none', site: '', customer: '', placedOn: '', lines: [] },
  backOrders: 'ship-partial',
};

export const lineOf = (order: SalesOrder, line: string): OrderedLine | undefined =>
  order.lines.find((each) => each.line === line && !each.cancelled);

/** What of a line is wanted and has not left yet, as a decimal in the unit of the line. */
export const openOf = ({ quantity, shipped, restCancelled = '0' }: OrderedLine): string =>
  subtractDecimal(subtractDecimal(quantity.value, shipped), restCancelled);

/** What of a line no shipment has been sent with or is to be, as a decimal in the unit of the line. */
export const toShipOf = (line: OrderedLine): string =>
  line.allotted.reduce((open, { quantity }) => subtractDecimal(open, quantity.value), openOf(line));

/** What has to be made: all that is open of a line of which nobody knows out of what it is promised. */
export const toMakeOf = (line: OrderedLine): Quantity =>
  line.parts
    .filter(({ kind }) => kind === 'stock' || kind === 'receipt')
    .reduce((left, part) => minus(left, part.quantity), { ...line.quantity, value: openOf(line) });

const isOf =
  ({ shipment, lot }: Pick<Allotment, 'shipment' | 'lot'>) =>
  (each: Allotment): boolean =>
    each.shipment === shipment && each.lot === lot;

export const allotmentOf = (line: OrderedLine, of: Pick<Allotment, 'shipment' | 'lot'>) =>
  line.allotted.find(isOf(of));

export const allottedMore = ({ allotted }: OrderedLine, more: Allotment): Partial<OrderedLine> => ({
  allotted: [...allotted, more],
});

export const allottedLess = (
  { allotted }: OrderedLine,
  of: Pick<Allotment, 'shipment' | 'lot'>,
): Partial<OrderedLine> => ({ allotted: allotted.filter((each) => !isOf(of)(each)) });

/** Shipments that take what was set aside for them by themselves, and have not left. */
export const shipmentsUnderWay = (order: SalesOrder): readonly string[] => [
  ...new Set(
    order.lines.flatMap(({ allotted }) =>
      allotted.filter(({ toPick }) => toPick !== true).map(({ shipment }) => shipment),
    ),
  ),
];

/** What of a line a shipment is to bring, as a decimal in the unit of the line. */
export const allottedTo = ({ allotted }: OrderedLine, shipment: string): string =>
  allotted
    .filter((each) => each.shipment === shipment)
    .reduce((sum, { quantity }) => addDecimal(sum, quantity.value), '0');

export const hasShipped = (order: SalesOrder): boolean =>
  order.lines.some(({ shipped }) => compareDecimals(shipped, '0') > 0);

/** By when the lines that were promised were promised. */
export const promisesOf = ({ lines }: Pick<SalesOrder, 'lines'>) =>
  lines.flatMap(({ line, promised }) => (promised === null ? [] : [{ line, date: promised }]));

/** The lines as the customer ordered them. */
export const asOrdered = ({ lines }: Pick<SalesOrder, 'lines'>): SalesOrderLine[] =>
  lines.map(({ line, item, quantity, price, requested }) => ({
    line,
    item,
    quantity,
    price,
    requested,
  }));

/** Of the order, what is still wanted. */
export const stillWanted = ({ lines }: SalesOrder): Pick<SalesOrder, 'lines'> => ({
  lines: lines.filter(({ cancelled }) => !cancelled),
});

/** Without a line that is not wanted any more; without the last of them it is cancelled. */
export const withoutLine = (order: SalesOrder, line: string): SalesOrder => {
  const after = withLine(order, line, () => ({ cancelled: true }));
  return after.lines.every(({ cancelled }) => cancelled) ? { ...after, status: 'cancelled' } : after;
};

/** How stock names the demand of a line. */
export const demandOf = (salesOrder: string, line: string): string => `sales-order/${salesOrder}/${line}`;

/** The sales order and line that a demand names; null when it is a demand of something else. */
export const orderOfDemand = (demand: string | undefined): { salesOrder: string; line: string } | null => {
  const [kind, salesOrder, line, ...more] = (demand ?? '').split('/');
  if (kind !== 'sales-order' || !salesOrder || !line || more.length > 0) return null;
  return { salesOrder, line };
};

export const newOrder = (
  { site, customer, lines, placedOn, backOrders = 'ship-partial' }: SalesOrderPlaced,
  at: string,
): SalesOrder => ({
  status: 'placed',
  backOrders,
  site,
  customer,
  placedOn: placedOn ?? at.slice(0, 10),
  lines: lines.map((line) => ({
    ...line,
    promised: null,
    parts: [],
    expected: null,
    broken: null,
    requestedFromProduction: false,
    requestedFromPurchase: false,
    ready: false,
    allotted: [],
    shipped: '0',
    shipments: [],
    deliveries: [],
    cancelled: false,
  })),
});

/** The order with one line changed. */
export const withLine = (
  order: SalesOrder,
  line: string,
  change: (line: OrderedLine) => Partial<OrderedLine>,
): SalesOrder => ({
  ...order,
  lines: order.lines.map((each) => (each.line === line ? { ...each, ...change(each) } : each)),
});

/** What a line is promised out of once so much has left: the first part leaves first. */
const notTaken = (parts: readonly PromisePart[], value: string): readonly PromisePart[] => {
  let left = value;
  return parts.flatMap((part) => {
    const gone = compareDecimals(part.quantity.value, left) < 0 ? part.quantity.value : left;
    left = subtractDecimal(left, gone);
    const rest = subtractDecimal(part.quantity.value, gone);
    return compareDecimals(rest, '0') > 0 ? [{ ...part, quantity: { ...part.quantity, value: rest } }] : [];
  });
};

export const shippedMore = (line: OrderedLine, value: string, shipment: string): Partial<OrderedLine> => ({
  shipped: addDecimal(line.shipped, value),
  parts: notTaken(line.parts, value),
  allotted: line.allotted.filter((each) => each.shipment !== shipment),
  shipments: [...line.shipments, shipment],
});

type Taken = Pick<ShipmentLine, 'line' | 'item' | 'quantity'>;

/** What one shipment brings of each line; a line may be taken from several lots. */
export const perLine = (taken: readonly Taken[]): readonly Taken[] =>
  [...Map.groupBy(taken, ({ line }) => line).values()].flatMap(([first, ...others]) =>
    first
      ? [{ ...first, quantity: others.reduce((sum, { quantity }) => plus(sum, quantity), first.quantity) }]
      : [],
  );
