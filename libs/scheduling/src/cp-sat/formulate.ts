/**
 * A scheduling problem as a model of CP-SAT. What is left out (set-ups of resources with very many
 * candidates,
 * breaks inside set-ups, what is fixed beside a set-up) can only make the model's schedules look
 * better than they
 * are: they are timed again, and a bound stays one.
 */
import { at } from '../engine/calendar.js';
import type { Choice, Indexed } from '../engine/indexed.js';
import type { Solution } from '../problem.js';
import type { Plan } from '../engine/timetable.js';
import type { Objective } from './bound.js';
import { endOf, type Ground, type Known, type Task, type Use } from './ground.js';
import { modelOf, type Literal, type Model } from './model.js';
import { piecesOf } from './pieces.js';
import { addSetups } from './setups.js';

export type Formula = {
  readonly model: Model;
  readonly tasks: readonly Task[];
  /** How many of the first variables tell the plan: the starts, then all literals of staff. */
  readonly shown: number;
  readonly objective: Objective;
  /** Whether it has all that can be planned, in all ways, so that its bounds are bounds of the problem. */
  readonly isWhole: boolean;
};

const lengthOf = ({ size }: Task): { terms: [number, number][]; offset: number } =>
  'minutes' in size ? { terms: [], offset: size.minutes } : { terms: [[1, size.variable]], offset: 0 };

/** Choices that share a calendar, by it. */
const byCalendar = (choices: readonly Choice[]): ReadonlyMap<Choice['calendar'], number[]> => {
  const groups = new Map<Choice['calendar'], number[]>();
  choices.forEach(({ calendar }, number) => {
    groups.set(calendar, [...(groups.get(calendar) ?? []), number]);
  });
  return groups;
};

/** The start lies in working time, and what the calendar takes from the operation makes it longer. */
const addCalendars = ({ indexed, known, model, end }: Ground, task: Task): void => {
  const { operation, start, size, staff } = task;
  if ('minutes' in size) return;
  const work = at(indexed.duration, operation);
  const now = at(known.timetable.start, operation);
  const rests = model.hintOf(size.variable) - work;
  const chosen = at(known.plan.choice, operation);
  const all: Literal[] = [];
  for (const [calendar, numbers] of byCalendar(indexed.choices[operation] ?? [])) {
    const pieces = piecesOf(calendar, work, [at(indexed.release, operation), end]);
    const mine = [...pieces].map(([rest, domain]) => {
      const isNow = numbers.includes(chosen) && rest === rests && isWithin(domain, now);
      const literal = model.variable([0, 1], isNow ? 1 : 0);
      model.linear({ terms: [[1, start]] }, domain, [literal]);
      model.linear({ terms: [[1, size.variable]] }, [work + rest, work + rest], [literal]);
      return literal;
    });
    all.push(...mine);
    if (staff.length === 0) continue;
    const either = numbers.map((number): [number, number] => [-1, staff[number] ?? 0]);
    model.linear({ terms: [...mine.map((it): [number, number] => [1, it]), ...either] }, [0, 0]);
  }
  model.exactlyOne(all);
};

const isWithin = (domain: readonly number[], minute: number): boolean => {
  for (let i = 0; i < domain.length; i += 2)
    if ((domain[i] ?? 0) <= minute && minute <= (domain[i + 1] ?? 0)) return true;
  return false;
};

/** Minutes in which something is fixed on a resource, joined where they overlap. */
const fixedSpans = ({ indexed }: Ground, resource: number): [number, number][] => {
  const spans: [number, number][] = [];
  for (const operation of indexed.fixedOn[resource] ?? []) {
    const start = indexed.problem.operations[operation]?.fixed?.start ?? 0;
    const end = at(indexed.fixedEnd, operation);
    const last = spans.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else spans.push([start, end]);
  }
  return spans;
};

/** Who may use each resource. */
const usesOf = (ground: Ground): Use[][] => {
  const { indexed, tasks } = ground;
  const uses = indexed.calendars.map((): Use[] => []);
  for (const task of tasks) {
    const choices = indexed.choices[task.operation] ?? [];
    for (const resource of new Set(choices.flatMap(({ resources }) => [...resources])))
      uses[resource]?.push({ task, literal: takenBy(ground, task, resource) });
  }
  return uses;
};

/** Whether the task takes this resource: undefined where it does by every choice. */
const takenBy = ({ indexed, known, model }: Ground, task: Task, resource: number): Literal | undefined => {
  const choices = indexed.choices[task.operation] ?? [];
  const numbers = choices.flatMap(({ resources }, i) => (resources.includes(resource) ? [i] : []));
  if (numbers.length === choices.length) return undefined;
  const literals = numbers.flatMap((number) => task.staff[number] ?? []);
  if (literals.length === 1) return literals[0];
  const isTaken = numbers.includes(at(known.plan.choice, task.operation));
  const literal = model.variable([0, 1], isTaken ? 1 : 0);
  model.linear({ terms: [[1, literal], ...literals.map((it): [number, number] => [-1, it])] }, [0, 0]);
  return literal;
};

/** One resource does one thing at a time. */
const addResources = (ground: Ground): void => {
  const { model } = ground;
  const shared = new Map<string, number>();
  usesOf(ground).forEach((uses, resource) => {
    const intervals = uses.map(({ task, literal }) => {
      const key = `${task.operation} ${literal ?? ''}`;
      const known = shared.get(key);
      if (known !== undefined) return known;
      const parts = { start: { terms: [[1, task.start]] as const }, size: lengthOf(task), end: endOf(task) };
      const made = model.interval(literal === undefined ? parts : { ...parts, literals: [literal] });
      shared.set(key, made);
      return made;
    });
    const fixed = fixedSpans(ground, resource).map(([from, to]) =>
      model.interval({
        start: { terms: [], offset: from },
        size: { terms: [], offset: to - from },
        end: { terms: [], offset: to },
      }),
    );
    if (intervals.length > 0) model.noOverlap([...intervals, ...fixed]);
    addSetups(ground, resource, uses);
  });
};

const addPrecedences = ({ indexed, model, tasks, end }: Ground): void => {
  const taskOf = new Map(tasks.map((task) => [task.operation, task]));
  for (const task of tasks) {
    indexed.before[task.operation]?.forEach((earlier, i) => {
      const lag = at(indexed.lags[task.operation] ?? indexed.due, i);
      const before = taskOf.get(earlier);
      if (!before) {
        model.linear({ terms: [[1, task.start]] }, [at(indexed.fixedEnd, earlier) + lag, end * 2]);
        return;
      }
      const { terms, offset } = endOf(before, lag);
      const negative = terms.map(([factor, variable]): [number, number] => [-factor, variable]);
      model.linear({ terms: [[1, task.start], ...negative], offset: -offset }, [0, end * 2]);
    });
  }
};

/** Weights are whole numbers in the model: of thousandths, where they are not. */
const scaleOf = ({ weight }: Indexed): number => (weight.every(Number.isInteger) ? 1 : 1000);

/** The end of each job that is late now counts by its weight, the end of all where nothing else does. */
const addObjective = (ground: Ground): Objective => {
  const { indexed, known, model, end } = ground;
  const scale = scaleOf(indexed);
  const isOnTime = known.value.weightedTardiness === 0;
  // What comes in time may need longer than what is late now.
  const longest = isOnTime ? Math.min(end, known.value.makespan) : end;
  const makespan = model.variable([0, longest], Math.min(end, known.value.makespan));
  const costs: [number, number][] = [];
  for (const [job, last] of lastsOf(ground)) {
    const weight = Math.round((indexed.weight[job] ?? 0) * scale);
    const due = at(indexed.due, job);
    const ends = last.map((task) => endOf(task));
    for (const { terms, offset } of ends)
      model.linear({ terms: [[1, makespan], ...minus(terms)], offset: -offset }, [0, end * 2]);
    if (weight === 0 || due >= end) continue;
    if (isOnTime) ends.forEach((sum) => model.linear(sum, [0, due]));
    else costs.push([weight * (end + 1), tardinessOf(ground, due, last)]);
  }
  model.minimize({ terms: [...costs, [1, makespan]] });
  return { factor: isOnTime ? 0 : end + 1, scale };
};

/** Of each job those behind which nothing of it comes. */
const lastsOf = ({ indexed, tasks }: Ground): ReadonlyMap<number, Task[]> => {
  const lasts = new Map<number, Task[]>();
  for (const task of tasks) {
    const behind = indexed.behind[task.operation] ?? [];
    const job = at(indexed.job, task.operation);
    if (!behind.some((it) => at(indexed.job, it) === job)) lasts.set(job, [...(lasts.get(job) ?? []), task]);
  }
  return lasts;
};

const tardinessOf = ({ known, model, end }: Ground, due: number, last: readonly Task[]): number => {
  const hint = Math.max(0, ...last.map(({ operation }) => at(known.timetable.end, operation) - due));
  const tardiness = model.variable([0, Math.max(0, end - due)], hint);
  for (const task of last) {
    const { terms, offset } = endOf(task);
    model.linear({ terms: [[1, tardiness], ...minus(terms)], offset: due - offset }, [0, end * 2]);
  }
  return tardiness;
};

const minus = (terms: readonly (readonly [number, number])[]): [number, number][] =>
  terms.map(([factor, variable]) => [-factor, variable]);

type Length = { start: number; work: number; end: number; lasts: number; until: number };

/** An interval of CP-SAT has one variable at most in its size and in its end. */
const lengthening = (model: Model, { start, work, end, lasts, until }: Length): Task['size'] => {
  const variable = model.variable([work, Math.max(work, end)], lasts);
  const last = model.variable([0, end], until);
  const terms: [number, number][] = [
    [1, start],
    [1, variable],
    [-1, last],
  ];
  model.linear({ terms }, [0, 0]);
  return { variable, end: last };
};

/** `known` is feasible; what it leaves behind the horizon is no part of the model. */
export const formulate = (indexed: Indexed, known: Known): Formula => {
  const model = modelOf();
  const end = indexed.horizon;
  const operations = [...indexed.free].filter((each) => at(known.timetable.end, each) <= end);
  const starts = operations.map((operation) =>
    model.variable([at(indexed.release, operation), end], at(known.timetable.start, operation)),
  );
  const staffs = operations.map((operation) => {
    const choices = indexed.choices[operation] ?? [];
    const chosen = at(known.plan.choice, operation);
    return choices.length < 2 ? [] : choices.map((_, i) => model.variable([0, 1], i === chosen ? 1 : 0));
  });
  const shown = operations.length + staffs.flat().length;
  const tasks = operations.map((operation, i): Task => {
    const work = at(indexed.duration, operation);
    const isSteady = indexed.choices[operation]?.every(
      ({ calendar }) => calendar.from.length === 1 && calendar.from[0] === 0,
    );
    const lasts = at(known.timetable.end, operation) - at(known.timetable.start, operation);
    const start = starts[i] ?? 0;
    const until = at(known.timetable.end, operation);
    const size = isSteady ? { minutes: work } : lengthening(model, { start, work, end, lasts, until });
    return { operation, start, size, staff: staffs[i] ?? [] };
  });
  const ground = { indexed, known, model, end, tasks };
  for (const task of tasks) {
    model.linear(endOf(task), [0, end]);
    if (task.staff.length > 0) model.exactlyOne(task.staff);
    addCalendars(ground, task);
  }
  addPrecedences(ground);
  addResources(ground);
  const objective = addObjective(ground);
  const isWhole = operations.length === indexed.free.length && indexed.isWhole;
  return { model, tasks, shown, objective, isWhole };
};

/**
 * The plan that these values of the first variables tell; it keeps each operation behind all it waits
 * for.
 */
export const planFrom = (indexed: Indexed, { tasks }: Formula, values: readonly number[]): Plan => {
  const choice = new Int32Array(indexed.duration.length);
  const starts = new Int32Array(indexed.duration.length).fill(indexed.horizon + 1);
  for (const { operation, start, staff } of tasks) {
    starts[operation] = values[start] ?? 0;
    const taken = staff.findIndex((literal) => values[literal] === 1);
    choice[operation] = Math.max(0, taken);
  }
  return { order: inOrder(indexed, starts), choice };
};

/** Sorting is stable, and `free` has each operation behind all that it waits for. */
const inOrder = ({ free }: Indexed, starts: Int32Array): Int32Array =>
  Int32Array.from([...free].sort((a, b) => at(starts, a) - at(starts, b)));

/** The plan by which this solution was timed, or one that is as good. */
export const planOf = (indexed: Indexed, { assignments }: Solution): Plan => {
  const { operations, resources } = indexed.problem;
  const placed = new Map(assignments.map((each) => [each.operation, each]));
  const starts = Int32Array.from(operations, ({ id }) => placed.get(id)?.start ?? indexed.horizon + 1);
  const choice = Int32Array.from(operations, ({ id }, operation) => {
    const names = placed.get(id)?.resources.join();
    const all = indexed.choices[operation] ?? [];
    const namesOf = (each: Choice): string => [...each.resources].map((it) => resources[it]?.id).join();
    return Math.max(
      0,
      all.findIndex((each) => namesOf(each) === names),
    );
  });
  return { order: inOrder(indexed, starts), choice };
};
