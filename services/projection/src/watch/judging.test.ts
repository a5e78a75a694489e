/** A figure is judged with hysteresis, by runs and by silence; the same readings give the same turns. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Judged, Reading } from './judging.js';
import { backTested, turnAt } from './judging.js';
import { HEADQUARTERS, dailyMoments, periodsAt } from './moments.js';

const reading = (values: readonly (string | null)[], facts = 1, day = 2): Reading => ({
  at: `2026-03-${String(day).padStart(2, '0')}T05:30:00.000Z`,
  date: `2026-03-${String(day).padStart(2, '0')}`,
  ...{ values, facts },
});
const below: Judged = { watch: 'below', limit: '0.9', clears: '0.95' };
const turn = (rule: Judged, isBroken: boolean, ...values: (string | null)[]) =>
  turnAt(rule, isBroken, reading(values))?.to ?? null;

describe('K09: a threshold', () => {
  it('is broken beyond its limit, not on it', () => {
    expect(turn(below, false, '0.8', '0.899999')).toBe('broken');
    expect(turn(below, false, '0.9')).toBeNull();
    expect(turn({ watch: 'above', limit: '0.9', clears: null }, false, '0.91')).toBe('broken');
  });
  it('keeps its judgement between the limit and what clears it', () => {
    expect(turn(below, true, '0.92')).toBeNull();
    expect(turn(below, false, '0.92')).toBeNull();
    expect(turn(below, true, '0.95')).toBe('recovered');
    expect(turn({ ...below, clears: null }, true, '0.9')).toBe('recovered');
    expect(turn(below, true, '0.7')).toBeNull();
  });
  it('says nothing without a figure', () => {
    expect(turn(below, false, null)).toBeNull();
    expect(turn(below, true, null)).toBeNull();
  });
  it('raises an alert as often as an independent count of crossings says', () => {
    const values = fc.array(fc.option(fc.integer({ min: 80, max: 100 }), { nil: null }), { maxLength: 60 });
    fc.assert(
      fc.property(values, (hundredths) => {
        const readings = hundredths.map((each) => reading([each === null ? null : (each / 100).toFixed(2)]));
        // Between both limits nothing changes, so that only values outside of them are left to compare.
        const outside = hundredths.filter((each) => each !== null && (each < 90 || each >= 95));
        const low = outside.map((each) => Number(each) < 90);
        const crossings = low.filter((is, index) => is && !low[index - 1]).length;
        expect(backTested(below, readings).breaches).toBe(crossings);
      }),
    );
  });
});

describe('a trend', () => {
  const rising: Judged = { watch: 'rising', limit: null, clears: null };
  it('is a run of which each value lies beyond the one before', () => {
    expect(turn(rising, false, '1', '2', '3', '4', '5', '6')).toBe('broken');
    expect(turn(rising, false, '1', '2', '2', '4', '5', '6')).toBeNull();
    expect(turn(rising, false, '1', '2', null, '4', '5', '6')).toBeNull();
    expect(turn(rising, true, '2', '3', '4', '5', '6', '5')).toBe('recovered');
    expect(turn({ ...rising, watch: 'falling' }, false, '3', '2', '1')).toBe('broken');
  });
});

describe('silence', () => {
  it('is a period without a fact', () => {
    const silent: Judged = { watch: 'silent', limit: null, clears: null };
    expect(turnAt(silent, false, reading([null], 0))?.to).toBe('broken');
    expect(turnAt(silent, true, reading([null], 1))?.to).toBe('recovered');
    expect(turnAt(silent, false, reading(['0'], 3))).toBeNull();
  });
});

describe('a back test', () => {
  it('tells how often the rule would have been broken, and for how long', () => {
    const days = ['0.8', '0.92', '0.96', '0.94', '0.85', '0.91'];
    const readings = days.map((value, index) => reading([value], 1, index + 1));
    expect(backTested(below, readings)).toEqual({
      ...{ evaluations: 6, breaches: 2, daysInBreach: 4, raisedOn: ['2026-03-01', '2026-03-05'] },
    });
  });
});

describe('the moments of a rule', () => {
  const paris = { zone: 'Europe/Paris', dayStart: '06:00' };
  it('are each day at its local time, also where the clock is set', () => {
    const span = { after: '2026-03-28T05:30:00.000Z', to: '2026-03-30T04:30:00.000Z' };
    expect(dailyMoments('06:30', paris, span)).toEqual([
      ...['2026-03-29T04:30:00.000Z', '2026-03-30T04:30:00.000Z'],
    ]);
    expect(dailyMoments('06:30', HEADQUARTERS, span)).toEqual([
      ...['2026-03-28T06:30:00.000Z', '2026-03-29T06:30:00.000Z'],
    ]);
  });
  it('are the same whether they are asked for at once or one after the other', () => {
    const [a, b, c] = ['2026-03-01T00:00:00.000Z', '2026-03-17T04:30:00.000Z', '2026-04-09T23:00:00.000Z'];
    const parts = [
      ...dailyMoments('06:30', paris, { after: a, to: b }),
      ...dailyMoments('06:30', paris, { after: b, to: c }),
    ];
    expect(parts).toEqual(dailyMoments('06:30', paris, { after: a, to: c }));
    expect(parts).toHaveLength(40);
  });
  it('are about whole business days that are over', () => {
    expect(periodsAt('2026-03-10T05:30:00.000Z', paris, { days: 7, periods: 2 })).toEqual({
      date: '2026-03-10',
      buckets: [
        { from: '2026-02-24', to: '2026-03-03' },
        { from: '2026-03-03', to: '2026-03-10' },
      ],
    });
    expect(periodsAt('2026-03-10T04:59:00.000Z', paris, { days: 1, periods: 1 }).date).toBe('2026-03-09');
  });
});
