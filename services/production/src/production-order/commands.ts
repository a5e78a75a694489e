/** What a production order can be asked to do. */
import {
  IsDuration,
  IsId,
  IsRef,
  IsRefs,
  IsPlainDate,
  IsQuantity,
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
export class CloseProductionOrder {}

export class AssignOperation {
  @IsWhole({ min: 1 }) operation!: number;
  @IsRef('equipment') workUnit!: string;
  @IsRefs('employee', { min: 1, max: 20 }) people!: string[];
  /** The business date on which it is to be done. */
  @IsPlainDate() planned!: string;
}
/** Says who starts where, so that a terminal cannot start what is assigned to others. */
export class StartOperation {
  @IsWhole({ min: 1 }) operation!: number;
  @IsRef('equipment') workUnit!: string;
  @IsRefs('employee', { min: 1, max: 20 }) people!: string[];
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
  @Optional() @IsId() reason?: string;
}
/** Set-up and run time are those of the whole operation, as spent. */
export class CompleteOperation {
  @IsWhole({ min: 1 }) operation!: number;
  @IsDuration() setup!: string;
  @IsDuration() run!: string;
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
