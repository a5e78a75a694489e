/**
 * When a sales order is cancelled, what was made or bought for it is found and compared, and the cheapest
 * combination is taken as far as programs may; what comes to be known later is found then.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { cancellation } from '../../cancelling/cancellation.js';
import { orderOfDemand } from '../../orders/order-lines.js';

type Run = { readonly isCancelled: boolean };

const NOT_CANCELLED: Run = { isCancelled: false };

const orderIn = (demand: string | undefined): string | null => orderOfDemand(demand)?.salesOrder ?? null;

/** Traced anew when something is made or bought for an order that is cancelled by then. */
const found =
  (kind: 'production-order' | 'requisition') =>
  ({ isCancelled }: Run, order: string | null, subject: string) =>
    isCancelled && order !== null
      ? [send(cancellation, [order, 'TraceCancellation'], { supply: `${kind}/${subject}` })]
      : [];

export const settleCancelledOrder = process('settle-what-a-cancelled-order-leaves', {
  events: companyEvents,
  initial: NOT_CANCELLED,
  owner: { topic: 'cancellation' },
  on: {
    SalesOrderCancelled: {
      about: (e) => e.subject,
      remember: () => ({ isCancelled: true }),
      send: (_, { subject, siteId, data: { lines, reason } }) => {
        const what = lines.map(({ line, item, quantity }) => ({ line, item, quantity }));
        const opened = { site: siteId ?? '', salesOrder: subject, lines: what, reason };
        return [{ ...send(cancellation, [subject, 'OpenCancellation'], opened), site: siteId }];
      },
    },
    ProductionOrderCreated: {
      about: ({ data: { demand } }) => orderIn(demand),
      send: (run, { subject, data: { demand } }) => found('production-order')(run, orderIn(demand), subject),
    },
    RequisitionRaised: {
      about: ({ data: { cause } }) => orderIn(cause),
      send: (run, { subject, data: { cause } }) => found('requisition')(run, orderIn(cause), subject),
    },
    CancellationTraced: {
      about: ({ subject, data: { supplies } }) => (supplies.length === 0 ? null : subject),
      send: (_, { subject }) => [send(cancellation, [subject, 'CompareCancellation'], {})],
    },
    CancellationCompared: {
      about: (e) => e.subject,
      send: (_, { subject }) => [
        {
          ...send(cancellation, [subject, 'FollowCancellationPlan'], {}),
          // Something moved between comparing and deciding: it is compared with what is there now.
          otherwise: { 'SCM-CXL-STALE': () => [send(cancellation, [subject, 'TraceCancellation'], {})] },
        },
      ],
    },
    CancellationStepRefused: {
      about: ({ data }) => data.cancellation,
      send: (_, { data }) => [send(cancellation, [data.cancellation, 'TraceCancellation'], {})],
    },
  },
});
