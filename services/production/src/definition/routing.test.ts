/** A routing numbers its operations, puts them in order and only moves on to higher versions. */
import { describe, it } from '@jest/globals';
import type { RoutingOperation } from '@gemba/contracts/events/production/definition';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { routing } from './routing.js';

const { given } = spec(routing);
const operation = (sequence: number) => ({
  sequence,
  name: 'Machining',
  workCenter: 'CNC',
  setup: 'PT30M',
  runPerUnit: 'PT5M',
  skill: 'cnc',
});
const release = { item: 'PUMP', version: 1, operations: [operation(20), operation(10)] };
const released = happened('RoutingReleased', { ...release, operations: [operation(10), operation(20)] });
const known = { item: { registered: { name: 'Pump' }, policies: {} } };

describe('ReleaseRouting', () => {
  it('releases in the order of work', () =>
    given().knowing(known).when('ReleaseRouting', release).then(released));
  it('has nothing to say to a repeat', () =>
    given(released).knowing(known).when('ReleaseRouting', release).nothing());
  it('refuses to change a released version', () =>
    given(released)
      .knowing(known)
      .when('ReleaseRouting', { ...release, operations: [operation(10)] })
      .refused('PRD-RTG-STATE'));
  it('refuses one sequence twice', () =>
    given()
      .knowing(known)
      .when('ReleaseRouting', { ...release, operations: [operation(10), operation(10)] })
      .refused('PRD-RTG-SEQUENCE'));
  it('refuses an operation that names a kind of tool twice', () =>
    given()
      .knowing(known)
      .when('ReleaseRouting', { ...release, operations: [{ ...operation(10), toolKinds: ['jig', 'jig'] }] })
      .refused('PRD-RTG-TOOL'));
  it('refuses an item that nobody registered', () =>
    given().when('ReleaseRouting', release).refused('PRD-ITEM-UNKNOWN'));
});

describe('steps of the work instruction', () => {
  const bore = { step: 1, instruction: 'Measure the bore', kind: 'measure' as const, unit: 'MMT' };
  const clamp = { step: 2, instruction: 'Clamp', kind: 'confirm' as const };
  const releasing = (...steps: RoutingOperation['steps'] & object) =>
    given()
      .knowing(known)
      .when('ReleaseRouting', { ...release, operations: [{ ...operation(10), steps }] });
  it('are released with their operation', () =>
    releasing({ ...bore, lower: '-1', upper: '0' }, clamp).then(
      happened('RoutingReleased', {
        ...release,
        operations: [{ ...operation(10), steps: [{ ...bore, lower: '-1', upper: '0' }, clamp] }],
      }),
    ));
  it.each([
    ['has no unit to measure in', [{ ...bore, unit: undefined }]],
    ['has a unit and is not measured', [{ ...clamp, unit: 'MMT' }]],
    ['has limits and is not measured', [{ ...clamp, upper: '1' }]],
    ['has its limits the wrong way round', [{ ...bore, lower: '2', upper: '1' }]],
    ['has the number of another', [bore, { ...clamp, step: 1 }]],
  ])('refuses one that %s', (_, steps) => releasing(...(steps as never)).refused('PRD-RTG-STEP'));
});
