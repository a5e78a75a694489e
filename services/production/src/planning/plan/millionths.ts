/**
 * Quantities of a plan are whole millionths of their unit: exact like decimals, and a hundred times as fast,
 * which a plan of ten thousand items over a year needs.
 */
import type { Quantity } from '@gemba/measures/quantity';
import { isCounted } from '@gemba/measures/whole';

export const ONE = 1_000_000n;
const DIGITS = 6;

/** Of a decimal with at most six digits after the point. */
export const millionths = (value: string): bigint => {
  const [whole = '0', fraction = ''] = value.replace('-', '').split('.');
  const size = BigInt(whole) * ONE + BigInt(fraction.padEnd(DIGITS, '0'));
  return value.startsWith('-') ? -size : size;
};

/** As a canonical decimal. */
export const decimalOf = (amount: bigint): string => {
  const size = amount < 0n ? -amount : amount;
  const fraction = String(size % ONE)
    .padStart(DIGITS, '0')
    .replace(/0+$/, '');
  return `${amount < 0n ? '-' : ''}${String(size / ONE)}${fraction === '' ? '' : `.${fraction}`}`;
};

export const quantityOf = (amount: bigint, unit: string): Quantity => ({ value: decimalOf(amount), unit });

export const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
export const most = (a: bigint, b: bigint): bigint => (a > b ? a : b);

/** Rounded up. Both above zero. */
export const dividedUp = (dividend: bigint, divisor: bigint): bigint => (dividend + divisor - 1n) / divisor;

/** The smallest step of a unit: a whole one where it counts. */
export const stepOf = (unit: string): bigint => (isCounted(unit) ? ONE : 1n);

export const upTo = (amount: bigint, step: bigint): bigint => dividedUp(amount, step) * step;

/** The root of a whole number, rounded down, by Newton's method. */
export const rootOf = (square: bigint): bigint => {
  if (square < 2n) return square;
  let guess = BigInt(Math.ceil(Math.sqrt(Number(square)))) + 1n;
  for (;;) {
    const next = (guess + square / guess) / 2n;
    if (next >= guess) return guess;
    guess = next;
  }
};
