/** When a scheduled query is answered: the fields of EPCIS 2.0 (section 8.2.5.3), by the clock of UTC. */
import { IsText, Optional } from '@gemba/contracts/fields';

/** Each is a list of numbers and ranges, `0,30` or `[8-17]`; every one of them where it is left out. */
export class QuerySchedule {
  @Optional() @IsText({ max: 200 }) second?: string;
  @Optional() @IsText({ max: 200 }) minute?: string;
  @Optional() @IsText({ max: 200 }) hour?: string;
  @Optional() @IsText({ max: 200 }) dayOfMonth?: string;
  @Optional() @IsText({ max: 200 }) month?: string;
  /** 1 is Monday, 7 is Sunday. */
  @Optional() @IsText({ max: 200 }) dayOfWeek?: string;
}

type Field = keyof QuerySchedule;

const BOUNDS: Readonly<Record<Field, readonly [least: number, most: number]>> = {
  second: [0, 59],
  minute: [0, 59],
  hour: [0, 23],
  dayOfMonth: [1, 31],
  month: [1, 12],
  dayOfWeek: [1, 7],
};

const FIELDS = Object.keys(BOUNDS) as Field[];
const PART = /^(?:(\d{1,2})|\[(\d{1,2})-(\d{1,2})\])$/;

const span = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step);

/** The numbers of a field, rising; null where it is not written as it must be. */
const numbersIn = (field: Field, text: string | undefined): readonly number[] | null => {
  const [least, most] = BOUNDS[field];
  if (text === undefined) return span(least, most);
  const parts = text.split(',').map((part) => {
    const [, one, from = one, to = one] = PART.exec(part.trim()) ?? [];
    return from === undefined ? [Number.NaN] : span(Number(from), Number(to));
  });
  const numbers = parts.flat();
  const isRight = parts.every((part) => part.length > 0) && numbers.every((n) => n >= least && n <= most);
  return isRight ? [...new Set(numbers)].toSorted((a, b) => a - b) : null;
};

/** The fields that are not written as they must be. */
export const faultsIn = (schedule: QuerySchedule): readonly string[] =>
  FIELDS.filter((field) => numbersIn(field, schedule[field]) === null).map(
    (field) =>
      `${field} is a list of numbers and ranges from ${BOUNDS[field].join(' to ')}, like 0,30 or [8-17]`,
  );

const DAY_MS = 86_400_000;
/** A leap year's last day of February comes again within eight years. */
const MOST_DAYS = 3_000;

const isOn = (day: Date, allowed: (field: Field) => readonly number[]): boolean =>
  allowed('month').includes(day.getUTCMonth() + 1) &&
  allowed('dayOfMonth').includes(day.getUTCDate()) &&
  allowed('dayOfWeek').includes(day.getUTCDay() === 0 ? 7 : day.getUTCDay());

/** The first time of day, in seconds, from this one on. */
const timeFrom = (seconds: number, allowed: (field: Field) => readonly number[]): number | undefined => {
  for (const hour of allowed('hour').filter((each) => each >= Math.floor(seconds / 3600)))
    for (const minute of allowed('minute')) {
      const second = allowed('second').find((each) => hour * 3600 + minute * 60 + each >= seconds);
      if (second !== undefined) return hour * 3600 + minute * 60 + second;
    }
  return undefined;
};

/** The first moment after `now`; null for a schedule of days that never come, as the 30th of February. */
export const nextAfter = (schedule: QuerySchedule, now: Date): Date | null => {
  const allowed = (field: Field): readonly number[] => numbersIn(field, schedule[field]) ?? [];
  const begins = Math.floor(now.getTime() / 1000) * 1000 + 1000;
  const midnight = Math.floor(begins / DAY_MS) * DAY_MS;
  for (let day = 0; day < MOST_DAYS; day += 1) {
    const at = midnight + day * DAY_MS;
    const time = isOn(new Date(at), allowed)
      ? timeFrom(day === 0 ? (begins - midnight) / 1000 : 0, allowed)
      : undefined;
    if (time !== undefined) return new Date(at + time * 1000);
  }
  return null;
};
