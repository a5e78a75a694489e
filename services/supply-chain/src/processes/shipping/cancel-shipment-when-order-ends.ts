/** What waits to be picked for an order, or a line of one, is not picked any more once it is cancelled. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { shipment } from '../../selling/shipment.js';

/** Shipments whose lots wait to be picked. */
type Run = { readonly shipments: readonly string[] };

const NONE: Run = { shipments: [] };

export const cancelShipmentOfCancelledOrder = process('cancel-shipment-when-order-ends', {
  events: companyEvents,
  initial: NONE,
  owner: { role: 'warehouse' },
  on: {
    ShipmentPlanned: {
      about: ({ data: { salesOrder, wanted } }) => (wanted === undefined ? null : salesOrder),
      remember: ({ shipments }, { subject }) => ({ shipments: [...shipments, subject] }),
    },
    SalesOrderCancelled: {
      about: (e) => e.subject,
      send: ({ shipments }, { data: { reason } }) =>
        shipments.map((id) => ({
          ...send(shipment, [id, 'CancelShipment'], { reason }),
          // It has left with other lines, or is cancelled by itself.
          otherwise: { 'SCM-SHP-STATE': () => [] },
        })),
    },
    SalesOrderLineCancelled: {
      about: (e) => e.subject,
      send: ({ shipments }, { data: { line, reason } }) =>
        shipments.map((id) => send(shipment, [id, 'WithdrawShipmentLine'], { line, reason })),
    },
  },
});
