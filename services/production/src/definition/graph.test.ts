/** A routing is a line, or a graph without cycles that leads to one operation. */
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { routing } from './routing.js';

const { given } = spec(routing);
const known = { item: { registered: { name: 'Pump' }, policies: {} } };
const work = { name: 'Work', workCenter: 'CNC', setup: 'PT30M', runPerUnit: 'PT5M', skill: 'cnc' };

/** An operation that comes after these; after the one ahead of it where none are named. */
const after = (sequence: number, operations?: readonly number[]) => ({
  ...{ sequence, ...work },
  ...(operations ? { predecessors: operations.map((operation) => ({ operation })) } : {}),
});
const releasing = (...operations: ReturnType<typeof after>[]) =>
  given().knowing(known).when('ReleaseRouting', { item: 'PUMP', version: 1, operations });

describe('a routing', () => {
  it('may branch and join, and pieces may lie before an operation', () => {
    const operations = [
      after(10),
      { ...after(20, [10]), queue: 'PT4H' },
      after(30, [10]),
      after(40, [20, 30]),
    ];
    releasing(...operations).then(
      happened('RoutingReleased', { item: 'PUMP', version: 1, operations: [...operations] }),
    );
  });
  it('may begin with several operations', () => {
    const operations = [after(10), after(20, []), after(30, [10, 20])];
    releasing(...operations).then(
      happened('RoutingReleased', { item: 'PUMP', version: 1, operations: [...operations] }),
    );
  });
  it.each([
    ['an operation that waits for itself', 'PRD-RTG-CYCLE', [after(10, [10])]],
    ['two that wait for each other', 'PRD-RTG-CYCLE', [after(10, [20]), after(20, [10])]],
    ['three in a circle', 'PRD-RTG-CYCLE', [after(10, [30]), after(20, [10]), after(30, [20])]],
    ['a predecessor that is not there', 'PRD-RTG-PREDECESSOR', [after(10), after(20, [15])]],
    ['a predecessor that is named twice', 'PRD-RTG-PREDECESSOR', [after(10), after(20, [10, 10])]],
    ['a predecessor with a higher number', 'PRD-RTG-PREDECESSOR', [after(10, [20]), after(20, [])]],
    ['an operation that leads nowhere', 'PRD-RTG-END', [after(10), after(20), after(30, [10])]],
    ['a queue before all else', 'PRD-RTG-QUEUE', [{ ...after(10), queue: 'PT1H' }, after(20)]],
    ['a queue of a year', 'PRD-RTG-QUEUE', [after(10), { ...after(20), queue: 'P365D' }]],
  ])('refuses %s', (_, code, operations) => releasing(...operations).refused(code));
});
