/**
 * How a production order ends: what its last operation says, and what keeps it from being cancelled or
 * closed.
 */
import type { Given } from '@gemba/decider/decider';
import { isProcess } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { isZero, sumOf } from '@gemba/measures/quantity';
import type { CountedOutput } from './commands.js';
import type { OperationState, ProductionOrder } from './order-state.js';
import { isService } from './order-state.js';
import { madeBeside } from './outputs.js';

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
    ...{ item: made, ordered: quantity, good, due, ...(isService(order) ? {} : { lot: `L-${id}` }) },
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

export const workInProgress = ({ operations, components }: ProductionOrder): Rejection | null => {
  const begun = operations.find(({ startedAt }) => startedAt !== '');
  const used = components.find(({ issued: quantity }) => !isZero(quantity));
  if (!begun && !used) return null;
  const what = begun ? `operation ${begun.sequence} is ${begun.status}` : `${used?.item ?? ''} is issued`;
  return reject(
    'PRD-CANCEL-WIP',
    `Work has begun: ${what}. Complete the order, or report the rest as scrap.`,
  );
};

export const openOperations = ({ status, operations }: ProductionOrder): Rejection | null => {
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
export const uninspected = (by: Given['by']): Rejection | null =>
  isProcess(by)
    ? null
    : reject(
        'PRD-CLOSE-OPEN',
        'Its lot is not received or inspected yet; decide the inspection, and the order closes by itself.',
      );
