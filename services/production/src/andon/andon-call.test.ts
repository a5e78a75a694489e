/** Help is called from a machine that there is, answered once, and asked of the next in line meanwhile. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import type { Equipment } from '../equipment/equipment.js';
import { andonCall } from './andon-call.js';

const { given } = spec(andonCall);
const call = { site: 'lyon', workUnit: 'LYO-ASM-1', kind: 'machine' as const };
const unit: Equipment = {
  registered: { name: 'Bench', site: 'lyon', workCenter: 'ASM', path: 'gemba/lyon/a/ASM/1' },
  ...{ state: 'producing', planned: {}, since: '', reason: '', stops: [] },
};
const ana = { by: { kind: 'person', id: 'ana' } } as const;
const at = '2026-03-02T10:00:00.000Z';
/** When events are told that say no time of their own. */
const NOON = '2026-03-02T11:00:00.000Z';
const called = happened('AndonCalled', {
  ...{ ...call, role: 'planner' as const, kept: true },
  answerBy: '2026-03-02T10:10:00.000Z',
});
const escalated = happened('AndonEscalated', {
  ...{ from: 'planner' as const, role: 'site-manager' as const },
  answerBy: '2026-03-02T10:10:00.000Z',
});
const answeredByAna = happened('AndonAnswered', { by: 'ana', calledAt: NOON });
const resolved = happened('AndonResolved', {
  ...{ cause: 'No bolts; fetched.', workUnit: 'LYO-ASM-1', calledAt: NOON },
});

describe('CallForHelp', () => {
  it('calls the planner, with ten minutes to answer', () =>
    given().at({ at }).knowing({ unit }).when('CallForHelp', call).then(called));
  it('calls first whose trade it is', () => {
    for (const [kind, role] of [
      ['material', 'warehouse'],
      ['quality', 'quality-inspector'],
    ] as const)
      given()
        .at({ at })
        .knowing({ unit })
        .when('CallForHelp', { ...call, kind })
        .then(
          happened('AndonCalled', { ...call, kind, role, answerBy: '2026-03-02T10:10:00.000Z', kept: true }),
        );
  });
  it('gives two minutes where somebody may get hurt', () =>
    given()
      .at({ at })
      .knowing({ unit })
      .when('CallForHelp', { ...call, kind: 'safety' })
      .then(
        happened('AndonCalled', {
          ...{ ...call, kind: 'safety' as const },
          ...{ severity: 'critical' as const, stops: 'operation' as const },
          ...{ role: 'planner' as const, answerBy: '2026-03-02T10:02:00.000Z', kept: true },
        }),
      ));
  it('refuses a machine of nobody, or of another site', () => {
    given().at({ at }).knowing({ unit: undefined }).when('CallForHelp', call).refused('PRD-ANDON-UNIT');
    given()
      .at({ at })
      .knowing({ unit })
      .when('CallForHelp', { ...call, site: 'porto' })
      .refused('PRD-ANDON-UNIT');
  });
  it('refuses a second call of a kind at the machine, and an order that is not of the site', () => {
    const open = { overdueAt: {}, permits: [], calls: { 'A-7': 'machine' } };
    const knowing = given().at({ at }).knowing({ unit, fitness: open });
    knowing.when('CallForHelp', call).refused('PRD-ANDON-OPEN');
    const other = { ...call, kind: 'quality' as const };
    knowing
      .when('CallForHelp', other)
      .then(happened('AndonCalled', { ...called.data, ...other, role: 'quality-inspector' }));
    knowing.when('CallForHelp', { ...other, order: 'NO-SUCH' }).refused('PRD-ANDON-ORDER');
    knowing
      .knowing({ made: { ordered: { site: 'porto' } } })
      .when('CallForHelp', { ...other, order: 'P-1' })
      .refused('PRD-ANDON-ORDER');
  });
  it('takes a critical call beside a normal one, once', () => {
    const graver = { ...call, severity: 'critical' as const };
    const beside = (fitness: object) => given().at({ at }).knowing({ unit, fitness });
    const open = { overdueAt: {}, permits: [], calls: { 'A-7': 'machine' } };
    expect(beside(open).when('CallForHelp', graver).decision).toMatchObject([
      { type: 'AndonCalled', data: { severity: 'critical' } },
    ]);
    beside({ ...open, critical: ['A-7'] })
      .when('CallForHelp', graver)
      .refused('PRD-ANDON-OPEN');
    const both = { ...open, calls: { 'A-7': 'machine', 'A-8': 'machine' } };
    beside(both).when('CallForHelp', graver).refused('PRD-ANDON-OPEN');
  });
  it('is neither answered nor resolved before it was made', () => {
    const before = { at: '2026-03-02T09:59:00.000Z' };
    const made = { ...called, occurredAt: at };
    given(made).at(before).when('AnswerCall', {}).refused('PRD-ANDON-TIME');
    given(made).at(before).when('ResolveCall', { cause: 'None.' }).refused('PRD-ANDON-TIME');
  });
  it('has nothing to say to a repeat, and refuses another call of its id', () => {
    given(called).knowing({ unit }).when('CallForHelp', call).nothing();
    given(called)
      .knowing({ unit })
      .when('CallForHelp', { ...call, kind: 'quality' })
      .refused('PRD-ANDON-STATE');
  });
});

describe('AnswerCall', () => {
  it('says who goes there, once', () => {
    given(called).at(ana).when('AnswerCall', {}).then(answeredByAna);
    given(called, answeredByAna).at(ana).when('AnswerCall', {}).nothing();
    given(called, answeredByAna)
      .at({ by: { kind: 'person', id: 'bea' } })
      .when('AnswerCall', {})
      .refused('PRD-ANDON-STATE');
  });
  it('refuses what nobody called', () => given().when('AnswerCall', {}).refused('PRD-ANDON-STATE'));
});

describe('EscalateCall', () => {
  it('goes to the site manager, then to the COO, who is the last', () => {
    given(called).at({ at }).when('EscalateCall', { from: 'planner' }).then(escalated);
    given(called, escalated)
      .at({ at })
      .when('EscalateCall', { from: 'site-manager' })
      .then(happened('AndonEscalated', { from: 'site-manager' as const, role: 'coo' as const }));
  });
  it('has nothing to say once somebody has answered, or was asked already', () => {
    given(called, answeredByAna).when('EscalateCall', { from: 'planner' }).nothing();
    given(called, escalated).when('EscalateCall', { from: 'planner' }).nothing();
  });
});

describe('ResolveCall', () => {
  it('says what it was, also where nobody had answered', () => {
    given(called).when('ResolveCall', { cause: 'No bolts; fetched.' }).then(resolved);
    given(called, resolved).when('ResolveCall', { cause: 'No bolts; fetched.' }).nothing();
    given(called, resolved).when('ResolveCall', { cause: 'Else' }).refused('PRD-ANDON-STATE');
    expect(given(called, answeredByAna, resolved).state()).toMatchObject({
      status: 'resolved',
      answerBy: '',
    });
  });
});
