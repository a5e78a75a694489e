/** No second of a stop is lost or counted twice, whatever reasons it is given later. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { heard } from '@gemba/decider/testing';
import { addDecimal } from '@gemba/measures/decimal';
import { statementOf } from '@gemba/read-model/fact';
import { piecesOf, stopFacts } from './stop-facts.js';

const clock = { zone: 'Europe/Paris', dayStart: '06:00' };
const why = (reason: string, root = 'breakdown') => ({
  ...{ reason, path: [root, reason], loss: 'availability' as const },
});
const at = (ms: number) => new Date(Date.parse('2026-03-02T07:00:00.000Z') + ms).toISOString();

const ran = (span: { from: string; to: string }, more: object = {}) =>
  heard(
    'EquipmentStateChanged',
    { from: 'downUnplanned', to: 'producing', since: span.from, clock, ...more },
    { subject: 'LATHE-1', occurredAt: span.to },
  );
const given = (of: { stop: string; ended?: string; before?: string; now: string }) =>
  heard(
    'StopReasonGiven',
    {
      ...{ stop: of.stop, state: 'downUnplanned' as const, clock, why: why(of.now) },
      ...(of.ended === undefined ? {} : { ended: of.ended }),
      ...(of.before === undefined ? {} : { before: why(of.before) }),
    },
    { subject: 'LATHE-1' },
  );

const sums = (events: readonly ReturnType<typeof heard>[], measure: string, by: string) => {
  const totals: Record<string, string> = {};
  for (const fact of events.flatMap(statementOf([stopFacts]))) {
    if (fact.measure !== measure) continue;
    const key = fact.dimensions[by] ?? '';
    totals[key] = addDecimal(totals[key] ?? '0', fact.value);
  }
  return Object.fromEntries(Object.entries(totals).filter(([, value]) => Number(value) !== 0));
};

describe('a stop', () => {
  it('counts in the hours of the site, on its business days, from one day into the next', () => {
    const span = { from: '2026-03-03T04:40:00.000Z', to: '2026-03-03T06:10:00.000Z' };
    expect(piecesOf(span, clock)).toEqual([
      { date: '2026-03-02', hour: 5, seconds: '1200' },
      { date: '2026-03-03', hour: 6, seconds: '3600' },
      { date: '2026-03-03', hour: 7, seconds: '600' },
    ]);
    const half = { zone: 'Asia/Kolkata', dayStart: '06:15' };
    expect(piecesOf({ from: '2026-03-03T00:30:00.000Z', to: '2026-03-03T01:00:00.000Z' }, half)).toEqual([
      { date: '2026-03-02', hour: 6, seconds: '900' },
      { date: '2026-03-03', hour: 6, seconds: '900' },
    ]);
  });
  it('lasts as long as it did, wherever the clock is changed and however long it is', () => {
    const zone = fc.constantFrom(
      'Europe/Paris',
      'America/St_Johns',
      'Asia/Kathmandu',
      'UTC',
      'Australia/Lord_Howe',
    );
    const dayStart = fc.constantFrom('00:00', '06:00', '05:30', '22:15');
    const begin = fc.integer({ min: 0, max: 400 * 86_400 });
    const length = fc.integer({ min: 0, max: 50 * 86_400 });
    fc.assert(
      fc.property(zone, dayStart, begin, length, (place, start, from, lasts) => {
        const span = { from: at(from * 1000), to: at((from + lasts) * 1000) };
        const pieces = piecesOf(span, { zone: place, dayStart: start });
        const total = pieces.reduce((sum, { seconds }) => addDecimal(sum, seconds), '0');
        expect(Number(total)).toBe(lasts);
        expect(pieces.every(({ seconds }) => Number(seconds) > 0)).toBe(true);
        const dates = pieces.map(({ date }) => date);
        expect(dates).toEqual(dates.toSorted());
      }),
      { numRuns: 60 },
    );
  });
  it('counts with each level of the tree, once; that of before a clock was told does not count', () => {
    const span = { from: at(0), to: at(90 * 60_000) };
    const events = [ran(span, { why: why('spindle') })];
    for (const [by, key] of [
      ['reason', 'spindle'],
      ['level1', 'breakdown'],
      ['level2', 'spindle'],
      ['loss', 'availability'],
    ] as const)
      expect(sums(events, 'stopped-time', by)).toEqual({ [key]: '5400' });
    expect(sums(events, 'stops', 'reason')).toEqual({ spindle: '1' });
    expect(statementOf([stopFacts])(heard('EquipmentStateChanged', { from: 'idle', to: 'off' }))).toEqual([]);
    expect(statementOf([stopFacts])(ran(span, { from: 'off' }))).toEqual([]);
  });
  it('for want of work is no loss until somebody says why it stood', () => {
    const span = { from: at(0), to: at(60_000) };
    const waited = heard('StopReasonGiven', {
      ...{
        stop: span.from,
        state: 'idle' as const,
        ended: span.to,
        clock,
        why: why('no-material', 'waiting'),
      },
    });
    expect(sums([ran(span, { from: 'idle' })], 'stops', 'reason')).toEqual({});
    expect(sums([ran(span, { from: 'idle' }), waited], 'stops', 'reason')).toEqual({ 'no-material': '1' });
  });
  it('keeps its time and its number whatever is said of it later; only the reason moves', () => {
    const reason = fc.constantFrom('spindle', 'drive', 'coolant');
    const stop = fc.record({
      lasts: fc.integer({ min: 1, max: 200_000 }),
      first: fc.option(reason, { nil: undefined }),
      later: fc.array(reason, { maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(stop, { maxLength: 8 }), (stops) => {
        const model: Record<string, number> = {};
        const number: Record<string, number> = {};
        const events = stops.flatMap(({ lasts, first, later }, index) => {
          const span = { from: at(index * 300_000_000), to: at(index * 300_000_000 + lasts * 1000) };
          const last = later.at(-1) ?? first ?? '';
          model[last] = (model[last] ?? 0) + lasts;
          number[last] = (number[last] ?? 0) + 1;
          const before = [first, ...later];
          return [
            ran(span, first === undefined ? {} : { why: why(first) }),
            ...later.map((now, nth) => {
              const was = before[nth];
              return given({
                stop: span.from,
                ended: span.to,
                now,
                ...(was === undefined ? {} : { before: was }),
              });
            }),
          ];
        });
        const told = (totals: Record<string, string>) =>
          Object.fromEntries(Object.entries(totals).map(([key, value]) => [key, Number(value)]));
        expect(told(sums(events, 'stopped-time', 'reason'))).toEqual(model);
        expect(told(sums(events, 'stops', 'reason'))).toEqual(number);
      }),
      { numRuns: 60 },
    );
  });
  it('moves the breakdown to its reason too, also while it lasts', () => {
    const events = [
      given({ stop: at(0), now: 'spindle' }),
      given({ stop: at(0), before: 'spindle', now: 'drive' }),
    ];
    expect(sums(events, 'breakdowns', 'reason')).toEqual({ '': '-1', drive: '1' });
    expect(sums(events, 'stopped-time', 'reason')).toEqual({});
  });
});
