/** A routing numbers its operations, puts them in order and only moves on to higher versions. */
import { describe, it } from '@jest/globals';
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
  it('refuses an item that nobody registered', () =>
    given().when('ReleaseRouting', release).refused('PRD-ITEM-UNKNOWN'));
});
