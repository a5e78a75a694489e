/** What production says while it makes: orders, operations, material and machines. */
import type { Quantity } from '@gemba/measures/quantity';
import { event, events } from '../../event.js';
import {
  IsDuration,
  IsId,
  IsIds,
  IsListOf,
  IsOneOf,
  IsPlainDate,
  IsQuantity,
  IsText,
  IsWhole,
  Optional,
} from '../../fields.js';
import { RoutingOperation } from './definition.js';

export class Component {
  @IsId() item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsWhole({ min: 1 }) operation!: number;
}

export class ProductionOrderCreated {
  @IsId() site!: string;
  @IsId() item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsPlainDate() due!: string;
  @IsWhole({ min: 1 }) bomVersion!: number;
  @IsWhole({ min: 1 }) routingVersion!: number;
  @IsListOf(() => Component) components!: Component[];
  @IsListOf(() => RoutingOperation, { min: 1 }) operations!: RoutingOperation[];
  /** What it is made for, for example `sales-order/SO-7/1`; absent when made for stock. */
  @Optional() @IsText({ max: 160 }) demand?: string;
}

export class ProductionOrderReleased {
  @IsId() site!: string;
}

export class ProductionOrderHeld {
  @IsText() reason!: string;
}

export class ProductionOrderResumed {
  @IsText() reason!: string;
}

export class ProductionOrderCancelled {
  @IsText() reason!: string;
  @IsId() item!: string;
  @IsQuantity() quantity!: Quantity;
}

export class OperationAssigned {
  @IsWhole({ min: 1 }) operation!: number;
  @IsId() workUnit!: string;
  @IsIds({ min: 1, max: 20 }) people!: string[];
  @IsId() skill!: string;
  @IsPlainDate() planned!: string;
}

export class OperationReassigned {
  @IsWhole({ min: 1 }) operation!: number;
  @IsId() from!: string;
  @IsId() to!: string;
  @IsText() reason!: string;
}

export class OperationStarted {
  @IsWhole({ min: 1 }) operation!: number;
  @IsId() workUnit!: string;
  @IsIds({ min: 1, max: 20 }) people!: string[];
}

export class MaterialIssued {
  @IsWhole({ min: 1 }) operation!: number;
  @IsId() item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
}

/** Material reached the order that it cannot take: a person has to bring it back or to change the order. */
export class MaterialRefused {
  @IsId() item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** The code of the rule that refused it. */
  @IsId() code!: string;
  @IsText() reason!: string;
}

export class QuantityReported {
  @IsId() item!: string;
  @IsWhole({ min: 1 }) operation!: number;
  @IsQuantity() good!: Quantity;
  @IsQuantity() scrap!: Quantity;
  @IsQuantity() rework!: Quantity;
  @Optional() @IsId() reason?: string;
  @IsId() workUnit!: string;
}

export class OperationCompleted {
  @IsId() item!: string;
  @IsWhole({ min: 1 }) operation!: number;
  @IsQuantity() good!: Quantity;
  @IsQuantity() scrap!: Quantity;
  @IsQuantity() rework!: Quantity;
  /** Actual set-up and run time (ISO 22400 AUST and APT). */
  @IsDuration() setup!: string;
  @IsDuration() run!: string;
  /** Planned run time for all that was produced (ISO 22400 PRI × PQ). */
  @IsDuration() plannedRun!: string;
  @IsDuration() plannedRunPerUnit!: string;
  @IsIds({ min: 1, max: 20 }) people!: string[];
  @IsId() workUnit!: string;
}

export class ProductionOrderCompleted {
  @IsId() item!: string;
  @IsQuantity({ above: 0 }) ordered!: Quantity;
  @IsQuantity() good!: Quantity;
  @IsQuantity() scrap!: Quantity;
  /** The lot that the good quantity makes. */
  @IsId() lot!: string;
  @IsPlainDate() due!: string;
  @Optional() @IsText({ max: 160 }) demand?: string;
}

export class ProductionOrderClosed {
  @IsId() item!: string;
}

export const EQUIPMENT_STATES = [
  'producing',
  'setup',
  'idle',
  'blocked',
  'starved',
  'downUnplanned',
  'downPlanned',
  'off',
] as const;
export type EquipmentState = (typeof EQUIPMENT_STATES)[number];

export class EquipmentRegistered {
  @IsText({ max: 120 }) name!: string;
  @IsId() site!: string;
  @IsId() workCenter!: string;
  /** ISA-95 path `enterprise/site/area/work center/work unit`. */
  @IsText({ max: 200 }) path!: string;
}

/** Planned busy time (ISO 22400 PBT) of a work unit on one business date. */
export class BusyTimePlanned {
  @IsPlainDate() date!: string;
  @IsDuration() planned!: string;
}

export class EquipmentStateChanged {
  @IsOneOf(EQUIPMENT_STATES) from!: EquipmentState;
  @IsOneOf(EQUIPMENT_STATES) to!: EquipmentState;
  @IsId() reason!: string;
}

export const productionOrderEvents = events('production', {
  ProductionOrderCreated: event(ProductionOrderCreated),
  ProductionOrderReleased: event(ProductionOrderReleased),
  ProductionOrderHeld: event(ProductionOrderHeld),
  ProductionOrderResumed: event(ProductionOrderResumed),
  ProductionOrderCancelled: event(ProductionOrderCancelled),
  OperationAssigned: event(OperationAssigned),
  OperationReassigned: event(OperationReassigned),
  OperationStarted: event(OperationStarted),
  MaterialIssued: event(MaterialIssued),
  MaterialRefused: event(MaterialRefused),
  QuantityReported: event(QuantityReported),
  OperationCompleted: event(OperationCompleted),
  ProductionOrderCompleted: event(ProductionOrderCompleted),
  ProductionOrderClosed: event(ProductionOrderClosed),
});
export const equipmentEvents = events('production', {
  EquipmentRegistered: event(EquipmentRegistered),
  BusyTimePlanned: event(BusyTimePlanned),
  EquipmentStateChanged: event(EquipmentStateChanged),
});
