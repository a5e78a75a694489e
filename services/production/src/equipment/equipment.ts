/**
 * Equipment is a work unit of a site: always in one of the states that ISO 22400 times are counted by.
 *
 *   none ──register──▶ idle ◀──change state──▶ producing, setup, blocked, starved, down…, off
 */
import type { EquipmentState } from '@gemba/contracts/events/production/execution';
import {
  EQUIPMENT_STATES,
  ReadingRecorded,
  equipmentEvents,
} from '@gemba/contracts/events/production/execution';
import { IsDuration, IsId, IsRef, IsListOf, IsOneOf, IsPlainDate, IsText } from '@gemba/contracts/fields';
import type { About, Given, SiteFacts } from '@gemba/decider/decider';
import { answers, begun, decider, isProcess } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { registered as row } from '@gemba/decider/needs';
import { same } from '@gemba/decider/same';
import { instantOf } from '@gemba/measures/calendar';
import { compareDecimals } from '@gemba/measures/decimal';
import { durationOf, secondsOf } from '@gemba/measures/duration';
import { plusDays } from '@gemba/measures/period';
import { centerKey, equipmentPlaces, misplaced } from './places.js';
import { fitnessOf, unsafe } from '../tables/fitness.js';

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
  @IsId() reason!: string;
}

/** By a person who looks, or a sensor that measures. */
export class RecordReading extends ReadingRecorded {}

export type Equipment = {
  readonly registered: RegisterEquipment | null;
  readonly state: EquipmentState;
  /** Business time since which it is in that state. */
  readonly since: string;
  /** Planned busy time of the latest dates that were planned. */
  readonly planned: Readonly<Record<string, string>>;
};

/** The work unit, the state it is in, and the busy time that is planned for it, date by date. */
class EquipmentAnswer {
  @IsText({ max: 120 }) name!: string;
  @IsId() workCenter!: string;
  /** ISA-95 path `enterprise/site/area/work center/work unit`. */
  @IsText({ max: 200 }) path!: string;
  @IsOneOf(EQUIPMENT_STATES) state!: EquipmentState;
  @IsListOf(() => PlanBusyTime) planned!: readonly PlanBusyTime[];
}

const answered = ({ registered, state, planned }: Equipment): EquipmentAnswer => {
  const { site: _, ...unit } = begun(registered);
  const dates = Object.entries(planned).map(([date, time]) => ({ date, planned: time }));
  return { ...unit, state, planned: dates };
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

const RUNNING: readonly EquipmentState[] = ['producing', 'setup'];

type Since = Pick<Equipment, 'since' | 'state'>;

/** A machine is in one state after the other: nothing is entered before the state it is in. */
const beforeThat = ({ since, state }: Since, { at, by }: Pick<Given, 'at' | 'by'>): Rejection | null =>
  isProcess(by) || Date.parse(since) <= Date.parse(at)
    ? null
    : reject('PRD-EQP-TIME', `It is ${state} since ${since}; give a later time.`, {
        violated: { rule: 'after the state it is in', actual: at, limit: since },
      });

const initial: Equipment = { registered: null, state: 'idle', planned: {}, since: '' };

export const equipment = decider('equipment', {
  path: 'equipment',
  opens: 'RegisterEquipment',
  home: 'site',
  commands: { RegisterEquipment, PlanBusyTime, ChangeEquipmentState, RecordReading },
  events: equipmentEvents,
  initial,
  answers: answers(EquipmentAnswer, answered),
  needs: {
    RegisterEquipment: (c: RegisterEquipment) => ({
      place: row(equipmentPlaces, c.path),
      center: row(equipmentPlaces, centerKey(c)),
    }),
    ChangeEquipmentState: (_: ChangeEquipmentState, { id }: About) => ({ fitness: fitnessOf(id) }),
  },
  allow: {
    RegisterEquipment: ['admin', 'planner', 'site-manager'],
    PlanBusyTime: ['planner', 'site-manager'],
    ChangeEquipmentState: ['operator', 'planner', 'site-manager'],
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
    ChangeEquipmentState({ registered, state, since }, { to, reason }, { id, at, by, known }) {
      if (registered === null) return reject('PRD-EQP-STATE', `${id} is not registered yet.`);
      if (state === to) return [];
      const no =
        (RUNNING.includes(to) ? unsafe(id, known.fitness) : null) ?? beforeThat({ since, state }, { at, by });
      if (no) return no;
      // What happens by itself is not refused for being late: then nobody knows since when it was so.
      const lasted = Date.parse(since) <= Date.parse(at) ? { since } : {};
      return [happened('EquipmentStateChanged', { from: state, to, reason, ...lasted })];
    },
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
    EquipmentStateChanged: (equipment, { to }, at): Equipment => ({ ...equipment, state: to, since: at }),
    ReadingRecorded: (equipment): Equipment => equipment,
  },
});
