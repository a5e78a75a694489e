/** What a purchase order remembers: its lines, what came in of each, and how far its approval is. */
import type {
  GoodsReceived,
  GoodsReturned,
  OpenOrderLine,
  PurchaseOrderLine,
  PurchaseOrderPlaced,
} from '@gemba/contracts/events/supply-chain/procurement';
import { addDecimal, compareDecimals, multiplyDecimal, subtractDecimal } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import { multiplyMoney, sumOfMoney } from '@gemba/measures/money';
import { isCounted } from '../facts/quantities.js';

/** `received` is all that came in, `returned` what of it went back. */
export type OrderedLine = PurchaseOrderLine & { readonly received: string; readonly returned: string };

/** A receipt by the number of the supplier's delivery note. */
export type NotedReceipt = {
  readonly note: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity: string;
};

export type PurchaseOrder = {
  readonly status: 'none' | 'waiting' | 'approved' | 'closed' | 'cancelled';
  readonly placed: PurchaseOrderPlaced | null;
  readonly placedAt: string;
  /** Roles that were asked to approve it, the one that is asked now last. */
  readonly asked: readonly string[];
  /** By when the last one has to answer; empty where nobody was told. */
  readonly answerBy: string;
  readonly lines: readonly OrderedLine[];
  /** The date that the supplier promised first. */
  readonly promised: string;
  /** The date it holds to now. */
  readonly confirmed: string;
  /** Another date that the supplier was asked for and has not answered; empty while there is none. */
  readonly wanted: string;
  /** Receipts that a warehouse reported, so that a report counts once. */
  readonly reports: readonly string[];
  /** Receipts that name a delivery note, so that a note counts once. */
  readonly notes: readonly NotedReceipt[];
  /** Movements of stock that were counted as returned. */
  readonly returns: readonly string[];
};

export const NO_ORDER: PurchaseOrder = {
  status: 'none',
  placed: null,
  placedAt: '',
  asked: [],
  answerBy: '',
  lines: [],
  promised: '',
  confirmed: '',
  wanted: '',
  reports: [],
  notes: [],
  returns: [],
};

/** More than ordered is taken in up to this share of the ordered quantity. */
const RECEIPT_TOLERANCE = '0.10';

/** Who asked for it: nobody approves what they placed, awarded or raised the requisition for. */
export const askersOf = (placed: PurchaseOrderPlaced | null): readonly string[] =>
  [placed?.placedBy, placed?.raisedBy, ...(placed?.askers ?? []).map(({ id }) => id)].filter(
    (id) => id !== undefined,
  );

/** Whoever is asked next stands behind those that were asked before. */
export const withAsked = (
  order: PurchaseOrder,
  { role, answerBy = '' }: { readonly role: string; readonly answerBy?: string },
): PurchaseOrder => ({ ...order, asked: [...order.asked, role], answerBy });

type Priced = { readonly quantity: { readonly value: string }; readonly price: Money };

/** Σ quantity × price, each line rounded; null when the lines are in more than one currency. */
export const orderTotal = (lines: readonly Priced[]): Money | null => {
  const currencies = new Set(lines.map(({ price }) => price.currency));
  const [currency] = currencies;
  if (currency === undefined || currencies.size > 1) return null;
  return sumOfMoney(
    lines.map(({ quantity, price }) => multiplyMoney(price, quantity.value)),
    currency,
  );
};

/** The most that may be received of a line in all. */
export const mostOf = ({ quantity: { value, unit } }: OrderedLine): string => {
  const most = multiplyDecimal(value, addDecimal('1', RECEIPT_TOLERANCE));
  // An upper limit of something counted is the last whole number below it.
  return isCounted(unit) ? (most.split('.')[0] ?? most) : most;
};

/** What came in and stayed. */
export const keptOf = ({ received, returned }: OrderedLine): string => subtractDecimal(received, returned);

const missing = (line: OrderedLine): string => subtractDecimal(line.quantity.value, keptOf(line));

/** The line that a receipt of an item belongs to: the one named, else the first that waits for it. */
export const lineFor = (
  order: PurchaseOrder,
  { item, line }: { readonly item: string; readonly line?: string },
): OrderedLine | undefined => {
  const ours = order.lines.filter((each) => each.item === item && (line === undefined || each.line === line));
  return ours.find((each) => compareDecimals(missing(each), '0') > 0) ?? ours[0];
};

/** What was ordered and has not come. */
export const stillOpen = (order: PurchaseOrder): OpenOrderLine[] =>
  order.lines
    .filter((line) => compareDecimals(missing(line), '0') > 0)
    .map((line) => ({
      line: line.line,
      item: line.item,
      quantity: { value: missing(line), unit: line.quantity.unit },
    }));

/** A report of a warehouse, by its event and what it says came in. */
export const reportOf = ({
  epcisEvent,
  item,
  lot,
}: {
  epcisEvent: string;
  item: string;
  lot: string;
}): string => `${epcisEvent} ${item} ${lot}`;

/** The receipt of the same goods of an item by the same delivery note, if there was one. */
export const notedReceipt = (
  { notes }: PurchaseOrder,
  { deliveryNote, item, lot }: { deliveryNote?: string; item: string; lot: string },
): NotedReceipt | undefined =>
  notes.find((each) => each.note === deliveryNote && each.item === item && each.lot === lot);

export const withReceipt = (order: PurchaseOrder, receipt: GoodsReceived): PurchaseOrder => {
  const { line, quantity, epcisEvent, deliveryNote: note, item, lot } = receipt;
  const reported = epcisEvent === undefined ? [] : [reportOf({ epcisEvent, item, lot })];
  return {
    ...order,
    reports: [...order.reports, ...reported],
    notes: note === undefined ? order.notes : [...order.notes, { note, item, lot, quantity: quantity.value }],
    lines: order.lines.map((each) =>
      each.line === line ? { ...each, received: addDecimal(each.received, quantity.value) } : each,
    ),
  };
};

export const withReturn = (
  order: PurchaseOrder,
  { line, quantity, movement }: GoodsReturned,
): PurchaseOrder => ({
  ...order,
  returns: [...order.returns, movement],
  lines: order.lines.map((each) =>
    each.line === line ? { ...each, returned: addDecimal(each.returned, quantity.value) } : each,
  ),
});
