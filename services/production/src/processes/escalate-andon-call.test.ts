/** A call climbs by the clock until somebody answers, and stops the machine where safety is missing. */
import { describe, expect, it } from '@jest/globals';
import { send } from '@gemba/decider/process';
import { heard, story } from '@gemba/decider/testing';
import { equipment } from '../equipment/equipment.js';
import { escalateAndonCall } from './escalate-andon-call.js';

const answerBy = '2026-03-02T11:10:00.000Z';
const call = { site: 'lyon', workUnit: 'LYO-ASM-1', role: 'planner' as const, answerBy };

describe('escalate andon call', () => {
  it('waits as long as the call says, and no longer once somebody is on their way', () => {
    const called = story(escalateAndonCall).when(
      heard('AndonCalled', { ...call, kind: 'material' as const }),
    );
    expect(called.deadlines()).toEqual([{ name: 'answer', at: answerBy }]);
    called.sends();
    const answered = story(escalateAndonCall).when(heard('AndonAnswered', { by: 'ana' }));
    expect(answered.deadlines()).toEqual([{ name: 'answer', at: '' }]);
    const last = heard('AndonEscalated', { from: 'site-manager' as const, role: 'coo' as const });
    expect(story(escalateAndonCall).when(last).deadlines()).toEqual([{ name: 'answer', at: '' }]);
  });

  it('gives who is called late as long from when the call is known', () => {
    const of = { ...call, kind: 'material' as const };
    const late = heard('AndonCalled', of, { occurredAt: '2026-03-02T11:00:00.000Z' });
    expect(story(escalateAndonCall).when(late).deadlines('2026-03-02T15:00:00.000Z')).toEqual([
      { name: 'answer', at: '2026-03-02T15:10:00.000Z' },
    ]);
  });

  it('asks the one after whoever was called last', () => {
    const passed = escalateAndonCall.passed?.answer?.send({ called: 'site-manager' }, 'A-1', answerBy);
    expect(passed).toMatchObject([{ id: 'A-1', name: 'EscalateCall', data: { from: 'site-manager' } }]);
  });

  it('stops the machine where somebody may get hurt', () =>
    story(escalateAndonCall)
      .when(heard('AndonCalled', { ...call, kind: 'safety' as const }))
      .sends(
        send(equipment, ['LYO-ASM-1', 'ChangeEquipmentState'], {
          to: 'downUnplanned',
          reason: 'andon-safety',
        }),
      ));
});
