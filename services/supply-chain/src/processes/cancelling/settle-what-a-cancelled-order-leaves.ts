/**
 * When a sales order, or a line of one, is cancelled, what was made or bought for it is found and compared,
 * and the cheapest combination is taken as far as programs may; what comes to be known later is found then.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { CancelledLine } from '@gemba/contracts/events/supply-chain/cancellations';
import type { Heard, Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { cancellation } from '../../cancelling/cancellation.js';
import { entry } from '../../facts/facts.js';
import { orderOfDemand } from '../../orders/order-lines.js';
import { stockItem } from '../../stock/stock-item.js';

/** The cancellation that each line is part of. */
type Run = { readonly cancellations: Readonly<Record<string, string>> };

const NOT_CANCELLED: Run = { cancellations: {} };

const orderIn = (demand: string | undefined): string | null => orderOfDemand(demand)?.salesOrder ?? null;

const withLines = ({ cancellations }: Run, lines: readonly { readonly line: string }[], id: string): Run => ({
  cancellations: { ...cancellations, ...Object.fromEntries(lines.map(({ line }) => [line, id])) },
});

/** Traced anew when something is made or bought for a line that is cancelled by then. */
const found = ({ cancellations }: Run, demand: string | undefined, supply: string): readonly Sent[] => {
  const id = entry(cancellations, orderOfDemand(demand)?.line ?? '');
  return id === undefined ? [] : [send(cancellation, [id, 'TraceCancellation'], { supply })];
};

type Of = Pick<Heard, 'siteId' | 'subject'>;

const opened = (
  id: string,
  { siteId, subject: salesOrder }: Of,
  { lines, reason }: { readonly lines: readonly CancelledLine[]; readonly reason: string },
): readonly Sent[] => {
  const what = lines.map(({ line, item, quantity }) => ({ line, item, quantity }));
  const wish = { site: siteId ?? '', salesOrder, lines: what, reason };
  return [{ ...send(cancellation, [id, 'OpenCancellation'], wish), site: siteId }];
};

const idOfLine = (order: string, line: string): string => `${order}.${line}`;

type LineEnd = Of & { readonly data: CancelledLine & { readonly reason: string } };

const lineEnded = {
  about: ({ subject }: LineEnd) => subject,
  remember: (run: Run, { subject, data }: LineEnd) => withLines(run, [data], idOfLine(subject, data.line)),
  send: (_: Run, { data, ...of }: LineEnd) =>
    opened(idOfLine(of.subject, data.line), of, { lines: [data], reason: data.reason }),
};

export const settleCancelledOrder = process('settle-what-a-cancelled-order-leaves', {
  events: companyEvents,
  initial: NOT_CANCELLED,
  owner: { topic: 'cancellation' },
  on: {
    SalesOrderCancelled: {
      about: (e) => e.subject,
      remember: (run, { subject, data: { lines } }) => withLines(run, lines, subject),
      send: (_, { data, ...of }) => opened(of.subject, of, data),
    },
    SalesOrderLineCancelled: lineEnded,
    SalesOrderRestCancelled: lineEnded,
    ProductionOrderCreated: {
      about: ({ data: { demand } }) => orderIn(demand),
      send: (run, { subject, data: { demand } }) => found(run, demand, `production-order/${subject}`),
    },
    RequisitionRaised: {
      about: ({ data: { cause } }) => orderIn(cause),
      send: (run, { subject, data: { cause } }) => found(run, cause, `requisition/${subject}`),
    },
    // A lot that was made for it comes free only now, and was kept for it.
    StockReserved: {
      about: ({ data: { demand } }) => orderIn(demand),
      send: ({ cancellations }, { siteId, data: { item, demand } }) =>
        entry(cancellations, orderOfDemand(demand)?.line ?? '') === undefined
          ? []
          : [
              send(stockItem, [`${siteId ?? ''}.${item}`, 'ReleaseReservation'], {
                ...{ demand, reason: 'The order is cancelled.' },
              }),
            ],
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
