/**
 * How a production order ends: what its last operation says, and what keeps it from being cancelled or
 * closed.
 */
import type { Given } from '@gemba/decider/decider';
import { isProcess } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { isZero, sumOf } from '@gemba/measures/quantity';
import type { LotDisposition } from '@gemba/contracts/events/production/execution';
import type { CountedOutput, StopProductionOrder } from './commands.js';
import type { IssuedLot, OperationState, ProductionOrder } from './order-state.js';
import { isService } from './order-state.js';
import { madeBeside } from './outputs.js';
import { lotMade } from './refurbishing.js';

/**
 * What the end of the last operation says; an order that made nothing good, or a service, has no lot to wait
 * for and closes.
 */
export const finished = (
  order: ProductionOrder,
  operation: OperationState,
  { id, counted = [] }: { readonly id: string; readonly counted?: readonly CountedOutput[] | undefined },
) => {
  const { ordered, operations } = order;
  const { good } = operation;
  const outputs = madeBeside(order, operation, counted);
  if (isRefused(outputs)) return outputs;
  const { item: made, quantity, due, demand } = ordered;
  const completed = happened('ProductionOrderCompleted', {
    ...{ item: made, ordered: quantity, good, due, ...(isService(order) ? {} : lotMade(order, id)) },
    scrap: sumOf(
      operations.map(({ scrap }) => scrap),
      quantity.unit,
    ),
    ...(outputs.length > 0 ? { outputs: outputs.map((each) => ({ ...each, lot: `L-${id}` })) } : {}),
    ...(demand === undefined ? {} : { demand }),
  });
  return isZero(good) || isService(order)
    ? [completed, happened('ProductionOrderClosed', { item: made })]
    : [completed];
};

type Status = ProductionOrder['status'];

const OVER: readonly Status[] = ['none', 'completed', 'closed', 'cancelled'];

export const notIn = (order: ProductionOrder, ...allowed: readonly Status[]): Rejection | null =>
  allowed.includes(order.status)
    ? null
    : reject('PRD-ORD-STATE', `The order is ${order.status}; this needs it ${allowed.join(' or ')}.`);

/** Why an order that may be cancelled as such is not: somebody has begun with it. */
export const workInProgress = ({ status, operations, components }: ProductionOrder): Rejection | null => {
  if (OVER.includes(status)) return null;
  const begun = operations.find(({ startedAt }) => startedAt !== '');
  const used = components.find(({ issued: quantity }) => !isZero(quantity));
  if (!begun && !used) return null;
  const what = begun ? `operation ${begun.sequence} is ${begun.status}` : `${used?.item ?? ''} is issued`;
  return reject(
    'PRD-CANCEL-WIP',
    `Work has begun: ${what}. Complete the order, or report the rest as scrap.`,
  );
};

const running = ({ operations }: ProductionOrder): Rejection | null => {
  const found = operations.find(({ status }) => status === 'running');
  return found
    ? reject('PRD-ORD-STATE', `Operation ${found.sequence} is running. Pause it, then cancel the order.`)
    : null;
};

/** Every lot that went in, all of it, and nothing else. */
const undisposed = ({ lots }: ProductionOrder, said: readonly LotDisposition[]): Rejection | null => {
  const key = ({ item, lot, quantity }: IssuedLot): string =>
    `${item} ${lot} ${quantity.value} ${quantity.unit}`;
  const missing = new Set(lots.map(key)).symmetricDifference(new Set(said.map(key)));
  const [other] = missing;
  return other === undefined
    ? null
    : reject('PRD-CANCEL-WIP', `Say what becomes of each lot that went in, and of no other: ${other}.`);
};

/** The end of an order whatever was done with it; it says what becomes of each lot that went in. */
export const stopped = (order: ProductionOrder, { reason, lots }: StopProductionOrder) => {
  if (order.status === 'cancelled') return [];
  const { item, quantity } = order.ordered;
  const no = notIn(order, 'planned', 'released', 'held') ?? running(order) ?? undisposed(order, lots);
  const back = order.refurbishes && lots.length === 0 ? { refurbishes: order.refurbishes } : {};
  const went = lots.length > 0 ? { lots } : back;
  return no ?? [happened('ProductionOrderCancelled', { reason, item, quantity, ...went })];
};

const openOperations = ({ status, operations }: ProductionOrder): Rejection | null => {
  if (status === 'completed') return null;
  const open = operations.filter((operation) => operation.status !== 'done').map(({ sequence }) => sequence);
  return reject('PRD-CLOSE-OPEN', `Operations ${open.join(', ')} are open; complete them first.`, {
    violated: { rule: 'no open operation', actual: String(open.length), limit: '0' },
  });
};

/**
 * Only the process that hears of the lot can close: an order that is not closed yet has output nobody
 * decided on.
 */
const uninspected = (by: Given['by']): Rejection | null =>
  isProcess(by)
    ? null
    : reject(
        'PRD-CLOSE-OPEN',
        'Its lot is not received or inspected yet; decide the inspection, and the order closes by itself.',
      );

export const close = (order: ProductionOrder, by: Given['by']) => {
  if (order.status === 'closed') return [];
  return (
    notIn(order, 'planned', 'released', 'held', 'completed') ??
    openOperations(order) ??
    uninspected(by) ?? [happened('ProductionOrderClosed', { item: order.ordered.item })]
  );
};
