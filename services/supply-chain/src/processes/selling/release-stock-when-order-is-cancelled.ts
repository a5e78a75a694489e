/** What a cancelled order, or line of one, had reserved is free for others. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Heard, Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { demandOf } from '../../orders/order-lines.js';
import { stockItem } from '../../stock/stock-item.js';

type Line = { readonly line: string; readonly item: string };
type Of = Pick<Heard, 'siteId' | 'subject'>;

const released = ({ siteId, subject }: Of, { line, item }: Line, reason: string): Sent => ({
  ...send(stockItem, [`${siteId ?? ''}.${item}`, 'ReleaseReservation'], {
    demand: demandOf(subject, line),
    reason,
  }),
  site: siteId,
});

export const releaseCancelledStock = process('release-stock-when-order-is-cancelled', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    SalesOrderCancelled: {
      about: (e) => e.subject,
      send: (_, { data: { lines, reason }, ...of }) => lines.map((line) => released(of, line, reason)),
    },
    SalesOrderLineCancelled: {
      about: (e) => e.subject,
      send: (_, { data, ...of }) => [released(of, data, data.reason)],
    },
    SalesOrderRestCancelled: {
      about: (e) => e.subject,
      send: (_, { data, ...of }) => [released(of, data, data.reason)],
    },
  },
});
