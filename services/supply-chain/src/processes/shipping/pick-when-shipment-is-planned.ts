/**
 * A planned shipment has its lines allotted by the sales order, so that no two are sent with the same. Each
 * allotted line is taken from stock: at once where its lot was named, otherwise when somebody picks it; what
 * the order or the stock refuses is recorded as short.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { ShipmentLine } from '@gemba/contracts/events/supply-chain/sales';
import type { Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { present } from '../../facts/facts.js';
import { isZero } from '@gemba/measures/quantity';
import { demandOf } from '../../orders/order-lines.js';
import { salesOrder } from '../../selling/sales-order.js';
import { shipment } from '../../selling/shipment.js';
import { stockItem } from '../../stock/stock-item.js';

const short = (id: string, { line, item, lot }: Omit<ShipmentLine, 'quantity'>, reason: string) =>
  send(shipment, [id, 'RecordPickShort'], { line, item, lot, reason });

const backTo = (order: string, id: string, { line, lot }: Pick<ShipmentLine, 'line' | 'lot'>) =>
  send(salesOrder, [order, 'ReturnAllotment'], { shipment: id, line, lot });

type Taking = { readonly shipment: string; readonly order: string; readonly site: string | null };

const taken = ({ shipment: id, order, site }: Taking, { line, item, lot, quantity }: ShipmentLine): Sent => {
  const purpose = { kind: 'shipment', id, line } as const;
  const issue = { lot, quantity, purpose, demand: demandOf(order, line) };
  return {
    ...send(stockItem, [`${site ?? ''}.${item}`, 'IssueStock'], issue),
    otherwise: ({ detail }: { readonly detail: string }) => [
      short(id, { line, item, lot }, detail),
      backTo(order, id, { line, lot }),
    ],
  };
};

export const pickWhenShipmentIsPlanned = process('pick-when-shipment-is-planned', {
  events: companyEvents,
  initial: {},
  owner: { role: 'warehouse' },
  on: {
    ShipmentPlanned: {
      about: (e) => e.subject,
      send: (_, { subject, data: { salesOrder: order, lines, wanted } }) => {
        const allShort = ({ detail }: { readonly detail: string }) =>
          lines.map((line) => short(subject, line, detail));
        const toPick = wanted === undefined ? undefined : true;
        return [
          {
            ...send(salesOrder, [order, 'AllotShipment'], {
              shipment: subject,
              lines,
              ...present({ toPick }),
            }),
            otherwise: { 'SCM-SO-STATE': allShort, 'SCM-SO-LINE': allShort, 'SCM-SHP-OVER': allShort },
          },
        ];
      },
    },
    SalesOrderLineAllotted: {
      about: ({ data: { shipment: id, toPick } }) => (toPick === true ? null : id),
      send: (_, { subject: order, siteId: site, data: { shipment: id, ...line } }) => [
        taken({ shipment: id, order, site }, line),
      ],
    },
    ShipmentPickChanged: {
      about: (e) => e.subject,
      send: (_, { subject, eventId: cause, data }) => {
        const { salesOrder: order, line, lot, quantity, instead, missing, reason } = data;
        const because = `shipment/${subject}`;
        const lost = { source: `lot/${lot}`, lost: missing.value, cause, because, reason };
        return [
          send(salesOrder, [order, 'ReplanAllotment'], { shipment: subject, line, lot, quantity, instead }),
          // What no other lot was found for comes later, or not at all: the customer is told when.
          ...(isZero(missing)
            ? []
            : [
                {
                  ...send(salesOrder, [order, 'RevisePromise'], { line, ...lost }),
                  otherwise: { 'SCM-SO-STATE': () => [], 'SCM-SO-LINE': () => [] },
                },
              ]),
        ];
      },
    },
    ShipmentPickConfirmed: {
      about: (e) => e.subject,
      send: (_, { subject, siteId: site, data: { salesOrder: order, ...line } }) => [
        taken({ shipment: subject, order, site }, line),
      ],
    },
    // Somebody did not find it, or it is not wanted any more: another shipment may bring it.
    PickShort: {
      about: ({ subject, data }) => (data.salesOrder === undefined ? null : subject),
      send: (_, { subject, data: { salesOrder: order = '', line, lot } }) => [
        backTo(order, subject, { line, lot }),
      ],
    },
    ShipmentCancelled: {
      about: (e) => e.subject,
      send: (_, { subject, data: { salesOrder: order, lines } }) =>
        lines.map((line) => backTo(order, subject, line)),
    },
    StockIssued: {
      about: ({ data: { purpose } }) => (purpose.kind === 'shipment' ? purpose.id : null),
      send: (_, { data: { purpose, item, lot, quantity } }) => [
        send(shipment, [purpose.id, 'RecordPick'], { line: purpose.line ?? '1', item, lot, quantity }),
      ],
    },
  },
});
