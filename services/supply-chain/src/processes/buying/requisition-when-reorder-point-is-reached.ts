/**
 * When free stock falls to its reorder point, the site asks for more; the stock says so once per
 * replenishment.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { present } from '../../facts/facts.js';
import { REORDER_POINT, requisition } from '../../purchasing/requisition.js';

export const requisitionAtReorderPoint = process('requisition-when-reorder-point-is-reached', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    ReorderPointReached: {
      about: (e) => `${e.data.site}.${e.data.item}`,
      send: (_, { eventId, data }) => {
        const { site, item, orderQuantity, supplier, leadTime } = data;
        const cause = `${REORDER_POINT}${site}.${item}`;
        const need = { site, item, quantity: orderQuantity, cause, ...present({ supplier, leadTime }) };
        return [{ ...send(requisition, [`R-${eventId}`, 'RaiseRequisition'], need), site }];
      },
    },
  },
});
