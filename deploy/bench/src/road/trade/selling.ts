/** An order of two lines is placed, promised, shipped and delivered. */
import type { Order, Said } from './said.js';
import { money, pieces, says } from './said.js';

const LINES = ['1', '2'] as const;

const line = (order: Order, id: string) => ({
  line: id,
  item: order.item,
  quantity: pieces(order.pieces),
  price: money(order.cents, order.currency),
  requested: order.due,
});

const parcel = (order: Order, id: string) => ({
  line: id,
  item: order.item,
  lot: `L-${String(order.number)}`,
  quantity: pieces(order.pieces),
});

export const selling = (order: Order): readonly Said[] => {
  const { number, site, customer, day, due: date } = order;
  const stream = `sales-order-SO-${String(number)}`;
  const lines = LINES.map((id) => line(order, id));
  const promised = LINES.map((id) =>
    says(stream, 'SalesOrderPromised', {
      line: id,
      date,
      method: 'production',
      evidence: `MO-${String(number)}`,
    }),
  );
  return [says(stream, 'SalesOrderPlaced', { site, customer, lines, placedOn: day }), ...promised];
};

export const shipping = (order: Order): readonly Said[] => {
  const { number, site, customer, item, day: placedOn, due: promised } = order;
  const shipment = `SH-${String(number)}`;
  const salesOrder = `SO-${String(number)}`;
  const [sold, sent] = [`sales-order-${salesOrder}`, `shipment-${shipment}`];
  const about = { site, salesOrder, customer, lines: LINES.map((id) => parcel(order, id)) };
  const quantity = pieces(order.pieces);
  const price = money(order.cents, order.currency);
  const arrival = {
    item,
    quantity,
    ordered: quantity,
    price,
    promised,
    placedOn,
    shipment,
    deliveredOn: promised,
  };
  return [
    says(sent, 'ShipmentPlanned', { ...about, carrier: 'Rapide' }),
    ...LINES.map((id) => says(sent, 'ShipmentLinePicked', parcel(order, id))),
    says(sent, 'ShipmentDespatched', about),
    ...LINES.map((id) => says(sold, 'SalesOrderLineShipped', { line: id, item, quantity, shipment })),
    says(sent, 'DeliveryConfirmed', { ...about, receivedBy: 'Dock 3', deliveredOn: promised }),
    ...LINES.map((id) => says(sold, 'SalesOrderLineDelivered', { site, customer, line: id, ...arrival })),
  ];
};
