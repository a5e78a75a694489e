/**
 * Whether a figure breaks a rule, and when it has recovered: the same for what is looked at today and for
 * history. Between its limit and what clears the rule a figure stays as it was judged before.
 */
import type { Watch } from '@gemba/contracts/events/alert';
import { compareDecimals } from '@gemba/measures/decimal';

/** What was seen of a figure at one moment. */
export type Reading = {
  readonly at: string;
  /** The business date of the site at that moment; the period ends before it. */
  readonly date: string;
  /** The figure of the last periods, the oldest first; null where there is nothing to compute it from. */
  readonly values: readonly (string | null)[];
  /** How many facts the last period has. */
  readonly facts: number;
};

export type Judged = {
  readonly watch: Watch;
  readonly limit: string | null;
  readonly clears: string | null;
};

/** `unchanged`: neither broken nor recovered, or nothing to judge by. */
type Verdict = 'broken' | 'recovered' | 'unchanged';

/** Whether each value lies beyond the one before it; unknown where one of them is missing. */
const isTrend = (values: readonly (string | null)[], step: 1 | -1): boolean =>
  values.every((value, index) => {
    const before = values[index - 1] ?? null;
    if (value === null) return false;
    return index === 0 || (before !== null && compareDecimals(value, before) === step);
  });

const byLimit = ({ limit, clears }: Judged, value: string | null, beyond: 1 | -1): Verdict => {
  if (value === null || limit === null) return 'unchanged';
  if (compareDecimals(value, limit) === beyond) return 'broken';
  return compareDecimals(value, clears ?? limit) === beyond ? 'unchanged' : 'recovered';
};

const either = (broken: boolean): Verdict => (broken ? 'broken' : 'recovered');

const JUDGES: Readonly<Record<Watch, (rule: Judged, seen: Reading) => Verdict>> = {
  above: (rule, { values }) => byLimit(rule, values.at(-1) ?? null, 1),
  below: (rule, { values }) => byLimit(rule, values.at(-1) ?? null, -1),
  // A run of points in one direction is a signal (Nelson, J. Quality Technology 16, 1984, test 3).
  rising: (_, { values }) => either(isTrend(values, 1)),
  falling: (_, { values }) => either(isTrend(values, -1)),
  silent: (_, { facts }) => either(facts === 0),
};

/** A moment at which the figure broke the rule, or recovered from that. */
export type Turn = { readonly to: 'broken' | 'recovered'; readonly reading: Reading };

/** What the reading changes; null where all is as it was. */
export const turnAt = (rule: Judged, isBroken: boolean, reading: Reading): Turn | null => {
  const verdict = JUDGES[rule.watch](rule, reading);
  if (verdict === 'unchanged' || (verdict === 'broken') === isBroken) return null;
  return { to: verdict, reading };
};

/** How often a rule would have been broken by these readings, had it held from the first of them on. */
export const backTested = (rule: Judged, readings: readonly Reading[]) => {
  const raisedOn: string[] = [];
  let isBroken = false;
  let daysInBreach = 0;
  for (const reading of readings) {
    const turn = turnAt(rule, isBroken, reading);
    if (turn) isBroken = turn.to === 'broken';
    if (turn && isBroken) raisedOn.push(reading.date);
    if (isBroken) daysInBreach += 1;
  }
  return { evaluations: readings.length, breaches: raisedOn.length, daysInBreach, raisedOn };
};
