/**
 * Equipment is a work unit of a site: always in one of the states that ISO 22400 times are counted by.
 *
 *   none ──register──▶ idle ◀──change state──▶ producing, setup, blocked, starved, down…, off   (see
 * states.ts)
 */
import { SetupTimesDefined } from '@gemba/contracts/events/production/changeover';
import type { EquipmentState } from '@gemba/contracts/events/production/equipment';
import {
  EQUIPMENT_STATES,
  ReadingRecorded,
  equipmentEvents,
} from '@gemba/contracts/events/production/equipment';
import {
  IsDuration,
  IsId,
  IsListOf,
  IsOneOf,
  IsPlainDate,
  IsRecord,
  IsRef,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import type { About, Given, SiteFacts } from '@gemba/decider/decider';
import { answers, begun, decider, isProcess } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { registered } from '@gemba/decider/needs';
import { same } from '@gemba/decider/same';
import { instantOf } from '@gemba/measures/calendar';
import { compareDecimals } from '@gemba/measures/decimal';
import { durationOf, secondsOf } from '@gemba/measures/duration';
import { plusDays } from '@gemba/measures/period';
import { centerKey, equipmentPlaces, misplaced } from './places.js';
import { fitnessOf, unsafe } from '../tables/fitness.js';
import type { Reason } from './reason-tree.js';
import { TOP, placed, reasonNeeds, reasonOf, reasonTree, refusalOf } from './reason-tree.js';
import { FitSensor, RemoveSensor, fit, fittedSensor, remove, unregistered } from './sensors.js';
import { notNext } from './states.js';
import {
  CorrectStopReason,
  GiveStopReason,
  Stop,
  clockOf,
  correctReason,
  ended,
  explained,
  giveReason,
  stopsOf,
  theStop,
} from './stops.js';

export class RegisterEquipment {
  @IsText({ max: 120 }) name!: string;
  @IsRef('site') site!: string;
  @IsId() workCenter!: string;
  /** ISA-95 path `enterprise/site/area/work center/work unit`. */
  @IsText({ max: 200 }) path!: string;
}
export class PlanBusyTime {
  @IsPlainDate() date!: string;
  @IsDuration() planned!: string;
}
export class ChangeEquipmentState {
  @IsOneOf(EQUIPMENT_STATES) to!: EquipmentState;
  /** Why it stands, of the tree of the enterprise; it may be said later. */
  @Optional() @IsRef('downtime-reason') reason?: string;
}

/** The change-over between set-up families, beside the set-up that an operation needs each time. */
export class DefineSetupTimes extends SetupTimesDefined {}

/** By a person who looks, or a sensor that measures. */
export class RecordReading extends ReadingRecorded {}

export type Equipment = {
  readonly registered: RegisterEquipment | null;
  readonly state: EquipmentState;
  /** Business time since which it is in that state. */
  readonly since: string;
  /** Why it stands; empty while it produces or nobody has said. */
  readonly reason: string;
  readonly stops: readonly Stop[];
  /** Planned busy time of the latest dates that were planned. */
  readonly planned: Readonly<Record<string, string>>;
  readonly setupTimes?: SetupTimesDefined;
};

/** The work unit, the state it is in, and the busy time that is planned for it, date by date. */
class EquipmentAnswer {
  @IsText({ max: 120 }) name!: string;
  @IsId() workCenter!: string;
  /** ISA-95 path `enterprise/site/area/work center/work unit`. */
  @IsText({ max: 200 }) path!: string;
  @IsOneOf(EQUIPMENT_STATES) state!: EquipmentState;
  @IsListOf(() => PlanBusyTime) planned!: readonly PlanBusyTime[];
  /** The latest times for which it did not produce, and why as far as somebody said. */
  @IsListOf(() => Stop) stops!: readonly Stop[];
  /** Absent where a change-over takes no time. */
  @Optional() @IsRecord(() => SetupTimesDefined) setupTimes?: SetupTimesDefined;
}

const answered = (of: Equipment): EquipmentAnswer => {
  const { site: _, ...unit } = begun(of.registered);
  const { setupTimes: times } = of;
  const dates = Object.entries(of.planned).map(([date, time]) => ({ date, planned: time }));
  return {
    ...unit,
    state: of.state,
    planned: dates,
    stops: stopsOf(of),
    ...(times ? { setupTimes: times } : {}),
  };
};

/** More than a year ahead is planned by nobody; a date that is forgotten is not planned again. */
const DATES_KEPT = 400;
const latest = (planned: Equipment['planned']): Equipment['planned'] =>
  Object.fromEntries(
    Object.entries(planned)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .slice(-DATES_KEPT),
  );

const forgotten = (planned: Equipment['planned'], date: string): Rejection | null => {
  const dates = Object.keys(planned).toSorted();
  const [oldest = ''] = dates;
  if (dates.length < DATES_KEPT || date > oldest) return null;
  return reject('PRD-EQP-DATE', `Busy time before ${oldest} is no longer changed; plan a later date.`, {
    violated: { rule: 'date of a plan', actual: date, limit: oldest },
  });
};

const longerThanTheDay = ({ date, planned }: PlanBusyTime, site: SiteFacts | null): Rejection | null => {
  const clock = { zone: site?.timeZone ?? 'UTC', dayStart: site?.dayStart ?? '00:00' };
  const beginOf = (day: string) => Date.parse(instantOf(day, clock.dayStart, clock.zone));
  const seconds = String((beginOf(plusDays(date, 1)) - beginOf(date)) / 1000);
  if (compareDecimals(secondsOf(planned), seconds) <= 0) return null;
  const limit = durationOf(seconds);
  return reject('PRD-EQP-DAY', `${planned} is more than the ${limit} of ${date}; plan less.`, {
    violated: { rule: 'planned busy time ≤ length of the day', actual: planned, limit },
  });
};

/** A change-over that lasts longer is planned as maintenance. */
const LONGEST_SETUP = 'P7D';

const wrongSetup = ({ defaultSetup, sameFamilySetup, changeovers }: DefineSetupTimes): Rejection | null => {
  const pairs = changeovers.map(({ from, to }) => `${from} to ${to}`);
  const twice = pairs.find((pair, index) => pairs.indexOf(pair) < index);
  if (twice !== undefined) {
    return reject('PRD-EQP-SETUP', `The change from ${twice} is named twice; say once how long it takes.`);
  }
  const limit = secondsOf(LONGEST_SETUP);
  const long = [defaultSetup, sameFamilySetup, ...changeovers.map(({ setup }) => setup)].find(
    (each) => compareDecimals(secondsOf(each), limit) > 0,
  );
  if (long === undefined) return null;
  return reject('PRD-EQP-SETUP', `A change-over takes ${LONGEST_SETUP} at most, not ${long}.`, {
    violated: { rule: 'length of a change-over', actual: long, limit: LONGEST_SETUP },
  });
};

const RUNNING: readonly EquipmentState[] = ['producing', 'setup'];

type Since = Pick<Equipment, 'since' | 'state'>;

/** A machine is in one state after the other: nothing is entered before the state it is in. */
const beforeThat = ({ since, state }: Since, { at, by }: Pick<Given, 'at' | 'by'>): Rejection | null =>
  isProcess(by) || Date.parse(since) <= Date.parse(at)
    ? null
    : reject('PRD-EQP-TIME', `It is ${state} since ${since}; give a later time.`, {
        violated: { rule: 'after the state it is in', actual: at, limit: since },
      });

const initial: Equipment = { registered: null, state: 'idle', planned: {}, since: '', reason: '', stops: [] };

type Standing = Pick<Equipment, 'state' | 'since' | 'reason'>;

/** What is told of the state that it leaves: since when it was in it and, where it stood, why. */
const left = ({ state, since, reason }: Standing, { at, site, known }: LeavingMoment) => {
  // What happens by itself is not refused for being late: then nobody knows since when it was so.
  if (!(Date.parse(since) <= Date.parse(at))) return {};
  if (state === 'producing') return { since };
  return { since, ...(reason === '' ? {} : { why: placed(reason, known.left) }), ...clockOf(site) };
};
type LeavingMoment = Pick<Given, 'at' | 'site'> & { readonly known: { readonly left?: Reason | undefined } };

/** Of what happens by itself the reason is as it is; of what people say it has to be one of the tree. */
const noReason = (
  { to, reason }: ChangeEquipmentState,
  { by, known }: Pick<Given<Parameters<typeof reasonOf>[2]>, 'by' | 'known'>,
): Rejection | null =>
  reason === undefined || isProcess(by) ? null : refusalOf(reasonOf(reason, to, known));

const givingNeeds = (command: GiveStopReason, { state }: About<Equipment>) => ({
  ...reasonNeeds(command.reason),
  left: registered(reasonTree, theStop(state, command)?.reason ?? TOP),
});

export const equipment = decider('equipment', {
  path: 'equipment',
  opens: 'RegisterEquipment',
  home: 'site',
  commands: {
    RegisterEquipment,
    PlanBusyTime,
    DefineSetupTimes,
    ChangeEquipmentState,
    GiveStopReason,
    CorrectStopReason,
    FitSensor,
    RemoveSensor,
    RecordReading,
  },
  events: equipmentEvents,
  initial,
  answers: answers(EquipmentAnswer, answered),
  needs: {
    RegisterEquipment: (c: RegisterEquipment) => ({
      place: registered(equipmentPlaces, c.path),
      center: registered(equipmentPlaces, centerKey(c)),
    }),
    ChangeEquipmentState: ({ reason }: ChangeEquipmentState, { id, state }: About<Equipment>) => ({
      ...{ fitness: fitnessOf(id), ...reasonNeeds(reason) },
      left: registered(reasonTree, state.reason === '' ? TOP : state.reason),
    }),
    GiveStopReason: givingNeeds,
    CorrectStopReason: givingNeeds,
    FitSensor: ({ device }: FitSensor) => ({ fitted: registered(fittedSensor, device) }),
    RemoveSensor: ({ device }: RemoveSensor) => ({ fitted: registered(fittedSensor, device) }),
  },
  allow: {
    RegisterEquipment: ['admin', 'planner', 'site-manager'],
    PlanBusyTime: ['planner', 'site-manager'],
    DefineSetupTimes: ['planner', 'site-manager'],
    ChangeEquipmentState: ['operator', 'planner', 'site-manager'],
    GiveStopReason: ['operator', 'planner', 'site-manager'],
    CorrectStopReason: ['planner', 'site-manager'],
    FitSensor: ['planner', 'site-manager'],
    RemoveSensor: ['planner', 'site-manager'],
    RecordReading: ['operator', 'planner', 'site-manager'],
  },

  decide: {
    RegisterEquipment({ registered }, command, { id, known }) {
      if (registered === null)
        return misplaced(command, known) ?? [happened('EquipmentRegistered', { ...command })];
      if (same(registered, command)) return [];
      return reject('PRD-EQP-STATE', `${id} is registered with other data; choose another id.`);
    },
    PlanBusyTime({ registered, planned }, command, { id, site }) {
      if (registered === null) return reject('PRD-EQP-STATE', `${id} is not registered yet.`);
      const before = planned[command.date];
      if (before === command.planned) return [];
      const no = forgotten(planned, command.date) ?? longerThanTheDay(command, site);
      return no ?? [happened('BusyTimePlanned', { ...command, ...(before === undefined ? {} : { before }) })];
    },
    DefineSetupTimes({ registered, setupTimes }, command, { id }) {
      if (registered === null) return reject('PRD-EQP-STATE', `${id} is not registered yet.`);
      const no = wrongSetup(command);
      if (no) return no;
      return same(setupTimes, command) ? [] : [happened('SetupTimesDefined', { ...command })];
    },
    ChangeEquipmentState(equipment, command, { id, at, by, site, known }) {
      const { registered, state } = equipment;
      const { to } = command;
      if (registered === null) return reject('PRD-EQP-STATE', `${id} is not registered yet.`);
      if (state === to) return [];
      const no =
        (RUNNING.includes(to) ? unsafe(id, known.fitness) : null) ??
        notNext(state, to) ??
        beforeThat(equipment, { at, by }) ??
        noReason(command, { by, known });
      const changed = { from: state, ...command, ...left(equipment, { at, site, known }) };
      return no ?? [happened('EquipmentStateChanged', changed)];
    },
    GiveStopReason: (equipment, command, { at, site, known }) =>
      giveReason(equipment, command, { at, site, known }),
    CorrectStopReason: (equipment, command, { at, site, known }) =>
      correctReason(equipment, command, { at, site, known }),
    FitSensor: ({ registered }, command, { id, known }) =>
      unregistered(registered !== null, id) ?? fit(command, id, known.fitted),
    RemoveSensor: (_, command, { id, known }) => remove(command, id, known.fitted),
    RecordReading({ registered }, reading, { id }) {
      return registered === null
        ? reject('PRD-EQP-STATE', `${id} is not registered yet.`)
        : [happened('ReadingRecorded', { ...reading })];
    },
  },

  evolve: {
    EquipmentRegistered: (equipment, data, at): Equipment => ({ ...equipment, registered: data, since: at }),
    BusyTimePlanned: (equipment, { date, planned }): Equipment => ({
      ...equipment,
      planned: latest({ ...equipment.planned, [date]: planned }),
    }),
    SetupTimesDefined: (equipment, setupTimes): Equipment => ({ ...equipment, setupTimes }),
    EquipmentStateChanged: (equipment, { to, reason = '', clock }, at): Equipment => ({
      ...equipment,
      ...{ state: to, since: at, reason: to === 'producing' ? '' : reason },
      // What was told without a clock counts in no figure, so that no reason of it is put right.
      ...(clock === undefined ? {} : { stops: ended(equipment, at) }),
    }),
    StopReasonGiven: (equipment, { stop, why }): Equipment => explained(equipment, stop, why.reason),
    SensorFitted: (equipment): Equipment => equipment,
    SensorRemoved: (equipment): Equipment => equipment,
    ReadingRecorded: (equipment): Equipment => equipment,
  },
});
