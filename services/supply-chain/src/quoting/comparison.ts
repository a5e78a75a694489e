/**
 * Quotations of a line side by side: what each is landed at, which is best by which criterion, and by all of
 * them together.
 *
 * Points follow the evaluation of quality with price of the World Bank (Standard Procurement Document, rated
 * criteria): lowest ÷ own for what should be low, own ÷ highest for what should be high, times the weight of
 * the criterion, out of 100.
 */
import type {
  ComparedLine,
  ComparedOffer,
  CriterionPoints,
  RateUsed,
  RequestedLine,
} from '@gemba/contracts/events/supply-chain/quotations';
import {
  addDecimal,
  compareDecimals,
  divideDecimals,
  multiplyDecimal,
  roundDecimal,
  subtractDecimal,
} from '@gemba/measures/decimal';
import { daysOf, leadTimeAfter } from '@gemba/measures/lead-time';
import type { ExchangeRateRows } from '@gemba/platform/access/rates';
import { rateFor } from '@gemba/platform/access/rates';
import type { Supplier } from '../purchasing/supplier.js';
import type { WorkCalendarRow } from '../tables/rows.js';
import { boughtFor, landedPrice, netPrice } from './offer.js';
import type { Quotation, RequestForQuotation } from './request-state.js';
import { currencyOf, quotedLine } from './request-state.js';

const CRITERIA = ['price', 'leadTime', 'supplier'] as const;
type Criterion = (typeof CRITERIA)[number];
export type Weights = Readonly<Record<Criterion, string>>;

/** Shares that sum to 1. */
export const USUAL_WEIGHTS: Weights = { price: '0.6', leadTime: '0.2', supplier: '0.2' };

/** What a comparison sees besides the request itself. */
export type Market = {
  readonly date: string;
  /** The currency of the site. */
  readonly currency: string;
  readonly rates?: ExchangeRateRows | undefined;
  readonly suppliers?: Readonly<Record<string, Supplier>> | undefined;
  readonly calendar?: WorkCalendarRow | undefined;
  /** Share of its deliveries that came in full, on time and without fault, by supplier. */
  readonly scores?: Readonly<Record<string, string>>;
  readonly weights?: Weights;
};

type Points = CriterionPoints;

/** An offer before it is ranked. */
export type Offer = Omit<ComparedOffer, 'best' | 'why' | 'points'>;

export const rateOf = (from: string, { rates, date, currency: to }: Market): RateUsed | undefined =>
  from === to ? undefined : rateFor({ from, to }, { rows: rates ?? {}, date });

const hindranceOf = (quotation: Quotation, rate: RateUsed | undefined, market: Market) => {
  const { standing, validUntil, supplier: id } = quotation;
  if (standing !== 'valid') return standing;
  if (validUntil < market.date) return 'expired';
  if (market.suppliers?.[id]?.status !== 'approved') return 'supplier';
  return rate === undefined && currencyOf(quotation) !== market.currency ? 'rate' : undefined;
};

type Asked = { readonly request: RequestForQuotation; readonly market: Market };

/** An offer for a line before it is ranked; undefined where the supplier quotes nothing for it. */
export const offerOf = (
  { line, quantity, needBy }: RequestedLine,
  supplier: string,
  { request, market }: Asked,
): Offer | undefined => {
  const found = quotedLine(request, { supplier, line });
  if (!found) return undefined;
  const { quotation, quoted } = found;
  const { currency, date, calendar, scores = {} } = market;
  const rate = rateOf(currencyOf(quotation), market);
  const hindrance = hindranceOf(quotation, rate, market);
  const bought = boughtFor(quoted, quantity.value);
  const promised = leadTimeAfter(date, quoted.leadTime, calendar);
  const score = Object.hasOwn(scores, supplier) ? scores[supplier] : undefined;
  const isKnown = rate !== undefined || currencyOf(quotation) === currency;
  return {
    ...{ supplier, version: quotation.version, price: netPrice(quoted, bought), bought },
    ...{ leadTime: quoted.leadTime, promised, inTime: promised <= needBy },
    ...(hindrance && { hindrance }),
    ...(isKnown && { landed: landedPrice(quoted, quantity.value, { currency, rate }) }),
    ...(rate && { rate }),
    ...(score !== undefined && { score }),
  };
};

const least = (values: readonly string[]): string =>
  values.reduce((a, b) => (compareDecimals(a, b) <= 0 ? a : b));

const most = (values: readonly string[]): string =>
  values.reduce((a, b) => (compareDecimals(a, b) >= 0 ? a : b));

/** Points are shares out of 100, kept to four decimals. */
const POINT_DECIMALS = 4;

const ratio = (part: string, whole: string): string =>
  compareDecimals(whole, '0') === 0 ? '1' : divideDecimals(part, whole, 12);

/** A supplier without deliveries has the mean of those that have some; 1 where none has. */
const meanScore = (offers: readonly Offer[]): string => {
  const known = offers.flatMap(({ score }) => (score === undefined ? [] : [score]));
  return known.length === 0 ? '1' : divideDecimals(known.reduce(addDecimal), String(known.length), 6);
};

type Measured = Readonly<Record<Criterion, string>>;

/** Something that is there on the same day has one day, so that days can be divided. */
const measuredOf = ({ landed, leadTime, score }: Offer, mean: string): Measured => ({
  price: landed?.amount ?? '0',
  leadTime: String(Math.max(1, daysOf(leadTime))),
  supplier: score ?? mean,
});

const better: Readonly<Record<Criterion, (own: string, all: readonly string[]) => string>> = {
  price: (own, all) => ratio(least(all), own),
  leadTime: (own, all) => ratio(least(all), own),
  supplier: (own, all) => ratio(own, most(all)),
};

const pointsOf = (own: Measured, all: readonly Measured[], weights: Weights): Points => {
  const of = (criterion: Criterion): string => {
    const shares = all.map((each) => each[criterion]);
    const share = better[criterion](own[criterion], shares);
    return roundDecimal(multiplyDecimal(multiplyDecimal(share, weights[criterion]), '100'), POINT_DECIMALS);
  };
  const [price, leadTime, supplier] = [of('price'), of('leadTime'), of('supplier')];
  return { price, leadTime, supplier, total: addDecimal(addDecimal(price, leadTime), supplier) };
};

/** What tells an offer from the best of each criterion, for who decides. */
const whyOf = (own: Offer, usable: readonly Offer[]): string => {
  if (own.hindrance !== undefined) return WHY_NOT[own.hindrance];
  const prices = usable.map(({ landed }) => landed?.amount ?? '0');
  const days = usable.map(({ leadTime }) => daysOf(leadTime));
  const more = subtractDecimal(own.landed?.amount ?? '0', least(prices));
  const later = daysOf(own.leadTime) - Math.min(...days);
  const percent = multiplyDecimal(ratio(more, least(prices)), '100');
  const price = isNothing(more) ? 'Lowest price' : `${roundDecimal(percent, 1)} % above the lowest price`;
  const time =
    later === 0 ? 'shortest lead time' : `${String(later)} days longer than the shortest lead time`;
  return `${price}; ${time}${own.inTime ? '' : '; later than needed'}.`;
};

const isNothing = (value: string): boolean => compareDecimals(value, '0') === 0;

/** What stands against an award, for who would take it. */
export const WHY_NOT: Readonly<Record<NonNullable<Offer['hindrance']>, string>> = {
  late: 'It came late, and nobody accepted that.',
  withdrawn: 'It was withdrawn.',
  expired: 'It is not valid any more.',
  supplier: 'Its supplier is not approved.',
  rate: 'Its currency has no rate of today.',
};

/** Offers that can be awarded with their points, and what each of them is best by; ties are best together. */
export const ranked = (offers: readonly Offer[], weights: Weights): ComparedOffer[] => {
  const usable = offers.filter(({ hindrance }) => hindrance === undefined);
  const mean = meanScore(usable);
  const all = usable.map((each) => measuredOf(each, mean));
  const points = new Map(usable.map((each) => [each, pointsOf(measuredOf(each, mean), all, weights)]));
  const highest = (name: keyof Points): string => most([...points.values()].map((each) => each[name]));
  return offers.map((offer) => {
    const own = points.get(offer);
    const why = whyOf(offer, usable);
    if (!own) return { ...offer, best: [], why };
    const best = ([...CRITERIA, 'total'] as const).filter((name) => own[name] === highest(name));
    return { ...offer, points: own, best, why };
  });
};

/** All lines with the offers for them, the cheapest first. */
export const compared = (request: RequestForQuotation, market: Market): ComparedLine[] =>
  (request.opened?.lines ?? []).map((requested) => {
    const { requisition: _, ...line } = requested;
    const offers = Object.keys(request.quotations).flatMap((supplier) => {
      const offer = offerOf(requested, supplier, { request, market });
      return offer ? [offer] : [];
    });
    const inOrder = offers.toSorted(byLanded);
    return { ...line, offers: ranked(inOrder, market.weights ?? USUAL_WEIGHTS) };
  });

const byLanded = (a: Offer, b: Offer): number => {
  if (!a.landed || !b.landed) return Number(a.landed === undefined) - Number(b.landed === undefined);
  const order = compareDecimals(a.landed.amount, b.landed.amount);
  return order === 0 ? (a.supplier < b.supplier ? -1 : 1) : order;
};

/** The lowest landed price of a line among offers that can be awarded. */
export const cheapestOf = ({ offers }: ComparedLine): Offer | undefined =>
  offers.find(({ hindrance }) => hindrance === undefined);

/** By how much an offer is above another, in the currency of the site. */
export const dearerBy = (offer: Offer, other: Offer): string =>
  subtractDecimal(offer.landed?.amount ?? '0', other.landed?.amount ?? '0');
