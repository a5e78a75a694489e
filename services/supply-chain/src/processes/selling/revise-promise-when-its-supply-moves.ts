/** A line whose stock, purchase or production moves is promised anew, with what moved it. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { PromisedTo } from '@gemba/contracts/events/supply-chain/procurement';
import type { Otherwise, Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { orderOfDemand } from '../../orders/order-lines.js';
import type { RevisePromise } from '../../selling/sales-order.js';
import { salesOrder } from '../../selling/sales-order.js';
import { stockItem } from '../../stock/stock-item.js';

/** It ended meanwhile, or what moved was never for a sales order, whatever its name looks like. */
const unlessOver = {
  'SCM-SO-STATE': () => [],
  'SCM-SO-LINE': () => [],
  'PLT-NOT-FOUND': () => [],
} satisfies Otherwise;

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
  readonly siteId: string | null;
  readonly data: { readonly reason: string; readonly item?: string };
};

type Moving = Pick<RevisePromise, 'available' | 'lost'>;

/** The line that an order is made for has it in its name; others may have been promised what it makes. */
const moved = ({ eventId: cause, subject, siteId, data: { reason, item } }: OfMaker, to: Moving = {}) => {
  const source = `production-order/${subject}`;
  const why = { cause, because: source, reason };
  const { lost: _, ...own } = to;
  const others =
    siteId === null || item === undefined
      ? []
      : [
          {
            ...send(stockItem, [`${siteId}.${item}`, 'TellPromised'], { source, ...to, ...why }),
            site: siteId,
          },
        ];
  return [...maker(subject, { ...own, ...why }), ...others];
};

const about = ({ subject }: { readonly subject: string }): string => subject;

/** Nobody knows when an order comes that stands still. */
const held = { about, send: (_: unknown, e: OfMaker) => moved(e) };

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
    PromisedSupplyMoved: {
      about,
      send: (_, { data: { site: __, item: ___, promises, ...move } }) =>
        promises.map((line) => revise(line, move)),
    },
    ProductionOrderRescheduled: { about, send: (_, e) => moved(e, { available: e.data.to }) },
    ProductionOrderHeld: held,
    ProductionOrderCancelled: { about, send: (_, e) => moved(e, { lost: ALL }) },
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
