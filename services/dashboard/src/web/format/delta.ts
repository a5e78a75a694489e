/** Says how far a figure moved since the period before, and whether that is better. */
import { measure, type Style } from './measure.js';

export type Delta = { text: string; way: 'up' | 'down' | 'same'; verdict: 'better' | 'worse' | 'neutral' };
type Moved = { value: string | null; previous: string | null; direction: 'up' | 'down' | 'none' };

const signed: Intl.NumberFormatOptions = { signDisplay: 'exceptZero', maximumFractionDigits: 1 };

function points(change: number, locale?: string): string {
  return `${new Intl.NumberFormat(locale, signed).format(change * 100)}\u00a0pp`;
}

function relative(change: number, base: number, locale?: string): string {
  return new Intl.NumberFormat(locale, { ...signed, style: 'percent' }).format(change / Math.abs(base));
}

function amount(change: number, style: Style, locale?: string): string {
  const written = measure(String(Math.abs(change)), { ...style, compact: true }, locale);
  return `${change < 0 ? '−' : '+'}${written.text}\u00a0${written.unit}`;
}

function verdictOf(change: number, direction: Moved['direction']): Delta['verdict'] {
  if (change === 0 || direction === 'none') return 'neutral';
  return change > 0 === (direction === 'up') ? 'better' : 'worse';
}

function wayOf(change: number): Delta['way'] {
  if (change === 0) return 'same';
  return change > 0 ? 'up' : 'down';
}

/**
 * Ratios move in percentage points; small counts and figures from zero in their own unit; the rest in per cent.
 * Null when there is nothing to compare with.
 */
export function delta(moved: Moved, style: Style, locale?: string): Delta | null {
  if (moved.value === null || moved.previous === null) return null;
  const base = Number(moved.previous);
  const change = Number((Number(moved.value) - base).toPrecision(12));
  const text =
    style.unit === 'ratio'
      ? points(change, locale)
      : Math.abs(base) < 20
        ? amount(change, style, locale)
        : relative(change, base, locale);
  return {
    text: change === 0 ? 'no change' : text,
    way: wayOf(change),
    verdict: verdictOf(change, moved.direction),
  };
}
