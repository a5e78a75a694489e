/** The sales order knows what has left and what has arrived. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { salesOrder } from '../../selling/sales-order.js';

export const updateOrderWhenShipmentMoves = process('update-order-when-shipment-moves', {
  events: companyEvents,
  initial: {},
  owner: { role: 'warehouse' },
  on: {
    ShipmentDespatched: {
      about: (e) => e.data.salesOrder,
      send: (_, { subject, data: { salesOrder: id, lines } }) => [
        send(salesOrder, [id, 'RecordShipped'], { shipment: subject, lines }),
      ],
    },
    DeliveryConfirmed: {
      about: (e) => e.data.salesOrder,
      send: (_, { subject, data: { salesOrder: id, lines, deliveredOn } }) => [
        send(salesOrder, [id, 'RecordDelivered'], { shipment: subject, lines, deliveredOn }),
      ],
    },
  },
});
