/**
 * What production says about keeping machines fit: plans, the orders they lead to, and permits to work on
 * them.
 */
import { event, events } from '../../event.js';
import {
  IsDecimal,
  IsDuration,
  IsId,
  IsIds,
  IsInstant,
  IsOneOf,
  IsRecord,
  IsRef,
  IsText,
  IsUnit,
  Optional,
} from '../../fields.js';

export const MAINTENANCE_KINDS = ['maintenance', 'calibration'] as const;
export const MAINTENANCE_TRIGGERS = ['time', 'usage', 'condition'] as const;
export type MaintenanceTrigger = (typeof MAINTENANCE_TRIGGERS)[number];

/** A reading that asks for maintenance: above or below its limit. */
export class ReadingLimit {
  /** Of the reading, for example `bearing-temperature`. */
  @IsId() reading!: string;
  @IsUnit() unit!: string;
  @Optional() @IsDecimal() above?: string;
  @Optional() @IsDecimal() below?: string;
  /** How far inside the limit it has to be again before it can ask anew; 0 when absent. */
  @Optional() @IsDecimal() hysteresis?: string;
}

/** A counter that only rises, for example strokes. */
export class CounterLimit {
  @IsId() reading!: string;
  @IsUnit() unit!: string;
  /** Due again after so much more. */
  @IsDecimal() every!: string;
}

/** When a machine has to be seen to, and what is to be done. */
export class MaintenanceTerms {
  @IsRef('site') site!: string;
  @IsRef('equipment') workUnit!: string;
  @IsOneOf(MAINTENANCE_KINDS) kind!: (typeof MAINTENANCE_KINDS)[number];
  /** What is to be done. */
  @IsText({ lines: true }) work!: string;
  /** Due again so long after it was done. */
  @Optional() @IsDuration() every?: string;
  /** Due again after so much run time. */
  @Optional() @IsDuration() everyRun?: string;
  @Optional() @IsRecord(() => ReadingLimit) limit?: ReadingLimit;
  @Optional() @IsRecord(() => CounterLimit) counter?: CounterLimit;
  /** How long after it is due nothing starts there any more; at once when absent. */
  @Optional() @IsDuration() grace?: string;
  /** How long before it is due by time that is told; a week when absent. */
  @Optional() @IsDuration() notice?: string;
  /** How long the machine stands for it: so much is kept free by schedules; an hour when absent. */
  @Optional() @IsDuration() stands?: string;
}

export class MaintenancePlanDefined extends MaintenanceTerms {
  /** When it is due by time, and from when on nothing starts there. */
  @Optional() @IsInstant() dueAt?: string;
  @Optional() @IsInstant() overdueAt?: string;
}
export class MaintenanceUsageCounted {
  @IsRef('equipment') workUnit!: string;
  /** Run time since it was done last, with this one. */
  @IsDuration() run!: string;
}
/** What a counter of the machine showed. */
export class MaintenanceCounterRead {
  @IsRef('equipment') workUnit!: string;
  /** In the unit of the plan. */
  @IsDecimal() value!: string;
  /** How much more it shows since the work was done last. */
  @IsDecimal() since!: string;
  @Optional() @IsInstant() readAt?: string;
}
/** The reading is inside its limit again, and asks anew when it leaves it. */
export class MaintenanceReadingReturned {
  @IsRef('equipment') workUnit!: string;
  @Optional() @IsInstant() readAt?: string;
}
/** It is due before long: time to plan it. */
export class MaintenanceDueSoon {
  @IsRef('site') site!: string;
  @IsRef('equipment') workUnit!: string;
  @IsOneOf(MAINTENANCE_KINDS) kind!: (typeof MAINTENANCE_KINDS)[number];
  @IsInstant() dueAt!: string;
}
export class MaintenanceFellDue {
  @IsRef('site') site!: string;
  @IsRef('equipment') workUnit!: string;
  @IsText({ lines: true }) work!: string;
  @IsOneOf(MAINTENANCE_TRIGGERS) because!: MaintenanceTrigger;
  @IsInstant() overdueAt!: string;
  /** When that was read for which it is due. */
  @Optional() @IsInstant() readAt?: string;
}
export class MaintenancePlanFulfilled {
  @IsRef('equipment') workUnit!: string;
  @IsRef('maintenance-order') order!: string;
  @Optional() @IsDuration() notice?: string;
  @Optional() @IsInstant() dueAt?: string;
  @Optional() @IsInstant() overdueAt?: string;
}
export class MaintenancePlanRetired {
  @IsRef('equipment') workUnit!: string;
  @IsText({ lines: true }) reason!: string;
}

export const MAINTENANCE_ORDER_KINDS = ['corrective', 'preventive', 'condition'] as const;
export type MaintenanceOrderKind = (typeof MAINTENANCE_ORDER_KINDS)[number];

export class MaintenanceOrderRaised {
  @IsRef('site') site!: string;
  @IsRef('equipment') workUnit!: string;
  @IsOneOf(MAINTENANCE_ORDER_KINDS) kind!: MaintenanceOrderKind;
  @IsText({ lines: true }) work!: string;
  @Optional() @IsRef('maintenance-plan') plan?: string;
}
export class MaintenanceStarted {
  @IsRef('equipment') workUnit!: string;
  @IsOneOf(MAINTENANCE_ORDER_KINDS) kind!: MaintenanceOrderKind;
}
export class MaintenanceCompleted {
  @IsRef('equipment') workUnit!: string;
  @IsOneOf(MAINTENANCE_ORDER_KINDS) kind!: MaintenanceOrderKind;
  @Optional() @IsRef('maintenance-plan') plan?: string;
  /** What had failed; always there after a breakdown. */
  @Optional() @IsId() failureCode?: string;
  /** Working time of all who did it. */
  @IsDuration() labour!: string;
  @IsText({ lines: true }) done!: string;
}
export class MaintenanceOrderCancelled {
  @IsRef('equipment') workUnit!: string;
  @Optional() @IsRef('maintenance-plan') plan?: string;
  @IsText({ lines: true }) reason!: string;
}

/** Somebody works on the machine: it is isolated and locked, and nothing starts there. */
export class PermitIssued {
  @IsRef('site') site!: string;
  @IsRef('equipment') workUnit!: string;
  @IsText({ lines: true }) work!: string;
  /** Where energy is cut off, each with its lock. */
  @IsIds({ min: 1, max: 30 }) isolationPoints!: string[];
  @IsInstant() until!: string;
}
export class IsolationRemoved {
  @IsId() point!: string;
}
export class PermitClosed {
  @IsRef('equipment') workUnit!: string;
}

export const maintenancePlanEvents = events('production', 'maintenance-plan', {
  MaintenancePlanDefined: event(MaintenancePlanDefined),
  MaintenanceUsageCounted: event(MaintenanceUsageCounted),
  MaintenanceCounterRead: event(MaintenanceCounterRead),
  MaintenanceReadingReturned: event(MaintenanceReadingReturned),
  MaintenanceDueSoon: event(MaintenanceDueSoon),
  MaintenanceFellDue: event(MaintenanceFellDue),
  MaintenancePlanFulfilled: event(MaintenancePlanFulfilled),
  MaintenancePlanRetired: event(MaintenancePlanRetired),
});
export const maintenanceOrderEvents = events('production', 'maintenance-order', {
  MaintenanceOrderRaised: event(MaintenanceOrderRaised),
  MaintenanceStarted: event(MaintenanceStarted),
  MaintenanceCompleted: event(MaintenanceCompleted),
  MaintenanceOrderCancelled: event(MaintenanceOrderCancelled),
});
export const permitToWorkEvents = events('production', 'permit-to-work', {
  PermitIssued: event(PermitIssued),
  IsolationRemoved: event(IsolationRemoved),
  PermitClosed: event(PermitClosed),
});

/** What a sensor that is fitted to a machine read, the least and the most of it. */
export class MachineRead {
  @IsRef('site') site!: string;
  @IsRef('equipment') workUnit!: string;
  @IsText({ max: 400 }) device!: string;
  @IsId() reading!: string;
  @IsUnit() unit!: string;
  @IsDecimal() least!: string;
  @IsDecimal() most!: string;
  @IsInstant() readAt!: string;
}

export const sensorReportEvents = events('production', 'sensor-report', {
  MachineRead: event(MachineRead),
});
