/** What a reading asks of a maintenance plan: once for each time it leaves its limit, or by a counter. */
import type { MaintenancePlanDefined, ReadingLimit } from '@gemba/contracts/events/production/maintenance';
import { ReadingRecorded } from '@gemba/contracts/events/production/equipment';
import { IsDecimal, IsInstant, Optional } from '@gemba/contracts/fields';
import { happened } from '@gemba/decider/decision';
import { addDecimal, compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import { areConvertible, convertUnit } from '@gemba/measures/units';

/** A reading of the machine. */
export class TakeReading extends ReadingRecorded {
  /** Where several were taken: `value` is the least of them, and this the most. */
  @Optional() @IsDecimal() most?: string;
  @Optional() @IsInstant() readAt?: string;
}

type Of = { readonly reading: string; readonly unit: string };

/** The least and the most in the unit of the plan; empty where it is of something else. */
const valuesIn = ({ reading, value, most, unit }: TakeReading, of: Of): readonly string[] =>
  of.reading === reading && areConvertible(unit, of.unit)
    ? [value, most ?? value].map((each) => convertUnit({ value: each, unit }, of.unit).value)
    : [];

const isOutside = (value: string, { above, below }: ReadingLimit): boolean =>
  (above !== undefined && compareDecimals(value, above) > 0) ||
  (below !== undefined && compareDecimals(value, below) < 0);

/** The limit that it has to keep to count as back. */
const inner = ({ above, below, hysteresis = '0', ...of }: ReadingLimit): ReadingLimit => ({
  ...of,
  ...(above === undefined ? {} : { above: subtractDecimal(above, hysteresis) }),
  ...(below === undefined ? {} : { below: addDecimal(below, hysteresis) }),
});

export type Reads = {
  readonly defined: MaintenancePlanDefined | null;
  /** It asked, and the reading has not been inside its limit again since. */
  readonly isBeyond: boolean;
  /** When that was read of which the plan knows last. */
  readonly readAt: string;
  /** What the counter showed last, and how much more since the work was done; empty before the first time. */
  readonly counter: string;
  readonly counted: string;
};

/** A report that comes late says what was, not what is. */
const isOld = ({ readAt }: Reads, { readAt: at }: TakeReading): boolean =>
  readAt !== '' && at !== undefined && Date.parse(at) < Date.parse(readAt);

const stated = ({ readAt }: TakeReading) => (readAt === undefined ? {} : { readAt });

type Asks = 'condition' | 'usage' | null;

type Taken = {
  readonly asks: Asks;
  readonly kept: readonly (ReturnType<typeof returned> | ReturnType<typeof counterRead>)[];
};

const NOTHING: Taken = { asks: null, kept: [] };

const returned = (workUnit: string, command: TakeReading) =>
  happened('MaintenanceReadingReturned', { workUnit, ...stated(command) });

const byLimit = (plan: Reads, limit: ReadingLimit, values: readonly string[]): 'beyond' | 'back' | null => {
  if (values.some((value) => isOutside(value, limit))) return plan.isBeyond ? null : 'beyond';
  return plan.isBeyond && values.every((value) => !isOutside(value, inner(limit))) ? 'back' : null;
};

const counterRead = (workUnit: string, of: { value: string; since: string }, command: TakeReading) =>
  happened('MaintenanceCounterRead', { workUnit, ...of, ...stated(command) });

const byCounter = (
  plan: Reads,
  { workUnit, counter }: MaintenancePlanDefined,
  command: TakeReading,
): Taken => {
  const value = counter ? valuesIn(command, counter).at(-1) : undefined;
  if (!counter || value === undefined || value === plan.counter) return NOTHING;
  const since = addDecimal(plan.counted, risen(plan.counter, value));
  const asks = compareDecimals(since, counter.every) >= 0 ? 'usage' : null;
  return { asks, kept: [counterRead(workUnit, { value, since }, command)] };
};

/** Whether the plan is due for it, and what is kept of it in any case. */
export const taken = (plan: Reads, command: TakeReading): Taken => {
  const { defined } = plan;
  if (defined === null || isOld(plan, command)) return NOTHING;
  const { limit, workUnit } = defined;
  const values = limit ? valuesIn(command, limit) : [];
  if (!limit || values.length === 0) return byCounter(plan, defined, command);
  const change = byLimit(plan, limit, values);
  if (change === 'beyond') return { ...NOTHING, asks: 'condition' };
  return change === 'back' ? { ...NOTHING, kept: [returned(workUnit, command)] } : NOTHING;
};

/**
 * A counter that shows less than before was replaced, and began at zero; of the first time nothing is known.
 */
const risen = (before: string, shows: string): string => {
  if (before === '') return '0';
  return compareDecimals(shows, before) < 0 ? shows : subtractDecimal(shows, before);
};
