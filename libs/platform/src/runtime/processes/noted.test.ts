/** What a process notes in its own streams may be recorded, though no published class describes it. */
import { describe, expect, it } from '@jest/globals';
import { happened, isRefused } from '@gemba/decider/decision';
import { heard } from '@gemba/decider/testing';
import { refusalByFlaw } from '@gemba/event-store/append/recordable';
import { memoryOf } from './memory.js';
import { refusals } from './refusals.js';

describe('what a process notes', () => {
  it.each([
    { of: refusals, name: 'NoteRefusal', data: { rejection: { refused: true, code: 'SCM-RES-OVER' } } },
    {
      of: memoryOf({ name: 'replan', initial: {}, on: {} } as never),
      name: 'Remember',
      data: { remembered: { kind: 'heard', event: heard('MachineFailed', { machine: 'PRESS-2' }) } },
    },
  ])('is recorded: $name', ({ of, name, data }) => {
    const said = of.decide[name]?.({} as never, data as never, {} as never);
    if (!said || isRefused(said)) throw new Error('It was refused.');
    expect(said).toHaveLength(1);
    expect(refusalByFlaw(of, said)).toBeNull();
  });

  it('is not to be confused with what others read, where a field too many is refused', () => {
    const published = { events: { ...refusals.events, service: 'production' } };
    const said = [happened('RefusalNoted', { rejection: 1 })];
    expect(refusalByFlaw(published, said)).toMatchObject({ code: 'PLT-EVENT-BOUNDS' });
  });
});
