/** Nothing is promised before it can be made. */
import { expect, it } from '@jest/globals';
import { madeBy } from './made-by.js';

const calendar = {
  shifts: [
    { start: '06:00', end: '14:00', weekdays: [1, 2, 3, 4, 5] },
    { start: '22:00', end: '06:00', weekdays: [1, 2, 3, 4] },
  ],
  holidays: ['2026-03-04'],
};

it('O15: work takes the shifts of the site, day by day', () => {
  expect(madeBy('2026-03-02', 'PT16H', calendar)).toBe('2026-03-02');
  expect(madeBy('2026-03-02', 'PT17H', calendar)).toBe('2026-03-03');
  expect(madeBy('2026-03-02', 'PT33H', calendar)).toBe('2026-03-05');
  expect(madeBy('2026-03-06', 'PT9H', calendar)).toBe('2026-03-09');
});

it('O15: nothing is done on a day without work, and the clock goes round without a calendar', () => {
  expect(madeBy('2026-03-07', 'PT1H', calendar)).toBe('2026-03-09');
  expect(madeBy('2026-03-07', 'PT0S', calendar)).toBe('2026-03-09');
  expect(madeBy('2026-03-07', 'PT25H', undefined)).toBe('2026-03-08');
});
