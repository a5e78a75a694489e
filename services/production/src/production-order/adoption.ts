/** An order that nobody has begun can be made by another version of its bill: none switches by itself. */
import type { BillOfMaterialsReleased } from '@gemba/contracts/events/production/definition';
import type { Component, OrderOutput } from '@gemba/contracts/events/production/execution';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { isZero } from '@gemba/measures/quantity';
import type { BillOfMaterials } from '../definition/bom-version.js';
import type { AdoptBillVersion } from './commands.js';
import { withoutBill } from './explosion.js';
import { needs, outputsOf, phantomWithoutBill } from './needs.js';
import type { ProductionOrder } from './order-state.js';
import { operationOf } from './order-state.js';

type Version = Pick<BillOfMaterialsReleased, 'base' | 'lines' | 'outputs'>;

type Circumstances = {
  readonly phantoms?: Readonly<Record<string, BillOfMaterials>>;
  readonly date: string;
};

const LEAVE_IT = 'Finish the order as it is; or make it smaller, and create an order for the rest.';

/** What was given to it, or done with it, by the version that it has. */
const begun = ({ operations, components, substituted }: ProductionOrder): Rejection | null => {
  const used = components.find(({ issued }) => !isZero(issued));
  if (used)
    return reject(
      'PRD-ORD-BEGUN',
      `${used.issued.value} ${used.issued.unit} of ${used.item} are issued to it.`,
      {
        hint: LEAVE_IT,
      },
    );
  const at = operations.find(({ startedAt }) => startedAt !== '');
  if (at) return reject('PRD-ORD-BEGUN', `Operation ${at.sequence} was started.`, { hint: LEAVE_IT });
  return substituted
    ? reject('PRD-ORD-BEGUN', 'An alternate stands in for a component, by the version it has.', {
        hint: LEAVE_IT,
      })
    : null;
};

/** What the order would take by another version of its bill, or why it cannot. */
export const byVersion = (
  order: ProductionOrder,
  version: Version,
  { phantoms = {}, date }: Circumstances,
): { readonly components: Component[]; readonly outputs?: OrderOutput[] } | Rejection => {
  const of = { boms: phantoms, date };
  const empty = phantomWithoutBill(version, of);
  const no = begun(order) ?? (empty === undefined ? null : withoutBill(empty, date));
  if (no) return no;
  const components = needs(order.ordered.quantity, version, of);
  const lost = components.find(({ operation }) => operationOf(order, operation) === undefined);
  if (lost)
    return reject(
      'PRD-BOM-OPERATION',
      `${lost.item} is for operation ${lost.operation}, which the order does not have; create it anew.`,
    );
  const outputs = outputsOf(order.ordered.quantity, version);
  return { components, ...(outputs.length > 0 ? { outputs } : {}) };
};

export const adopted = (
  order: ProductionOrder,
  { version: to, reason }: AdoptBillVersion,
  { bom, ...circumstances }: Circumstances & { readonly bom: BillOfMaterials | undefined },
) => {
  const { bomVersion: from, ordered } = order;
  if (from === to) return [];
  const version = bom?.versions.find((each) => each.version === to);
  if (!version)
    return reject('PRD-BOM-MISSING', `Version ${to} of the bill of ${ordered.item} is not released.`);
  const takes = byVersion(order, version, circumstances);
  if (isRefused(takes)) return takes;
  const still = new Set(takes.components.map(({ item }) => item));
  const noLonger = [...new Set(order.components.map(({ item }) => item))].filter((item) => !still.has(item));
  return [happened('BillVersionAdopted', { item: ordered.item, from, to, ...takes, noLonger, reason })];
};
