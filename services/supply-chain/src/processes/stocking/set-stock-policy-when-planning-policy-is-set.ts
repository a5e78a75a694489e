/**
 * Production plans how an item is replenished at a site; the stock of the item there keeps to it, or leaves
 * it to the planning of requirements.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { present } from '../../facts/facts.js';
import { stockItem } from '../../stock/stock-item.js';

export const setStockPolicy = process('set-stock-policy-when-planning-policy-is-set', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    PlanningPolicySet: {
      about: (e) => `${e.data.site}.${e.subject}`,
      send: (_, { subject: item, data }) => {
        const { site, reorderPoint, orderQuantity, leadTime, supplier } = data;
        if (reorderPoint === undefined || orderQuantity === undefined)
          return [{ ...send(stockItem, [`${site}.${item}`, 'EndStockPolicy'], { item, site }), site }];
        const policy = { site, item, reorderPoint, orderQuantity, leadTime, ...present({ supplier }) };
        return [{ ...send(stockItem, [`${site}.${item}`, 'SetStockPolicy'], policy), site }];
      },
    },
  },
});
