/** The refusals of buying: from whom, in which currency, how much more than ordered, and which lots. */
import type { PurchaseOrderPlaced } from '@gemba/contracts/events/supply-chain/procurement';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import type { RightAnswer } from '@gemba/decider/needs';
import { withoutRight } from '@gemba/decider/needs';
import type { About } from '@gemba/decider/decider';
import { addDecimal, compareDecimals } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import { addMoney, isZeroMoney, sameMoney } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import type { StockItem } from '../stock/stock-state.js';
import { NO_STOCK, lotOf } from '../stock/stock-state.js';
import type { ExpiryRow } from '../stock/lot-identity.js';
import { knownExpiry } from '../stock/lot-identity.js';
import { notOnePiece, otherExpiry } from '../stock/receipt-limits.js';
import type { ExchangeRateRows } from '@gemba/platform/access/rates';
import { withoutRate } from '../tables/known.js';
import { linesThere } from '../orders/lines.js';
import type { ItemRow } from '../tables/rows.js';
import type { PurchaseOrder, Share } from './order-state.js';
import { askersOf, keptOf, mostReceived, notedReceipt } from './order-state.js';
import type { Supplier } from './supplier.js';
import type { Tolerance } from './tolerance.js';
import { toleranceNamed } from './tolerance.js';

const wrongSupplier = (id: string, currency: string, known: Supplier | undefined): Rejection | null => {
  if (known?.status !== 'approved') {
    const why = known?.status === 'blocked' ? 'is blocked' : 'is not approved';
    return reject('SCM-PO-SUPPLIER', `Supplier ${id} ${why}. Order from another one, or approve it.`);
  }
  const paidIn = known.terms?.currency ?? currency;
  return paidIn === currency
    ? null
    : reject('SCM-PO-CURRENCY', `Supplier ${id} is paid in ${paidIn}, not ${currency}.`);
};

/** What has to be known to order: who delivers, and what the currency is worth there and then. */
type Market = Pick<About, 'date' | 'site'> & {
  readonly known: {
    readonly supplier: Supplier | undefined;
    readonly rates?: ExchangeRateRows;
  };
};

export const cannotOrder = (
  order: PurchaseOrder,
  { supplier, lines, total }: PurchaseOrderPlaced,
  { known, ...about }: Market,
): Rejection | null => {
  if (order.status !== 'none')
    return reject('SCM-PO-STATE', 'An order with this id was placed with other content. Choose another id.');
  if (new Set(lines.map(({ line }) => line)).size < lines.length)
    return reject('SCM-PO-LINE', 'Two lines have the same name. Name each line once.');
  return (
    wrongSupplier(supplier, total.currency, known.supplier) ?? withoutRate(total.currency, known.rates, about)
  );
};

const written = ({ amount, currency }: Money): string => `${amount} ${currency}`;

const isOther = (a: Money, b: Money): boolean => a.currency !== b.currency || !sameMoney(a, b);

const ownOrder = (by: string, right: RightAnswer): Rejection => {
  const detail = `${by} placed this order or raised its requisition: somebody else has to approve it.`;
  const role = right.granted ? null : right.escalatesTo;
  const hint = `Ask somebody else with the role ${role ?? 'that holds a right on purchases'}.`;
  return reject('SCM-PO-SELF', detail, { status: 403, hint });
};

type Approver = {
  readonly by: string;
  readonly right: RightAnswer;
  /** What stands of the orders that the site placed with the supplier before it that day. */
  readonly before: Money | undefined;
};

/**
 * Nobody approves what they asked for, and orders of one day to one supplier need a right for their sum. That
 * holds as well for who approves again what is approved.
 */
export const cannotApprove = (
  { status, placed }: PurchaseOrder,
  total: Money,
  { by, right, before }: Approver,
): Rejection | null => {
  if ((status !== 'waiting' && status !== 'approved') || placed === null)
    return reject('SCM-PO-STATE', `The order is ${status}; it cannot be approved any more.`);
  if (isOther(total, placed.total))
    return reject(
      'SCM-PO-STATE',
      `The order's total is ${written(placed.total)}: approve that, or cancel it.`,
    );
  if (askersOf(placed).includes(by)) return ownOrder(by, right);
  const no = withoutRight('SCM-PO-APPROVAL', right);
  const { supplier, site } = placed;
  if (!no || before === undefined || isZeroMoney(before)) return no;
  const all = written(addMoney(before, placed.total));
  const sum = `With what ${site} ordered from ${supplier} before it that day it is ${all}.`;
  return { ...no, detail: `${no.detail} ${sum}` };
};

type Receipt = {
  readonly item: string;
  readonly lot: string;
  readonly quantity: Quantity;
  readonly expiry?: string;
  readonly deliveryNote?: string;
  readonly at: string;
  readonly date: string;
  readonly known: {
    readonly item?: ItemRow | undefined;
    readonly stock?: StockItem | undefined;
    readonly expires?: ExpiryRow | undefined;
  };
};

const wrongLot = (receipt: Receipt): Rejection | null => {
  const { lot, expiry, date, known, item } = receipt;
  const { shelfLife } = known.item ?? {};
  if (expiry === undefined)
    return shelfLife === undefined
      ? null
      : reject('SCM-GR-LOT', `${item} keeps for ${shelfLife}: say when lot ${lot} expires.`);
  return expiry < date
    ? reject('SCM-GR-LOT', `Lot ${lot} expired on ${expiry}, before it came in on ${date}. Send it back.`, {
        violated: { rule: 'expiry of the lot', actual: expiry, limit: date },
      })
    : otherExpiry(knownExpiry(known.expires, lotOf(known.stock ?? NO_STOCK, lot)), receipt);
};

const tooMuch = ({ line, quantity }: Share, tolerance: Tolerance): Rejection | null => {
  const all = addDecimal(keptOf(line), quantity.value);
  const most = mostReceived(line, tolerance);
  if (compareDecimals(all, most) <= 0) return null;
  const detail = `With this receipt line ${line.line} would have ${all}; at most ${most} may come in.`;
  const rule = line.closedWith === undefined ? toleranceNamed(tolerance) : 'the line is closed';
  const violated = { rule, actual: all, limit: most, unit: quantity.unit };
  return reject('SCM-GR-TOLERANCE', detail, { violated });
};

/** The same delivery note brought another quantity of the same lot. */
const otherGoods = (order: PurchaseOrder, receipt: Receipt): Rejection | null => {
  const noted = notedReceipt(order, receipt);
  if (noted === undefined) return null;
  const { deliveryNote, lot, quantity } = receipt;
  const note = `Delivery note ${deliveryNote ?? ''}`;
  const detail = `${note} was received with ${noted} of lot ${lot}. Check the note.`;
  return reject('SCM-GR-DUPLICATE', detail, {
    violated: { rule: 'a delivery note once', actual: quantity.value, limit: noted },
  });
};

const closedToReceipts = ({ status }: PurchaseOrder): Rejection | null => {
  if (status === 'approved') return null;
  if (status === 'waiting')
    return reject('SCM-PO-STATE', 'The order is not approved yet, so nothing can come in for it.');
  return reject('SCM-GR-TOLERANCE', `The order is ${status}; nothing more is taken in for it.`);
};

/** Nothing comes in for an order before it was placed. */
const beforePlaced = ({ placedAt }: PurchaseOrder, { at }: Receipt): Rejection | null =>
  at < placedAt
    ? reject(
        'SCM-GR-TIME',
        `The order was placed at ${placedAt}; nothing can have come in for it at ${at}. Correct the time.`,
        { violated: { rule: 'not before the order was placed', actual: at, limit: placedAt } },
      )
    : null;

type Sharing = { readonly shares: readonly Share[]; readonly tolerance: Tolerance };

export const cannotReceive = (
  order: PurchaseOrder,
  receipt: Receipt,
  { shares, tolerance }: Sharing,
): Rejection | null =>
  closedToReceipts(order) ??
  beforePlaced(order, receipt) ??
  otherGoods(order, receipt) ??
  shares.map((share) => tooMuch(share, tolerance)).find((no) => no !== null) ??
  notOnePiece(receipt.known.item?.tracking, receipt) ??
  wrongLot(receipt);

/** Names the line that is not there, or is about something else, and those that are. */
export const noSuchLine = (
  { lines }: PurchaseOrder,
  { item, line }: { readonly item: string; readonly line?: string },
): Rejection => {
  const found = lines.find((each) => each.line === line);
  const none =
    line === undefined ? `No line of this order is about ${item}` : `The order has no line ${line}`;
  const what = found ? `Line ${found.line} is about ${found.item}, not ${item}` : none;
  return reject('SCM-GR-LINE', `${what}; its lines are ${linesThere(lines)}. Name one of these.`);
};
