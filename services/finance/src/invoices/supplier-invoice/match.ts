/** The three-way match: what is billed against what was received at what was ordered. */
import type { BookValue } from '@gemba/contracts/events/finance/ledger';
import type { InvoiceLine, MATCH_FAILURES } from '@gemba/contracts/events/finance/invoices';
import type { SiteFacts } from '@gemba/decider/decider';
import type { Money } from '@gemba/measures/money';
import {
  addMoney,
  isMoneyAbove,
  isNegativeMoney,
  multiplyMoney,
  negateMoney,
  subtractMoney,
  sumOfMoney,
} from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { isAbove, isZero, minus, none, smaller, sumOf } from '@gemba/measures/quantity';
import type { RateTable } from '../../values/translation.js';
import { translated } from '../../values/translation.js';

/** A receipt of one order line that no other invoice was matched with. */
export type Receipt = {
  readonly line: string;
  readonly quantity: Quantity;
  /** Ordered price of one unit. */
  readonly price: Money;
  /** Business date of the receipt, whose rate stock was booked at. */
  readonly date: string;
};

/** What part of a receipt is billed, at the ordered price. */
export type Part = { readonly quantity: Quantity; readonly amount: Money; readonly date: string };

export type Failure = {
  readonly kind: (typeof MATCH_FAILURES)[number];
  readonly reason: string;
  /** What is billed above (or below) what was ordered and received. */
  readonly difference: Money;
  readonly tolerance: string;
};

export type Match = { readonly parts: readonly Part[]; readonly failure: Failure | null };

/** Share by which a billed price may differ from the ordered one. */
const PRICE_TOLERANCE = '0.02';
/** Nothing may be billed that was not received. */
const QUANTITY_TOLERANCE = '0';

/** Matches all lines; the first line that does not pass is the failure. */
export const matched = (lines: readonly InvoiceLine[], receipts: readonly Receipt[]): Match => {
  const each = lines.map((line) => matchedLine(line, receipts));
  return {
    parts: each.flatMap(({ parts }) => parts),
    failure: each.find(({ failure }) => failure !== null)?.failure ?? null,
  };
};

const matchedLine = (line: InvoiceLine, receipts: readonly Receipt[]): Match => {
  const own = receipts.filter((each) => each.line === line.line);
  const parts = partsFor(line, own);
  return {
    parts,
    failure: receiptFailure(line, own) ?? quantityFailure(line, parts) ?? priceFailure(line, parts),
  };
};

/** Receipts in the order in which they came, as far as the line is billed. */
const partsFor = ({ quantity, price }: InvoiceLine, own: readonly Receipt[]): readonly Part[] => {
  let open = quantity;
  const parts: Part[] = [];
  for (const receipt of own.filter((each) => isComparable(each, quantity.unit, price.currency))) {
    const part = smaller(open, receipt.quantity);
    open = minus(open, part);
    if (!isZero(part)) {
      parts.push({ quantity: part, amount: multiplyMoney(receipt.price, part.value), date: receipt.date });
    }
  }
  return parts;
};

const isComparable = ({ quantity, price }: Receipt, unit: string, currency: string): boolean =>
  quantity.unit === unit && price.currency === currency;

const billed = ({ quantity, price }: InvoiceLine): Money => multiplyMoney(price, quantity.value);

const receiptFailure = (line: InvoiceLine, own: readonly Receipt[]): Failure | null => {
  const failure = { difference: billed(line), tolerance: QUANTITY_TOLERANCE };
  if (own.length === 0) {
    return { ...failure, kind: 'noReceipt', reason: `Nothing of order line ${line.line} was received yet.` };
  }
  if (own.some((each) => isComparable(each, line.quantity.unit, line.price.currency))) return null;
  return { ...failure, kind: 'price', reason: `Line ${line.line} was ordered in another unit or currency.` };
};

const quantityFailure = (line: InvoiceLine, parts: readonly Part[]): Failure | null => {
  const received = sumOf(
    parts.map((part) => part.quantity),
    line.quantity.unit,
  );
  if (!isAbove(line.quantity, received)) return null;
  return {
    kind: 'quantity',
    reason: `Line ${line.line} bills ${line.quantity.value}; received and not yet billed: ${received.value}.`,
    difference: multiplyMoney(line.price, minus(line.quantity, received).value),
    tolerance: QUANTITY_TOLERANCE,
  };
};

const priceFailure = (line: InvoiceLine, parts: readonly Part[]): Failure | null => {
  const ordered = orderedValue(parts, line.price.currency);
  const difference = subtractMoney(billed(line), ordered);
  const size = isNegativeMoney(difference) ? negateMoney(difference) : difference;
  if (!isMoneyAbove(size, multiplyMoney(ordered, PRICE_TOLERANCE))) return null;
  return {
    kind: 'price',
    reason: `Line ${line.line} bills ${billed(line).amount} for what was ordered at ${ordered.amount}.`,
    difference,
    tolerance: PRICE_TOLERANCE,
  };
};

/** The parts at the ordered price. */
export const orderedValue = (parts: readonly Part[], currency: string): Money =>
  sumOfMoney(
    parts.map(({ amount }) => amount),
    currency,
  );

/**
 * What stock booked the parts at: translated into the site's currency at the rate of the day of each
 * receipt, and from there into the group's, as stock does. Undefined when a rate is missing.
 */
export const stockValue = (
  parts: readonly Part[],
  site: SiteFacts,
  table: RateTable | undefined,
): BookValue | undefined => {
  const start: BookValue = {
    local: sumOfMoney([], site.currency),
    group: sumOfMoney([], site.groupCurrency),
  };
  return parts.reduce<BookValue | undefined>((sum, { amount, date }) => {
    const local = translated(amount, site.currency, { table, date });
    const group = local && translated(local, site.groupCurrency, { table, date });
    return sum && local && group && { local: addMoney(sum.local, local), group: addMoney(sum.group, group) };
  }, start);
};

/** Receipts less what an invoice took of them, in the same order as the match takes. */
export const without = (receipts: readonly Receipt[], lines: readonly InvoiceLine[]): readonly Receipt[] => {
  const open = new Map(lines.map(({ line, quantity }) => [line, quantity]));
  return receipts.flatMap((receipt) => {
    const { line, quantity } = receipt;
    const wanted = open.get(line) ?? none(quantity.unit);
    if (wanted.unit !== quantity.unit) return [receipt];
    const part = smaller(wanted, quantity);
    open.set(line, minus(wanted, part));
    return isZero(minus(quantity, part)) ? [] : [{ ...receipt, quantity: minus(quantity, part) }];
  });
};
