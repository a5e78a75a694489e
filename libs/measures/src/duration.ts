/** ISO 8601 durations of fixed length, turned into exact seconds and back. */
import { addDecimal, canonicalDecimal, isDecimal, multiplyDecimal, scaledInteger } from './decimal.js';
import type { Quantity } from './quantity.js';
import { convertUnit } from './units.js';

/** For example `PT90M`, `P3D`, `PT0.5S`. A day is 24 elapsed hours; years and months have no fixed length. */
export type Duration = string;

/** At most some three thousand years, however it is written; as JSON Schema and as the check itself. */
export const DURATION_PATTERN =
  String.raw`^P(?!$)(?:(\d{1,5})W|(?:(\d{1,6})D)?` +
  String.raw`(?:T(?!$)(?:(\d{1,7})H)?(?:(\d{1,9})M)?(?:(\d{1,11}(?:\.\d{1,6})?)S)?)?)$`;

const DURATION = new RegExp(DURATION_PATTERN);
const SECONDS_OF_PART = ['604800', '86400', '3600', '60', '1'];

/** The text is no ISO 8601 duration of weeks, or of days, hours, minutes and seconds. */
export class NotADuration extends Error {
  override readonly name = 'NotADuration';

  constructor(value: unknown) {
    super(`Not an ISO 8601 duration of fixed length: ${String(value)}`);
  }
}

/** Whole weeks, or whole days, hours and minutes and up to microseconds; no sign, no years, no months. */
export function isDuration(value: unknown): value is Duration {
  return typeof value === 'string' && DURATION.test(value);
}

/** Exact seconds as a decimal string: `PT90M` is `5400`, `PT0.25S` is `0.25`. Throws NotADuration. */
export function secondsOf(duration: Duration): string {
  const parts = isDuration(duration) ? DURATION.exec(duration) : null;
  if (parts === null) throw new NotADuration(duration);
  return SECONDS_OF_PART.reduce(
    (sum, seconds, index) => addDecimal(sum, multiplyDecimal(plain(parts[index + 1]), seconds)),
    '0',
  );
}

/**
 * The shortest form in days, hours, minutes and seconds: 5400 is `PT1H30M`, 259200 is `P3D`, 0 is `PT0S`.
 * Throws NotADuration below zero or beyond microseconds.
 */
export function durationOf(seconds: string | number): Duration {
  const exact = canonicalDecimal(seconds);
  if (exact.startsWith('-') || !isDecimal(exact)) throw new NotADuration(seconds);
  const micros = scaledInteger(exact, 6);
  const second = 1_000_000n;
  const days = part(micros / (86_400n * second), 'D');
  const hours = part((micros / (3_600n * second)) % 24n, 'H');
  const minutes = part((micros / (60n * second)) % 60n, 'M');
  const time = `${hours}${minutes}${secondsPart(micros % (60n * second))}`;
  if (days === '' && time === '') return 'PT0S';
  return `P${days}${time === '' ? '' : `T${time}`}`;
}

/**
 * The duration as a quantity in a unit of time, for example `HUR`. Throws NotADuration, DimensionMismatch.
 */
export function timeOf(duration: Duration, unit = 'SEC'): Quantity {
  return convertUnit({ value: secondsOf(duration), unit: 'SEC' }, unit);
}

/**
 * A quantity of time (`SEC`, `MIN`, `HUR`, `DAY` …) as a duration. Throws DimensionMismatch, NotADuration.
 */
export function durationOfTime(time: Quantity): Duration {
  return durationOf(convertUnit(time, 'SEC').value);
}

/** A number as ISO 8601 allows it, with leading zeros, in plain decimal notation. */
function plain(digits: string | undefined): string {
  return digits === undefined ? '0' : digits.replace(/^0+(?=\d)/, '');
}

function part(value: bigint, letter: string): string {
  return value === 0n ? '' : `${String(value)}${letter}`;
}

function secondsPart(micros: bigint): string {
  if (micros === 0n) return '';
  const fraction = String(micros % 1_000_000n).padStart(6, '0');
  return `${canonicalDecimal(`${String(micros / 1_000_000n)}.${fraction}`)}S`;
}
