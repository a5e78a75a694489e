/** Set-ups between neighbours on a resource, as a circuit through those who use it. */
import { at } from '../engine/calendar.js';
import { endOf, type Ground, type Use } from './ground.js';
import type { Arc, Literal } from './model.js';

/** With more users of a resource, a circuit is larger than it helps. */
const MOST_USERS = 40;

/** What follows what in the known plan; −1 stands for before the first and behind the last. */
const followersOf = (
  { known, indexed }: Ground,
  uses: readonly Use[],
  resource: number,
): Map<number, number> => {
  const here = uses
    .map(({ task }) => task.operation)
    .filter((each) => indexed.choices[each]?.[at(known.plan.choice, each)]?.resources.includes(resource))
    .sort((a, b) => at(known.timetable.start, a) - at(known.timetable.start, b));
  return new Map([-1, ...here].map((each, i) => [each, here[i] ?? -1]));
};

const setupsBetween = ({ indexed }: Ground, resource: number): ((from: number, to: number) => number) => {
  const { setups, family, firstFamily, families } = indexed;
  return (from, to) => {
    const [before, behind] = [from < 0 ? at(firstFamily, resource) : at(family, from), at(family, to)];
    const minutes = setups[resource];
    return minutes && before >= 0 && behind >= 0 ? at(minutes, before * families + behind) : 0;
  };
};

/**
 * Who comes first, who behind whom, who last, or not at all; with the minutes in between. Not where
 * something is
 * fixed: what it is set up for there is known only when all are placed.
 */
export const addSetups = (ground: Ground, resource: number, uses: readonly Use[]): void => {
  const { indexed, model, end } = ground;
  const isPlain = indexed.setups[resource]?.every((minutes) => minutes === 0) ?? true;
  const isFixed = (indexed.fixedOn[resource]?.length ?? 0) > 0;
  if (isPlain || isFixed || uses.length < 2 || uses.length > MOST_USERS) return;
  const followers = followersOf(ground, uses, resource);
  const setup = setupsBetween(ground, resource);
  const arcs: Arc[] = [];
  const arc = (tail: number, head: number, holds: boolean): Literal => {
    const literal = model.variable([0, 1], holds ? 1 : 0);
    arcs.push({ tail, head, literal });
    return literal;
  };
  uses.forEach(({ task, literal }, i) => {
    const { operation } = task;
    const first = arc(0, i + 1, followers.get(-1) === operation);
    model.linear({ terms: [[1, task.start]] }, [setup(-1, operation), end], [first]);
    arc(i + 1, 0, followers.get(operation) === -1);
    if (literal !== undefined) arcs.push({ tail: i + 1, head: i + 1, literal: ~literal });
    uses.forEach(({ task: other }, j) => {
      if (i === j) return;
      const behind = arc(i + 1, j + 1, followers.get(operation) === other.operation);
      const { terms, offset } = endOf(task);
      const gap = terms.map(([factor, variable]): [number, number] => [-factor, variable]);
      const least = setup(operation, other.operation);
      model.linear({ terms: [[1, other.start], ...gap], offset: -offset }, [least, end], [behind]);
    });
  });
  arc(0, 0, followers.get(-1) === -1);
  model.circuit(arcs);
};
