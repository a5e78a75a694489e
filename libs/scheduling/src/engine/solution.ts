/** A timetable with names again: what is placed where, and what is not, and why. */
import type { Assignment, Solution } from '../problem.js';
import { at } from './calendar.js';
import type { Indexed } from './indexed.js';
import { lateOf } from './late.js';
import { time, timetableOf, type Plan } from './timetable.js';
import { endsOf } from './value.js';

/** The reason of what would end behind the horizon. */
const HORIZON = 'horizon';

/** The first list of which no resource is there; else the lists need more resources than there are. */
const lacking = ({ problem }: Indexed, operation: number): string => {
  const takes = problem.operations[operation]?.takes ?? [];
  const known = new Set(problem.resources.map(({ id }) => id));
  const list = takes.find((names) => !names.some((name) => known.has(name))) ?? takes.flat();
  return list.length > 0 ? [...new Set(list)].join(', ') : 'no resource is named';
};

/**
 * Operations that stay unplaced, with the horizon, the resources or the operation before that is in
 * the way.
 */
const reasonsOf = (indexed: Indexed, end: Int32Array): Map<number, string> => {
  const { sorted, free, fixedEnd, before, horizon, problem } = indexed;
  const reasons = new Map<number, string>();
  const planned = new Set(free);
  const reasonOf = (operation: number): string | undefined => {
    if (planned.has(operation) || at(fixedEnd, operation) >= 0)
      return at(end, operation) > horizon ? HORIZON : undefined;
    const held = before[operation]?.find((earlier) => reasons.has(earlier));
    return held === undefined ? lacking(indexed, operation) : problem.operations[held]?.id;
  };
  for (const operation of sorted) {
    const reason = reasonOf(operation);
    if (reason !== undefined) reasons.set(operation, reason);
  }
  return reasons;
};

/** The solution that this plan is. */
export const solutionOf = (indexed: Indexed, plan: Plan): Solution => {
  const timetable = timetableOf(indexed);
  time(indexed, plan, timetable);
  const { operations, jobs, resources } = indexed.problem;
  const reasons = reasonsOf(indexed, timetable.end);
  const assignments = operations.flatMap(({ id }, operation): Assignment[] => {
    if (reasons.has(operation)) return [];
    const chosen = indexed.choices[operation]?.[at(plan.choice, operation)]?.resources ?? [];
    return [
      {
        operation: id,
        resources: [...chosen].map((it) => resources[it]?.id ?? ''),
        start: at(timetable.start, operation),
        end: at(timetable.end, operation),
      },
    ];
  });
  const ends = endsOf(indexed, timetable);
  for (const operation of reasons.keys()) ends[at(indexed.job, operation)] = indexed.horizon;
  const late = lateOf(indexed, { timetable, plan, ends });
  return {
    assignments,
    weightedTardiness: jobs.reduce(
      (sum, { due, weight }, job) => sum + weight * Math.max(0, at(ends, job) - due),
      0,
    ),
    makespan: assignments.reduce((latest, { end }) => Math.max(latest, end), 0),
    unplaced: [...reasons].map(([operation, binding]) => ({
      operation: operations[operation]?.id ?? '',
      binding,
    })),
    late,
  };
};
