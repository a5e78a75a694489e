/** Who is called, in which order and until when, and what a critical call stops, is set for each site. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { afterWorkingTime, shiftInterval } from '@gemba/measures/calendar';
import { plusDays, weekdayOf } from '@gemba/measures/period';
import type { Equipment } from '../equipment/equipment.js';
import { andonCall } from './andon-call.js';
import { andonRule, ruleId } from './andon-rule.js';

const rule = {
  ...{ site: 'lyon', kind: 'quality' as const, severity: 'critical' as const },
  chain: [
    { role: 'quality-inspector' as const, within: 'PT30M' },
    { role: 'planner' as const, within: 'PT1H' },
    { role: 'site-manager' as const, within: 'PT1H' },
  ],
  ...{ timing: 'workingTime' as const, stops: 'order' as const },
};
const unit: Equipment = {
  registered: { name: 'Bench', site: 'lyon', workCenter: 'ASM', path: 'gemba/lyon/a/ASM/1' },
  ...{ state: 'producing', planned: {}, since: '', reason: '', stops: [] },
};
const WEEK = ['1', '2', '3', '4', '5'];
const calendar = {
  published: {
    ...{ site: 'lyon', holidays: ['2026-03-03'] },
    shifts: [{ name: 'early', start: '06:00', end: '14:00', weekdays: WEEK }],
  },
};
const running = { order: 'PRO-1', operation: 10, since: '2026-03-02T09:00:00.000Z', until: '' };
const call = { site: 'lyon', workUnit: 'LYO-ASM-1', kind: 'quality' as const, severity: 'critical' as const };
const set = { set: rule };
const { given } = spec(andonCall, { unit, rule: set, calendar, running });

describe('SetAndonRule', () => {
  const first = spec(andonRule).given();
  it('sets it, and again otherwise; once', () => {
    first.when('SetAndonRule', rule).then(happened('AndonRuleSet', rule));
    const is = spec(andonRule).given(happened('AndonRuleSet', rule));
    is.when('SetAndonRule', rule).nothing();
    const other = { ...rule, stops: 'operation' as const };
    is.when('SetAndonRule', other).then(happened('AndonRuleSet', other));
    expect(ruleId(rule)).toBe('lyon.quality.critical');
  });
  it('calls each role once, with time to answer, and stops nothing where work goes on', () => {
    const [step] = rule.chain;
    first.when('SetAndonRule', { ...rule, chain: [step, step] as never }).refused('PRD-ANDON-CHAIN');
    for (const within of ['PT0S', 'P31D', 'P99999W'])
      first.when('SetAndonRule', { ...rule, chain: [{ role: 'coo', within }] }).refused('PRD-ANDON-CHAIN');
    first.when('SetAndonRule', { ...rule, severity: 'normal' }).refused('PRD-ANDON-STOPS');
  });
});

describe('a critical call by a rule', () => {
  // 13:45 in Lyon on Monday: a quarter of an hour of the shift is left, and Tuesday is a holiday.
  const at = '2026-03-02T12:45:00.000Z';
  const called = happened('AndonCalled', {
    ...call,
    ...{ chain: rule.chain, timing: 'workingTime' as const, stops: 'order' as const },
    ...{ work: { order: 'PRO-1', operation: 10 }, role: 'quality-inspector' as const },
    ...{ answerBy: '2026-03-04T05:15:00.000Z', kept: true },
  });

  it('stops what runs, and counts the time to answer in shifts', () => {
    given().at({ at }).when('CallForHelp', call).then(called);
    given(called).when('CallForHelp', call).nothing();
    given(called)
      .when('CallForHelp', { ...call, severity: 'normal' })
      .refused('PRD-ANDON-STATE');
  });
  it('stops nothing that is over, and goes by the clock where no calendar is published', () => {
    const { decision } = given()
      .at({ at })
      .knowing({ running: { ...running, until: at }, calendar: undefined })
      .when('CallForHelp', call);
    expect(decision).toMatchObject([{ data: { answerBy: '2026-03-02T13:15:00.000Z' } }]);
    expect(decision).not.toMatchObject([{ data: { work: {} } }]);
  });
  it('climbs by its chain as it was when it was called, to its end', () => {
    const late = given(called).at({ at: '2026-03-04T05:15:00.000Z' });
    const next = happened('AndonEscalated', {
      ...{
        from: 'quality-inspector' as const,
        role: 'planner' as const,
        answerBy: '2026-03-04T06:15:00.000Z',
      },
    });
    late.when('EscalateCall', { from: 'quality-inspector' }).then(next);
    const last = happened('AndonEscalated', { from: 'planner' as const, role: 'site-manager' as const });
    given(called, next).when('EscalateCall', { from: 'planner' }).then(last);
    given(called, next, last).when('EscalateCall', { from: 'site-manager' }).nothing();
    given(called, next).when('EscalateCall', { from: 'quality-inspector' }).nothing();
  });
  it('is resolved by those who may be called, not by whoever called', () => {
    const done = { cause: 'Gauge replaced.' };
    given(called)
      .at({ roles: ['operator'] })
      .when('ResolveCall', done)
      .refused('PRD-ANDON-CRITICAL');
    const { decision } = given(called)
      .at({ roles: ['quality-inspector'] })
      .when('ResolveCall', done);
    expect(decision).toMatchObject([{ type: 'AndonResolved' }]);
  });
  it('is arrived at once, by whoever went there or comes first', () => {
    const ana = { by: { kind: 'person' as const, id: 'ana' } };
    const { decision } = given(called).at(ana).when('ArriveAtCall', {});
    expect(decision).toMatchObject([
      { type: 'AndonAnswered' },
      { type: 'AndonArrived', data: { by: 'ana' } },
    ]);
    const there = [
      called,
      happened('AndonAnswered', { by: 'ana' }),
      happened('AndonArrived', { by: 'ana' }),
    ] as const;
    given(...there)
      .at(ana)
      .when('ArriveAtCall', {})
      .nothing();
    given(...there)
      .when('ArriveAtCall', {})
      .refused('PRD-ANDON-STATE');
    given(...there)
      .when('EscalateCall', { from: 'quality-inspector' })
      .nothing();
    given().when('ArriveAtCall', {}).refused('PRD-ANDON-STATE');
  });
});

describe('working time', () => {
  it('passes in shifts alone, as counting minute by minute has it', () => {
    const two = {
      shifts: [
        { start: '06:00', end: '14:00', weekdays: [1, 2, 3, 4, 5] },
        { start: '22:00', end: '02:00', weekdays: [1, 3, 5] },
      ],
      holidays: ['2026-03-04'],
    };
    const zone = 'Europe/Paris';
    const open = Array.from({ length: 20 }, (_, day) => plusDays('2026-02-25', day)).flatMap((date) =>
      two.holidays.includes(date)
        ? []
        : two.shifts
            .filter(({ weekdays }) => weekdays.includes(weekdayOf(date)))
            .map((shift) => shiftInterval(date, shift, zone)),
    );
    const isOpen = (ms: number) => open.some(({ from, to }) => Date.parse(from) <= ms && ms < Date.parse(to));
    const counted = (start: number, minutes: number) => {
      let left = minutes;
      let at = start;
      for (; left > 0; at += 60_000) left -= isOpen(at) ? 1 : 0;
      return new Date(at).toISOString();
    };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10_000 }),
        fc.integer({ min: 1, max: 600 }),
        (offset, minutes) => {
          const start = Date.parse('2026-03-01T00:00:00.000Z') + offset * 60_000;
          const at = new Date(start).toISOString();
          expect(afterWorkingTime(at, minutes * 60_000, { calendar: two, zone })).toBe(
            counted(start, minutes),
          );
        },
      ),
      { numRuns: 25 },
    );
  });
  it('never passes where nobody works', () => {
    const calendar = { shifts: [{ start: '06:00', end: '14:00', weekdays: [] }], holidays: [] };
    expect(afterWorkingTime('2026-03-02T12:45:00.000Z', 60_000, { calendar, zone: 'UTC' })).toBeNull();
  });
});
