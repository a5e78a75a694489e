/** What came back is made good again by an order of its own, named in the decision on it. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { plusDays } from '@gemba/measures/period';
import { productionOrder } from '../production-order/production-order.js';

/** Days that it has, until a planner says otherwise. */
const DAYS = 7;

export const createOrderWhenReturnIsRefurbished = process('create-order-when-return-is-refurbished', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    ReturnDispositionDecided: {
      about: ({ data: { refurbishment } }) => refurbishment?.order ?? null,
      send: (_, { subject: authorisation, data }) => {
        const { site, part, item, lot, quantity, refurbishment } = data;
        if (!refurbishment) return [];
        const { order, into, decidedOn } = refurbishment;
        const refurbishes = { authorisation, part, item, lot, quantity };
        const wanted = { site, item: into, quantity, due: plusDays(decidedOn, DAYS), refurbishes };
        return [send(productionOrder, [order, 'CreateProductionOrder'], wanted)];
      },
    },
  },
});
