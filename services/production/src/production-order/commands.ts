/** What a production order can be asked to do. */
import { LotDisposition } from '@gemba/contracts/events/production/execution';
import { RefurbishedLot } from '@gemba/contracts/events/production/refurbishing';
import {
  ByPrograms,
  IsDuration,
  IsId,
  IsRef,
  IsRefs,
  IsInstant,
  IsListOf,
  IsPlainDate,
  IsQuantity,
  IsRecord,
  IsText,
  IsWhole,
  Optional,
} from '@gemba/contracts/fields';
import type { Quantity } from '@gemba/measures/quantity';

export class CreateProductionOrder {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsPlainDate() due!: string;
  /** `sales-order/<order>/<line>` or `production-order/<order>`; absent when made for stock. */
  @Optional() @IsText({ max: 160 }) demand?: string;
  /** What a customer sent back: only by a decision on its return. */
  @Optional() @ByPrograms() @IsRecord(() => RefurbishedLot) refurbishes?: RefurbishedLot;
}
export class ReleaseProductionOrder {}
export class HoldProductionOrder {
  @IsText({ lines: true }) reason!: string;
}
export class ResumeProductionOrder {
  @IsText({ lines: true }) reason!: string;
}
export class CancelProductionOrder {
  @IsText({ lines: true }) reason!: string;
}
/** Also where somebody has begun: what becomes of each lot that went in. */
export class StopProductionOrder {
  @IsText({ lines: true }) reason!: string;
  @IsListOf(() => LotDisposition, { max: 500 }) lots!: LotDisposition[];
}
/** It is made for another demand from now on; for stock when absent. */
export class RepegProductionOrder {
  @Optional() @IsText({ max: 160 }) demand?: string;
  @IsText({ lines: true }) reason!: string;
}
/** What was decided on it came too late. */
export class RefuseCancellationStep {
  @IsRef('cancellation') cancellation!: string;
  @IsId() code!: string;
  @IsText({ lines: true }) reason!: string;
}
export class CloseProductionOrder {}
/** A lot that it made was decided on: it closes when that is the lot of its own item. */
export class CloseDecidedOrder {
  @IsRef('item') lotOf!: string;
}
export class RescheduleProductionOrder {
  @IsPlainDate() due!: string;
  @IsText({ lines: true }) reason!: string;
}
/** For another quantity in all, down to what has been made of it; what it takes follows. */
export class ChangeProductionOrderQuantity {
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsText({ lines: true }) reason!: string;
}

/** Uses an alternate that the bill allowed instead of what is not issued yet of a component. */
export class SubstituteComponent {
  @IsWhole({ min: 1 }) operation!: number;
  @IsRef('item') item!: string;
  @IsRef('item') by!: string;
  @IsText({ lines: true }) reason!: string;
}

/** Takes what another released version of its bill says, as long as nothing of it is begun. */
export class AdoptBillVersion {
  @IsWhole({ min: 1 }) version!: number;
  @IsText({ lines: true }) reason!: string;
}

export class AssignOperation {
  @IsWhole({ min: 1 }) operation!: number;
  @IsRef('equipment') workUnit!: string;
  @IsRefs('employee', { min: 1, max: 20 }) people!: string[];
  /** The business date on which it is to be done. */
  @IsPlainDate() planned!: string;
}
export class PlannedOperation extends AssignOperation {
  @IsInstant() plannedStart!: string;
  @IsInstant() plannedEnd!: string;
  @Optional() @IsRefs('tool', { min: 1, max: 5 }) tools?: string[];
}
/** As the schedule in force has it. */
export class PlanOperations {
  @IsListOf(() => PlannedOperation, { min: 1, max: 50 }) operations!: PlannedOperation[];
}
/** Says who starts where, so that a terminal cannot start what is assigned to others. */
export class StartOperation {
  @IsWhole({ min: 1 }) operation!: number;
  @IsRef('equipment') workUnit!: string;
  @IsRefs('employee', { min: 1, max: 20 }) people!: string[];
  /** One of each kind that it takes; those of the schedule when absent. */
  @Optional() @IsRefs('tool', { min: 1, max: 5 }) tools?: string[];
}
/** Frees who and what is at it; starting it again goes on. */
export class PauseOperation {
  @IsWhole({ min: 1 }) operation!: number;
  @IsText({ lines: true }) reason!: string;
}
export class ReassignOperation {
  @IsWhole({ min: 1 }) operation!: number;
  @IsId() from!: string;
  @IsId() to!: string;
  @IsText({ lines: true }) reason!: string;
}
/** Quantities since the last report; `fromRework` of them were reported as rework before. */
export class ReportQuantity {
  @IsWhole({ min: 1 }) operation!: number;
  @IsQuantity() good!: Quantity;
  @IsQuantity() scrap!: Quantity;
  @IsQuantity() rework!: Quantity;
  @Optional() @IsQuantity({ above: 0 }) fromRework?: Quantity;
  /** The earlier operation that `rework` goes back to, which opens again; it waits here when absent. */
  @Optional() @IsWhole({ min: 1 }) reworkAt?: number;
  /** Why there is scrap or rework, for example `surface`. */
  @Optional() @IsId() reason?: string;
}
/** One step of the work instruction; `value` is the number that was measured, or the answer. */
export class RecordStep {
  @IsWhole({ min: 1 }) operation!: number;
  @IsWhole({ min: 1 }) step!: number;
  @Optional() @IsText() value?: string;
}
/** Lets a step pass that was measured beyond its limits; needs the right `step-deviation`. */
export class AcceptStepDeviation {
  @IsWhole({ min: 1 }) operation!: number;
  @IsWhole({ min: 1 }) step!: number;
  @IsText({ lines: true }) reason!: string;
}
export class CountedOutput {
  @IsRef('item') item!: string;
  @IsQuantity() quantity!: Quantity;
}
/** Set-up and run time are those of the whole operation, as spent. */
export class CompleteOperation {
  @IsWhole({ min: 1 }) operation!: number;
  @IsDuration() setup!: string;
  @IsDuration() run!: string;
  /** What came beside the item, of the last operation; what the bill says of it when absent. */
  @Optional() @IsListOf(() => CountedOutput, { max: 20 }) outputs?: CountedOutput[];
  /** Why it needed no material, or less; needs the right `material-waiver`. */
  @Optional() @IsText() materialWaived?: string;
}

/** Says what the times of a completed operation really were; needs the right `time-correction`. */
export class CorrectOperationTime {
  @IsWhole({ min: 1 }) operation!: number;
  @IsDuration() setup!: string;
  @IsDuration() run!: string;
  @IsText() reason!: string;
}

export class RecordMaterial {
  /** Absent: the first operation that needs the item. */
  @Optional() @IsWhole({ min: 1 }) operation?: number;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}
export class RefuseMaterial {
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsId() code!: string;
  @IsText({ lines: true }) reason!: string;
}
