/**
 * Which ways a part of a return can go, and which of them bring most: net recovery of a unit is what it
 * brings less what it takes to get that, the net realisable value of IAS 2, paragraph 6.
 */
import type {
  DispositionKind,
  DispositionOption,
  DispositionTerms,
  ReturnGrade,
} from '@gemba/contracts/events/supply-chain/returns';
import { DISPOSITIONS, RETURN_GRADES } from '@gemba/contracts/events/supply-chain/returns';
import { compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import { compareMoney, subtractMoney } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { present } from '../facts/facts.js';

export type Circumstances = {
  readonly grade: ReturnGrade;
  readonly quantity: Quantity;
  /** What went each way in the calendar month before, as decimals in the unit of the item. */
  readonly used: Readonly<Partial<Record<DispositionKind, string>>>;
  /** How much can go a way at most for a reason of its own, and which. */
  readonly limits: Readonly<Partial<Record<DispositionKind, Limit>>>;
};

export type Limit = { readonly most: string; readonly why: string };

const isWorse = (a: ReturnGrade, b: ReturnGrade): boolean =>
  RETURN_GRADES.indexOf(a) > RETURN_GRADES.indexOf(b);

/** What is left of a limit of a month; undefined without a limit. */
const leftOf = (limit: Quantity | undefined, used: string, what: string): Limit | undefined => {
  if (limit === undefined) return undefined;
  const left = subtractDecimal(limit.value, used);
  const most = compareDecimals(left, '0') < 0 ? '0' : left;
  return { most, why: `${what} of the month: ${limit.value} ${limit.unit}, of which ${used} are used` };
};

const limitsOf = (
  { kind, worstGrade, capacity, demand }: DispositionTerms,
  { grade, used, limits }: Circumstances,
): readonly Limit[] => {
  const before = used[kind] ?? '0';
  return [
    isWorse(grade, worstGrade) ? { most: '0', why: `grade ${worstGrade} or better` } : undefined,
    limits[kind],
    leftOf(capacity, before, 'capacity'),
    leftOf(demand, before, 'demand'),
  ].filter((limit) => limit !== undefined);
};

const optionOf = (terms: DispositionTerms, circumstances: Circumstances): DispositionOption => {
  const { kind, price, cost } = terms;
  const { value, unit } = circumstances.quantity;
  const tightest = limitsOf(terms, circumstances).reduce<Limit | undefined>(
    (least, each) => (compareDecimals(each.most, least?.most ?? value) < 0 ? each : least),
    undefined,
  );
  return {
    ...{ kind, price, cost, netRecovery: subtractMoney(price, cost) },
    possible: { value: tightest?.most ?? value, unit },
    ...present({ limitedBy: tightest?.why }),
  };
};

/** The ways of a policy with their figures, the one that brings most first, whether it is possible or not. */
export const optionsFor = (
  terms: readonly DispositionTerms[],
  circumstances: Circumstances,
): readonly DispositionOption[] =>
  terms
    .map((each) => optionOf(each, circumstances))
    .sort(
      (a, b) =>
        compareMoney(b.netRecovery, a.netRecovery) ||
        DISPOSITIONS.indexOf(a.kind) - DISPOSITIONS.indexOf(b.kind),
    );

type Allotted = { readonly option: DispositionOption; readonly quantity: string };

/**
 * What goes which way so that all of it together brings most: the best way first, as much as it can take.
 * Filling by value per unit is optimal where each way has a limit of its own and a unit takes one place
 * whichever way it goes (the fractional knapsack: Dantzig, Discrete-Variable Extremum Problems, 1957).
 */
export const bestPlan = (options: readonly DispositionOption[], quantity: string): readonly Allotted[] => {
  let left = quantity;
  return options.flatMap((option) => {
    const most = option.possible.value;
    const value = compareDecimals(most, left) < 0 ? most : left;
    left = subtractDecimal(left, value);
    return compareDecimals(value, '0') > 0 ? [{ option, quantity: value }] : [];
  });
};
