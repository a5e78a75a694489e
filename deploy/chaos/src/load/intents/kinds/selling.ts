/** Selling: orders are placed, shipped from shared lots, delivered, and sometimes cancelled. */
import type { Sale, Shipment } from '../board.js';
import { HOT_LOTS, SITES, SOLD } from '../../master/company.js';
import type { Intent } from '../asked.js';
import { customerFor, dayFrom, pieces } from '../asked.js';

const sell: Intent = (asked) => {
  const { chance, board, tag } = asked;
  const site = chance.pick(SITES);
  const customer = customerFor(asked, site.currency);
  const { currency } = customer;
  const items = chance.happens(0.3) ? SOLD : [chance.pick(SOLD)];
  const lines = items.map((item, index) => ({
    ...{ line: String(index + 1), item: item.id, quantity: pieces(chance.whole(1, 5), item) },
    price: { amount: item.price[currency], currency },
  }));
  const id = `SO-${tag}`;
  const sale: Sale = { id, site, customer, lines };
  const requested = dayFrom(asked, 2);
  return {
    operation: 'sales-order.PlaceSalesOrder',
    body: {
      ...{ id, site: site.id, customer: customer.id },
      lines: lines.map((line) => ({ ...line, requested })),
    },
    done: () => {
      board.sales.put(sale);
    },
  };
};

const cancel: Intent = ({ chance, board }) => {
  const sale = chance.maybe(board.sales.all);
  if (!sale) return null;
  const drop = (): void => {
    board.sales.take(sale);
  };
  return {
    operation: 'sales-order.CancelSalesOrder',
    id: sale.id,
    body: { reason: 'The customer changed plans.' },
    done: drop,
  };
};

/** The whole order from lots that others take from too; what was planned before may be planned again. */
const ship: Intent = ({ chance, board, tag }) => {
  const sale = chance.maybe(board.sales.all);
  const lots = SOLD.map(() => chance.pick(HOT_LOTS));
  const again = chance.happens(0.15);
  if (!sale) return null;
  const id = `SH-${tag}`;
  const shipment: Shipment = { id, sale, lines: sale.lines };
  const lines = sale.lines.map(({ line, item, quantity }, index) => ({
    ...{ line, item, quantity, lot: lots[index] ?? HOT_LOTS[0] },
  }));
  return {
    operation: 'shipment.PlanShipment',
    body: { id, site: sale.site.id, salesOrder: sale.id, carrier: 'Transalpin', lines },
    done: () => {
      board.planned.put(shipment);
      if (!again) board.sales.take(sale);
    },
  };
};

const despatch: Intent = ({ chance, board }) => {
  const shipment = chance.maybe(board.planned.all);
  if (!shipment) return null;
  return {
    operation: 'shipment.DespatchShipment',
    id: shipment.id,
    body: {},
    done: () => {
      board.planned.take(shipment);
      board.despatched.put(shipment);
    },
  };
};

/** Before it leaves or on its way. */
const delay: Intent = (asked) => {
  const { planned, despatched } = asked.board;
  const shipment = asked.chance.maybe([...planned.all, ...despatched.all]);
  if (!shipment) return null;
  const body = {
    eta: dayFrom(asked, asked.chance.whole(1, 4)),
    reason: 'carrier',
    cause: 'Truck broke down',
  };
  return { operation: 'shipment.DelayShipment', id: shipment.id, body };
};

const deliver: Intent = ({ chance, board }) => {
  const shipment = chance.maybe(board.despatched.all);
  if (!shipment) return null;
  return {
    operation: 'shipment.ConfirmDelivery',
    id: shipment.id,
    body: { receivedBy: 'Goods receipt' },
    done: () => {
      board.despatched.take(shipment);
      board.delivered.put(shipment);
    },
  };
};

export const selling = { sell, 'cancel-sale': cancel, ship, despatch, delay, deliver };
