/** Timing from the first change on gives what timing everything gives; what is taken back leaves nothing. */
import { expect, it } from '@jest/globals';
import { randomProblem } from '../testing/problems.js';
import { at } from './calendar.js';
import { chanceOf, type Chance } from './chance.js';
import { construct } from './construct.js';
import { indexedOf, type Indexed } from './indexed.js';
import { begin, draftOf, pull, push, restaff, takeBack, type Draft } from './moves.js';
import { time, timeFrom, timetableOf, type Timetable } from './timetable.js';

const SIZE = { jobs: 8, operations: 36, resources: 5 };

const told = ({ start, end, bound, behind }: Timetable, { free }: Indexed) =>
  [...free].map((each) => [start, end, bound, behind].map((of) => at(of, each)));

const changed = (draft: Draft, indexed: Indexed, chance: Chance): boolean => {
  begin(draft);
  const operation = at(indexed.free, chance(indexed.free.length));
  const place = at(draft.place, operation);
  const target = chance(draft.plan.order.length);
  if (target < place) pull(draft, operation, target);
  if (target > place) push(draft, operation, target);
  const many = indexed.choices[operation]?.length ?? 0;
  if (many > 1 && chance(2) === 0) restaff(draft, operation, chance(many));
  return draft.undo.from < draft.plan.order.length;
};

it.each(Array.from({ length: 8 }, (_, seed) => seed))('holds for problem %s', (seed) => {
  const indexed = indexedOf(randomProblem(seed, SIZE));
  if (indexed.free.length < 2) return;
  const chance = chanceOf(seed);
  const { plan } = construct(indexed);
  const draft = draftOf(indexed, plan);
  let [now, trial] = [timetableOf(indexed), timetableOf(indexed)];
  const anew = timetableOf(indexed);
  time(indexed, draft.plan, now);
  for (let step = 0; step < 150; step += 1) {
    if (!changed(draft, indexed, chance)) continue;
    timeFrom(indexed, draft.plan, trial, { of: now, from: draft.undo.from });
    time(indexed, draft.plan, anew);
    expect(told(trial, indexed)).toEqual(told(anew, indexed));
    if (chance(2) === 0) [now, trial] = [trial, now];
    else {
      takeBack(draft);
      time(indexed, draft.plan, anew);
      expect(told(now, indexed)).toEqual(told(anew, indexed));
    }
  }
});
