/**
 * The three-way match: what is billed against what was received at what was ordered. Supplier, site, order
 * line, item, unit, price and quantity are compared, over all lines, with what no earlier document took.
 */
import type { InvoiceLine, MATCH_FAILURES, UnknownTaxRate } from '@gemba/contracts/events/finance/invoices';
import { compareDecimals, multiplyDecimal } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import {
  isNegativeMoney,
  multiplyMoney,
  negateMoney,
  subtractMoney,
  sumOfMoney,
  zeroMoney,
} from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { isZero, minus, none, plus, smaller } from '@gemba/measures/quantity';

/** Who buys what from whom, by a line of a purchase order. */
type Deal = {
  readonly line: string;
  readonly item: string;
  readonly site: string;
  readonly supplier: string;
  readonly quantity: Quantity;
  /** Ordered price of one unit. */
  readonly price: Money;
};

/** A line of the purchase order; `quantity` is what no receipt and no released invoice took of it yet. */
export type Ordered = Deal;

/** What no other document took of a receipt. */
export type Receipt = Deal & {
  /**
   * What others took of it. Values are rounded over what was taken in all, so that the parts of a receipt
   * sum to what stock booked it at.
   */
  readonly taken?: Quantity;
  /** Business date of the receipt, whose rate stock was booked at. */
  readonly date: string;
};

/** What part of a receipt is billed; `taken` was taken of the receipt before. */
export type Part = Pick<Receipt, 'price' | 'date'> & {
  readonly quantity: Quantity;
  readonly taken: Quantity;
};

export type Failure = {
  readonly kind: (typeof MATCH_FAILURES)[number];
  readonly reason: string;
  /** What is billed above (or below) what was ordered and received. */
  readonly difference: Money;
  readonly tolerance: string;
};

/** What of a line was ordered and has not come yet. */
export type Awaited = Pick<InvoiceLine, 'line' | 'item' | 'quantity' | 'price'>;

export type Match = {
  readonly parts: readonly Part[];
  readonly awaited: readonly Awaited[];
  readonly failure: Failure | null;
  /** The receipts and the order, less what the invoice takes of them. */
  readonly left: Known;
};

/** What is known of the purchase order. */
export type Known = { readonly receipts: readonly Receipt[]; readonly ordered: readonly Ordered[] };

export type Bill = {
  readonly site: string;
  readonly supplier: string;
  readonly lines: readonly InvoiceLine[];
  readonly resembles?: string;
  readonly unknownTaxRate?: UnknownTaxRate;
};

/** Share by which a billed price may differ from the ordered one. */
const PRICE_TOLERANCE = '0.02';
/** Nothing may be billed that was not received. */
const QUANTITY_TOLERANCE = '0';

const billed = ({ quantity, price }: InvoiceLine): Money => multiplyMoney(price, quantity.value);

/** Matches all lines, one after the other; the first one that does not pass is the failure. */
export const matched = (bill: Bill, known: Known): Match =>
  bill.lines.reduce<Match>(
    (before, line) => {
      const { parts, awaited, failure, left } = matchedLine({ bill, line }, before.left);
      return {
        parts: [...before.parts, ...parts],
        awaited: [...before.awaited, ...awaited],
        failure: before.failure ?? failure,
        left,
      };
    },
    { parts: [], awaited: [], failure: lookAlike(bill) ?? unknownTax(bill), left: known },
  );

const lookAlike = ({ resembles, lines }: Bill): Failure | null => {
  const currency = lines[0]?.price.currency;
  if (resembles === undefined || currency === undefined) return null;
  return {
    kind: 'duplicate',
    reason: `The number looks like that of ${resembles}: is it the same bill?`,
    difference: sumOfMoney(lines.map(billed), currency),
    tolerance: QUANTITY_TOLERANCE,
  };
};

/** Tax at a rate that the country does not have is not set off there (Directive 2006/112/EC, article 168). */
const unknownTax = ({ unknownTaxRate: unknown, lines }: Bill): Failure | null => {
  const taxed = lines.filter(({ taxRate }) => compareDecimals(taxRate ?? '0', unknown?.rate ?? '0') === 0);
  const currency = lines[0]?.price.currency;
  if (!unknown || currency === undefined) return null;
  const place = unknown.country === undefined ? 'known here' : `in ${unknown.country}`;
  return {
    kind: 'tax',
    reason: `${unknown.rate} is no rate of tax ${place} on the day of the invoice.`,
    difference: multiplyMoney(sumOfMoney(taxed.map(billed), currency), unknown.rate),
    tolerance: QUANTITY_TOLERANCE,
  };
};

type Asked = { readonly bill: Bill; readonly line: InvoiceLine };

const isOf = (deal: Deal, { bill, line }: Asked): boolean =>
  deal.line === line.line &&
  deal.item === line.item &&
  deal.site === bill.site &&
  deal.supplier === bill.supplier &&
  deal.quantity.unit === line.quantity.unit &&
  deal.price.currency === line.price.currency;

/** So much of the deals, in their order, as the quantity needs. */
const takenFrom = <D extends Deal>(deals: readonly D[], asked: Asked, quantity: Quantity) => {
  let open = quantity;
  const took: { readonly deal: D; readonly quantity: Quantity }[] = [];
  const left = deals.flatMap((deal): readonly D[] => {
    if (isZero(open) || !isOf(deal, asked)) return [deal];
    const part = smaller(open, deal.quantity);
    open = minus(open, part);
    if (!isZero(part)) took.push({ deal, quantity: part });
    const rest = minus(deal.quantity, part);
    return [{ ...deal, quantity: rest }];
  });
  return { took, left, open };
};

const takenBefore = ({ taken, quantity }: Receipt): Quantity => taken ?? none(quantity.unit);

/** Receipts less what is taken of them; a receipt that is used up is gone. */
const lessReceived = (
  receipts: readonly Receipt[],
  asked: Asked,
): { readonly parts: readonly Part[]; readonly left: readonly Receipt[]; readonly open: Quantity } => {
  const { took, left, open } = takenFrom(receipts, asked, asked.line.quantity);
  const of = new Map(took.map(({ deal, quantity }) => [deal, quantity]));
  return {
    open,
    parts: took.map(({ deal, quantity }) => ({
      quantity,
      taken: takenBefore(deal),
      price: deal.price,
      date: deal.date,
    })),
    left: left
      .map((receipt, index) => {
        const before = receipts[index];
        const part = before && of.get(before);
        return part ? { ...receipt, taken: plus(takenBefore(before), part) } : receipt;
      })
      .filter(({ quantity }) => !isZero(quantity)),
  };
};

type MatchedLine = Match & { readonly open: Quantity };

const matchedLine = (asked: Asked, { receipts, ordered }: Known): MatchedLine => {
  const { line } = asked;
  const received = lessReceived(receipts, asked);
  const expected = takenFrom(ordered, asked, received.open);
  const awaited = expected.took.map(({ quantity }) => ({ ...line, quantity }));
  return {
    parts: received.parts,
    open: received.open,
    awaited,
    failure:
      otherDeal(asked, { receipts, ordered }) ??
      quantityFailure(line, received.open) ??
      priceFailure(line, received.parts),
    left: { receipts: received.left, ordered: expected.left },
  };
};

/** Why the line is not of this order: other supplier, site, item, unit or currency, or no such line. */
const otherDeal = (asked: Asked, { receipts, ordered }: Known): Failure | null => {
  const { bill, line } = asked;
  const failed = (kind: Failure['kind'], reason: string): Failure => ({
    ...{ kind, reason, difference: billed(line), tolerance: QUANTITY_TOLERANCE },
  });
  const own = [...receipts, ...ordered].filter((deal) => deal.line === line.line);
  if (own.some((deal) => isOf(deal, asked))) return null;
  const [deal] = own;
  if (!deal) {
    if (ordered.length > 0) return failed('noReceipt', `The order has no line ${line.line}.`);
    return failed('noReceipt', `Nothing of order line ${line.line} was received yet.`);
  }
  if (deal.supplier !== bill.supplier) {
    return failed('noReceipt', `The order was placed with ${deal.supplier}, not with ${bill.supplier}.`);
  }
  if (deal.site !== bill.site) {
    return failed('noReceipt', `The order is of the site ${deal.site}, not of ${bill.site}.`);
  }
  if (deal.item !== line.item) {
    return failed('noReceipt', `Order line ${line.line} is of ${deal.item}, not of ${line.item}.`);
  }
  if (deal.quantity.unit !== line.quantity.unit) {
    return failed('quantity', `Line ${line.line} was ordered in ${deal.quantity.unit}.`);
  }
  return failed('price', `Line ${line.line} was ordered in ${deal.price.currency}.`);
};

const quantityFailure = (line: InvoiceLine, open: Quantity): Failure | null => {
  if (isZero(open)) return null;
  const received = minus(line.quantity, open);
  if (isZero(received)) {
    const reason = `Nothing of order line ${line.line} was received yet, or other invoices took it.`;
    return { kind: 'noReceipt', reason, difference: billed(line), tolerance: QUANTITY_TOLERANCE };
  }
  return {
    kind: 'quantity',
    reason: `Line ${line.line} bills ${line.quantity.value}; received and not yet billed: ${received.value}.`,
    difference: multiplyMoney(line.price, open.value),
    tolerance: QUANTITY_TOLERANCE,
  };
};

/** The tolerance is compared exactly, never rounded up. */
const priceFailure = (line: InvoiceLine, parts: readonly Part[]): Failure | null => {
  const ordered = orderedValue(parts, line.price.currency);
  const difference = subtractMoney(billed(line), ordered);
  const size = isNegativeMoney(difference) ? negateMoney(difference) : difference;
  if (compareDecimals(size.amount, multiplyDecimal(ordered.amount, PRICE_TOLERANCE)) <= 0) return null;
  return {
    kind: 'price',
    reason: `Line ${line.line} bills ${billed(line).amount} for what was ordered at ${ordered.amount}.`,
    difference,
    tolerance: PRICE_TOLERANCE,
  };
};

/** What a part adds to a value that is rounded over all that was taken of the receipt. */
export const addedBy = ({ price, quantity, taken }: Part, valueOf: (amount: Money) => Money): Money =>
  subtractMoney(
    valueOf(multiplyMoney(price, plus(taken, quantity).value)),
    valueOf(multiplyMoney(price, taken.value)),
  );

/** The parts at the ordered price. */
export const orderedValue = (parts: readonly Part[], currency: string): Money =>
  sumOfMoney(
    parts.map((part) => addedBy(part, (amount) => amount)),
    currency,
  );

/** What is billed for goods that have not come yet, without tax. */
export const awaitedValue = (awaited: readonly Awaited[], currency: string): Money =>
  awaited.length === 0 ? zeroMoney(currency) : sumOfMoney(awaited.map(billed), currency);
