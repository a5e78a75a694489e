/** The period asked for and the twelve before it, so that a figure has its past beside it. */
import { daysBetween, plusDays } from '@gemba/measures/period';
import type { PlainDate } from '@gemba/measures/period';

/** Half-open. */
export type Bucket = { readonly from: PlainDate; readonly to: PlainDate };

const PERIODS = 13;

const firstOfMonth = (date: PlainDate): boolean => date.endsWith('-01');

const monthsOf = (date: PlainDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

const startOfMonth = (months: number): PlainDate =>
  `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`;

/** Whole months step by months, everything else by its length in days. */
const stepper = ({ from, to }: Bucket): ((date: PlainDate, steps: number) => PlainDate) => {
  if (firstOfMonth(from) && firstOfMonth(to)) {
    const length = monthsOf(to) - monthsOf(from);
    return (date, steps) => startOfMonth(monthsOf(date) - steps * length);
  }
  const length = daysBetween(from, to);
  return (date, steps) => plusDays(date, -steps * length);
};

/** Thirteen periods of the same kind without gaps, the oldest first and the one asked for last. */
export const bucketsUpTo = (asked: Bucket): readonly Bucket[] => {
  const back = stepper(asked);
  return Array.from({ length: PERIODS }, (_, index) => {
    const steps = PERIODS - 1 - index;
    return { from: back(asked.from, steps), to: back(asked.to, steps) };
  });
};

export const daysIn = ({ from, to }: Bucket): number => daysBetween(from, to);
