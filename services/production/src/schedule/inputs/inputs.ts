/** What a schedule is made of: the open operations of a site, and who and what can do them when. */
import type { ScheduleBinding, ScheduleTerms } from '@gemba/contracts/events/production/scheduling';
import type { Turn } from '@gemba/decider/needs';
import type { SiteClock } from '@gemba/measures/calendar';
import { businessDate, dayBounds } from '@gemba/measures/calendar';
import { secondsOf } from '@gemba/measures/duration';
import type { Job, Operation, Problem, Resource } from '@gemba/scheduling/problem';
import { predecessorsOf } from '../../definition/graph.js';
import { hashOf } from '../../planning/plan/inputs.js';
import type { MadeSupplyRow } from '../../planning/tables/supply.js';
import type { SitePeople } from '../../tables/site-people.js';
import type { ToolRow } from '../../tables/tools.js';
import type { MachineRow } from '../tables/machines.js';
import type { OperationRow, OrderRow } from '../tables/orders.js';
import type { RosterRow } from '../tables/rosters.js';
import type { Fixed } from './fixed.js';
import { frozenIn, runningAt } from './fixed.js';
import type { MaterialRows, Ready } from './material.js';
import { readyIn } from './material.js';
import type { Calendar } from './resources.js';
import { settledOf, setUpOf } from './setups.js';
import { ableIn, machineId, machineIn, nameOf, peopleIn, toolId, toolIn } from './resources.js';
import type { Span } from './windows.js';
import { minuteUp, minutesOf, shiftsIn, workBetween } from './windows.js';

export type ScheduleRows = MaterialRows & {
  readonly orders: Readonly<Record<string, OrderRow>>;
  readonly machines: Readonly<Record<string, MachineRow>>;
  readonly tools: Readonly<Record<string, ToolRow>>;
};

export type ScheduleKnown = {
  readonly rows: ScheduleRows;
  readonly people: SitePeople;
  /** By ISO week. */
  readonly rosters: Readonly<Record<string, RosterRow | undefined>>;
  readonly calendar: Calendar;
};

/** An operation that is to be scheduled, with what is said of it. */
export type Planned = {
  readonly order: string;
  readonly item: string;
  readonly due: string;
  readonly row: OperationRow;
  /** Where the schedule in force has it; null where it has not. */
  readonly before: { readonly start: string; readonly end: string } | null;
};

export type Impossible = {
  readonly order: string;
  readonly operation: number;
  readonly item: string;
  readonly binding: ScheduleBinding;
};

export type ScheduleInputs = {
  readonly problem: Problem;
  /** The same for as long as nothing changes but how far the work is. */
  readonly hash: string;
  /** By the id of the operation in the problem. */
  readonly planned: Readonly<Record<string, Planned>>;
  /** What no machine or nobody can do, and what comes after it. */
  readonly impossible: readonly Impossible[];
  /** By order: the item that it waits for. */
  readonly waitsFor: Readonly<Record<string, string>>;
};

export type Scope = ScheduleTerms & { readonly clock: SiteClock };

const EXPEDITED = 100;
const FOR_A_CUSTOMER = 3;
const SECONDS_OF_MINUTE = 60;

export const spanOf = ({ from, until, clock }: Scope): Span => ({
  ...{ from, clock },
  length: Math.floor((Date.parse(until) - Date.parse(from)) / (SECONDS_OF_MINUTE * 1000)),
});

export const operationId = (order: string, sequence: number): string => `${order}/${String(sequence)}`;

/** Minutes for so many pieces, set-up included. */
/** Ten years: longer than any horizon, so it has no place, and sums of it are still whole numbers. */
const MOST_MINUTES = 5_256_000;

const minutesFor = ({ setup, runPerUnit }: OperationRow, pieces: number, isSetUp = false): number => {
  const seconds = (isSetUp ? 0 : Number(secondsOf(setup))) + Number(secondsOf(runPerUnit)) * pieces;
  return Math.min(MOST_MINUTES, Math.max(1, Math.ceil(seconds / SECONDS_OF_MINUTE)));
};

type Order = { readonly id: string; readonly row: OrderRow; readonly made: MadeSupplyRow };

const ordersIn = ({ orders, made }: ScheduleRows): readonly Order[] =>
  Object.entries(orders)
    .flatMap(([id, row]): Order[] => {
      const supply = made[id];
      return supply && row.status !== 'held' ? [{ id, row, made: supply }] : [];
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** By work center: what its machines may have to be set up for. */
const familiesIn = ({ orders }: ScheduleRows): ReadonlyMap<string, readonly string[]> => {
  const all = Object.values(orders).flatMap(({ operations }) =>
    operations.filter(({ status, setupFamily }) => status !== 'done' && setupFamily !== undefined),
  );
  const byCenter = Map.groupBy(all, ({ workCenter }) => workCenter);
  return new Map(
    [...byCenter].map(([center, of]) => [
      center,
      [...new Set(of.flatMap(({ setupFamily = [] }) => setupFamily))].toSorted(),
    ]),
  );
};

/** Who and what there is, and who can do what. */
class Means {
  readonly resources: ReadonlyMap<string, Resource>;
  private readonly machines: ReadonlyMap<string, readonly string[]>;
  private readonly tools: ReadonlyMap<string, readonly string[]>;
  private readonly able = new Map<string, readonly string[]>();

  constructor(
    private readonly known: ScheduleKnown,
    readonly span: Span,
  ) {
    const { calendar, people, rosters, rows } = known;
    const shifts = shiftsIn(span, calendar);
    const machines = Object.entries(rows.machines).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const families = familiesIn(rows);
    const tools = Object.entries(rows.tools).toSorted(([a], [b]) => (a < b ? -1 : 1));
    const all = [
      ...machines.map(([id, row]) => ({
        ...machineIn([id, row], shifts, span),
        ...setUpOf(row, families.get(row.workCenter) ?? []),
      })),
      ...peopleIn({ people, rosters, shifts }, span).toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      ...tools.map((each) => toolIn(each, span)),
    ];
    this.resources = new Map(all.map((each) => [each.id, each]));
    const byKind = Map.groupBy(tools, ([, { kind }]) => kind);
    this.tools = new Map([...byKind].map(([kind, of]) => [kind, this.there(of.map(([id]) => toolId(id)))]));
    const byCenter = Map.groupBy(machines, ([, { workCenter }]) => workCenter);
    this.machines = new Map(
      [...byCenter].map(([center, of]) => [center, this.there(of.map(([id]) => machineId(id)))]),
    );
  }

  /** What of them is the same for as long as nothing changes but how far the work is. */
  settled() {
    const { machines, orders } = this.known.rows;
    const isOpen = (order: string): boolean => orders[order] !== undefined;
    return [...this.resources.values()].map(({ id, windows }) => {
      const row = machines[nameOf(id)];
      return [id, windows, row && id === machineId(nameOf(id)) ? settledOf(row, isOpen) : null];
    });
  }

  machinesOf({ workCenter }: OperationRow): readonly string[] {
    return this.machines.get(workCenter) ?? [];
  }

  peopleFor({ skill }: OperationRow): readonly string[] {
    const known = this.able.get(skill) ?? this.there(ableIn(this.known.people, skill, this.span));
    this.able.set(skill, known);
    return known;
  }

  /** For each kind of tool that it takes, those that will do. */
  toolsFor({ toolKinds = [] }: OperationRow): readonly (readonly string[])[] {
    return toolKinds.map((kind) => this.tools.get(kind) ?? []);
  }

  /** Why it can be done by nothing and nobody; null where it can. */
  lacking(operation: OperationRow): ScheduleBinding | null {
    if (this.machinesOf(operation).length === 0) return { kind: 'no-machine', ref: operation.workCenter };
    if (this.peopleFor(operation).length === 0) return { kind: 'no-person', ref: operation.skill };
    const kind = this.toolsFor(operation).findIndex((those) => those.length === 0);
    return kind < 0 ? null : { kind: 'no-tool', ref: operation.toolKinds?.[kind] ?? '' };
  }

  /** Minutes in which the site has worked since then. */
  ranSince(at: string): number {
    const length = Math.max(0, -minuteUp(this.span, at));
    const shifts = shiftsIn({ ...this.span, from: at, length }, this.known.calendar);
    return workBetween(shifts, [0, length]);
  }

  private there(ids: readonly string[]): readonly string[] {
    return ids.filter((id) => (this.resources.get(id)?.windows.length ?? 0) > 0);
  }
}

type Making = { readonly scope: Scope; readonly means: Means; readonly ready: ReadonlyMap<string, Ready> };

const NOTHING_NEEDED: Ready = { release: 0, item: '', after: [] };

/** Pieces of which nothing is reported yet, or that came back. */
const leftOf = ({ reported }: OperationRow, { row }: Order): number =>
  Math.max(0, Number(row.quantity) - Number(reported));

/** Minutes that are left of an operation, by its pieces or by the time that it has run, whichever is less. */
const remaining = (operation: OperationRow, order: Order, ran: number): number => {
  const pieces = Number(order.row.quantity);
  const byPieces = minutesFor(operation, leftOf(operation, order), true);
  return Math.max(1, Math.min(byPieces, minutesFor(operation, pieces) - ran));
};

type Made = { readonly operations: Operation[]; readonly impossible: Impossible[] };

/** What is not done yet of that which comes right before an operation. */
const openAhead = (operations: readonly OperationRow[], sequence: number): readonly number[] =>
  predecessorsOf(operations, sequence).filter((each) =>
    operations.some((other) => other.sequence === each && other.status !== 'done'),
  );

const operationsOf = (order: Order, making: Making, after: Operation['after']): Made => {
  const { id: job, row, made } = order;
  const found: Made = { operations: [], impossible: [] };
  const inOrder = row.operations.toSorted((a, b) => a.sequence - b.sequence);
  const missing = new Set<number>();
  for (const operation of inOrder) {
    if (operation.status === 'done') continue;
    const { sequence } = operation;
    const ahead = openAhead(inOrder, sequence);
    const lost = ahead.find((each) => missing.has(each));
    const no: ScheduleBinding | null =
      lost === undefined ? notNow(operation, making) : { kind: 'predecessor', ref: operationId(job, lost) };
    if (no) {
      found.impossible.push({ order: job, operation: sequence, item: made.item, binding: no });
      missing.add(sequence);
      continue;
    }
    const lag = minutesOf(operation.queue ?? 'PT0S');
    const behind = ahead.map((each) => ({ operation: operationId(job, each), lag }));
    const work = workOf(operation, order, making);
    found.operations.push({ ...work, after: behind.length === 0 ? after : behind });
  }
  return found;
};

/** Why nothing and nobody can do it; what runs is done by whom it is. */
const notNow = (operation: OperationRow, { means }: Making): ScheduleBinding | null =>
  operation.status === 'running' && runningAt(operation, means) ? null : means.lacking(operation);

/** What an operation takes, and for how long; it lies still while it runs. */
const workOf = (operation: OperationRow, order: Order, { means }: Making): Omit<Operation, 'after'> => {
  const { sequence, status, startedAt, setupFamily: family } = operation;
  const isRunning = status === 'running';
  const fixed = isRunning ? runningAt(operation, means) : null;
  const duration = isRunning
    ? remaining(operation, order, means.ranSince(startedAt))
    : Math.max(1, minutesFor(operation, leftOf(operation, order)));
  const takes = fixed
    ? fixed.resources.map((each) => [each])
    : [means.machinesOf(operation), means.peopleFor(operation), ...means.toolsFor(operation)];
  const more = { ...(family === undefined ? {} : { family }), ...fixedOf(fixed) };
  return { id: operationId(order.id, sequence), job: order.id, duration, takes, ...more };
};

const fixedOf = (fixed: Fixed | null): Pick<Operation, 'fixed'> =>
  fixed ? { fixed: { start: fixed.start, resources: fixed.resources } } : {};

const weightOf = ({ id, made }: Order, { expedite }: Scope): number =>
  (made.demand?.startsWith('sales-order/') ? FOR_A_CUSTOMER : 1) * (expedite.includes(id) ? EXPEDITED : 1);

const jobOf = (order: Order, { scope, means, ready }: Making): Job => ({
  id: order.id,
  release: (ready.get(order.id) ?? NOTHING_NEEDED).release,
  due: minuteUp(means.span, dayBounds(order.made.due, scope.clock).to),
  weight: weightOf(order, scope),
});

/** The last operation of each order whose output another one takes comes before the first of that one. */
const lastOf = (orders: readonly Order[], means: Means): ReadonlyMap<string, string> =>
  new Map(
    orders.flatMap(({ id, row }) => {
      const open = row.operations.filter(({ status }) => status !== 'done');
      const last = open.toSorted((a, b) => a.sequence - b.sequence).at(-1);
      return last && open.every((each) => means.lacking(each) === null)
        ? [[id, operationId(id, last.sequence)] as const]
        : [];
    }),
  );

/** What the hash is of: nothing that says how far the work is. */
const fingerprint = (orders: readonly Order[], jobs: readonly Job[], { scope, means }: Making): string => {
  const { from, until, frozenUntil, expedite, site } = scope;
  const work = orders.map(({ row }) =>
    row.operations.map((each) => {
      const { plannedStart: start, plannedEnd: end, workUnit, people } = each;
      const isFrozen = start !== '' && start >= from && start < frozenUntil;
      const where = isFrozen ? { start, end, workUnit, people } : null;
      const duration = minutesFor(each, Number(row.quantity));
      const able = [means.machinesOf(each), means.peopleFor(each), means.toolsFor(each)];
      return [each.sequence, duration, ...able, where, each.setupFamily, each.predecessors, each.queue];
    }),
  );
  return hashOf({ site, from, until, frozenUntil, expedite }, [jobs, work, means.settled()]);
};

const plannedIn = (orders: readonly Order[]): Readonly<Record<string, Planned>> =>
  Object.fromEntries(
    orders.flatMap(({ id: order, row, made: { item, due } }) =>
      row.operations.map((operation) => {
        const { plannedStart: start, plannedEnd: end } = operation;
        const before = start === '' ? null : { start, end };
        return [
          operationId(order, operation.sequence),
          { order, item, due, row: operation, before },
        ] as const;
      }),
    ),
  );

/** The same knowledge gives the same problem, whenever it is asked. */
export const inputsOf = async (known: ScheduleKnown, scope: Scope, turn: Turn): Promise<ScheduleInputs> => {
  const { rows, calendar } = known;
  const span = spanOf(scope);
  const means = new Means(known, span);
  await turn();
  const today = businessDate(scope.from, scope.clock);
  const ready = readyIn(rows, { site: scope.site, today, calendar, span });
  await turn();
  const orders = ordersIn(rows);
  const making = { scope, means, ready };
  const jobs = orders.map((order) => jobOf(order, making));
  const last = lastOf(orders, means);
  const all = orders.map((order) => {
    const { after } = ready.get(order.id) ?? NOTHING_NEEDED;
    const supplied = [...new Set(after.flatMap((each) => last.get(each) ?? []))];
    return operationsOf(
      order,
      making,
      supplied.map((operation) => ({ operation, lag: 0 })),
    );
  });
  await turn();
  const planned = plannedIn(orders);
  const operations = frozenIn(
    all.flatMap((each) => each.operations),
    { planned, jobs, means, scope },
  );
  return {
    problem: { horizon: span.length, resources: [...means.resources.values()], jobs, operations },
    hash: fingerprint(orders, jobs, making),
    planned,
    impossible: all.flatMap((each) => each.impossible),
    waitsFor: Object.fromEntries(
      [...ready].flatMap(([order, { item }]) => (item === '' ? [] : [[order, item] as const])),
    ),
  };
};
