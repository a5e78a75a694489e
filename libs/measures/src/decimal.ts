/**
 * Exact arithmetic over decimal strings: plain notation in, canonical plain notation out, never a binary
 * float.
 */
import { Big } from 'big.js';

/**
 * A value that is stated may have at most so many digits before the point: enough for the money and the
 * milligrams of any company, and sums of millions of such values still fit every store.
 */
const INTEGER_DIGITS = 15;

/** Sums and products are exact; a quotient is rounded once, half to even, to a whole number. */
const Exact = Big();
Exact.DP = 0;
Exact.RM = Big.roundHalfEven;

const PLAIN = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const WHOLE = String.raw`(?:0|[1-9]\d{0,${String(INTEGER_DIGITS - 1)}})`;
const STATED = new RegExp(String.raw`^-?${WHOLE}(?:\.\d{1,20})?$`);

/** A text that is no plain decimal, or a number that is no safe integer, was given as a value. */
export class NotADecimal extends Error {
  override readonly name = 'NotADecimal';

  constructor(value: unknown) {
    super(`Not a plain decimal: ${String(value)}`);
  }
}

export class DivisionByZero extends Error {
  override readonly name = 'DivisionByZero';

  constructor(dividend: string) {
    super(`${dividend} cannot be divided by zero`);
  }
}

/**
 * Whether the value is a string such as `0`, `-3` or `12.500`: no exponent, plus sign, blank or leading
 * zero, at most INTEGER_DIGITS before the point and `maxDecimals` after it.
 */
export function isDecimal(value: unknown, maxDecimals = 6): value is string {
  return typeof value === 'string' && STATED.test(value) && decimalsOf(value) <= maxDecimals;
}

/**
 * What `isDecimal` takes, as an expression for JSON Schema; `sign`: any value, none below zero, or only above
 * zero.
 */
export function decimalPattern(maxDecimals: number, sign: 'any' | 'not-negative' | 'positive'): string {
  const before = { any: '-?', 'not-negative': '', positive: '(?=.*[1-9])' }[sign];
  const after = maxDecimals === 0 ? '' : String.raw`(?:\.\d{1,${String(maxDecimals)}})?`;
  return `^${before}${WHOLE}${after}$`;
}

/** How many digits are written after the point; `12.500` has three. */
export function decimalsOf(value: string): number {
  const point = value.indexOf('.');
  return point < 0 ? 0 : value.length - point - 1;
}

/** The one spelling of a value: no trailing zeros, no negative zero. Throws NotADecimal. */
export function canonicalDecimal(value: string | number): string {
  return written(read(value));
}

export function addDecimal(a: string, b: string): string {
  return inMillionths(a, b, (x, y) => x + y) ?? written(read(a).plus(read(b)));
}

export function subtractDecimal(a: string, b: string): string {
  return inMillionths(a, b, (x, y) => x - y) ?? written(read(a).minus(read(b)));
}

export function multiplyDecimal(a: string, b: string): string {
  return written(read(a).times(read(b)));
}

export function negateDecimal(value: string): string {
  return written(read(value).neg());
}

/** `a / b` rounded once, half to even, to `digits` after the point. Throws DivisionByZero. */
export function divideDecimals(a: string, b: string, digits: number): string {
  const divisor = read(b);
  if (isZero(divisor)) throw new DivisionByZero(a);
  return written(read(a).times(power(digits)).div(divisor).times(power(-digits)));
}

/** Rounded half to even (IEEE 754 roundTiesToEven) to `digits` after the point, in canonical form. */
export function roundDecimal(value: string, digits: number): string {
  return written(read(value).round(digits));
}

/**
 * Rounded half to even and written with exactly `digits` after the point: `fixedDecimal('19.9', 2)` is
 * `19.90`.
 */
export function fixedDecimal(value: string, digits: number): string {
  const rounded = read(value).round(digits);
  return (isZero(rounded) ? new Exact(0) : rounded).toFixed(digits);
}

/** -1 when `a` is below `b`, 0 when they are the same value, 1 when `a` is above. */
export function compareDecimals(a: string, b: string): -1 | 0 | 1 {
  const order = isShort(a) && isShort(b) ? millionths(a) - millionths(b) : read(a).cmp(read(b));
  if (order === 0) return 0;
  return order < 0 ? -1 : 1;
}

/** `value × 10^digits` as an integer. Throws NotADecimal when digits would be lost. */
export function scaledInteger(value: string, digits: number): bigint {
  const scaled = written(read(value).times(power(digits)));
  if (scaled.includes('.')) throw new NotADecimal(value);
  return BigInt(scaled);
}

/**
 * Nearly all quantities and amounts are short: at most nine digits before the point and six after it, 15 in
 * all, so that a sum of two is a safe integer of millionths. That is ten times as fast as big decimals.
 */
const SHORT = /^-?(?:0|[1-9]\d{0,8})(?:\.\d{1,6})?$/;
const MILLION = 1_000_000;

function isShort(value: unknown): boolean {
  return typeof value === 'string' && SHORT.test(value);
}

/** Below 10^9 the nearest double is off by less than 10^-7, so rounding finds the exact millionth. */
function millionths(text: string): number {
  return Math.round(Number(text) * MILLION);
}

/** Undefined where one of both is not short, or no decimal at all. */
function inMillionths(a: string, b: string, work: (x: number, y: number) => number): string | undefined {
  if (!isShort(a) || !isShort(b)) return undefined;
  const units = work(millionths(a), millionths(b));
  if (units % MILLION === 0) return String(units / MILLION + 0);
  const size = Math.abs(units);
  const fraction = String(size % MILLION).padStart(6, '0');
  return `${units < 0 ? '-' : ''}${String(Math.trunc(size / MILLION))}.${fraction.replace(/0+$/, '')}`;
}

function read(value: string | number): Big {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text !== 'string' || !PLAIN.test(text)) throw new NotADecimal(value);
  return new Exact(text);
}

function isZero(value: Big): boolean {
  return value.eq(0);
}

function written(value: Big): string {
  return isZero(value) ? '0' : value.toFixed();
}

function power(exponent: number): Big {
  return new Exact(`1e${String(exponent)}`);
}
