/**
 * What is looked at (site, period, currency, moment) as it stands in the address, so that a link shows the
 * same.
 */
import { dateIn, type PeriodKind, periodKinds, type Range, rangeOf } from './period.js';

export type Scope = Range & {
  /** Undefined means the whole group. */
  site: string | undefined;
  period: PeriodKind;
  currency: string;
  /** Business time up to which facts count; undefined means now. */
  at: string | undefined;
  /** What was recorded up to then; undefined means all that is known. */
  knownAt: string | undefined;
};

const scopeKeys = ['site', 'period', 'from', 'to', 'currency', 'at', 'knownAt'] as const;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

function periodOf(search: URLSearchParams): PeriodKind {
  const named = periodKinds.find((kind) => kind === search.get('period'));
  return named ?? '7d';
}

function dateOf(text: string | null): string | undefined {
  return text !== null && DATE.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

function instantOf(text: string | null): string | undefined {
  return text !== null && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : undefined;
}

function custom(search: URLSearchParams): Range | undefined {
  const from = dateOf(search.get('from'));
  const to = dateOf(search.get('to'));
  if (!from || !to || from >= to) return undefined;
  return { from, to };
}

/** Own dates that make no sense count as none. */
function datesOf(search: URLSearchParams, today: string): Range & { period: PeriodKind } {
  const period = periodOf(search);
  if (period !== 'custom') return { ...rangeOf(period, today), period };
  const own = custom(search);
  return own ? { ...own, period } : { ...rangeOf('7d', today), period: '7d' };
}

/** Reads the scope; anything unreadable falls back to the last seven days of the group, in euro. */
export function readScope(search: URLSearchParams, clock: { timeZone: string; now: Date }): Scope {
  const at = instantOf(search.get('at'));
  const today = dateIn(clock.timeZone, at ? new Date(at) : clock.now);
  return {
    ...datesOf(search, today),
    site: search.get('site') ?? undefined,
    currency: search.get('currency') ?? 'EUR',
    at,
    knownAt: instantOf(search.get('knownAt')),
  };
}

/** The part of the address that belongs to the scope, to be kept when another screen opens. */
export function scopeSearch(search: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const key of scopeKeys) {
    const value = search.get(key);
    if (value !== null) kept.set(key, value);
  }
  const text = kept.toString();
  return text ? `?${text}` : '';
}

/** The parameters that every question about the scope carries. */
export function scopeParams(scope: Scope): Record<string, string | undefined> {
  const { site, from, to, currency, at, knownAt } = scope;
  return { site, from, to, currency, at, knownAt };
}
