/**
 * Value added tax on goods sold to businesses, by where they are when transport begins and where it ends, and
 * on services, by where they are supplied: Directive 2006/112/EC, articles 31–33, 44, 45, 138, 146 and 196.
 */
import { currencyDecimals } from '@gemba/measures/currencies';
import {
  addDecimal,
  compareDecimals,
  divideDecimals,
  fixedDecimal,
  multiplyDecimal,
  roundDecimal,
  subtractDecimal,
} from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import { taxRatesOn } from '../../values/tax-rates.js';

const MEMBERS: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** The country of a VAT id by its prefix; Greece writes EL (article 215). */
const countryOf = (vatId: string): string => {
  const prefix = vatId.slice(0, 2).toUpperCase();
  return prefix === 'EL' ? 'GR' : prefix;
};

export type Sale = {
  /** Where the goods are when transport begins (article 32) or, without transport, are handed over (31). */
  readonly from: string;
  /** Where they go. */
  readonly to: string;
  /** The customer's VAT id. */
  readonly vatId?: string | undefined;
  /** When the goods are delivered (article 63). */
  readonly on: string;
  /** A service is supplied to a business where that is established (article 44). */
  readonly isService?: boolean;
};

/**
 * `S` standard rate, `K` intra-Community supply, `G` export, `AE` reverse charge, `O` outside the scope of
 * the tax: UNTDID 5305 as EN 16931 uses it (BT-118).
 */
export type TaxCategory = 'S' | 'K' | 'G' | 'AE' | 'O';

export type Tax = { readonly category: TaxCategory; readonly rate: string };

const UNTAXED = {
  union: { goods: 'K', service: 'AE' },
  abroad: { goods: 'G', service: 'O' },
} as const;

const wayOf = ({ from, to, vatId }: Sale): 'within' | keyof typeof UNTAXED => {
  if (from === to) return 'within';
  if (!MEMBERS.has(from) || !MEMBERS.has(to)) return 'abroad';
  const identified = vatId === undefined ? undefined : countryOf(vatId);
  return identified !== undefined && identified !== from && MEMBERS.has(identified) ? 'union' : 'within';
};

/**
 * The tax on a sale. Within a country its rate holds. From one member state to another the supply is exempt
 * if the customer has a VAT id of a member state other than that in which transport begins (article 138,
 * paragraph 1, point b); without one it is taxed where transport begins (article 32). What leaves the Union,
 * or a country outside it, is an export (article 146). The customer of a service in another member state
 * owes the tax itself (articles 44 and 196), unless it has no VAT id (article 45); outside the Union there is
 * none of ours. Undefined when the rate of the country is not known.
 */
export const taxOn = (sale: Sale): Tax | undefined => {
  const { from, on, isService = false } = sale;
  const way = wayOf(sale);
  if (way !== 'within') return { category: UNTAXED[way][isService ? 'service' : 'goods'], rate: '0' };
  const rate = taxRatesOn({ country: from, date: on })?.[0];
  return rate === undefined ? undefined : { category: 'S', rate };
};

/** Countries whose tax office takes a total that is rounded down: HMRC, VAT Notice 700, 17.5.1. */
const ROUNDED_DOWN: ReadonlySet<string> = new Set(['GB']);

/**
 * The tax on the net of an invoice, rounded once. Half a minor unit goes up, as EN 16931 and the offices have
 * it (Poland: ustawa o VAT, art. 106e(11); Germany: UStAE 14.5); the Directive leaves it to the states
 * (Court of Justice, C-484/06, Koninklijke Ahold).
 */
export const taxAmount = ({ amount, currency }: Money, rate: string, country: string): Money => {
  const decimals = currencyDecimals(currency);
  const exact = multiplyDecimal(amount, rate);
  const nearest = roundDecimal(exact, decimals);
  const unit = divideDecimals('1', String(10 ** decimals), decimals);
  const below = compareDecimals(nearest, exact) > 0 ? subtractDecimal(nearest, unit) : nearest;
  const rest = subtractDecimal(exact, below);
  const isUp = !ROUNDED_DOWN.has(country) && compareDecimals(addDecimal(rest, rest), unit) >= 0;
  return { amount: fixedDecimal(isUp ? addDecimal(below, unit) : below, decimals), currency };
};
