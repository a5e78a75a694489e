/**
 * A placed order takes free stock line by line, all or nothing; what stock does not have is made, or
 * bought.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { demandOf } from '../../orders/order-lines.js';
import { unlessCancelled } from './unless-cancelled.js';
import { salesOrder } from '../../selling/sales-order.js';
import { stockItem } from '../../stock/stock-item.js';

export const reserveWhenOrderIsPlaced = process('reserve-when-order-is-placed', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    SalesOrderPlaced: {
      about: (e) => e.subject,
      // What is promised with it is supplied out of what it is promised out of.
      send: (_, { subject, data: { site, lines, promised = [] } }) =>
        lines
          .filter(({ line }) => !promised.includes(line))
          .map(({ line, item, quantity }) => ({
            ...send(stockItem, [`${site}.${item}`, 'ReserveStock'], {
              demand: demandOf(subject, line),
              quantity,
            }),
            site,
            otherwise: () => [
              {
                ...send(salesOrder, [subject, 'RequestProduction'], { line }),
                otherwise: {
                  'SCM-SO-BOUGHT': () => [
                    {
                      ...send(salesOrder, [subject, 'RequestPurchase'], { line }),
                      otherwise: unlessCancelled,
                    },
                  ],
                  ...unlessCancelled,
                },
              },
            ],
          })),
    },
  },
});
