/**
 * An order is made of the bill of materials and the routing in force when it is created; later
 * versions leave it.
 */
import type { Component, OrderOutput } from '@gemba/contracts/events/production/execution';
import type { Rejection } from '@gemba/decider/decision';
import { isRefused, reject } from '@gemba/decider/decision';
import type { Quantity } from '@gemba/measures/quantity';
import type { BillOfMaterials } from '../definition/bom-version.js';
import { effectiveOn } from '../definition/bom-version.js';
import type { Item } from '../definition/item.js';
import type { Routing } from '../definition/routing.js';
import { inWholeUnits } from '../definition/units.js';
import { needs, outputsOf, phantomWithoutBill } from './needs.js';

type Definition = {
  readonly item: Item | undefined;
  readonly bom: BillOfMaterials | undefined;
  /** The bills of its phantoms, at all levels. */
  readonly phantoms?: Readonly<Record<string, BillOfMaterials>>;
  readonly routing: Routing | undefined;
};

/** What an order is made of: `quantity` and the components are in the units of their items. */
export type Exploded = {
  readonly quantity: Quantity;
  /** Absent of a service, which takes no material. */
  readonly bomVersion?: number;
  readonly routingVersion: number;
  readonly components: readonly Component[];
  readonly operations: Routing['operations'];
  readonly outputs?: readonly OrderOutput[];
};

type Wanted = { readonly item: string; readonly quantity: Quantity };

/** Explodes an order by what is in force on the date, or says what is missing. */
export const explode = (
  { item, quantity }: Wanted,
  known: Definition,
  date: string,
): Exploded | Rejection => {
  const { registered } = known.item ?? {};
  if (!registered) return reject('PRD-ITEM-UNKNOWN', `${item} is no registered item; register it first.`);
  const amount = inWholeUnits(item, quantity, registered.unit);
  const { routing } = known;
  if (registered.kind !== 'service') return withMaterial({ item, quantity }, known, { date, amount });
  if (isRefused(amount)) return amount;
  if (!routing) return withoutRouting(item);
  const { version: routingVersion, operations } = routing;
  return { quantity: amount, routingVersion, components: [], operations };
};

type Found = { readonly date: string; readonly amount: Quantity | Rejection };

const withMaterial = ({ item }: Wanted, known: Definition, { date, amount }: Found): Exploded | Rejection => {
  const definition = inForce(item, known, date);
  if (isRefused(definition)) return definition;
  const { bom, routing } = definition;
  if (isRefused(amount)) return amount;
  const of = { boms: known.phantoms ?? {}, date };
  const empty = phantomWithoutBill(bom, of);
  if (empty !== undefined) return withoutBill(empty, date);
  const outputs = outputsOf(amount, bom);
  return {
    quantity: amount,
    bomVersion: bom.version,
    routingVersion: routing.version,
    components: needs(amount, bom, of),
    operations: routing.operations,
    ...(outputs.length > 0 ? { outputs } : {}),
  };
};

const withoutRouting = (item: string): Rejection =>
  reject('PRD-RTG-MISSING', `${item} has no routing; release one.`);

/** What is said of something to be made, and of a phantom, that no bill is in force for. */
export const withoutBill = (item: string, date: string): Rejection =>
  reject('PRD-BOM-MISSING', `${item} has no bill of materials in force on ${date}; release one.`);

const inForce = (item: string, { bom, routing }: Definition, date: string) => {
  const version = bom && effectiveOn(bom, date);
  if (!version) return withoutBill(item, date);
  if (!routing) return withoutRouting(item);
  const lost = version.lines.find(
    ({ operation }) => !routing.operations.some((o) => o.sequence === operation),
  );
  return lost
    ? reject(
        'PRD-BOM-OPERATION',
        `${lost.item} is for operation ${lost.operation}, which the routing does not have.`,
      )
    : { bom: version, routing };
};
