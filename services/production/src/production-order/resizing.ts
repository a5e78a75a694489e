/**
 * An order that nobody has finished an operation of can become larger or smaller, down to what was done
 * with it.
 */
import type { Component, OrderOutput } from '@gemba/contracts/events/production/execution';
import type { SiteFacts } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { isRefused, reject } from '@gemba/decider/decision';
import { businessDate } from '@gemba/measures/calendar';
import { withTolerance } from '@gemba/measures/issue';
import type { Quantity } from '@gemba/measures/quantity';
import { isAbove } from '@gemba/measures/quantity';
import type { BillOfMaterials } from '../definition/bom-version.js';
import { inWholeUnits } from '../definition/units.js';
import { needs, outputsOf } from './needs.js';
import type { ProductionOrder } from './order-state.js';
import { isService } from './order-state.js';
import { produced } from './report.js';

type Resized = {
  readonly to: Quantity;
  readonly components: readonly Component[];
  readonly outputs: readonly OrderOutput[];
};

type Bills = {
  readonly bom?: BillOfMaterials | undefined;
  readonly phantoms?: Readonly<Record<string, BillOfMaterials>>;
  readonly site: SiteFacts | null;
};

/** Share of its need that an order may be given, above it. */
const OVER_ISSUE = '0.05';

const belowDone = (order: ProductionOrder, to: Quantity): Rejection | null => {
  const done = order.operations.find(({ status }) => status === 'done');
  if (done)
    return reject(
      'PRD-ORD-STATE',
      `Operation ${done.sequence} is done with the old quantity; order what is missing anew.`,
    );
  const ahead = order.operations.find((operation) => isAbove(produced(operation), to));
  return ahead
    ? reject('PRD-QTY-OVER', `Operation ${ahead.sequence} has reported ${produced(ahead).value} already.`, {
        violated: {
          ...{ rule: 'reported ≤ ordered', actual: produced(ahead).value, limit: to.value, unit: to.unit },
        },
      })
    : null;
};

const belowIssued = (order: ProductionOrder, components: readonly Component[]): Rejection | null => {
  const over = order.components.find(({ item, operation, issued }) => {
    const need = components.find((each) => each.item === item && each.operation === operation);
    return need !== undefined && isAbove(issued, withTolerance(need.quantity, OVER_ISSUE));
  });
  return over
    ? reject('PRD-ISSUE-OVER', `${over.issued.value} ${over.issued.unit} of ${over.item} are issued already.`)
    : null;
};

const explodedOn = ({ explodedAt }: ProductionOrder, site: SiteFacts | null): string =>
  businessDate(explodedAt, { zone: site?.timeZone ?? 'UTC', dayStart: site?.dayStart ?? '00:00' });

/** What the order takes of another quantity, by the version of the bill that it is made by. */
export const resized = (
  order: ProductionOrder,
  quantity: Quantity,
  { bom, phantoms = {}, site }: Bills,
): Resized | Rejection => {
  if (order.substituted)
    return reject('PRD-ORD-STATE', 'An alternate stands in for a component; order what is missing anew.');
  const to = inWholeUnits(order.ordered.item, quantity, order.ordered.quantity.unit);
  if (isRefused(to)) return to;
  if (isService(order)) return belowDone(order, to) ?? { to, components: [], outputs: [] };
  const version = bom?.versions.find((each) => each.version === order.bomVersion);
  if (!version) return reject('PRD-BOM-MISSING', `Version ${order.bomVersion} of its bill is not known.`);
  const components = needs(to, version, { boms: phantoms, date: explodedOn(order, site) });
  const outputs = outputsOf(to, version);
  return belowDone(order, to) ?? belowIssued(order, components) ?? { to, components, outputs };
};
