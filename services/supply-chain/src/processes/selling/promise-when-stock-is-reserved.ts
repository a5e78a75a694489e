/**
 * Stock that is reserved or will have come, or a production order that is created, is the evidence on which
 * a line is promised.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { ProductionOrderCreatedV2 } from '@gemba/contracts/events/production/execution';
import type { Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { addDecimal, multiplyDecimal, roundDecimal } from '@gemba/measures/decimal';
import { durationOf, secondsOf } from '@gemba/measures/duration';
import { orderOfDemand } from '../../orders/order-lines.js';
import { salesOrder } from '../../selling/sales-order.js';
import { stockItem } from '../../stock/stock-item.js';
import { unlessCancelled } from './unless-cancelled.js';

type Evidence = {
  readonly eventId: string;
  readonly available: string;
  readonly method: 'stock' | 'production' | 'purchase';
  readonly work?: string;
};

const promise = (demand: string | undefined, { eventId, ...found }: Evidence): readonly Sent[] => {
  const order = orderOfDemand(demand);
  if (!order) return [];
  const { salesOrder: id, line } = order;
  return [send(salesOrder, [id, 'PromiseSalesOrder'], { line, ...found, evidence: eventId })];
};

/** What an order that was cancelled no longer needs is free for others, and not waited for. */
const givenBack = (demand: string, { site, item }: { readonly site: string; readonly item: string }) => {
  const reason = 'The sales order is not open any more.';
  const give = send(stockItem, [`${site}.${item}`, 'ReleaseReservation'], { demand, reason });
  return { 'SCM-SO-STATE': () => [give] };
};

/** Digits after the point that a duration keeps. */
const MICROSECONDS = 6;

/** The time that all operations of an order take, one after the other. */
const workOf = ({ quantity, operations }: ProductionOrderCreatedV2): string =>
  durationOf(
    roundDecimal(
      operations
        .flatMap(({ setup, runPerUnit: run }) => [
          secondsOf(setup),
          multiplyDecimal(secondsOf(run), quantity.value),
        ])
        .reduce(addDecimal, '0'),
      MICROSECONDS,
    ),
  );

export const promiseWhenStockIsReserved = process('promise-when-stock-is-reserved', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    StockReserved: {
      about: (e) => orderOfDemand(e.data.demand)?.salesOrder ?? null,
      send: (_, { eventId, businessDate, data: { demand, site, item } }) => {
        const order = orderOfDemand(demand);
        if (!order) return [];
        const { salesOrder: id, line } = order;
        const promised = promise(demand, { eventId, available: businessDate, method: 'stock' });
        return [
          ...promised.map((sent) => ({ ...sent, otherwise: givenBack(demand, { site, item }) })),
          {
            ...send(salesOrder, [id, 'MarkLineReady'], { line, site, item, cause: eventId }),
            otherwise: unlessCancelled,
          },
        ];
      },
    },
    StockAwaited: {
      about: (e) => orderOfDemand(e.data.demand)?.salesOrder ?? null,
      // Without a date the line stays open: a buyer finds the requisition, and stock that comes promises it.
      send: (_, { eventId, data: { demand, expected, site, item } }) =>
        expected === undefined
          ? []
          : promise(demand, { eventId, available: expected, method: 'purchase' }).map((sent) => ({
              ...sent,
              otherwise: givenBack(demand, { site, item }),
            })),
    },
    ProductionOrderCreated: {
      about: (e) => orderOfDemand(e.data.demand)?.salesOrder ?? null,
      send: (_, { eventId, data }) =>
        promise(data.demand, {
          ...{ eventId, available: data.due, method: 'production', work: workOf(data) },
        }).map((sent) => ({ ...sent, otherwise: unlessCancelled })),
    },
  },
});
