/**
 * What a planner applies to bought items is done: what is short is asked for, a supplier is asked for
 * another date, and an order that nobody needs is cancelled.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { present } from '../../facts/facts.js';
import { purchaseOrder } from '../../purchasing/purchase-order.js';
import { requisition } from '../../purchasing/requisition.js';

export const carryOutWhatPlanningAsks = process('carry-out-what-planning-asks', {
  events: companyEvents,
  initial: {},
  owner: { role: 'buyer' },
  on: {
    PlanningActionApplied: {
      about: (e) => e.subject,
      send: (_, { subject, businessDate, data: { site, work, order } }) => {
        const { action, item, quantity, due, expected = due, supplier, target = '' } = work;
        const reason = `Planning action ${subject}.`;
        if (action === 'order' && order !== undefined) {
          // What is late is needed as soon as it can be there.
          const needBy = expected < businessDate ? businessDate : expected;
          const need = { site, item, quantity, needBy, cause: `planning/${site}.${item}` };
          const raised = { ...need, ...present({ supplier }) };
          return [{ ...send(requisition, [order, 'RaiseRequisition'], raised), site }];
        }
        const [kind, id = ''] = target.split('/');
        if (kind !== 'purchase-order') return [];
        return action === 'cancel'
          ? [send(purchaseOrder, [id, 'CancelPurchaseOrder'], { reason })]
          : [send(purchaseOrder, [id, 'RequestDeliveryDate'], { wanted: due, reason })];
      },
    },
  },
});
