/** Notices wait for the digest and for the end of the quiet hours, by the clock of their person. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { againAt, dueAt, type Wishes } from './due.js';

const ALWAYS: Wishes = { zone: 'Europe/Paris', digestAt: null, quietFrom: null, quietUntil: null };
const QUIET: Wishes = { ...ALWAYS, quietFrom: '22:00', quietUntil: '06:30' };

describe('a notice', () => {
  it.each([
    ['at once without wishes', ALWAYS, '2026-03-02T23:15:00.000Z', '2026-03-02T23:15:00.000Z'],
    [
      'after quiet hours that began the day before',
      QUIET,
      '2026-03-03T01:00:00.000Z',
      '2026-03-03T05:30:00.000Z',
    ],
    [
      'after quiet hours that end on the next day',
      QUIET,
      '2026-03-02T21:00:00.000Z',
      '2026-03-03T05:30:00.000Z',
    ],
    ['at once when they have just ended', QUIET, '2026-03-03T05:30:00.000Z', '2026-03-03T05:30:00.000Z'],
    [
      'by the clock of a night in which it is put on',
      QUIET,
      '2026-03-29T02:00:00.000Z',
      '2026-03-29T04:30:00.000Z',
    ],
    [
      'after a rest at noon',
      { ...ALWAYS, quietFrom: '12:00', quietUntil: '13:00' },
      '2026-03-02T11:30:00.000Z',
      '2026-03-02T12:00:00.000Z',
    ],
    [
      'with the digest of today',
      { ...ALWAYS, digestAt: '17:00' },
      '2026-03-02T11:30:00.000Z',
      '2026-03-02T16:00:00.000Z',
    ],
    [
      'or of tomorrow',
      { ...ALWAYS, digestAt: '07:00' },
      '2026-03-02T11:30:00.000Z',
      '2026-03-03T06:00:00.000Z',
    ],
    [
      'with a digest that is quiet, after it',
      { ...QUIET, digestAt: '23:00' },
      '2026-03-02T11:30:00.000Z',
      '2026-03-03T05:30:00.000Z',
    ],
  ])('goes out %s', (_, wishes, now, due) => {
    expect(dueAt(now, wishes)).toBe(due);
  });

  it('never goes out earlier than now, nor within quiet hours, in any zone', () => {
    const time = fc
      .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((of) => of.map((part) => String(part).padStart(2, '0')).join(':'));
    const wishes = fc.record({
      zone: fc.constantFrom('Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'Pacific/Chatham'),
      ...{ digestAt: fc.option(time), quietFrom: fc.option(time), quietUntil: fc.option(time) },
    });
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(wishes, moment, (wished, at) => {
        const due = dueAt(at.toISOString(), wished);
        expect(due >= at.toISOString()).toBe(true);
        expect(dueAt(due, { ...wished, digestAt: null })).toBe(due);
      }),
    );
  });

  it('is tried again later each time, up to an hour, and not in quiet hours', () => {
    const now = '2026-03-02T10:00:00.000Z';
    expect([1, 2, 3, 8, 50].map((attempts) => againAt(now, attempts, ALWAYS))).toEqual([
      '2026-03-02T10:01:00.000Z',
      '2026-03-02T10:02:00.000Z',
      '2026-03-02T10:04:00.000Z',
      '2026-03-02T11:00:00.000Z',
      '2026-03-02T11:00:00.000Z',
    ]);
    expect(againAt('2026-03-02T20:59:30.000Z', 1, QUIET)).toBe('2026-03-03T05:30:00.000Z');
  });
});
