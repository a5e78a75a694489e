/** Says how far a figure moved since the period before, and whether that is better. */
import { measure, measureText, type Style } from './measure.js';
import { localeNow, t } from '../language/language.js';

/** How far, without a sign: the way says up or down. */
export type Delta = {
  text: string;
  way: 'up' | 'down' | 'same';
  verdict: 'better' | 'worse' | 'neutral';
};
type Moved = { value: string | null; previous: string | null; direction: 'up' | 'down' | 'none' };

const oneDigit: Intl.NumberFormatOptions = { maximumFractionDigits: 1 };

/** A difference that would round to nothing gets one digit more. */
function finer(style: Style, size: number): { decimals?: number } {
  const decimals = style.decimals ?? 0;
  return Math.abs(size) < 0.5 * 10 ** -decimals ? { decimals: decimals + 1 } : {};
}

/** Digits of percentage points. */
const pointDigits = ({ decimals = 1 }: Style): number => Math.max(1, decimals);

/** A difference without its sign: ratios in percentage points, the rest in their own unit. */
export function distance(size: number, style: Style, locale = localeNow()): string {
  const exact = String(Number(Math.abs(size).toPrecision(12)));
  if (style.unit !== 'ratio')
    return measureText(exact, { ...style, ...finer(style, size), compact: true }, locale);
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: pointDigits(style) });
  return t('format.pp', { size: format.format(Math.abs(size) * 100) });
}

/** Three digits that count: what a single event adds may be a thousandth of a point. */
const significant: Intl.NumberFormatOptions = { maximumSignificantDigits: 3, signDisplay: 'exceptZero' };

/** What something adds to a figure, with its sign: to a ratio in percentage points. */
export function addedText(value: string, style: Style, locale = localeNow()): string {
  const size = Number(value);
  if (style.unit === 'ratio')
    return t('format.pp', { size: new Intl.NumberFormat(locale, significant).format(size * 100) });
  const sign = size > 0 ? '+' : '';
  if (style.unit === 'money') return `${sign}${measureText(value, style, locale)}`;
  const text = new Intl.NumberFormat(
    locale,
    Math.abs(size) < 100 ? significant : { ...oneDigit, signDisplay: 'exceptZero' },
  ).format(size);
  const { unit } = measure('0', style, locale);
  return unit === '' ? text : `${text}\u00a0${unit}`;
}

function relative(change: number, base: number, locale = localeNow()): string {
  return new Intl.NumberFormat(locale, { ...oneDigit, style: 'percent' }).format(Math.abs(change / base));
}

function verdictOf(change: number, direction: Moved['direction']): Delta['verdict'] {
  if (change === 0 || direction === 'none') return 'neutral';
  return change > 0 === (direction === 'up') ? 'better' : 'worse';
}

function wayOf(change: number): Delta['way'] {
  if (change === 0) return 'same';
  return change > 0 ? 'up' : 'down';
}

/** Small counts and figures from zero move in their own unit, the rest in per cent. */
const isSmall = (base: number): boolean => Math.abs(base) < 20;

/** Whether a move would be written as 0: then nothing has become better or worse. */
function isNothing(change: number, base: number, style: Style): boolean {
  const percent = Math.abs(style.unit === 'ratio' ? change : change / base) * 100;
  if (style.unit !== 'ratio') return !isSmall(base) && percent < 0.05;
  return percent < 0.5 * 10 ** -pointDigits(style);
}

function textOf(change: number, base: number, of: { style: Style; locale: string | undefined }): string {
  if (change === 0) return t('format.noChange');
  const own = of.style.unit === 'ratio' || isSmall(base);
  if (!own) return relative(change, base, of.locale);
  return distance(change, of.style, of.locale);
}

/**
 * Ratios move in percentage points; small counts and figures from zero in their own unit; the rest in per
 * cent. Null when there is nothing to compare with.
 */
export function delta(moved: Moved, style: Style, locale = localeNow()): Delta | null {
  if (moved.value === null || moved.previous === null) return null;
  const base = Number(moved.previous);
  const exact = Number((Number(moved.value) - base).toPrecision(12));
  const change = isNothing(exact, base, style) ? 0 : exact;
  const text = textOf(change, base, { style, locale });
  return { text, way: wayOf(change), verdict: verdictOf(change, moved.direction) };
}
