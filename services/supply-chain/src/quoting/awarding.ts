/** Who gets what of a request: lines as a whole, at what is quoted now, with a reason where it costs more. */
import type {
  AwardedLine,
  ComparedLine,
  RateUsed,
  RequestedLine,
} from '@gemba/contracts/events/supply-chain/quotations';
import type { Rejection } from '@gemba/decider/decision';
import { isRefused, reject } from '@gemba/decider/decision';
import { addDecimal, compareDecimals } from '@gemba/measures/decimal';
import { currencyDecimals } from '@gemba/measures/currencies';
import type { Money } from '@gemba/measures/money';
import { multiplyMoney, roundMoney, sumOfMoney } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { entry, present, saysTheSame } from '../facts/facts.js';
import { inUnitOf } from '../facts/quantities.js';
import { linesThere } from '../orders/lines.js';
import type { AwardQuotations, LineToAward } from './commands.js';
import type { Market, Offer } from './comparison.js';
import { WHY_NOT, cheapestOf, compared, dearerBy, offerOf } from './comparison.js';
import { boughtFor, inCurrency, netPrice } from './offer.js';
import type { Requisitions } from './request-limits.js';
import type { RequestForQuotation } from './request-state.js';
import { quotedLine, requestedLine } from './request-state.js';

type Part = {
  readonly requested: RequestedLine;
  readonly offer: Offer;
  readonly quantity: Quantity;
  readonly price: Money;
};

const noOffer = (code: string, { supplier, line }: LineToAward, why: string): Rejection =>
  reject(code, `${supplier} for line ${line}: ${why} Award another one, or ask again.`);

/** A part of a line at the price of its own quantity. */
const partOf = (asked: LineToAward, request: RequestForQuotation, market: Market): Part | Rejection => {
  const { line, supplier } = asked;
  const requested = requestedLine(request, line);
  if (!requested) {
    const there = linesThere(request.opened?.lines ?? []);
    return reject('SCM-RFQ-LINE', `The request has no line ${line}; its lines are ${there}.`);
  }
  const unit = { id: requested.item, unit: requested.quantity.unit };
  const quantity = inUnitOf(unit, asked.quantity, 'SCM-RFQ-UNIT');
  if (isRefused(quantity)) return quantity;
  const found = quotedLine(request, { supplier, line });
  const offer = offerOf({ ...requested, quantity }, supplier, { request, market });
  if (!found || !offer)
    return reject('SCM-RFQ-QUOTATION', `${supplier} quotes nothing for line ${line}. Award another one.`);
  if (offer.hindrance) return noOffer('SCM-RFQ-QUOTATION', asked, WHY_NOT[offer.hindrance]);
  if (boughtFor(found.quoted, quantity.value) !== quantity.value)
    return reject('SCM-RFQ-MINIMUM', `${supplier} sells no less than ${offer.bought} of line ${line}.`, {
      violated: { rule: 'minimum', actual: quantity.value, limit: offer.bought, unit: quantity.unit },
    });
  return { requested, offer, quantity, price: netPrice(found.quoted, quantity.value) };
};

const sumOf = (parts: readonly Part[]): string =>
  parts.map(({ quantity }) => quantity.value).reduce(addDecimal, '0');

/** The parts of a line come to the line, or to the least that its one supplier sells. */
const wrongSum = (line: ComparedLine, parts: readonly Part[]): Rejection | null => {
  const sum = sumOf(parts);
  const [only] = parts;
  const offered = line.offers.find(({ supplier }) => supplier === only?.offer.supplier);
  const limit = parts.length === 1 && offered ? offered.bought : line.quantity.value;
  if (compareDecimals(sum, limit) === 0) return null;
  return reject('SCM-RFQ-QUANTITY', `Line ${line.line} is awarded with ${sum}; award ${limit} of it.`, {
    violated: { rule: 'parts add up', actual: sum, limit, unit: line.quantity.unit },
  });
};

/** What is given to who is not the cheapest, or to several, costs more, and somebody says why. */
const withoutReason = (line: ComparedLine, parts: readonly Part[]): Rejection | null => {
  const cheapest = cheapestOf(line);
  if (!cheapest) return null;
  const dear = line.offers.find(
    (offer) =>
      parts.some(({ offer: { supplier } }) => supplier === offer.supplier) &&
      compareDecimals(dearerBy(offer, cheapest), '0') > 0,
  );
  if (!dear) return null;
  const more = dearerBy(dear, cheapest);
  const { amount: limit = '', currency = '' } = cheapest.landed ?? {};
  const detail =
    `${dear.supplier} is dearer than ${cheapest.supplier} by ${more} ${currency} per unit of line ` +
    `${line.line}. Say why.`;
  return reject('SCM-RFQ-REASON', detail, {
    violated: { rule: 'lowest landed price', actual: dear.landed?.amount ?? '', limit, unit: currency },
  });
};

const notNeeded = (parts: readonly Part[], known: Requisitions | undefined): Rejection | null => {
  const gone = parts
    .flatMap(({ requested: { requisition } }) => (requisition === undefined ? [] : [requisition]))
    .find((id) => entry(known ?? {}, id)?.status !== 'raised');
  if (gone === undefined) return null;
  const status = entry(known ?? {}, gone)?.status ?? 'unknown';
  return reject('SCM-RFQ-REQUISITION', `Requisition ${gone} is ${status} by now. Leave its line out.`);
};

const isTwice = (awards: readonly LineToAward[]): boolean =>
  new Set(awards.map(({ line, supplier }) => `${line} ${supplier}`)).size < awards.length;

/** The parts that can be awarded, or the first thing that stands against it. */
const partsOf = (
  request: RequestForQuotation,
  { awards, reason }: AwardQuotations,
  market: Market & { readonly requisitions?: Requisitions | undefined },
): readonly Part[] | Rejection => {
  if (isTwice(awards))
    return reject('SCM-RFQ-LINE', 'A supplier is named twice for a line. Name it once with all it gets.');
  const tried = awards.map((each) => partOf(each, request, market));
  const parts = tried.filter((part): part is Part => !isRefused(part));
  const wrong = compared(request, market).flatMap((line) => {
    const own = parts.filter(({ requested }) => requested.line === line.line);
    if (own.length === 0) return [];
    const no = wrongSum(line, own) ?? (reason === undefined ? withoutReason(line, own) : null);
    return no ? [no] : [];
  });
  return tried.find(isRefused) ?? wrong[0] ?? notNeeded(parts, market.requisitions) ?? parts;
};

const ratesOf = (parts: readonly Part[]): RateUsed[] => {
  const rates = parts.flatMap(({ offer: { rate } }) => (rate ? [rate] : []));
  return [...new Map(rates.map((rate) => [`${rate.from}.${rate.to}`, rate])).values()];
};

type Amount = { readonly money: Money; readonly rate?: RateUsed | undefined };

/** The sum of all, in their currency, or in that of the site where there are several. */
const totalOf = (amounts: readonly Amount[], currency: string): Money => {
  const [first, ...others] = new Set(amounts.map(({ money }) => money.currency));
  if (first !== undefined && others.length === 0)
    return sumOfMoney(
      amounts.map(({ money }) => money),
      first,
    );
  const decimals = currencyDecimals(currency);
  const all = amounts.map(({ money, rate }) =>
    roundMoney(inCurrency(money, { currency, rate }, decimals), currency),
  );
  return sumOfMoney(all, currency);
};

/**
 * What an award comes to, for the right that it needs: at the rates of the days on which the quotations came,
 * which are known before the award is looked at. Null where it names what is not quoted.
 */
export const amountOf = (
  request: RequestForQuotation,
  awards: readonly LineToAward[],
  currency: string,
): Money | null => {
  const amounts = awards.flatMap((award): readonly Amount[] => {
    const found = quotedLine(request, award);
    if (!found) return [];
    const { quotation, quoted } = found;
    const price = netPrice(quoted, award.quantity.value);
    return [{ money: multiplyMoney(price, award.quantity.value), rate: quotation.rate }];
  });
  return amounts.length === 0 ? null : totalOf(amounts, currency);
};

export type Award = {
  readonly awards: readonly AwardedLine[];
  readonly total: Money;
  readonly rates: RateUsed[];
  readonly cheapest: { line: string; supplier: string; landed: Money }[];
};

/** Order by order, one to a supplier: each is called after the request. */
const awardedLines = (id: string, parts: readonly Part[]): readonly AwardedLine[] => {
  const suppliers = [...new Set(parts.map(({ offer }) => offer.supplier))].sort();
  return parts.map(({ requested, offer, quantity, price }) => ({
    ...{ line: requested.line, item: requested.item, supplier: offer.supplier, version: offer.version },
    ...{ quantity, price, landed: offer.landed ?? price, promised: offer.promised },
    purchaseOrder: `PO-${id}-${String(suppliers.indexOf(offer.supplier) + 1)}`,
    ...present({ requisition: requested.requisition }),
  }));
};

export const awardOf = (
  request: RequestForQuotation,
  command: AwardQuotations,
  { id, market }: { id: string; market: Market & { readonly requisitions?: Requisitions | undefined } },
): Award | Rejection => {
  const parts = partsOf(request, command, market);
  if (isRefused(parts)) return parts;
  const amounts = parts.map(({ price, quantity, offer: { rate } }) => ({
    money: multiplyMoney(price, quantity.value),
    rate,
  }));
  const cheapest = compared(request, market).flatMap((line) => {
    const best = cheapestOf(line);
    const isAwarded = parts.some(({ requested }) => requested.line === line.line);
    return best?.landed && isAwarded
      ? [{ line: line.line, supplier: best.supplier, landed: best.landed }]
      : [];
  });
  return {
    awards: awardedLines(id, parts),
    total: totalOf(amounts, market.currency),
    rates: ratesOf(parts),
    cheapest,
  };
};

const partsSaid = (parts: readonly LineToAward[]): readonly string[] =>
  parts.map(({ line, supplier, quantity: { value } }) => `${line} ${supplier} ${value}`).sort();

/** Whether the same was awarded before; a quantity in another unit is another one. */
export const isAwardedAgain = (request: RequestForQuotation, { awards }: AwardQuotations): boolean =>
  request.status === 'awarded' && saysTheSame(partsSaid(request.awards), partsSaid(awards));
