/**
 * When free stock falls to its reorder point, the site asks for more; the stock says so once per
 * replenishment.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { present } from '../../facts/facts.js';
import { dateAfter } from '../../purchasing/lead-time.js';
import { requisition } from '../../purchasing/requisition.js';

export const requisitionAtReorderPoint = process('requisition-when-reorder-point-is-reached', {
  events: companyEvents,
  initial: {},
  on: {
    ReorderPointReached: {
      about: (e) => `${e.data.site}.${e.data.item}`,
      send: (_, { eventId, businessDate, data }) => {
        const { site, item, orderQuantity, supplier, leadTime } = data;
        const needBy = leadTime === undefined ? businessDate : dateAfter(businessDate, leadTime);
        const cause = `reorder-point/${site}.${item}`;
        const need = { site, item, quantity: orderQuantity, needBy, cause, ...present({ supplier }) };
        return [{ ...send(requisition, [`R-${eventId}`, 'RaiseRequisition'], need), site }];
      },
    },
  },
});
