/** What production says about planning: runs of a site, and what each asks somebody to do. */
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../../event.js';
import { StockOutsFound, StockOutsNotFound } from './stock-outs.js';
import {
  IsId,
  IsInstant,
  IsListOf,
  IsOneOf,
  IsPlainDate,
  IsQuantity,
  IsRecord,
  IsRef,
  IsText,
  IsWhole,
  Optional,
} from '../../fields.js';

export const PLANNING_ACTIONS = [
  'order',
  'make',
  'expedite',
  'defer',
  'increase',
  'decrease',
  'cancel',
] as const;
export type PlanningActionKind = (typeof PLANNING_ACTIONS)[number];

export const PLANNING_REASONS = [
  'short',
  'below-safety-stock',
  'needed-earlier',
  'needed-later',
  'not-needed',
  'more-than-needed',
] as const;

/** What a lot is for: part of it serves this demand. */
export class Peg {
  /** For example `sales-order/SO-7/1`, or `planned/<item>/<date>` for a lot that does not exist yet. */
  @IsText({ max: 300 }) demand!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsPlainDate() due!: string;
}

/** The order of a customer, or of production, that a lot ends in. */
export class PegEnd {
  @IsText({ max: 300 }) demand!: string;
}

/** What has to be done so that the plan comes true. */
export class PlanningWork {
  @IsOneOf(PLANNING_ACTIONS) action!: PlanningActionKind;
  @IsRef('item') item!: string;
  /** Of the new order, or of the whole order as it should be. */
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** When it should be there. */
  @IsPlainDate() due!: string;
  /** When a new order has to begin. */
  @Optional() @IsPlainDate() begin?: string;
  /** When a new order is there at the soonest, where that is too late. */
  @Optional() @IsPlainDate() expected?: string;
  /** The order that is to change, for example `purchase-order/PO-7/1`. */
  @Optional() @IsText({ max: 300 }) target?: string;
  @Optional() @IsQuantity({ above: 0 }) quantityBefore?: Quantity;
  @Optional() @IsPlainDate() dueBefore?: string;
  @IsOneOf(PLANNING_REASONS) reason!: (typeof PLANNING_REASONS)[number];
  @Optional() @IsRef('supplier') supplier?: string;
  /** Why it cannot be done as it is: the code with which the order would be refused. */
  @Optional() @IsId() obstacle?: string;
  /** What it is for, the first ten of it. */
  @IsListOf(() => Peg, { max: 10 }) pegs!: Peg[];
  /** The orders of customers that it ends in, the first five of them. */
  @Optional() @IsListOf(() => PegEnd, { max: 5 }) ends?: PegEnd[];
}

export class FoundAction extends PlanningWork {
  /** Of the planning action; the same need has the same id in every run. */
  @IsId() id!: string;
}

/** Part of what a run found: what is new, or is not as it was. */
export class PlanningActionsFound {
  @IsRef('site') site!: string;
  @IsListOf(() => FoundAction, { min: 1, max: 50 }) actions!: FoundAction[];
}

export class FoundNeedless {
  @IsId() id!: string;
}

/** Part of what a run does not ask for any more. */
export class PlanningActionsNotFound {
  @IsListOf(() => FoundNeedless, { min: 1, max: 500 }) actions!: FoundNeedless[];
}

/** What a run took into account, and what came of it. */
export class PlanningRunSummary {
  /** The business day on which stock and orders were as the run took them. */
  @IsPlainDate() asOf!: string;
  /** The last day that was planned. */
  @IsPlainDate() until!: string;
  /** What has to begin by then is asked for. */
  @IsPlainDate() actionsUntil!: string;
  /** SHA-256 of all that the run took into account: the same hash has the same result. */
  @IsId() inputsHash!: string;
  @IsId() resultHash!: string;
  /** How many items were known, and how many new orders the plan has up to its end. */
  @IsWhole({ min: 0 }) items!: number;
  @IsWhole({ min: 0 }) plannedOrders!: number;
  /** All that it asks for; how much of that is new or changed, and what it does not ask for any more. */
  @IsWhole({ min: 0 }) actions!: number;
  @IsWhole({ min: 0 }) changed!: number;
  @IsWhole({ min: 0 }) withdrawn!: number;
  /** Items that run out, and somebody has to do something about it by now. */
  @Optional() @IsWhole({ min: 0 }) stockOuts?: number;
  /** When the site plans by itself again: when its next business day begins. */
  @IsInstant() nextRunAt!: string;
}

export class PlanningRunCompleted extends PlanningRunSummary {
  @IsRef('site') site!: string;
}

export class PlanningActionRaised extends PlanningWork {
  @IsRef('site') site!: string;
  @IsRef('planning-run') run!: string;
}
export class PlanningActionAssigned {
  @IsRef('employee') to!: string;
}
export class PlanningActionApplied {
  @IsRef('site') site!: string;
  @IsRecord(() => PlanningWork) work!: PlanningWork;
  /** The id of the order or requisition that comes of it, where it asks for a new one. */
  @Optional() @IsId() order?: string;
}
export class PlanningActionDismissed {
  @IsText({ lines: true }) reason!: string;
}
/** A later run does not ask for it any more. */
export class PlanningActionWithdrawn {
  @IsRef('planning-run') run!: string;
}

export const planningRunEvents = events('production', 'planning-run', {
  PlanningActionsFound: event(PlanningActionsFound),
  PlanningActionsNotFound: event(PlanningActionsNotFound),
  StockOutsFound: event(StockOutsFound),
  StockOutsNotFound: event(StockOutsNotFound),
  PlanningRunCompleted: event(PlanningRunCompleted),
});
export const planningActionEvents = events('production', 'planning-action', {
  PlanningActionRaised: event(PlanningActionRaised),
  PlanningActionAssigned: event(PlanningActionAssigned),
  PlanningActionApplied: event(PlanningActionApplied),
  PlanningActionDismissed: event(PlanningActionDismissed),
  PlanningActionWithdrawn: event(PlanningActionWithdrawn),
});
