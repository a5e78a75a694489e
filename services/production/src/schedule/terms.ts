/** Between which minutes a schedule plans, and what it leaves where it is. */
import type { ScheduleTerms } from '@gemba/contracts/events/production/scheduling';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { multiplyDecimal } from '@gemba/measures/decimal';
import { secondsOf } from '@gemba/measures/duration';
import type { BuildSchedule } from './commands.js';

const HORIZON = 'P14D';
const LONGEST = 'P90D';
const FROZEN = 'P1D';
const MINUTE_MS = 60_000;

const millisecondsOf = (duration: string): number => Number(multiplyDecimal(secondsOf(duration), '1000'));

const shifted = (at: string, milliseconds: number): string =>
  new Date(Date.parse(at) + milliseconds).toISOString();

const fullMinute = (at: string): string =>
  new Date(Math.ceil(Date.parse(at) / MINUTE_MS) * MINUTE_MS).toISOString();

/** From the next full minute on. */
export const termsOf = (command: BuildSchedule, at: string): ScheduleTerms => {
  const { site, horizon = HORIZON, frozen = FROZEN, effort = 'usual', expedite = [] } = command;
  const from = fullMinute(at);
  return {
    ...{ site, from, effort, expedite },
    until: shifted(from, millisecondsOf(horizon)),
    frozenUntil: shifted(from, millisecondsOf(frozen)),
  };
};

/** The same terms for a schedule that begins later than it was asked for. */
export const termsFrom = (terms: ScheduleTerms, at: string): ScheduleTerms => {
  const from = fullMinute(at);
  const later = Math.max(0, Date.parse(from) - Date.parse(terms.from));
  const moved = (instant: string): string => shifted(instant, later);
  const { site, effort, expedite, until, frozenUntil } = terms;
  const times = { from: moved(terms.from), until: moved(until), frozenUntil: moved(frozenUntil) };
  return { site, effort, expedite, ...times };
};

/** Whether two ask for the same, whenever they were asked. */
export const asksTheSame = (one: ScheduleTerms, other: ScheduleTerms): boolean => {
  const said = ({ from, until, frozenUntil, effort, expedite }: ScheduleTerms): string => {
    const lasts = [until, frozenUntil].map((instant) => Date.parse(instant) - Date.parse(from));
    return JSON.stringify([lasts, effort, expedite]);
  };
  return said(one) === said(other);
};

export const tooFar = ({ horizon = HORIZON }: BuildSchedule): Rejection | null => {
  const length = millisecondsOf(horizon);
  if (length >= MINUTE_MS && length <= millisecondsOf(LONGEST)) return null;
  return reject(
    'PRD-SCHED-HORIZON',
    `A schedule plans a minute at least and ${LONGEST} at most; say how far.`,
    {
      violated: { rule: 'horizon of a schedule', actual: horizon, limit: LONGEST },
    },
  );
};
