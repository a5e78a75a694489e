/** A search that has begun again goes on from the plan it began from: it is worth what it says. */
import { expect, it } from '@jest/globals';
import { randomProblem } from '../testing/problems.js';
import { chanceOf } from './chance.js';
import { construct } from './construct.js';
import { improve } from './improve.js';
import { indexedOf } from './indexed.js';
import { time, timetableOf } from './timetable.js';
import { compared, valueOf } from './value.js';

// With these seeds it begins again within so many steps.
it.each([23, 24])('of problem %s', (seed) => {
  const size = { jobs: 10, operations: 20 + seed, resources: 3 + (seed % 6) };
  const indexed = indexedOf(randomProblem(seed, size));
  const begun = construct(indexed);
  const search = improve(indexed, begun, chanceOf(seed));
  search.advance(30_000);
  const { plan, value } = search.best();
  const timetable = timetableOf(indexed);
  time(indexed, plan, timetable);
  expect(valueOf(indexed, timetable)).toEqual(value);
  expect(compared(value, begun.value)).toBeLessThanOrEqual(0);
});
