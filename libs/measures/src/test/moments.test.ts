/** What may be stated as a date or an instant is exactly what the calendar has between the bounds. */
import { describe, expect, it } from '@jest/globals';
import { isStatedDate, isStatedInstant } from '../moments.js';
import { integers } from './seeded.js';

const DAY_MS = 86_400_000;
const FIRST = Date.UTC(1970, 0, 1);
const LAST = Date.UTC(2200, 0, 1) - 1;
const two = (n: number): string => String(n).padStart(2, '0');

describe('a stated date', () => {
  it('P8: is every day of the calendar from 1970 to 2199 and no other', () => {
    const days = new Set<string>();
    for (let at = FIRST; at <= LAST; at += DAY_MS) days.add(new Date(at).toISOString().slice(0, 10));
    const upTo = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
    const written = upTo(1965, 2205).flatMap((year) =>
      upTo(0, 13).flatMap((month) => upTo(0, 32).map((day) => `${String(year)}-${two(month)}-${two(day)}`)),
    );
    const wrong = written.filter((text) => isStatedDate(text) !== days.has(text));
    expect(wrong).toEqual([]);
  });
});

describe('a stated instant', () => {
  it.each([
    '2026-02-30T10:00:00Z',
    '2026-02-28T24:00:00Z',
    '2026-02-28T23:59:60Z',
    '2026-02-28T10:00:00',
    '2026-02-28T10:00:00+14:30',
    '2026-02-28 10:00:00Z',
    '2100-02-29T10:00:00Z',
  ])('P8: is not %s', (text) => {
    expect(isStatedInstant(text)).toBe(false);
  });

  it.each([
    '0000-06-01T00:00:00Z',
    '0000-01-01T00:00:00+14:00',
    '1969-12-31T23:59:59Z',
    '1970-01-01T00:00:00+14:00',
    '2199-12-31T23:59:59-00:30',
    '9999-12-31T23:59:59Z',
  ])('P4: does not leave the bounds, also in UTC: %s', (text) => {
    expect(isStatedInstant(text)).toBe(false);
  });

  it('P4: means the same to JavaScript, whatever its day and offset, and stays within the bounds', () => {
    const next = integers(4, 0, 2 ** 30);
    const wrong: string[] = [];
    for (let turn = 0; turn < 20_000; turn += 1) {
      const at = new Date(FIRST + (next() % 84_006) * DAY_MS + (next() % DAY_MS));
      const sign = next() % 2 === 0 ? '+' : '-';
      const offset = `${sign}${two(next() % 14)}:${two(next() % 60)}`;
      const text = `${at.toISOString().slice(0, -1)}${offset}`;
      const utc = Date.parse(text);
      const isRight = isStatedInstant(text)
        ? utc >= FIRST && utc <= LAST
        : /^(?:1970-01-01|2199-12-31|2200)/.test(text);
      if (!isRight) wrong.push(text);
    }
    expect(wrong).toEqual([]);
  });
});
