/**
 * A planned shipment has its lines allotted by the sales order, so that no two are sent with the same, and
 * each
 * allotted line is picked from stock; what the order or the stock refuses is recorded as short.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { ShipmentLine } from '@gemba/contracts/events/supply-chain/sales';
import { process, send } from '@gemba/decider/process';
import { demandOf } from '../../orders/order-lines.js';
import { salesOrder } from '../../selling/sales-order.js';
import { shipment } from '../../selling/shipment.js';
import { stockItem } from '../../stock/stock-item.js';

const short = (id: string, { line, item, lot }: Omit<ShipmentLine, 'quantity'>, reason: string) =>
  send(shipment, [id, 'RecordPickShort'], { line, item, lot, reason });

export const pickWhenShipmentIsPlanned = process('pick-when-shipment-is-planned', {
  events: companyEvents,
  initial: {},
  owner: { role: 'warehouse' },
  on: {
    ShipmentPlanned: {
      about: (e) => e.subject,
      send: (_, { subject, data: { salesOrder: order, lines } }) => {
        const allShort = ({ detail }: { readonly detail: string }) =>
          lines.map((line) => short(subject, line, detail));
        return [
          {
            ...send(salesOrder, [order, 'AllotShipment'], { shipment: subject, lines }),
            otherwise: { 'SCM-SO-STATE': allShort, 'SCM-SO-LINE': allShort, 'SCM-SHP-OVER': allShort },
          },
        ];
      },
    },
    SalesOrderLineAllotted: {
      about: (e) => e.data.shipment,
      send: (_, { subject, siteId, data: { shipment: id, line, item, lot, quantity } }) => {
        const purpose = { kind: 'shipment', id, line } as const;
        const issue = { lot, quantity, purpose, demand: demandOf(subject, line) };
        return [
          {
            ...send(stockItem, [`${siteId ?? ''}.${item}`, 'IssueStock'], issue),
            otherwise: ({ detail }) => [
              short(id, { line, item, lot }, detail),
              send(salesOrder, [subject, 'ReturnAllotment'], { shipment: id, line, lot }),
            ],
          },
        ];
      },
    },
    StockIssued: {
      about: ({ data: { purpose } }) => (purpose.kind === 'shipment' ? purpose.id : null),
      send: (_, { data: { purpose, item, lot, quantity } }) => [
        send(shipment, [purpose.id, 'RecordPick'], { line: purpose.line ?? '1', item, lot, quantity }),
      ],
    },
  },
});
