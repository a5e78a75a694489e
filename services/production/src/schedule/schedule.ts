/**
 * The schedule of a site says which operation is done when, by which machine and by whom. It is built beside
 * the service, proposed, and adopted by a planner.
 *
 *   none ──build──▶ building ──propose──▶ proposed ──adopt──▶ in force ──invalidate──▶ invalid
 *                      │ fail ▶ failed        ▲                   └────────build──────────┘
 */
import { scheduleEvents } from '@gemba/contracts/events/production/scheduling';
import type { About, SiteFacts } from '@gemba/decider/decider';
import { answers, decider, isProcess } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import { computed, everything, row, rows, stateOf } from '@gemba/decider/needs';
import { calendarOf, workCalendar } from '../definition/work-calendar.js';
import { plannedItemTable } from '../planning/tables/defined.js';
import { onHandTable } from '../planning/tables/on-hand.js';
import { madeSupplyTable, purchaseSupplyTable, requisitionSupplyTable } from '../planning/tables/supply.js';
import { sitePeople } from '../tables/site-people.js';
import { toolTable } from '../tables/tools.js';
import { ScheduleAnswer, scheduleAnswer } from './answer.js';
import {
  AdoptSchedule,
  BuildSchedule,
  CheckSchedule,
  FailSchedule,
  InvalidateSchedule,
  ProposeSchedule,
  StopSchedule,
} from './commands.js';
import type { Scope, ScheduleInputs } from './inputs/inputs.js';
import { inputsOf, operationId, spanOf } from './inputs/inputs.js';
import { weeksIn } from './inputs/resources.js';
import { flawIn } from './result.js';
import type { ScheduleState } from './state.js';
import { NO_SCHEDULE, adopted, broken, failed, proposed } from './state.js';
import { machineTable } from './tables/machines.js';
import { scheduledOrderTable } from './tables/orders.js';
import { rosterKey, rosterTable } from './tables/rosters.js';
import { asksTheSame, termsOf, tooFar } from './terms.js';
import { touched } from './touched.js';

const PLANNERS = ['planner', 'site-manager'] as const;

const INPUTS = {
  orders: scheduledOrderTable,
  machines: machineTable,
  tools: toolTable,
  items: plannedItemTable,
  onHand: onHandTable,
  bought: purchaseSupplyTable,
  requested: requisitionSupplyTable,
  made: madeSupplyTable,
} as const;

export const scopeOf = (terms: Omit<Scope, 'clock'>, site: SiteFacts | null): Scope => ({
  ...terms,
  clock: { zone: site?.timeZone ?? 'UTC', dayStart: site?.dayStart ?? '00:00' },
});

const inputsFor = (scope: Scope): Need<ScheduleInputs> => {
  const { site } = scope;
  const weeks = weeksIn(spanOf(scope));
  return computed(
    {
      rows: everything(INPUTS, site),
      people: row(sitePeople, site),
      rosters: rows(
        rosterTable,
        weeks.map((week) => rosterKey(site, week)),
      ),
      calendar: stateOf(workCalendar, site),
    },
    ({ rows: all, people = {}, rosters, calendar }, turn) => {
      const byWeek = Object.fromEntries(weeks.map((week) => [week, rosters[rosterKey(site, week)]]));
      const known = { rows: all, people, rosters: byWeek, calendar: calendarOf(calendar) };
      return inputsOf(known, scope, turn);
    },
  );
};

const nothing: Need<null> = computed({}, () => Promise.resolve(null));

/** The orders that take an item. */
const takersOf = (material: string | undefined, site: string): Need<readonly string[]> =>
  material === undefined
    ? computed({}, () => Promise.resolve([]))
    : computed({ rows: everything({ made: madeSupplyTable }, site) }, ({ rows: { made } }) => {
        const takes = Object.entries(made).filter(([, { needs }]) =>
          needs.some(({ item }) => item === material),
        );
        return Promise.resolve(takes.map(([order]) => order));
      });

const stale = (detail: string): Rejection =>
  reject('PRD-SCHED-STALE', detail, { hint: 'Build the schedule again; it takes what is true by now.' });

const notNow = (detail: string): Rejection => reject('PRD-SCHED-STATE', detail);

/** Whether something of it should be done by now and has not begun. */
const isOverdue = (of: NonNullable<ScheduleState['proposal']>, inputs: ScheduleInputs, at: string): boolean =>
  of.operations.some(
    ({ order, operation, end }) =>
      Date.parse(end) <= Date.parse(at) &&
      inputs.planned[operationId(order, operation)]?.row.status === 'waiting',
  );

const infeasible = (flaw: string): Rejection =>
  reject('PRD-SCHED-INFEASIBLE', `It cannot be done as it is: ${flaw}.`, {
    hint: 'Build the schedule again.',
  });

const notProposed = (number: number, proposal: ScheduleState['proposal']): Rejection => {
  const there = proposal ? `the one that is proposed is ${proposal.number}` : 'none is proposed';
  return notNow(`Schedule ${number} is not proposed: ${there}.`);
};

/** Why a proposal cannot be done any more, as everything is now; null where it can. */
const outOfDate = (
  proposal: NonNullable<ScheduleState['proposal']>,
  inputs: ScheduleInputs,
  at: string,
): Rejection | null => {
  if (inputs.hash !== proposal.inputsHash)
    return stale('What it is made of has changed: orders, material, machines, people or their calendars.');
  if (isOverdue(proposal, inputs, at)) return stale('Some of it should be done by now and has not begun.');
  const flaw = flawIn(proposal.operations, inputs, proposal.from);
  return flaw === null ? null : infeasible(flaw);
};

const namesWork = ({ workUnit, person, tool, order, material }: InvalidateSchedule): boolean =>
  [workUnit, person, tool, order, material].some((each) => each !== undefined);

export const schedule = decider('schedule', {
  path: 'schedules',
  opens: 'BuildSchedule',
  idOf: ({ site }: BuildSchedule) => site,
  home: 'site',
  implicit: true,
  commitments: ['BuildSchedule', 'StopSchedule', 'AdoptSchedule'],
  commands: {
    BuildSchedule,
    StopSchedule,
    AdoptSchedule,
    ProposeSchedule,
    FailSchedule,
    CheckSchedule,
    InvalidateSchedule,
  },
  events: scheduleEvents,
  initial: NO_SCHEDULE,
  answers: answers(ScheduleAnswer, scheduleAnswer),
  allow: {
    BuildSchedule: PLANNERS,
    StopSchedule: PLANNERS,
    AdoptSchedule: PLANNERS,
    ProposeSchedule: [],
    FailSchedule: [],
    CheckSchedule: [],
    InvalidateSchedule: [],
  },
  needs: {
    BuildSchedule: (command: BuildSchedule, { at, site }: About<ScheduleState>) => ({
      inputs: tooFar(command) ? nothing : inputsFor(scopeOf(termsOf(command, at), site)),
    }),
    AdoptSchedule: (_: AdoptSchedule, { state: { proposal }, site }: About<ScheduleState>) => ({
      inputs: proposal ? inputsFor(scopeOf(proposal, site)) : nothing,
    }),
    ProposeSchedule: (command: ProposeSchedule, { site }: About<ScheduleState>) => ({
      inputs: inputsFor(scopeOf(command, site)),
    }),
    InvalidateSchedule: ({ material }: InvalidateSchedule, { id }: About<ScheduleState>) => ({
      orders: takersOf(material, id),
    }),
  },

  decide: {
    BuildSchedule({ building, number: last }, command, { at, by, known: { inputs } }) {
      const no = tooFar(command);
      if (no || inputs === null) return no ?? [];
      const terms = termsOf(command, at);
      // What a process asks for takes into account what has happened since: what is under way does not.
      if (building && !isProcess(by)) {
        if (asksTheSame(building, terms)) return [];
        return notNow(`Schedule ${building.number} is being built; stop it, or wait for it.`);
      }
      return [happened('ScheduleRequested', { ...terms, number: last + 1, inputsHash: inputs.hash })];
    },
    StopSchedule({ building }) {
      if (building === null) return notNow('No schedule is being built.');
      return building.stopping ? [] : [happened('ScheduleStopRequested', { number: building.number })];
    },
    ProposeSchedule({ building }, found, { known: { inputs } }) {
      if (building?.number !== found.number) return [];
      if (inputs.hash !== found.inputsHash) return stale('What it is made of has changed meanwhile.');
      const flaw = flawIn(found.operations, inputs, found.from);
      return flaw === null ? [happened('ScheduleProposed', { ...found })] : infeasible(flaw);
    },
    FailSchedule({ building }, { number, reason }) {
      return building?.number === number ? [happened('ScheduleFailed', { number, reason })] : [];
    },
    CheckSchedule({ failed }, { number }) {
      return failed?.number === number
        ? reject('PRD-SCHED-FAILED', `Schedule ${number} was not found: ${failed.reason}`, {
            hint: 'Mend the cause and build the schedule again.',
          })
        : [];
    },
    AdoptSchedule({ site, proposal, inForce }, { number }, { at, known: { inputs } }) {
      if (inForce?.number === number) return [];
      if (proposal?.number !== number || inputs === null) return notProposed(number, proposal);
      const no = outOfDate(proposal, inputs, at);
      if (no) return no;
      const replaces = inForce ? { replaces: inForce.number } : {};
      const { operations } = proposal;
      return [happened('ScheduleAdopted', { site, number, ...replaces, operations })];
    },
    InvalidateSchedule({ inForce, proposal, breaks, pending }, command, { at, known: { orders } }) {
      const of = inForce ?? proposal;
      const { cause, reason } = command;
      if (of === null || breaks.some((each) => each.cause === cause && each.reason === reason)) return [];
      const touching = { ...command, orders };
      const touches = (each: ScheduleState['proposal']) => touched(each?.operations ?? [], touching, at);
      const operations = touches(inForce);
      const isIdle = operations.length + touches(proposal).length === 0;
      const isAboutWork = namesWork(command);
      // What is new and touches nothing is seen by the schedule that is asked for anyhow.
      if (isIdle && (isAboutWork || pending)) return [];
      return [happened('ScheduleInvalidated', { number: of.number, cause, reason, operations })];
    },
  },

  evolve: {
    ScheduleRequested: (state, data): ScheduleState => ({
      ...state,
      ...{ site: data.site, number: data.number, building: { ...data, stopping: false }, pending: false },
    }),
    ScheduleStopRequested: (state): ScheduleState => ({
      ...state,
      building: state.building && { ...state.building, stopping: true },
    }),
    ScheduleProposed: proposed,
    ScheduleFailed: failed,
    ScheduleAdopted: (state, _, at): ScheduleState => adopted(state, at),
    ScheduleInvalidated: broken,
  },
});
