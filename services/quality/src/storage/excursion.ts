/**
 * Excursions of one lot at one site: what sensors read beyond the limits of its item. Each begins a
 * nonconformance of what is not held yet, and of all of it once everything of that is disposed of.
 *
 *   none ──judge readings──▶ found ⟲ judge readings
 */
import { createHash } from 'node:crypto';
import type { ExcursionFound, StorageLimit } from '@gemba/contracts/events/quality';
import { excursionEvents } from '@gemba/contracts/events/quality';
import { EpcisReading } from '@gemba/contracts/events/supply-chain/epcis';
import { IsId, IsInstant, IsListOf, IsQuantity, IsRef, IsDecimal, IsUnit } from '@gemba/contracts/fields';
import type { About } from '@gemba/decider/decider';
import { answers, begun, decider } from '@gemba/decider/decider';
import { happened } from '@gemba/decider/decision';
import { stateOf } from '@gemba/decider/needs';
import { compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { isAbove, minus, none, plus } from '@gemba/measures/quantity';
import { areConvertible, convertUnit } from '@gemba/measures/units';
import { isDisposed, nonconformance } from '../containment/nonconformance.js';
import { storageCondition } from './storage-condition.js';

/** What was read of a lot; for programs alone. */
export class JudgeReadings {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsListOf(() => EpcisReading, { min: 1, max: 50 }) readings!: EpcisReading[];
  @IsInstant() readAt!: string;
  @IsRef('epcis-event') report!: string;
}

type Excursion = {
  readonly found: number;
  readonly last: ExcursionFound | null;
  /** What the nonconformances since the last one that was disposed of hold together. */
  readonly held: Quantity;
};

class ExcursionAnswer {
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsId() measurement!: string;
  @IsDecimal() value!: string;
  @IsUnit() unit!: string;
  @IsInstant() readAt!: string;
  /** The nonconformance in which it is decided what becomes of the goods. */
  @IsRef('nonconformance') nonconformance!: string;
}

const answered = ({ last }: Excursion): ExcursionAnswer => {
  const { item, lot, measurement, value, unit, readAt, nonconformance: of } = begun(last);
  return { item, lot, measurement, value, unit, readAt, nonconformance: of };
};

type OfLot = Pick<JudgeReadings, 'site' | 'item' | 'lot'>;

/** The id of the excursions of a lot: as long as any id may be, whatever its parts are. */
export const excursionId = ({ site, item, lot }: OfLot): string =>
  `EX-${createHash('sha256').update(`${site}/${item}/${lot}`).digest('hex').slice(0, 16)}`;

type Beyond = { readonly value: string; readonly by: string };

/** How far a value is beyond a limit; nothing where it is within. */
const beyond = (value: string, { lower, upper }: StorageLimit): Beyond | null => {
  if (lower !== undefined && compareDecimals(value, lower) < 0)
    return { value, by: subtractDecimal(lower, value) };
  if (upper !== undefined && compareDecimals(value, upper) > 0)
    return { value, by: subtractDecimal(value, upper) };
  return null;
};

const worst = (limit: StorageLimit, readings: readonly EpcisReading[]): string | null => {
  const found = readings
    .filter(({ measurement, unit }) => measurement === limit.measurement && areConvertible(unit, limit.unit))
    .flatMap(({ unit, least, most }) =>
      [least, most].map((value) => convertUnit({ value, unit }, limit.unit)),
    )
    .map(({ value }) => beyond(value, limit))
    .filter((each) => each !== null)
    .toSorted((a, b) => compareDecimals(b.by, a.by));
  return found[0]?.value ?? null;
};

const initial: Excursion = { found: 0, last: null, held: none('C62') };
const NONE = 'none';

export const excursion = decider('excursion', {
  path: 'excursions',
  opens: 'JudgeReadings',
  idOf: excursionId,
  home: 'site',
  commands: { JudgeReadings },
  events: excursionEvents,
  initial,
  answers: answers(ExcursionAnswer, answered),
  allow: { JudgeReadings: [] },
  needs: {
    JudgeReadings: ({ item }: JudgeReadings, { state }: About<Excursion>) => ({
      bears: stateOf(storageCondition, item),
      last: stateOf(nonconformance, state.last?.nonconformance ?? NONE),
    }),
  },

  decide: {
    JudgeReadings({ found, last, held }, { readings, ...said }, { id, known }) {
      const isContained = last !== null && !(known.last && isDisposed(known.last));
      const { quantity: read } = said;
      const quantity = isContained ? minus(read, convertUnit(held, read.unit)) : read;
      if (!isAbove(quantity, none(quantity.unit))) return [];
      const of = { ...said, quantity };
      const limits = known.bears?.limits ?? [];
      const [first] = limits.flatMap((limit) => {
        const value = worst(limit, readings);
        return value === null ? [] : [{ ...limit, value }];
      });
      if (!first) return [];
      const nonconformance = `${id}.${found + 1}`;
      return [
        happened('ExcursionFound', {
          ...of,
          ...first,
          nonconformance,
          ...(isContained ? { more: true } : {}),
        }),
      ];
    },
  },

  evolve: {
    ExcursionFound: ({ found, held }, last): Excursion => ({
      found: found + 1,
      last,
      held: last.more === true ? plus(held, convertUnit(last.quantity, held.unit)) : last.quantity,
    }),
  },
});
