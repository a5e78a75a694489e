/** What is answered of a production order: what was ordered, how far each operation is, and its material. */
import { Predecessor, WorkStep } from '@gemba/contracts/events/production/definition';
import { Component } from '@gemba/contracts/events/production/execution';
import { RefurbishedLot } from '@gemba/contracts/events/production/refurbishing';
import {
  IsDuration,
  IsFlag,
  IsId,
  IsIds,
  IsRef,
  IsRefs,
  IsInstant,
  IsListOf,
  IsOneOf,
  IsPlainDate,
  IsQuantity,
  IsRecord,
  IsText,
  IsWhole,
  Optional,
} from '@gemba/contracts/fields';
import { stated } from '@gemba/decider/decider';
import type { Quantity } from '@gemba/measures/quantity';
import { notTakenYet } from './refurbishing.js';
import type { OperationState, ProductionOrder } from './order-state.js';

/** A step of the work instruction, and what was recorded of it last. */
class StepAnswer extends WorkStep {
  @Optional() @IsText() value?: string;
  /** There once something is recorded. */
  @Optional() @IsFlag() within?: boolean;
  /** It is beyond its limits, and passes by right. */
  @Optional() @IsFlag() accepted?: boolean;
}

class OperationAnswer {
  @IsWhole({ min: 1 }) sequence!: number;
  @IsId() workCenter!: string;
  @IsId() skill!: string;
  @IsDuration() runPerUnit!: string;
  @Optional() @IsId() setupFamily?: string;
  @Optional() @IsListOf(() => Predecessor, { max: 20 }) predecessors?: readonly Predecessor[];
  @Optional() @IsIds({ max: 5 }) toolKinds?: readonly string[];
  /** By the schedule, or with which it began last. */
  @Optional() @IsRefs('tool', { max: 5 }) tools?: readonly string[];
  @IsOneOf(['waiting', 'assigned', 'running', 'paused', 'done']) status!: OperationState['status'];
  /** There once it is assigned, as is the business date on which it is to be done. */
  @Optional() @IsRef('equipment') workUnit?: string;
  @Optional() @IsPlainDate() planned?: string;
  /** By the schedule in force. */
  @Optional() @IsInstant() plannedStart?: string;
  @Optional() @IsInstant() plannedEnd?: string;
  /** Nobody while it waits. */
  @IsRefs('employee', { max: 20 }) people!: readonly string[];
  @Optional() @IsInstant() startedAt?: string;
  /** There once it is completed, as are its set-up and run time, of the last time where it was reopened. */
  @Optional() @IsInstant() completedAt?: string;
  @Optional() @IsDuration() setup?: string;
  @Optional() @IsDuration() run?: string;
  @IsQuantity() good!: Quantity;
  @IsQuantity() scrap!: Quantity;
  /** What waits to be worked on again. */
  @IsQuantity() rework!: Quantity;
  /** What was worked on again, and is good or scrap by now. */
  @IsQuantity() reworked!: Quantity;
  /** Of its work instruction, where it has one. */
  @Optional() @IsListOf(() => StepAnswer, { max: 50 }) steps?: readonly StepAnswer[];
}

/** `quantity` is the need of the whole order. */
class ComponentAnswer extends Component {
  @IsQuantity() issued!: Quantity;
}

/** `taken` once it has left the stock of what came back. */
class RefurbishedAnswer extends RefurbishedLot {
  @IsFlag() taken!: boolean;
}

const STATUSES = ['planned', 'released', 'held', 'completed', 'closed', 'cancelled'] as const;

export class ProductionOrderAnswer {
  @IsOneOf(STATUSES) status!: ProductionOrder['status'];
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsPlainDate() due!: string;
  /** What it is made for, for example `sales-order/SO-7/1`; absent when made for stock. */
  @Optional() @IsText({ max: 160 }) demand?: string;
  /** What a customer sent back and it makes good again. */
  @Optional() @IsRecord(() => RefurbishedAnswer) refurbishes?: RefurbishedAnswer;
  /** In the order of work. */
  @IsListOf(() => OperationAnswer, { min: 1 }) operations!: readonly OperationAnswer[];
  @IsListOf(() => ComponentAnswer) components!: readonly ComponentAnswer[];
}

const answered = (operation: OperationState): OperationAnswer => {
  const { workUnit, planned, ran: _, before: __, waived: ___, tools, ...operated } = operation;
  const { plannedStart, plannedEnd, startedAt, completedAt, setup, run, ...rest } = operated;
  const times = stated({ plannedStart, plannedEnd, startedAt, completedAt, setup, run });
  return { ...rest, ...stated({ workUnit, planned }), ...times, ...(tools.length > 0 ? { tools } : {}) };
};

export const orderAnswer = ({ status, ordered, ...order }: ProductionOrder): ProductionOrderAnswer => {
  const { site: _, ...wanted } = ordered;
  const { operations, components, refurbishes } = order;
  const taken = notTakenYet({ refurbishes, lots: order.lots }) === null;
  const back = refurbishes ? { refurbishes: { ...refurbishes, taken } } : {};
  return { status, ...wanted, ...back, operations: operations.map(answered), components };
};
