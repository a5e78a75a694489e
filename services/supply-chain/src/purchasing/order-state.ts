/** What a purchase order remembers: its lines, what came in of each, and how far its approval is. */
import type {
  GoodsReceived,
  GoodsReturned,
  OpenOrderLine,
  PurchaseOrderLine,
  PurchaseOrderLineClosed,
  PurchaseOrderPlaced,
} from '@gemba/contracts/events/supply-chain/procurement';
import { addDecimal, compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import { multiplyMoney, sumOfMoney } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import type { Tolerance } from './tolerance.js';
import { mostOf } from './tolerance.js';

/** `received` is all that came in, `returned` what of it went back. */
export type OrderedLine = PurchaseOrderLine & {
  readonly received: string;
  readonly returned: string;
  /** What had come and stayed when nothing more was waited for. */
  readonly closedWith?: string;
};

/** A receipt of a line by the number of the supplier's delivery note. */
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
  /** Why what is open may not come; empty while nothing speaks against it. */
  readonly atRisk: string;
  /** Lines that were complete once: what replaces returned goods completes none again. */
  readonly completed: readonly string[];
  /** Inspections whose rejection was counted. */
  readonly rejections: readonly string[];
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
  atRisk: '',
  completed: [],
  rejections: [],
  returns: [],
};

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

/** What came in and stayed. */
export const keptOf = ({ received, returned }: OrderedLine): string => subtractDecimal(received, returned);

/** What is waited for in all: of a line that is closed, what it had by then. */
const wantedOf = ({ quantity, closedWith }: OrderedLine): string => closedWith ?? quantity.value;

export const missingOf = (line: OrderedLine): string => subtractDecimal(wantedOf(line), keptOf(line));

const isWaiting = (line: OrderedLine): boolean => compareDecimals(missingOf(line), '0') > 0;

/** The most that may be received of a line in all: what went back of a closed one may come again. */
export const mostReceived = ({ quantity, closedWith }: OrderedLine, tolerance: Tolerance): string =>
  closedWith ?? mostOf(quantity, tolerance);

/** So much of a receipt for a line. */
export type Share = { readonly line: OrderedLine; readonly quantity: Quantity };

/**
 * The lines that a receipt of an item belongs to: the one named, else those that wait for it, the earliest
 * first, each with what it waits for; the last of them has what is left.
 */
export const sharesOf = (
  order: PurchaseOrder,
  { item, line }: { readonly item: string; readonly line?: string },
  { value, unit }: Quantity,
): readonly Share[] => {
  const ours = order.lines.filter((each) => each.item === item && (line === undefined || each.line === line));
  const waiting = ours.filter(isWaiting);
  const lines = waiting.length === 0 ? ours.slice(0, 1) : waiting;
  let rest = value;
  return lines.flatMap((each, at): Share[] => {
    const open = missingOf(each);
    const isLast = at === lines.length - 1 || compareDecimals(rest, open) <= 0;
    const part = isLast ? rest : open;
    rest = subtractDecimal(rest, part);
    return compareDecimals(part, '0') > 0 ? [{ line: each, quantity: { value: part, unit } }] : [];
  });
};

/** What was ordered and has not come. */
export const stillOpen = (order: PurchaseOrder): OpenOrderLine[] =>
  order.lines.filter(isWaiting).map((line) => ({
    line: line.line,
    item: line.item,
    quantity: { value: missingOf(line), unit: line.quantity.unit },
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

/** What came of the same goods by the same delivery note, over all lines; undefined where nothing did. */
export const notedReceipt = (
  { notes }: PurchaseOrder,
  { deliveryNote, item, lot }: { deliveryNote?: string; item: string; lot: string },
): string | undefined => {
  const own = notes.filter((each) => each.note === deliveryNote && each.item === item && each.lot === lot);
  return own.length === 0 ? undefined : own.map(({ quantity }) => quantity).reduce(addDecimal);
};

export const withReceipt = (order: PurchaseOrder, receipt: GoodsReceived): PurchaseOrder => {
  const { line, quantity, epcisEvent, deliveryNote: note, item, lot } = receipt;
  const reported = epcisEvent === undefined ? [] : [reportOf({ epcisEvent, item, lot })];
  return {
    ...order,
    reports: [...order.reports, ...reported],
    completed: receipt.complete === true ? [...order.completed, line] : order.completed,
    notes: note === undefined ? order.notes : [...order.notes, { note, item, lot, quantity: quantity.value }],
    lines: order.lines.map((each) =>
      each.line === line ? { ...each, received: addDecimal(each.received, quantity.value) } : each,
    ),
  };
};

export const withClosedLine = (order: PurchaseOrder, closed: PurchaseOrderLineClosed): PurchaseOrder => ({
  ...order,
  lines: order.lines.map((each) =>
    each.line === closed.line ? { ...each, closedWith: keptOf(each) } : each,
  ),
});

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
