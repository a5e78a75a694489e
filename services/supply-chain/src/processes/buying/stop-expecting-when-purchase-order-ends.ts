/** What was ordered and will not come is not counted as on order any more. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { OpenOrderLine } from '@gemba/contracts/events/supply-chain/procurement';
import type { Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { stockItem } from '../../stock/stock-item.js';

/** The site to which the order was to deliver. */
type Run = { readonly replenishes: string | null };

const NOTHING_YET: Run = { replenishes: null };

type End = { readonly data: { readonly reason: string; readonly open?: readonly OpenOrderLine[] } };

const stopExpecting = ({ replenishes: site }: Run, { data: { reason, open = [] } }: End): readonly Sent[] =>
  site === null
    ? []
    : open.map(({ item, quantity }) => ({
        ...send(stockItem, [`${site}.${item}`, 'StopExpecting'], { quantity, reason }),
        site,
      }));

export const stopExpectingOrder = process('stop-expecting-when-purchase-order-ends', {
  events: companyEvents,
  initial: NOTHING_YET,
  owner: { role: 'buyer' },
  on: {
    PurchaseOrderPlaced: {
      about: (e) => e.subject,
      remember: (_, { data: { site } }) => ({ replenishes: site }),
    },
    PurchaseOrderLineClosed: {
      about: (e) => e.subject,
      send: (_, { data: { site, line, item, kind, open, reason } }) => {
        const why = reason ?? `Line ${line} is complete within its ${kind}.`;
        return [
          { ...send(stockItem, [`${site}.${item}`, 'StopExpecting'], { quantity: open, reason: why }), site },
        ];
      },
    },
    PurchaseOrderClosed: { about: (e) => e.subject, send: stopExpecting },
    PurchaseOrderCancelled: { about: (e) => e.subject, send: stopExpecting },
  },
});
