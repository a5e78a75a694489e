/**
 * Substitutes are ranked by a published formula, so that everybody can see why somebody was asked.
 *
 * Only people who are qualified on every date of the interval are ranked. score = 0.5 · rest + 0.3 · (1 −
 * overtime ÷
 * interval) + 0.2 · cheapest ÷ cost. Rest is 1 when the rest rule holds with the additional work, else 0.
 * Overtime is
 * the part of the interval outside the person's own shifts. Cost is the hourly cost × (interval + 25 % of
 * overtime).
 * Equal scores are ordered by cost and then by id.
 */
import type { Substitute } from '@gemba/contracts/events/hr';
import type { Interval } from '@gemba/measures/calendar';
import {
  addDecimal,
  compareDecimals,
  divideDecimals,
  multiplyDecimal,
  subtractDecimal,
} from '@gemba/measures/decimal';
import { durationOf } from '@gemba/measures/duration';
import type { Money } from '@gemba/measures/money';
import { compareMoney, isZeroMoney, multiplyMoney } from '@gemba/measures/money';
import { firstUnrested, lengthOf, overlapOf } from '../roster/rest.js';

type Candidate = {
  readonly person: string;
  readonly hourlyCost: Money;
  /** Own shifts of the days around, without the interval to cover. */
  readonly shifts: readonly Interval[];
};

/** What an hour outside one's own shift costs more. */
const OVERTIME_SURCHARGE = '0.25';
const WEIGHTS = { rest: '0.5', overtime: '0.3', cost: '0.2' };
const SCORE_DECIMALS = 4;
/** More names than that help nobody to decide. */
const PROPOSED = 20;

/** Qualified candidates, the best first; costs are all in one currency. */
export const ranked = (toCover: Interval, candidates: readonly Candidate[]): Substitute[] => {
  const assessed = candidates.map((candidate) => assess(toCover, candidate));
  const cheapest = assessed.map(({ cost }) => cost).toSorted(compareMoney)[0];
  return assessed
    .map(({ share, ...rest }) => ({ ...rest, score: score({ share, ...rest }, cheapest) }))
    .toSorted(
      (a, b) =>
        compareDecimals(b.score, a.score) || compareMoney(a.cost, b.cost) || (a.person < b.person ? -1 : 1),
    )
    .slice(0, PROPOSED);
};

type Assessed = Omit<Substitute, 'score'> & { readonly share: string };

const assess = (toCover: Interval, { person, hourlyCost, shifts }: Candidate): Assessed => {
  const length = lengthOf([toCover]);
  const overtime = length - overlapOf(shifts, toCover);
  const hours = (milliseconds: number) => divideDecimals(String(milliseconds), '3600000', 6);
  const paid = addDecimal(hours(length), multiplyDecimal(hours(overtime), OVERTIME_SURCHARGE));
  return {
    person,
    skillOk: true,
    restOk: firstUnrested([...shifts, toCover]) === null,
    overtime: durationOf(divideDecimals(String(overtime), '1000', 3)),
    cost: multiplyMoney(hourlyCost, paid),
    share: divideDecimals(String(overtime), String(length), 6),
  };
};

const score = ({ restOk, share, cost }: Assessed, cheapest: Money | undefined): string => {
  const free = cheapest === undefined || isZeroMoney(cost);
  const thrift = free ? '1' : divideDecimals(cheapest.amount, cost.amount, 6);
  const parts = [
    restOk ? WEIGHTS.rest : '0',
    multiplyDecimal(WEIGHTS.overtime, subtractDecimal('1', share)),
    multiplyDecimal(WEIGHTS.cost, thrift),
  ];
  return divideDecimals(parts.reduce(addDecimal), '1', SCORE_DECIMALS);
};
