/** What a purchase order remembers: its lines, what came in of each, and how far its approval is. */
import type {
  GoodsReceived,
  OpenOrderLine,
  PurchaseOrderLine,
  PurchaseOrderPlaced,
} from '@gemba/contracts/events/supply-chain/procurement';
import { addDecimal, compareDecimals, multiplyDecimal, subtractDecimal } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import { multiplyMoney, sumOfMoney } from '@gemba/measures/money';

export type OrderedLine = PurchaseOrderLine & { readonly received: string };

export type PurchaseOrder = {
  readonly status: 'none' | 'waiting' | 'approved' | 'closed' | 'cancelled';
  readonly placed: PurchaseOrderPlaced | null;
  readonly lines: readonly OrderedLine[];
  /** The date that the supplier promised first. */
  readonly promised: string;
  /** The date it holds to now. */
  readonly confirmed: string;
  /** Receipts that a warehouse reported, so that a report counts once. */
  readonly reports: readonly string[];
};

export const NO_ORDER: PurchaseOrder = {
  status: 'none',
  placed: null,
  lines: [],
  promised: '',
  confirmed: '',
  reports: [],
};

/** More than ordered is taken in up to this share of the ordered quantity. */
const RECEIPT_TOLERANCE = '0.10';

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
export const mostOf = (line: OrderedLine): string =>
  multiplyDecimal(line.quantity.value, addDecimal('1', RECEIPT_TOLERANCE));

const missing = (line: OrderedLine): string => subtractDecimal(line.quantity.value, line.received);

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

export const withReceipt = (order: PurchaseOrder, receipt: GoodsReceived): PurchaseOrder => {
  const { line, quantity, epcisEvent, item, lot } = receipt;
  const reported = epcisEvent === undefined ? [] : [reportOf({ epcisEvent, item, lot })];
  return {
    ...order,
    reports: [...order.reports, ...reported],
    lines: order.lines.map((each) =>
      each.line === line ? { ...each, received: addDecimal(each.received, quantity.value) } : each,
    ),
  };
};
