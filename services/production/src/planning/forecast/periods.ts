/** Demand by periods of a calendar: what came of it, and what a forecast says of those to come. */
import type { Quantity } from '@gemba/measures/quantity';
import { addDecimal, compareDecimals, roundDecimal, subtractDecimal } from '@gemba/measures/decimal';
import type { Period, PlainDate } from '@gemba/measures/period';
import { nextPeriod, periodOf } from '@gemba/measures/period';
import { isCounted } from '@gemba/measures/whole';

export type ForecastPeriod = 'week' | 'month';

/** Periods after which everything comes round: a year. */
export const CYCLES: Readonly<Record<ForecastPeriod, number>> = { week: 52, month: 12 };

/** Decimals in the unit of the item, by the day on which it was wanted. */
type Days = Readonly<Record<PlainDate, string>>;

const sumOf = (values: readonly string[]): string => values.reduce(addDecimal, '0');

/** What was wanted in a period. */
export const demandIn = (days: Days, { from, to }: Pick<Period, 'from' | 'to'>): string =>
  sumOf(
    Object.entries(days)
      .filter(([date]) => from <= date && date < to)
      .map(([, value]) => value),
  );

/**
 * What was wanted in each whole period up to the one of `today`. The period in which an item was first wanted
 * is left out: nobody knows how much of it the item was there.
 */
export const historyOf = (days: Days, kind: ForecastPeriod, today: PlainDate): readonly string[] => {
  const now = periodOf(kind, today).from;
  const sums = new Map<PlainDate, string>();
  for (const [date, value] of Object.entries(days)) {
    const { from } = periodOf(kind, date);
    sums.set(from, addDecimal(sums.get(from) ?? '0', value));
  }
  const [first] = [...sums.keys()].sort();
  const history: string[] = [];
  if (first === undefined) return history;
  for (let at = nextPeriod(periodOf(kind, first)); at.from < now; at = nextPeriod(at))
    history.push(sums.get(at.from) ?? '0');
  return history;
};

export type PeriodValue = { readonly from: PlainDate; readonly to: PlainDate; readonly quantity: Quantity };

const DIGITS = 6;
const POSITION = 15;

/** As a decimal that an event can carry; what no demand can be is none. */
export const decimalFrom = (value: number, digits = DIGITS): string =>
  Number.isFinite(value) && Math.abs(value) < 10 ** (POSITION - 1)
    ? roundDecimal(value.toFixed(digits), digits)
    : '0';

/**
 * So many periods from that of `today` on. Where things are counted each period has whole ones, and what is
 * rounded away in one is in the next: half a piece a week is one every other week.
 */
export const valuesFrom = (
  ahead: (period: number) => number,
  { kind, today, periods, unit }: { kind: ForecastPeriod; today: PlainDate; periods: number; unit: string },
): PeriodValue[] => {
  const digits = isCounted(unit) ? 0 : DIGITS;
  const values: PeriodValue[] = [];
  let exact = '0';
  let said = '0';
  let at = periodOf(kind, today);
  for (let n = 1; n <= periods; n += 1) {
    exact = addDecimal(exact, decimalFrom(Math.max(0, ahead(n))));
    const whole = subtractDecimal(roundDecimal(exact, digits), said);
    const value = compareDecimals(whole, '0') > 0 ? whole : '0';
    said = addDecimal(said, value);
    values.push({ from: at.from, to: at.to, quantity: { value, unit } });
    at = nextPeriod(at);
  }
  return values;
};
