/** What of an order is a shipment's, so that no other shipment is sent with it. */
import { ShipmentLine } from '@gemba/contracts/events/supply-chain/sales';
import { IsFlag, IsId, IsListOf, IsQuantity, IsRef, Optional } from '@gemba/contracts/fields';
import { happened } from '@gemba/decider/decision';
import { addDecimal, compareDecimals, negateDecimal } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { present } from '../facts/facts.js';
import type { SalesOrder } from '../orders/order-lines.js';
import { allotmentOf, lineOf } from '../orders/order-lines.js';
import { cannotAllot } from './order-limits.js';

export class AllotShipment {
  @IsRef('shipment') shipment!: string;
  @IsListOf(() => ShipmentLine, { min: 1, max: 200 }) lines!: ShipmentLine[];
  /** Its lots are proposed and wait to be picked. */
  @Optional() @IsFlag() toPick?: boolean;
}
export class ReturnAllotment {
  @IsRef('shipment') shipment!: string;
  @IsId() line!: string;
  @IsId() lot!: string;
}
/** So much of a line leaves out of other lots, or not with this shipment. */
export class ReplanAllotment extends ReturnAllotment {
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsListOf(() => ShipmentLine, { max: 200 }) instead!: ShipmentLine[];
}

export const allotted = (order: SalesOrder, { shipment, lines, toPick }: AllotShipment) => {
  const isNew = ({ line, lot }: ShipmentLine): boolean => {
    const found = lineOf(order, line);
    return !found || (!allotmentOf(found, { shipment, lot }) && !found.shipments.includes(shipment));
  };
  const wanted = lines.filter(isNew);
  return (
    cannotAllot(order, wanted) ??
    wanted.map(({ line, item, lot, quantity }) =>
      happened('SalesOrderLineAllotted', { line, item, lot, quantity, shipment, ...present({ toPick }) }),
    )
  );
};

export const returned = (order: SalesOrder, { shipment, line, lot }: ReturnAllotment) => {
  const found = lineOf(order, line);
  const before = found && allotmentOf(found, { shipment, lot });
  if (!before) return [];
  return [happened('SalesOrderAllotmentReturned', { line, lot, quantity: before.quantity, shipment })];
};

/** What was allotted of each lot is given back, and what leaves of it now is allotted. */
export const replanned = (order: SalesOrder, { shipment, line, lot, quantity, instead }: ReplanAllotment) => {
  const found = lineOf(order, line);
  if (!found || !allotmentOf(found, { shipment, lot })) return [];
  const { item } = found;
  const changes = [
    [lot, negateDecimal(quantity.value)] as const,
    ...instead.map((each) => [each.lot, each.quantity.value] as const),
  ];
  return changes.flatMap(([of, change]) => {
    const before = allotmentOf(found, { shipment, lot: of })?.quantity;
    const value = addDecimal(before?.value ?? '0', change);
    const now = { value, unit: quantity.unit };
    return [
      ...(before
        ? [happened('SalesOrderAllotmentReturned', { line, lot: of, quantity: before, shipment })]
        : []),
      ...(compareDecimals(value, '0') > 0
        ? [happened('SalesOrderLineAllotted', { line, item, lot: of, quantity: now, shipment, toPick: true })]
        : []),
    ];
  });
};
