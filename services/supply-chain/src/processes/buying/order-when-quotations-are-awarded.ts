/**
 * What is awarded is ordered at the quoted price, one order to a supplier, and marks what it answers. A
 * supplier that was blocked meanwhile is a refusal of the order, and so an exception of a buyer.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { orderedBy } from '../../purchasing/award.js';
import { purchaseOrder } from '../../purchasing/purchase-order.js';
import { requisition } from '../../purchasing/requisition.js';
import { supplier } from '../../purchasing/supplier.js';

const latest = (dates: readonly string[]): string => dates.toSorted().at(-1) ?? '';

export const orderAward = process('order-when-quotations-are-awarded', {
  events: companyEvents,
  initial: {},
  owner: { role: 'buyer' },
  on: {
    QuotationsAwarded: {
      about: (e) => e.subject,
      send: (_, { subject: requestForQuotation, data: { site, awards, agree } }) => {
        const ids = [...new Set(awards.map((each) => each.purchaseOrder))].sort();
        const orders = ids.map((id) => {
          const own = awards.filter((each) => each.purchaseOrder === id);
          const lines = orderedBy(awards, id);
          const promised = latest(own.map((each) => each.promised));
          const of = own[0]?.supplier ?? '';
          const order = { site, supplier: of, lines: [...lines], promised, requestForQuotation };
          return { ...send(purchaseOrder, [id, 'PlacePurchaseOrder'], order), site };
        });
        const prices = awards.map(({ supplier: of, item, price }) =>
          send(supplier, [of, 'AgreePrice'], { item, price }),
        );
        return agree ? [...orders, ...prices] : orders;
      },
    },
    PurchaseOrderPlaced: {
      about: (e) => (e.data.lines.some((line) => line.requisition !== undefined) ? e.subject : null),
      send: (_, { subject, data: { lines } }) => {
        const ids = new Set(lines.flatMap((line) => line.requisition ?? []));
        return [...ids].map((id) =>
          send(requisition, [id, 'MarkRequisitionOrdered'], { purchaseOrder: subject }),
        );
      },
    },
  },
});
