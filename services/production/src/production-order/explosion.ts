/**
 * An order is made of the bill of materials and the routing in force when it is created; later
 * versions leave it.
 */
import type { BillOfMaterialsReleased } from '@gemba/contracts/events/production/definition';
import type { Component } from '@gemba/contracts/events/production/execution';
import type { Rejection } from '@gemba/decider/decision';
import { isRefused, reject } from '@gemba/decider/decision';
import { multiplyDecimal, subtractDecimal } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { neededOf } from '@gemba/measures/whole';
import type { BillOfMaterials } from '../definition/bill-of-materials.js';
import { effectiveOn } from '../definition/bill-of-materials.js';
import type { Item } from '../definition/item.js';
import type { Routing } from '../definition/routing.js';
import { inWholeUnits } from '../definition/units.js';

type Definition = {
  readonly item: Item | undefined;
  readonly bom: BillOfMaterials | undefined;
  readonly routing: Routing | undefined;
};

/** What an order is made of: `quantity` and the components are in the units of their items. */
type Exploded = {
  readonly quantity: Quantity;
  readonly bomVersion: number;
  readonly routingVersion: number;
  readonly components: readonly Component[];
  readonly operations: Routing['operations'];
};

/**
 * Need of each component of the whole order: `quantity × line ÷ base ÷ (1 − scrap fraction)`, computed
 * exactly and rounded up once: to whole pieces where the component is counted, else to six places. `quantity`
 * is in the unit of `bom.base`.
 */
export const needs = (quantity: Quantity, { base, lines }: BillOfMaterialsReleased): Component[] =>
  lines.map((line) => ({
    item: line.item,
    operation: line.operation,
    quantity: neededOf(
      multiplyDecimal(quantity.value, line.quantity.value),
      multiplyDecimal(base.value, subtractDecimal('1', line.scrapFraction)),
      line.quantity.unit,
    ),
  }));

type Wanted = { readonly item: string; readonly quantity: Quantity };

/** Explodes an order by what is in force on the date, or says what is missing. */
export const explode = (
  { item, quantity }: Wanted,
  known: Definition,
  date: string,
): Exploded | Rejection => {
  const definition = inForce(item, known, date);
  if (isRefused(definition)) return definition;
  const { unit, bom, routing } = definition;
  const amount = inWholeUnits(item, quantity, unit);
  if (isRefused(amount)) return amount;
  return {
    quantity: amount,
    bomVersion: bom.version,
    routingVersion: routing.version,
    components: needs(amount, bom),
    operations: routing.operations,
  };
};

const inForce = (item: string, { item: known, bom, routing }: Definition, date: string) => {
  if (!known?.registered)
    return reject('PRD-ITEM-UNKNOWN', `${item} is no registered item; register it first.`);
  const version = bom && effectiveOn(bom, date);
  if (!version)
    return reject('PRD-BOM-MISSING', `${item} has no bill of materials in force on ${date}; release one.`);
  if (!routing) return reject('PRD-RTG-MISSING', `${item} has no routing; release one.`);
  const lost = version.lines.find(
    ({ operation }) => !routing.operations.some((o) => o.sequence === operation),
  );
  return lost
    ? reject(
        'PRD-BOM-OPERATION',
        `${lost.item} is for operation ${lost.operation}, which the routing does not have.`,
      )
    : { unit: known.registered.unit, bom: version, routing };
};
