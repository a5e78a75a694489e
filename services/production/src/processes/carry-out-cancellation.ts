/**
 * What was decided on production for a cancelled sales order is done; what comes too late is said, so that it
 * is compared with what is possible by then.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { CancellationPart, CancellationStep } from '@gemba/contracts/events/supply-chain/cancellations';
import type { Rejection } from '@gemba/decider/decision';
import type { Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { productionOrder } from '../production-order/production-order.js';

const PREFIX = 'production-order/';

const orderIn = (supply = ''): string | null =>
  supply.startsWith(PREFIX) ? supply.slice(PREFIX.length) : null;

type Case = { readonly cancellation: string; readonly reason: string };

/** Completed, begun or ended meanwhile. */
const TOO_LATE = ['PRD-ORD-STATE', 'PRD-CANCEL-WIP', 'PRD-QTY-OVER', 'PRD-ISSUE-OVER'] as const;

const unlessTooLate = (order: string, { cancellation }: Case) =>
  Object.fromEntries(
    TOO_LATE.map((code) => [
      code,
      ({ detail: reason }: Rejection): readonly Sent[] => [
        send(productionOrder, [order, 'RefuseCancellationStep'], { cancellation, code, reason }),
      ],
    ]),
  );

/** The lot of what is completed goes into stock anyhow. */
const ifKept = { 'PRD-ORD-STATE': (): readonly Sent[] => [] };

const done = (order: string, [part, step]: readonly [CancellationPart, CancellationStep], of: Case) => {
  const { reason } = of;
  const { way, demand, to } = part;
  if (way === 'stop') {
    const lots = step.lots.map((lot) => ({ ...lot, disposition: 'scrap' as const }));
    return [send(productionOrder, [order, 'StopProductionOrder'], { reason, lots })];
  }
  if (way === 'reduce' && to)
    return [send(productionOrder, [order, 'ChangeProductionOrderQuantity'], { quantity: to, reason })];
  const repeg = { reason, ...(demand === undefined ? {} : { demand }) };
  return way === 'repeg' || way === 'keep'
    ? [send(productionOrder, [order, 'RepegProductionOrder'], repeg)]
    : [];
};

/** The order that was to serve the demand that is served now: nobody has begun with it. */
const replaced = ({ replaces }: CancellationPart, of: Case): readonly Sent[] => {
  const order = orderIn(replaces);
  return order === null
    ? []
    : [send(productionOrder, [order, 'CancelProductionOrder'], { reason: of.reason })];
};

export const carryOutCancellation = process('carry-out-cancellation', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    CancellationDecided: {
      about: (e) => e.subject,
      send: (_, { subject, data: { steps, salesOrder } }) => {
        const of = { cancellation: subject, reason: `Sales order ${salesOrder} is cancelled.` };
        return steps.flatMap((step) => {
          const order = orderIn(step.supply);
          const own = (part: CancellationPart): readonly Sent[] =>
            order === null
              ? []
              : done(order, [part, step], of).map((sent) => ({
                  ...sent,
                  otherwise: part.way === 'keep' ? ifKept : unlessTooLate(order, of),
                }));
          return step.parts.flatMap((part) => [...own(part), ...replaced(part, of)]);
        });
      },
    },
  },
});
