/** What production says about the schedule of a site: asked for, proposed, adopted, and what broke it. */
import { event, events } from '../../event.js';
import {
  IsDecimal,
  IsDuration,
  IsFlag,
  IsId,
  IsIds,
  IsInstant,
  IsListOf,
  IsOneOf,
  IsPlainDate,
  IsRecord,
  IsRef,
  IsRefs,
  IsText,
  IsWhole,
  Optional,
} from '../../fields.js';

/**
 * How long the search for a better schedule goes on: a number of steps, the same on every machine; the most
 * thorough one for a minute at most, where CP-SAT is there to prove the best.
 */
export const SCHEDULE_EFFORTS = ['quick', 'usual', 'thorough'] as const;
export type ScheduleEffort = (typeof SCHEDULE_EFFORTS)[number];

export const SCHEDULE_RESOURCES = ['machine', 'person', 'tool'] as const;
export type ScheduleResourceKind = (typeof SCHEDULE_RESOURCES)[number];

/** What an operation waits for. */
export const SCHEDULE_BINDINGS = [
  'machine',
  'person',
  'tool',
  'setup',
  'material',
  'predecessor',
  'calendar',
  'duration',
  'horizon',
  'no-machine',
  'no-person',
  'no-tool',
] as const;
export type ScheduleBindingKind = (typeof SCHEDULE_BINDINGS)[number];

export class ScheduleBinding {
  @IsOneOf(SCHEDULE_BINDINGS) kind!: ScheduleBindingKind;
  /** The machine, person, tool, work center, skill, tool kind or item, or `<order>/<operation>`. */
  @IsText({ max: 300 }) ref!: string;
}

/** What a schedule is to be made of. */
export class ScheduleTerms {
  @IsRef('site') site!: string;
  /** The first and the last minute that is planned. */
  @IsInstant() from!: string;
  @IsInstant() until!: string;
  /** What the schedule in force begins before that stays where it is. */
  @IsInstant() frozenUntil!: string;
  @IsOneOf(SCHEDULE_EFFORTS) effort!: ScheduleEffort;
  /** Orders that go before all others. */
  @IsIds({ max: 50 }) expedite!: string[];
}

export class ScheduleRequested extends ScheduleTerms {
  /** Of the schedule, counted at the site from 1. */
  @IsWhole({ min: 1 }) number!: number;
  /** SHA-256 of what is to be planned and what it is planned on, as it was when it was asked for. */
  @IsId() inputsHash!: string;
}

/** Its planner takes the best that is found by now. */
export class ScheduleStopRequested {
  @IsWhole({ min: 1 }) number!: number;
}

/** Half open. */
export class ScheduleWindow {
  @IsInstant() from!: string;
  @IsInstant() to!: string;
}

export class ScheduleResource {
  @IsOneOf(SCHEDULE_RESOURCES) kind!: ScheduleResourceKind;
  @IsId() id!: string;
  /** When it works. */
  @IsListOf(() => ScheduleWindow) windows!: ScheduleWindow[];
}

/** The machine alone is changed over from what it made before, until the operation starts. */
export class ScheduledSetup {
  /** A set-up family; absent where nobody knows what it made. */
  @Optional() @IsId() from?: string;
  @IsId() to!: string;
  @IsInstant() start!: string;
  @IsDuration() lasts!: string;
}

export class ScheduledOperation {
  @IsRef('production-order') order!: string;
  @IsWhole({ min: 1 }) operation!: number;
  @IsRef('item') item!: string;
  @IsRef('equipment') workUnit!: string;
  @IsRefs('employee', { max: 20 }) people!: string[];
  @Optional() @IsRefs('tool', { min: 1, max: 5 }) tools?: string[];
  @IsId() skill!: string;
  /** The set-up of its routing is in it, the change-over of the machine is before it. */
  @IsInstant() start!: string;
  @IsInstant() end!: string;
  @Optional() @IsRecord(() => ScheduledSetup) setup?: ScheduledSetup;
  /** The business date on which it begins, and the one on which its order is due. */
  @IsPlainDate() date!: string;
  @IsPlainDate() due!: string;
  /** It runs already, or lies where nothing is moved. */
  @Optional() @IsFlag() fixed?: boolean;
}

export class UnplacedOperation {
  @IsRef('production-order') order!: string;
  @IsWhole({ min: 1 }) operation!: number;
  @IsRef('item') item!: string;
  @IsRecord(() => ScheduleBinding) binding!: ScheduleBinding;
}

/** An order that is done after the end of the day on which it is due. */
export class LateOrder {
  @IsRef('production-order') order!: string;
  @IsRef('item') item!: string;
  @IsPlainDate() due!: string;
  @IsInstant() end!: string;
  @IsDuration() tardiness!: string;
  @IsRecord(() => ScheduleBinding) binding!: ScheduleBinding;
}

/** Ends at another time than by the schedule in force. */
export class ShiftedOrder {
  @IsRef('production-order') order!: string;
  @IsDuration() by!: string;
}

/** Against the schedule in force. */
export class ScheduleComparison {
  @IsListOf(() => ShiftedOrder, { max: 5000 }) earlier!: ShiftedOrder[];
  @IsListOf(() => ShiftedOrder, { max: 5000 }) later!: ShiftedOrder[];
  /** Operations that were planned at another time or elsewhere, and those that were not planned. */
  @IsWhole() moved!: number;
  @IsWhole() added!: number;
}

export class ScheduleObjective {
  /** Σ weight × tardiness, in minutes. */
  @IsDecimal() weightedTardiness!: string;
  /** From its first minute to the end of the last operation. */
  @IsDuration() makespan!: string;
}

const MANY = { max: 5000 };

/** A schedule as it was found. */
export class ScheduleFound extends ScheduleTerms {
  @IsWhole({ min: 1 }) number!: number;
  /** SHA-256 of what it was made of: it can be adopted while that is so. */
  @IsId() inputsHash!: string;
  /** SHA-256 of its operations: with the same inputs and steps it is the same. */
  @IsId() resultHash!: string;
  /** Who found it. */
  @IsText({ max: 80 }) solver!: string;
  /** Nothing better exists. */
  @IsFlag() proven!: boolean;
  /** Its planner ended the search. */
  @IsFlag() stopped!: boolean;
  @IsRecord(() => ScheduleObjective) objective!: ScheduleObjective;
  @IsListOf(() => ScheduledOperation, MANY) operations!: ScheduledOperation[];
  @IsListOf(() => UnplacedOperation, MANY) unplaced!: UnplacedOperation[];
  @IsListOf(() => LateOrder, MANY) late!: LateOrder[];
  @IsListOf(() => ScheduleResource) resources!: ScheduleResource[];
  @IsRecord(() => ScheduleComparison) comparison!: ScheduleComparison;
}

export class ScheduleProposed extends ScheduleFound {}

/** None was found, and why. */
export class ScheduleFailed {
  @IsWhole({ min: 1 }) number!: number;
  @IsText({ lines: true }) reason!: string;
}

/** It is the schedule in force from now on, instead of the one before. */
export class ScheduleAdopted {
  @IsRef('site') site!: string;
  @IsWhole({ min: 1 }) number!: number;
  /** The one that it takes the place of. */
  @Optional() @IsWhole({ min: 1 }) replaces?: number;
  @IsListOf(() => ScheduledOperation, MANY) operations!: ScheduledOperation[];
}

export class AffectedSchedule {
  @IsRef('production-order') order!: string;
  @IsWhole({ min: 1 }) operation!: number;
}

/** What happened keeps these operations from going as the schedule in force has them. */
export class ScheduleInvalidated {
  @IsWhole({ min: 1 }) number!: number;
  /** For example `equipment/LATHE-1`. */
  @IsText({ max: 300 }) cause!: string;
  @IsText({ max: 300 }) reason!: string;
  @IsListOf(() => AffectedSchedule, MANY) operations!: AffectedSchedule[];
}

export const scheduleEvents = events('production', 'schedule', {
  ScheduleRequested: event(ScheduleRequested),
  ScheduleStopRequested: event(ScheduleStopRequested),
  ScheduleProposed: event(ScheduleProposed),
  ScheduleFailed: event(ScheduleFailed),
  ScheduleAdopted: event(ScheduleAdopted),
  ScheduleInvalidated: event(ScheduleInvalidated),
});
