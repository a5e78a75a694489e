/**
 * Equipment is a work unit of a site: always in one of the states that ISO 22400 times are counted by.
 *
 *   none ──register──▶ idle ◀──change state──▶ producing, setup, blocked, starved, down…, off
 */
import type { EquipmentState } from '@gemba/contracts/events/production/execution';
import { EQUIPMENT_STATES, equipmentEvents } from '@gemba/contracts/events/production/execution';
import { IsDuration, IsId, IsOneOf, IsPlainDate, IsText } from '@gemba/contracts/fields';
import { decider } from '@gemba/decider/decider';
import { happened, reject } from '@gemba/decider/decision';
import { same } from '@gemba/decider/same';

export class RegisterEquipment {
  @IsText({ max: 120 }) name!: string;
  @IsId() site!: string;
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

export type Equipment = {
  readonly registered: RegisterEquipment | null;
  readonly state: EquipmentState;
  /** Planned busy time of the latest dates that were planned. */
  readonly planned: Readonly<Record<string, string>>;
};

const DATES_KEPT = 31;
const latest = (planned: Equipment['planned']): Equipment['planned'] =>
  Object.fromEntries(
    Object.entries(planned)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .slice(-DATES_KEPT),
  );

const initial: Equipment = { registered: null, state: 'idle', planned: {} };

export const equipment = decider('equipment', {
  path: 'equipment',
  opens: 'RegisterEquipment',
  home: 'site',
  commands: { RegisterEquipment, PlanBusyTime, ChangeEquipmentState },
  events: equipmentEvents,
  initial,
  allow: {
    RegisterEquipment: ['admin', 'planner', 'site-manager'],
    PlanBusyTime: ['planner', 'site-manager'],
    ChangeEquipmentState: ['operator', 'planner', 'site-manager'],
  },

  decide: {
    RegisterEquipment({ registered }, command, { id }) {
      if (registered === null) return [happened('EquipmentRegistered', { ...command })];
      if (same(registered, command)) return [];
      return reject('PRD-EQP-STATE', `${id} is registered with other data; choose another id.`);
    },
    PlanBusyTime({ registered, planned }, command, { id }) {
      if (registered === null) return reject('PRD-EQP-STATE', `${id} is not registered yet.`);
      return planned[command.date] === command.planned ? [] : [happened('BusyTimePlanned', { ...command })];
    },
    ChangeEquipmentState({ registered, state }, { to, reason }, { id }) {
      if (registered === null) return reject('PRD-EQP-STATE', `${id} is not registered yet.`);
      return state === to ? [] : [happened('EquipmentStateChanged', { from: state, to, reason })];
    },
  },

  evolve: {
    EquipmentRegistered: (equipment, data): Equipment => ({ ...equipment, registered: data }),
    BusyTimePlanned: (equipment, { date, planned }): Equipment => ({
      ...equipment,
      planned: latest({ ...equipment.planned, [date]: planned }),
    }),
    EquipmentStateChanged: (equipment, { to }): Equipment => ({ ...equipment, state: to }),
  },
});
