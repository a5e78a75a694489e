/** A planned shipment is picked from stock line by line; what stock refuses is recorded as short. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { demandOf } from '../../selling/order-lines.js';
import { shipment } from '../../selling/shipment.js';
import { stockItem } from '../../stock/stock-item.js';

export const pickWhenShipmentIsPlanned = process('pick-when-shipment-is-planned', {
  events: companyEvents,
  initial: {},
  on: {
    ShipmentPlanned: {
      about: (e) => e.subject,
      send: (_, { subject, data: { site, salesOrder, lines } }) =>
        lines.map(({ line, item, lot, quantity }) => {
          const purpose = { kind: 'shipment', id: subject, line } as const;
          const issue = { lot, quantity, purpose, demand: demandOf(salesOrder, line) };
          return {
            ...send(stockItem, [`${site}.${item}`, 'IssueStock'], issue),
            otherwise: ({ detail }) => [
              send(shipment, [subject, 'RecordPickShort'], { line, item, lot, reason: detail }),
            ],
          };
        }),
    },
    StockIssued: {
      about: ({ data: { purpose } }) => (purpose.kind === 'shipment' ? purpose.id : null),
      send: (_, { data: { purpose, item, lot, quantity } }) => [
        send(shipment, [purpose.id, 'RecordPick'], { line: purpose.line ?? '1', item, lot, quantity }),
      ],
    },
  },
});
