/** What a query asks about: site or group, period, currency, and the moment from which it looks. */
import { instantSchema } from '@gemba/contracts/fields';
import { isStatedInstant } from '@gemba/measures/moments';
import { isCurrency } from '@gemba/measures/money';
import { isPlainDate, plusDays } from '@gemba/measures/period';
import type { PointedError } from '@gemba/platform/http/problems/problem';
import { Problem } from '@gemba/platform/http/problems/problem';
import type { QueryParameter, QueryParameters } from '@gemba/platform/spec/openapi/written';
import type { Bucket } from '../figures/buckets.js';

export type Query = Readonly<Record<string, string | undefined>>;

/** Looks only at what had happened (`at`) and was recorded (`knownAt`) by then; null looks at all. */
export type Moment = { readonly at: string | null; readonly knownAt: string | null };

export type Scope = Moment & {
  /** Null for the group. */
  readonly site: string | null;
  readonly period: Bucket;
  /** Null for the currency of the site or of the group. */
  readonly currency: string | null;
};

/** The longest period: thirteen of them are read at once. */
const MOST_DAYS = 1_100;
const USUAL_DAYS = 30;

/** Every query may wait for what its caller has just written. */
export const AFTER: QueryParameters = {
  after: 'The Gemba-Position of a command: waits up to 5 s until the views have what it wrote.',
};

const date = (says: string): QueryParameter => ({ says, schema: { type: 'string', format: 'date' } });
const instant = (says: string): QueryParameter => ({ says, schema: instantSchema });

export const CURRENCY = 'Currency of the amounts, ISO 4217; that of the site or the group unless told.';

/** What every question about figures may say. */
export const SCOPE: QueryParameters = {
  site: 'Only this site; all that the caller sees unless told.',
  from: date('First day of the period; thirty days before `to` unless told.'),
  to: date('The day after the last of the period; tomorrow unless told.'),
  currency: CURRENCY,
  at: instant('Looks only at what had happened by then.'),
  knownAt: instant('Looks only at what was recorded by then.'),
  ...AFTER,
};

/** @throws Problem 400 that names every parameter nobody here knows. */
export const checkNames = (query: Query, known: QueryParameters): void => {
  const unknown = Object.keys(query).filter((name) => !Object.hasOwn(known, name));
  if (unknown.length === 0) return;
  const detail = `Not known here: ${unknown.join(', ')}. Known: ${Object.keys(known).join(', ')}.`;
  throw new Problem(400, 'PLT-QUERY', detail);
};

type Rule = { readonly name: string; readonly holds: (text: string) => boolean; readonly says: string };

const RULES: readonly Rule[] = [
  { name: 'from', holds: isPlainDate, says: 'must be a date like 2026-03-01' },
  { name: 'to', holds: isPlainDate, says: 'must be a date like 2026-03-01' },
  { name: 'currency', holds: isCurrency, says: 'must be an ISO 4217 currency like EUR' },
  { name: 'at', holds: isStatedInstant, says: 'must be an instant with offset like 2026-03-01T08:00:00Z' },
  {
    name: 'knownAt',
    holds: isStatedInstant,
    says: 'must be an instant with offset like 2026-03-01T08:00:00Z',
  },
];

const wrongIn = (query: Query): readonly PointedError[] =>
  RULES.flatMap(({ name, holds, says }) => {
    const text = query[name];
    return text === undefined || text === '' || holds(text)
      ? []
      : [{ pointer: name, code: 'query', detail: says }];
  });

const textOf = (query: Query, name: string): string | null => {
  const text = query[name];
  return text === undefined || text === '' ? null : text;
};

const instantOf = (query: Query, name: string): string | null => {
  const text = textOf(query, name);
  return text === null ? null : new Date(text).toISOString();
};

/** Without dates, the thirty days that end with `today`. */
const periodOf = (query: Query, today: string): Bucket => {
  const to = textOf(query, 'to') ?? plusDays(today, 1);
  const from = textOf(query, 'from') ?? plusDays(to, -USUAL_DAYS);
  return { from, to };
};

const checkPeriod = ({ from, to }: Bucket): void => {
  if (from >= to)
    throw new Problem(400, 'PLT-QUERY', `The period ends on ${to}, before it begins on ${from}.`);
  if (plusDays(from, MOST_DAYS) < to) {
    throw new Problem(400, 'PLT-QUERY', `A period may have at most ${String(MOST_DAYS)} days.`);
  }
};

/** @throws Problem 400 that lists everything that is wrong. */
export const scopeOf = (query: Query, today: string, known: QueryParameters = SCOPE): Scope => {
  checkNames(query, known);
  const errors = wrongIn(query);
  if (errors.length > 0) throw new Problem(400, 'PLT-QUERY', 'The query is not as it must be.', { errors });
  const period = periodOf(query, today);
  checkPeriod(period);
  return {
    site: textOf(query, 'site'),
    period,
    currency: textOf(query, 'currency'),
    at: instantOf(query, 'at'),
    knownAt: instantOf(query, 'knownAt'),
  };
};
