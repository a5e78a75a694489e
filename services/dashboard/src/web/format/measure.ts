/**
 * Writes exact decimal strings for people: their locale's separators, the unit, never more digits than
 * asked.
 */
import { PRICE_DECIMALS } from '@gemba/measures/money';
import { localeNow, t } from '../language/language.js';

/** What Intl accepts besides numbers: a decimal in text keeps all its digits. */
type Numeric = Intl.StringNumericLiteral;
export type Style = {
  unit: string;
  currency?: string | null;
  decimals?: number;
  compact?: boolean;
  /** The price of one unit, which may be finer than its currency. */
  fine?: boolean;
};
export type Written = { text: string; unit: string };

const unitNames: Record<string, string> = {
  C62: t('format.pieces'),
  DAY: t('format.days'),
  HUR: 'h',
  MIN: 'min',
  SEC: 's',
  KGM: 'kg',
  GRM: 'g',
  MTR: 'm',
  LTR: 'l',
  KWH: 'kWh',
  MMT: 'mm',
  BAR: 'bar',
  CEL: '°C',
};

/** The short sign of a UN/ECE unit code; codes we do not know are shown as they are. */
export function unitName(unit: string): string {
  return unitNames[unit] ?? unit;
}

function compactly(value: string, options: Intl.NumberFormatOptions): Intl.NumberFormatOptions {
  const large = Math.abs(Number(value)) >= 10_000;
  if (!large) return options;
  const { minimumFractionDigits: _, maximumFractionDigits: __, ...rest } = options;
  return { ...rest, notation: 'compact', maximumSignificantDigits: 3 };
}

function digits(count: number | undefined, fallback: number): Intl.NumberFormatOptions {
  const decimals = count ?? fallback;
  return { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
}

function plain(value: string, style: Style): Intl.NumberFormatOptions {
  const wanted = style.decimals === undefined ? { maximumFractionDigits: 3 } : digits(style.decimals, 0);
  return style.compact ? compactly(value, wanted) : wanted;
}

function write(value: string, options: Intl.NumberFormatOptions, locale = localeNow()): string {
  return new Intl.NumberFormat(locale, options).format(value as Numeric);
}

/** A figure and its unit apart, for large type; a missing figure is a dash. */
export function measure(value: string | null, style: Style, locale = localeNow()): Written {
  if (value === null || value === '') return { text: '–', unit: '' };
  if (style.unit === 'ratio') return { text: percentText(value, style.decimals ?? 1, locale), unit: '%' };
  if (style.unit === 'money') {
    return { text: write(value, money(value, style), locale), unit: style.currency ?? '' };
  }
  return { text: write(value, plain(value, style), locale), unit: unitName(style.unit) };
}

function money(value: string, style: Style): Intl.NumberFormatOptions {
  const options = digits(style.compact ? style.decimals : 2, 0);
  if (style.fine) return { ...options, maximumFractionDigits: PRICE_DECIMALS };
  return style.compact ? compactly(value, options) : options;
}

function percentText(value: string, decimals: number, locale = localeNow()): string {
  const parts = new Intl.NumberFormat(locale, { style: 'percent', ...digits(decimals, 1) }).formatToParts(
    value as Numeric,
  );
  const kept = parts.filter(({ type }) => type !== 'percentSign' && type !== 'literal');
  return kept.map(({ value: part }) => part).join('');
}

/** A figure with its unit in one line. */
export function measureText(value: string | null, style: Style, locale = localeNow()): string {
  const written = measure(value, style, locale);
  return written.unit ? `${written.text}\u00a0${written.unit}` : written.text;
}

/** A whole number with separators. */
export function countText(count: number, locale = localeNow()): string {
  return new Intl.NumberFormat(locale).format(count);
}
