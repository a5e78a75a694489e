/**
 * A maintenance order is one time that a machine is seen to, after a breakdown, by a plan or by its
 * condition.
 *
 *   none ──raise──▶ raised ──start──▶ in work ──complete──▶ completed
 *                     └─────cancel─────┴──▶ cancelled
 */
import type { MaintenanceOrderKind } from '@gemba/contracts/events/production/maintenance';
import {
  MAINTENANCE_ORDER_KINDS,
  MaintenanceOrderRaised,
  maintenanceOrderEvents,
} from '@gemba/contracts/events/production/maintenance';
import { IsDuration, IsId, IsOneOf, IsRef, IsText, Optional } from '@gemba/contracts/fields';
import type { About } from '@gemba/decider/decider';
import { answers, begun, decider, stated } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { named, stateOf } from '@gemba/decider/needs';
import { same } from '@gemba/decider/same';
import { equipment } from '../equipment/equipment.js';
import type { MaintenancePlan } from './maintenance-plan.js';
import { maintenancePlan } from './maintenance-plan.js';

export class RaiseMaintenanceOrder extends MaintenanceOrderRaised {}
export class StartMaintenance {}
export class CompleteMaintenance {
  /** What had failed; needed after a breakdown. */
  @Optional() @IsId() failureCode?: string;
  /** Working time of all who did it. */
  @IsDuration() labour!: string;
  /** What was done. */
  @IsText({ lines: true }) done!: string;
}
export class CancelMaintenanceOrder {
  @IsText({ lines: true }) reason!: string;
}

const STATUSES = ['raised', 'in-work', 'completed', 'cancelled'] as const;
type Status = (typeof STATUSES)[number];

export type MaintenanceOrder = {
  readonly status: 'none' | Status;
  readonly raised: MaintenanceOrderRaised | null;
  readonly completed: CompleteMaintenance | null;
  readonly reason: string;
};

class MaintenanceOrderAnswer {
  @IsOneOf(STATUSES) status!: Status;
  @IsRef('equipment') workUnit!: string;
  @IsOneOf(MAINTENANCE_ORDER_KINDS) kind!: MaintenanceOrderKind;
  @IsText({ lines: true }) work!: string;
  @Optional() @IsRef('maintenance-plan') plan?: string;
  @Optional() @IsId() failureCode?: string;
  @Optional() @IsDuration() labour?: string;
  @Optional() @IsText({ lines: true }) done?: string;
  /** Why it was cancelled. */
  @Optional() @IsText({ lines: true }) reason?: string;
}

const answered = ({ status, raised, completed, reason }: MaintenanceOrder): MaintenanceOrderAnswer => {
  const { site: _, ...order } = begun(raised);
  return { ...order, ...completed, ...stated({ reason }), status: status === 'none' ? 'raised' : status };
};

const initial: MaintenanceOrder = { status: 'none', raised: null, completed: null, reason: '' };

const notIn = ({ status }: MaintenanceOrder, ...allowed: readonly Status[]): Rejection | null =>
  allowed.some((each) => each === status)
    ? null
    : reject('PRD-MNT-STATE', `The maintenance order is ${status}; this needs it ${allowed.join(' or ')}.`);

/** The id of no plan. */
const NO_PLAN = 'none';

type Planned = { readonly plan: MaintenancePlan | undefined };

/** An order fulfils the plan that it names, so that it has to be at its machine. */
const notOfPlan = ({ plan: id, workUnit }: RaiseMaintenanceOrder, { plan }: Planned): Rejection | null =>
  id === undefined || plan?.defined?.workUnit === workUnit
    ? null
    : reject('PRD-MNT-PLAN', `${id} is no maintenance plan of ${workUnit}; name one, or none.`);

/** A plan that is due asks once: without its order nobody sees to the machine, and the grace stops it. */
const stillDue = ({ raised }: MaintenanceOrder, { plan }: Planned): Rejection | null =>
  plan?.status === 'due'
    ? reject('PRD-MNT-PLAN', `${raised?.plan ?? ''} is due, and this is the order that fulfils it.`, {
        hint: 'Complete the order, or retire the plan first and say why.',
      })
    : null;

const MAKERS = ['operator', 'planner', 'site-manager'] as const;

export const maintenanceOrder = decider('maintenance-order', {
  path: 'maintenance-orders',
  opens: 'RaiseMaintenanceOrder',
  home: 'site',
  commands: { RaiseMaintenanceOrder, StartMaintenance, CompleteMaintenance, CancelMaintenanceOrder },
  events: maintenanceOrderEvents,
  initial,
  answers: answers(MaintenanceOrderAnswer, answered),
  allow: {
    RaiseMaintenanceOrder: MAKERS,
    StartMaintenance: MAKERS,
    CompleteMaintenance: MAKERS,
    CancelMaintenanceOrder: ['planner', 'site-manager'],
  },
  needs: {
    RaiseMaintenanceOrder: ({ workUnit, plan = NO_PLAN }: RaiseMaintenanceOrder) => ({
      unit: named(equipment, workUnit),
      plan: stateOf(maintenancePlan, plan),
    }),
    CancelMaintenanceOrder: (_: CancelMaintenanceOrder, { state }: About<MaintenanceOrder>) => ({
      plan: stateOf(maintenancePlan, state.raised?.plan ?? NO_PLAN),
    }),
  },

  decide: {
    RaiseMaintenanceOrder({ raised }, command, { id, known }) {
      if (raised && same(raised, command)) return [];
      if (raised) return reject('PRD-MNT-STATE', `${id} is another order already; choose another id.`);
      if (known.unit?.registered?.site !== command.site)
        return reject('PRD-MNT-UNIT', `${command.workUnit} is no machine of ${command.site}; name one.`);
      return notOfPlan(command, known) ?? [happened('MaintenanceOrderRaised', { ...command })];
    },
    StartMaintenance(order) {
      if (order.status === 'in-work') return [];
      const { workUnit, kind } = begun(order.raised);
      return notIn(order, 'raised') ?? [happened('MaintenanceStarted', { workUnit, kind })];
    },
    CompleteMaintenance(order, command) {
      if (order.completed && same(order.completed, command)) return [];
      const { workUnit, kind, plan } = begun(order.raised);
      const no = notIn(order, 'in-work');
      if (no) return no;
      if (kind === 'corrective' && command.failureCode === undefined)
        return reject(
          'PRD-MNT-FAILURE',
          'Say what had failed: failureCode, by which breakdowns are counted.',
        );
      const of = { workUnit, kind, ...(plan === undefined ? {} : { plan }) };
      return [happened('MaintenanceCompleted', { ...of, ...command })];
    },
    CancelMaintenanceOrder(order, { reason }, { known }) {
      if (order.status === 'cancelled') return [];
      const { workUnit, plan } = begun(order.raised);
      const of = { workUnit, ...(plan === undefined ? {} : { plan }) };
      const no = notIn(order, 'raised', 'in-work') ?? stillDue(order, known);
      return no ?? [happened('MaintenanceOrderCancelled', { ...of, reason })];
    },
  },

  evolve: {
    MaintenanceOrderRaised: (order, raised): MaintenanceOrder => ({ ...order, status: 'raised', raised }),
    MaintenanceStarted: (order): MaintenanceOrder => ({ ...order, status: 'in-work' }),
    MaintenanceCompleted: (order, { workUnit: _, kind: __, plan: ___, ...completed }): MaintenanceOrder => ({
      ...order,
      ...{ status: 'completed', completed },
    }),
    MaintenanceOrderCancelled: (order, { reason }): MaintenanceOrder => ({
      ...order,
      ...{ status: 'cancelled', reason },
    }),
  },
});
