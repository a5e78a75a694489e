/** When stock leaves for a production order, the order records it by lot, or says why it cannot take it. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { productionOrder } from '../production-order/production-order.js';

const WHOLE = /^[1-9]\d*$/;

export const recordMaterialWhenStockIsIssued = process('record-material-when-stock-is-issued', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    StockIssued: {
      about: ({ data: { purpose } }) => (purpose.kind === 'production-order' ? purpose.id : null),
      send: (_, { data: { item, lot, quantity, purpose } }) => {
        const material = { item, lot, quantity };
        const operation = WHOLE.test(purpose.line ?? '') ? { operation: Number(purpose.line) } : {};
        return [
          {
            ...send(productionOrder, [purpose.id, 'RecordMaterial'], { ...material, ...operation }),
            // The stock has moved already: it is written down where a person will look for it.
            otherwise: ({ code, detail }) => [
              send(productionOrder, [purpose.id, 'RefuseMaterial'], { ...material, code, reason: detail }),
            ],
          },
        ];
      },
    },
  },
});
