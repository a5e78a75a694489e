/** A line whose stock, purchase or production moves is promised anew, with what moved it. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { PromisedTo } from '@gemba/contracts/events/supply-chain/procurement';
import type { Otherwise, Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { orderOfDemand } from '../../orders/order-lines.js';
import type { RevisePromise } from '../../selling/sales-order.js';
import { salesOrder } from '../../selling/sales-order.js';

/** It ended meanwhile, or what moved was never for a sales order. */
const unlessOver = { 'SCM-SO-STATE': () => [], 'SCM-SO-LINE': () => [] } satisfies Otherwise;

const revise = ({ salesOrder: id, line }: PromisedTo, moved: Omit<RevisePromise, 'line'>): Sent => ({
  ...send(salesOrder, [id, 'RevisePromise'], { line, ...moved }),
  otherwise: unlessOver,
});

/** The line for which an order is made, by its name; null for an order of another name. */
const madeFor = (order: string): PromisedTo | null => {
  const dot = order.lastIndexOf('.');
  return dot > 0 && dot < order.length - 1
    ? { salesOrder: order.slice(0, dot), line: order.slice(dot + 1) }
    : null;
};

type Why = Pick<RevisePromise, 'cause' | 'because' | 'reason'>;

const maker = (order: string, moved: Why & Pick<RevisePromise, 'available' | 'end'>): readonly Sent[] => {
  const line = madeFor(order);
  return line ? [revise(line, { source: `production-order/${order}`, ...moved })] : [];
};

type OfMaker = {
  readonly eventId: string;
  readonly subject: string;
  readonly data: { readonly reason: string };
};

/** Nobody knows when an order comes that stands still or is not made at all. */
const stopped = {
  about: ({ subject }: OfMaker) => (madeFor(subject) ? subject : null),
  send: (_: unknown, { eventId: cause, subject, data: { reason } }: OfMaker) =>
    maker(subject, { cause, because: `production-order/${subject}`, reason }),
};

type OrderEnd = {
  readonly eventId: string;
  readonly subject: string;
  readonly data: {
    readonly reason?: string;
    readonly promises?: readonly PromisedTo[];
  };
};

/** More than any line: all that was promised of it. */
const ALL = '999999999999';

/** What is missing was within the tolerance of its supplier. */
const TOO_LITTLE = 'Less came than was ordered, and no more will.';

const ended = {
  about: ({ subject, data: { promises } }: OrderEnd) => (promises ? subject : null),
  send: (_: unknown, { eventId: cause, subject, data: { reason = TOO_LITTLE, promises = [] } }: OrderEnd) => {
    const because = `purchase-order/${subject}`;
    return promises.map((line) => revise(line, { source: because, lost: ALL, cause, because, reason }));
  },
};

export const revisePromise = process('revise-promise-when-its-supply-moves', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    PurchaseOrderConfirmed: {
      about: ({ subject, data: { promises } }) => (promises ? subject : null),
      send: (_, { eventId: cause, subject, data: { promised: available, promises = [] } }) => {
        const because = `purchase-order/${subject}`;
        const reason = `The supplier holds to ${available}.`;
        return promises.map((line) => revise(line, { source: because, available, cause, because, reason }));
      },
    },
    PurchaseOrderLineClosed: ended,
    PurchaseOrderClosed: ended,
    PurchaseOrderCancelled: ended,
    // A hold, a count or a taking by hand took the stock away; a demand that ended itself needs none.
    ReservationReleased: {
      about: ({ data: { lot, demand } }) =>
        lot === undefined ? null : (orderOfDemand(demand)?.salesOrder ?? null),
      send: (_, { eventId: cause, data: { lot = '', demand, quantity, reason } }) => {
        const line = orderOfDemand(demand);
        const source = `lot/${lot}`;
        return line ? [revise(line, { source, lost: quantity.value, cause, because: source, reason })] : [];
      },
    },
    ProductionOrderRescheduled: {
      about: ({ subject }) => (madeFor(subject) ? subject : null),
      send: (_, { eventId: cause, subject, data: { to: available, reason } }) =>
        maker(subject, { available, cause, because: `production-order/${subject}`, reason }),
    },
    ProductionOrderHeld: stopped,
    ProductionOrderCancelled: stopped,
    ScheduleInvalidated: {
      about: ({ subject }) => subject,
      send: (_, { eventId: cause, data: { operations, cause: because, reason } }) =>
        [...new Set(operations.map(({ order }) => order))].flatMap((order) =>
          maker(order, { cause, because, reason }),
        ),
    },
    ScheduleAdopted: {
      about: ({ subject }) => subject,
      send: (_, { eventId: cause, subject, data: { number, operations } }) =>
        [...Map.groupBy(operations, ({ order }) => order)].flatMap(([order, of]) =>
          maker(order, {
            ...{ cause, because: `schedule/${subject}`, reason: `Schedule ${String(number)} is in force.` },
            end: of.map(({ end }) => end).reduce((a, b) => (a > b ? a : b)),
          }),
        ),
    },
  },
});
