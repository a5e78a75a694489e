/**
 * Quotations of a line side by side: what each is landed at, which is best by which criterion, and by all of
 * them together.
 *
 * Points follow the evaluation of quality with price of the World Bank (Standard Procurement Document, rated
 * criteria): lowest ÷ own for what should be low, own ÷ highest for what should be high, times the weight of
 * the criterion, out of 100.
 */
import type { RateUsed, RequestedLine } from '@gemba/contracts/events/supply-chain/quotations';
import {
  addDecimal,
  compareDecimals,
  divideDecimals,
  multiplyDecimal,
  roundDecimal,
  subtractDecimal,
} from '@gemba/measures/decimal';
import { daysOf, leadTimeAfter } from '@gemba/measures/lead-time';
import type { Money } from '@gemba/measures/money';
import type { ExchangeRateRows } from '@gemba/platform/access/rates';
import { rateFor } from '@gemba/platform/access/rates';
import type { Supplier } from '../purchasing/supplier.js';
import type { WorkCalendarRow } from '../tables/rows.js';
import { boughtFor, landedPrice, netPrice } from './offer.js';
import type { Quotation, RequestForQuotation } from './request-state.js';
import { currencyOf, quotedLine } from './request-state.js';

export const CRITERIA = ['price', 'leadTime', 'supplier'] as const;
export type Criterion = (typeof CRITERIA)[number];
export type Weights = Readonly<Record<Criterion, string>>;

/** Fractions that sum to 1. */
export const USUAL_WEIGHTS: Weights = { price: '0.6', leadTime: '0.2', supplier: '0.2' };

/** Why a quotation cannot be awarded now. */
export const HINDRANCES = ['late', 'withdrawn', 'expired', 'supplier', 'rate'] as const;
export type Hindrance = (typeof HINDRANCES)[number];

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

type Points = Readonly<Record<Criterion | 'total', string>>;

export type Offer = {
  readonly supplier: string;
  readonly version: number;
  readonly price: Money;
  readonly bought: string;
  readonly leadTime: string;
  readonly promised: string;
  readonly isInTime: boolean;
  readonly hindrance?: Hindrance;
  /** Absent where no rate is known. */
  readonly landed?: Money;
  readonly rate?: RateUsed;
  readonly score?: string;
  /** Absent where it cannot be awarded. */
  readonly points?: Points;
  readonly best: readonly (Criterion | 'total')[];
};

export type ComparedLine = RequestedLine & { readonly offers: readonly Offer[] };

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
    ...{ leadTime: quoted.leadTime, promised, isInTime: promised <= needBy, best: [] },
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

/** Offers that can be awarded with their points, and what each of them is best by; ties are best together. */
export const ranked = (offers: readonly Offer[], weights: Weights): readonly Offer[] => {
  const usable = offers.filter(({ hindrance }) => hindrance === undefined);
  const mean = meanScore(usable);
  const all = usable.map((each) => measuredOf(each, mean));
  const points = new Map(usable.map((each) => [each, pointsOf(measuredOf(each, mean), all, weights)]));
  const highest = (name: keyof Points): string => most([...points.values()].map((each) => each[name]));
  return offers.map((offer) => {
    const own = points.get(offer);
    if (!own) return offer;
    const best = ([...CRITERIA, 'total'] as const).filter((name) => own[name] === highest(name));
    return { ...offer, points: own, best };
  });
};

/** All lines with the offers for them, the cheapest first. */
export const compared = (request: RequestForQuotation, market: Market): readonly ComparedLine[] =>
  (request.opened?.lines ?? []).map((line) => {
    const offers = Object.keys(request.quotations).flatMap((supplier) => {
      const offer = offerOf(line, supplier, { request, market });
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
