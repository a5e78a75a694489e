/** A critical call stops the work once, and gives an order back that it held itself. */
import { describe, expect, it } from '@jest/globals';
import { heard, story } from '@gemba/decider/testing';
import { stopWorkWhileACriticalCallIsOpen as stopWork } from './stop-work-while-a-critical-call-is-open.js';

const call = {
  ...{ site: 'lyon', workUnit: 'L1', kind: 'quality' as const, role: 'planner' as const },
  ...{ answerBy: '2026-03-02T11:10:00.000Z', work: { order: 'PRO-1', operation: 10 } },
};
const called = (stops: 'nothing' | 'operation' | 'order', more: object = {}) =>
  heard('AndonCalled', { ...call, stops, ...more }, { subject: 'A-1' });
const held = (reason: string, kind: 'person' | 'system' = 'system') =>
  heard('ProductionOrderHeld', { reason }, { subject: 'PRO-1', actor: { kind, id: 'x' } });
const resolved = heard('AndonResolved', { cause: 'Done.' }, { subject: 'A-1' });

const names = (sent: readonly { readonly id: string; readonly name: string }[]) =>
  sent.map(({ id, name }) => `${name} ${id}`);

describe('stop work while a critical call is open', () => {
  const given = (stops: 'nothing' | 'operation' | 'order', more: object = {}) =>
    names(story(stopWork).when(called(stops, more)).sent);

  it('pauses the operation, or holds the order too, by the rule', () => {
    expect(given('nothing')).toEqual([]);
    expect(given('operation')).toEqual(['PauseOperation PRO-1']);
    expect(given('order')).toEqual(['PauseOperation PRO-1', 'HoldProductionOrder PRO-1']);
    expect(given('order', { work: undefined, order: 'PRO-2' })).toEqual(['HoldProductionOrder PRO-2']);
    expect(given('order', { work: undefined })).toEqual([]);
  });
  it('lets the order go on when the call that held it is resolved, in whichever order that is heard', () => {
    const of = story(stopWork);
    const began = called('order');
    const ours = held('Andon call A-1');
    expect(names(of.after(began, ours).when(resolved).sent)).toEqual(['ResumeProductionOrder PRO-1']);
    expect(names(of.after(began).when(resolved).sent)).toEqual([]);
    expect(names(of.after(began, resolved).when(ours).sent)).toEqual(['ResumeProductionOrder PRO-1']);
  });
  it('leaves an order held that somebody else held', () => {
    expect(story(stopWork).when(held('No drawing')).about).toBeNull();
    expect(story(stopWork).when(held('Andon call A-1', 'person')).about).toBeNull();
  });
});
