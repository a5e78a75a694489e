/** What production says while it makes: orders, operations, material and machines. */
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../../event.js';
import {
  IsDecimal,
  IsDuration,
  IsFlag,
  IsId,
  IsInstant,
  IsRef,
  IsRefs,
  IsListOf,
  IsOneOf,
  IsPlainDate,
  IsQuantity,
  IsRecord,
  IsText,
  IsWhole,
  Optional,
} from '../../fields.js';
import type { OutputKind } from './definition.js';
import { OUTPUT_KINDS, RoutingOperation, WorkStep } from './definition.js';
import { RefurbishedLot, RefurbishmentBegun } from './refurbishing.js';

/** What may be used instead of all of a component. */
export class ComponentAlternate {
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}

export class Component {
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsWhole({ min: 1 }) operation!: number;
  /** The preferred one first. */
  @Optional() @IsListOf(() => ComponentAlternate, { max: 10 }) alternates?: ComponentAlternate[];
}

/** What comes of an order beside its item. */
export class OrderOutput {
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsOneOf(OUTPUT_KINDS) kind!: OutputKind;
  /** Share of the cost of the order that it bears. */
  @IsDecimal() costShare!: string;
}

export class ProductionOrderCreated {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsPlainDate() due!: string;
  @IsWhole({ min: 1 }) bomVersion!: number;
  @IsWhole({ min: 1 }) routingVersion!: number;
  @IsListOf(() => Component) components!: Component[];
  @IsListOf(() => RoutingOperation, { min: 1 }) operations!: RoutingOperation[];
  @Optional() @IsListOf(() => OrderOutput, { max: 20 }) outputs?: OrderOutput[];
  /** What it is made for, for example `sales-order/SO-7/1`; absent when made for stock. */
  @Optional() @IsText({ max: 160 }) demand?: string;
}

/** Since its second version an order may be for a service, which has no bill of materials. */
export class ProductionOrderCreatedV2 {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsPlainDate() due!: string;
  /** Absent of a service. */
  @Optional() @IsWhole({ min: 1 }) bomVersion?: number;
  @IsWhole({ min: 1 }) routingVersion!: number;
  @IsListOf(() => Component) components!: Component[];
  @IsListOf(() => RoutingOperation, { min: 1 }) operations!: RoutingOperation[];
  @Optional() @IsListOf(() => OrderOutput, { max: 20 }) outputs?: OrderOutput[];
  /** What a customer sent back and is made good again; it is none of the components. */
  @Optional() @IsRecord(() => RefurbishedLot) refurbishes?: RefurbishedLot;
  /** What it is made for, for example `sales-order/SO-7/1`; absent when made for stock. */
  @Optional() @IsText({ max: 160 }) demand?: string;
}

export class ProductionOrderReleased {
  @IsRef('site') site!: string;
}

export class ProductionOrderHeld {
  @IsText({ lines: true }) reason!: string;
  @Optional() @IsRef('item') item?: string;
}

export class ProductionOrderResumed {
  @IsText({ lines: true }) reason!: string;
}

/** What becomes of material that went into an order that stops. */
export class LotDisposition {
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsOneOf(['scrap']) disposition!: 'scrap';
}

export class ProductionOrderCancelled {
  @IsText({ lines: true }) reason!: string;
  @IsRef('item') item!: string;
  @IsQuantity() quantity!: Quantity;
  /** Only where work had begun: what went in. */
  @Optional() @IsListOf(() => LotDisposition, { max: 500 }) lots?: LotDisposition[];
  /** What was to be made good again, and never went in. */
  @Optional() @IsRecord(() => RefurbishedLot) refurbishes?: RefurbishedLot;
}

/** It is made for another demand, or for stock, from now on. */
export class ProductionOrderRepegged {
  @IsRef('item') item!: string;
  @Optional() @IsText({ max: 160 }) from?: string;
  @Optional() @IsText({ max: 160 }) to?: string;
  @IsText({ lines: true }) reason!: string;
}

/** What was decided on the order after its demand was cancelled came too late for it. */
export class CancellationStepRefused {
  @IsRef('cancellation') cancellation!: string;
  /** The code of the rule that refused it. */
  @IsId() code!: string;
  @IsText({ lines: true }) reason!: string;
}

/** It is due on another day. */
export class ProductionOrderRescheduled {
  @IsRef('item') item!: string;
  @IsPlainDate() from!: string;
  @IsPlainDate() to!: string;
  @IsText({ lines: true }) reason!: string;
}

/** It is for another quantity, and takes other material. */
export class ProductionOrderQuantityChanged {
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) from!: Quantity;
  @IsQuantity({ above: 0 }) to!: Quantity;
  /** What it takes by now. */
  @IsListOf(() => Component) components!: Component[];
  @Optional() @IsListOf(() => OrderOutput, { max: 20 }) outputs?: OrderOutput[];
  @IsText({ lines: true }) reason!: string;
}

/** An alternate takes the place of what is not issued yet of a component. */
export class ComponentSubstituted {
  @IsWhole({ min: 1 }) operation!: number;
  @IsRef('item') item!: string;
  @IsRef('item') by!: string;
  /** Of the alternate. */
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** What the order takes by now. */
  @IsListOf(() => Component) components!: Component[];
  @IsText({ lines: true }) reason!: string;
}

/** Nothing of it is begun yet, and it takes what another version of its bill says. */
export class BillVersionAdopted {
  @IsRef('item') item!: string;
  @IsWhole({ min: 1 }) from!: number;
  @IsWhole({ min: 1 }) to!: number;
  /** What it takes by now. */
  @IsListOf(() => Component) components!: Component[];
  /** What it took until then, and takes no more. */
  @Optional() @IsRefs('item') noLonger?: string[];
  @Optional() @IsListOf(() => OrderOutput, { max: 20 }) outputs?: OrderOutput[];
  @IsText({ lines: true }) reason!: string;
}

export class OperationAssigned {
  @IsWhole({ min: 1 }) operation!: number;
  @IsRef('equipment') workUnit!: string;
  @IsRefs('employee', { min: 1, max: 20 }) people!: string[];
  @IsId() skill!: string;
  @IsPlainDate() planned!: string;
  /** When it begins and ends by the schedule; absent where a person assigned it for a day. */
  @Optional() @IsInstant() plannedStart?: string;
  @Optional() @IsInstant() plannedEnd?: string;
  /** By the schedule; any other of the same kind will do. */
  @Optional() @IsRefs('tool', { min: 1, max: 5 }) tools?: string[];
}

export class OperationReassigned {
  @IsWhole({ min: 1 }) operation!: number;
  @IsId() from!: string;
  @IsId() to!: string;
  @IsText({ lines: true }) reason!: string;
  /** True while the operation runs: who takes over is at work from now on. */
  @Optional() @IsFlag() running?: boolean;
}

export class OperationStarted {
  @IsWhole({ min: 1 }) operation!: number;
  @IsRef('equipment') workUnit!: string;
  @IsRefs('employee', { min: 1, max: 20 }) people!: string[];
  /** What the machine is set up for from now on; as before where it is absent. */
  @Optional() @IsId() setupFamily?: string;
  @Optional() @IsRefs('tool', { min: 1, max: 5 }) tools?: string[];
}

/** Work on it stops for now: who and what was at it is free for something else. */
export class OperationPaused {
  @IsWhole({ min: 1 }) operation!: number;
  @IsRef('equipment') workUnit!: string;
  @IsRefs('employee', { min: 1, max: 20 }) people!: string[];
  @IsText({ lines: true }) reason!: string;
  @Optional() @IsRefs('tool', { min: 1, max: 5 }) tools?: string[];
}

/** Pieces come back from a later operation: they are good no more, and wait here to be worked on again. */
export class OperationReopened extends OperationAssigned {
  @IsQuantity({ above: 0 }) rework!: Quantity;
  /** The operation that found them. */
  @IsWhole({ min: 1 }) from!: number;
}

export class MaterialIssued {
  @IsWhole({ min: 1 }) operation!: number;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}

/** Material reached the order that it cannot take: a person has to bring it back or to change the order. */
export class MaterialRefused {
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** The code of the rule that refused it. */
  @IsId() code!: string;
  @IsText({ lines: true }) reason!: string;
}

export class QuantityReported {
  @IsRef('item') item!: string;
  @IsWhole({ min: 1 }) operation!: number;
  @IsQuantity() good!: Quantity;
  @IsQuantity() scrap!: Quantity;
  @IsQuantity() rework!: Quantity;
  /** How much of it was reported as rework before, and is no new piece. */
  @Optional() @IsQuantity({ above: 0 }) fromRework?: Quantity;
  /** The earlier operation that `rework` goes back to; it waits at this one when absent. */
  @Optional() @IsWhole({ min: 1 }) reworkAt?: number;
  @Optional() @IsId() reason?: string;
  @IsRef('equipment') workUnit!: string;
  /** With which it was made. */
  @Optional() @IsRefs('tool', { min: 1, max: 5 }) tools?: string[];
}

/** A step of the work instruction was done; of several records of a step the last one counts. */
export class StepRecorded extends WorkStep {
  @IsWhole({ min: 1 }) operation!: number;
  @IsRef('item') item!: string;
  /** The number that was measured, or what was answered; absent where it is confirmed. */
  @Optional() @IsText() value?: string;
  /** False where it was measured beyond its limits. */
  @IsFlag() within!: boolean;
  @IsRef('equipment') workUnit!: string;
}

/** Somebody with the right to it lets a step pass that was measured beyond its limits. */
export class StepDeviationAccepted {
  @IsWhole({ min: 1 }) operation!: number;
  @IsWhole({ min: 1 }) step!: number;
  @IsRef('item') item!: string;
  @IsText() value!: string;
  @IsText({ lines: true }) reason!: string;
}

/** Completed again after rework, it says what was made and spent since it was reopened. */
export class OperationCompleted {
  @IsRef('item') item!: string;
  @IsWhole({ min: 1 }) operation!: number;
  @IsQuantity() good!: Quantity;
  @IsQuantity() scrap!: Quantity;
  /** What waits to be worked on again; nothing, since an operation is completed only after its rework. */
  @IsQuantity() rework!: Quantity;
  /** What was worked on again, and is counted as good or scrap by now. */
  @Optional() @IsQuantity({ above: 0 }) reworked?: Quantity;
  /** Why it went without the material that it needs. */
  @Optional() @IsText() materialWaived?: string;
  /** Actual set-up and run time (ISO 22400 AUST and APT). */
  @IsDuration() setup!: string;
  @IsDuration() run!: string;
  /** Planned run time for all that was produced (ISO 22400 PRI × PQ). */
  @IsDuration() plannedRun!: string;
  @IsDuration() plannedRunPerUnit!: string;
  @IsRefs('employee', { min: 1, max: 20 }) people!: string[];
  @IsRef('equipment') workUnit!: string;
  @Optional() @IsRefs('tool', { min: 1, max: 5 }) tools?: string[];
}

export class OperationTimes {
  @IsDuration() setup!: string;
  @IsDuration() run!: string;
}

/** The times with which an operation was completed were wrong; `before` is what they replace. */
export class OperationTimeCorrected {
  @IsRef('item') item!: string;
  @IsWhole({ min: 1 }) operation!: number;
  @IsDuration() setup!: string;
  @IsDuration() run!: string;
  @IsRecord(() => OperationTimes) before!: OperationTimes;
  /** The business date of the completion that is corrected. */
  @IsPlainDate() completedOn!: string;
  @IsRefs('employee', { min: 1, max: 20 }) people!: string[];
  @IsRef('equipment') workUnit!: string;
  @IsText() reason!: string;
}

/** What came of an order beside its item, as its last operation counted it. */
export class MadeOutput extends OrderOutput {
  @IsId() lot!: string;
}

export class ProductionOrderCompleted {
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) ordered!: Quantity;
  @IsQuantity() good!: Quantity;
  @IsQuantity() scrap!: Quantity;
  /** The lot that the good quantity makes. */
  @IsId() lot!: string;
  @IsPlainDate() due!: string;
  @Optional() @IsListOf(() => MadeOutput, { max: 20 }) outputs?: MadeOutput[];
  @Optional() @IsText({ max: 160 }) demand?: string;
}

/** Since its second version it may be a service that was rendered, of which there is no lot. */
export class ProductionOrderCompletedV2 {
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) ordered!: Quantity;
  @IsQuantity() good!: Quantity;
  @IsQuantity() scrap!: Quantity;
  /** The lot that the good quantity makes; absent of a service. */
  @Optional() @IsId() lot?: string;
  @IsPlainDate() due!: string;
  @Optional() @IsListOf(() => MadeOutput, { max: 20 }) outputs?: MadeOutput[];
  @Optional() @IsText({ max: 160 }) demand?: string;
  /** What came back is made good again: the lot is the one that went in, at what it has cost. */
  @Optional() @IsFlag() refurbished?: boolean;
}

export class ProductionOrderClosed {
  @IsRef('item') item!: string;
}

export const productionOrderEvents = events('production', 'production-order', {
  ProductionOrderCreated: event(ProductionOrderCreated).next(ProductionOrderCreatedV2, (older) => ({
    ...older,
  })),
  ProductionOrderReleased: event(ProductionOrderReleased),
  ProductionOrderHeld: event(ProductionOrderHeld),
  ProductionOrderResumed: event(ProductionOrderResumed),
  ProductionOrderCancelled: event(ProductionOrderCancelled),
  ProductionOrderRepegged: event(ProductionOrderRepegged),
  CancellationStepRefused: event(CancellationStepRefused),
  ProductionOrderRescheduled: event(ProductionOrderRescheduled),
  ProductionOrderQuantityChanged: event(ProductionOrderQuantityChanged),
  ComponentSubstituted: event(ComponentSubstituted),
  BillVersionAdopted: event(BillVersionAdopted),
  OperationAssigned: event(OperationAssigned),
  OperationReassigned: event(OperationReassigned),
  OperationStarted: event(OperationStarted),
  OperationPaused: event(OperationPaused),
  OperationReopened: event(OperationReopened),
  RefurbishmentBegun: event(RefurbishmentBegun),
  MaterialIssued: event(MaterialIssued),
  MaterialRefused: event(MaterialRefused),
  QuantityReported: event(QuantityReported),
  StepRecorded: event(StepRecorded),
  StepDeviationAccepted: event(StepDeviationAccepted),
  OperationCompleted: event(OperationCompleted),
  OperationTimeCorrected: event(OperationTimeCorrected),
  ProductionOrderCompleted: event(ProductionOrderCompleted).next(ProductionOrderCompletedV2, (older) => ({
    ...older,
  })),
  ProductionOrderClosed: event(ProductionOrderClosed),
});
