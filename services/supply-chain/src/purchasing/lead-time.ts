/** A lead time turns the date of an order into the date on which the goods are expected. */
import { divideDecimals, roundDecimal } from '@gemba/measures/decimal';
import { secondsOf } from '@gemba/measures/duration';
import { plusDays } from '@gemba/measures/period';

const SECONDS_PER_DAY = '86400';

/** The date that many calendar days later; a part of a day counts as a whole one. */
export const dateAfter = (date: string, leadTime: string): string =>
  plusDays(date, Math.ceil(Number(roundDecimal(divideDecimals(secondsOf(leadTime), SECONDS_PER_DAY, 6), 6))));
