/**
 * The part of the story with partners: bolts are bought, reported by a warehouse, billed, sold, delivered
 * and paid.
 */
import type { StoredEvent } from '../model/snapshot.js';
import { addLayer, book, consumeLayer, eur } from './books.js';
import type { Telling } from './telling.js';

const SUPPLY = 'supply-chain';

export const pieces = (value: string) => ({ value, unit: 'C62' });

export const bolts = (value: string, site = 'lyon') => ({
  site,
  item: 'BOLT',
  lot: 'HOT',
  quantity: pieces(value),
});

export const stock = (site = 'lyon', item = 'BOLT') => ({
  service: SUPPLY,
  streamId: `stock-item-${site}.${item}`,
  site,
});

const order = { service: SUPPLY, streamId: 'purchase-order-PO-1' };

/** Goods that came in become stock at their price, with their value. */
const stored = (
  story: Telling,
  goods: StoredEvent | undefined,
  [quantity, worth]: readonly [string, string],
) => {
  const source = { kind: 'purchase-order', id: 'PO-1', line: '1' };
  const data = { ...bolts(quantity), status: 'available', source, unitPrice: eur('1.20') };
  const [received] = story.react(goods, stock(), ['StockReceived', data]);
  addLayer(story, received, { amount: worth, kind: 'purchase-order' });
};

export const buy = (story: Telling): void => {
  const price = eur('1.20');
  const lines = [{ line: '1', item: 'BOLT', quantity: pieces('12'), price }];
  const placed = { site: 'lyon', supplier: 'FORGE', lines, total: eur('14.40') };
  const path = '/v1/purchase-orders';
  story.ask(
    { ...order, operation: 'purchase-order.PlacePurchaseOrder', path, body: { id: 'PO-1', lines } },
    ['PurchaseOrderPlaced', placed],
    ['PurchaseOrderApproved', { total: eur('14.40') }],
  );
  const goods = { ...bolts('10'), line: '1', price, promised: '2026-03-05' };
  const [came] = story.ask(
    {
      ...order,
      operation: 'purchase-order.ReceiveGoods',
      path: `${path}/PO-1/receive-goods`,
      body: { quantity: '10' },
    },
    ['GoodsReceived', goods],
  );
  stored(story, came, ['10', '12.00']);
};

export const report = (story: Telling): void => {
  const [event, lines] = [{ eventID: 'urn:report:1' }, [{ item: 'BOLT', lot: 'HOT', quantity: pieces('1') }]];
  const data = {
    epcisId: 'urn:report:1',
    match: 'matched',
    bizStep: 'receiving',
    purchaseOrder: 'PO-1',
    lines,
  };
  const body = { epcisBody: { eventList: [event] } };
  const place = { service: SUPPLY, streamId: 'epcis-event-1' };
  const [captured] = story.ask({ ...place, operation: 'epcis.Capture', path: '/epcis/capture', body }, [
    'EpcisEventCaptured',
    data,
  ]);
  const goods = {
    ...bolts('1'),
    line: '1',
    price: eur('1.20'),
    promised: '2026-03-05',
    epcisEvent: 'urn:report:1',
  };
  const [came] = story.react(captured, order, ['GoodsReceived', goods]);
  stored(story, came, ['1', '1.20']);
};

export const billed = (story: Telling): void => {
  const place = { service: 'finance', streamId: 'supplier-invoice-FORGE.1' };
  const path = '/v1/supplier-invoices';
  const lines = [{ line: '1', item: 'BOLT', quantity: pieces('10'), price: eur('1.20') }];
  const [invoice] = story.ask(
    { ...place, operation: 'supplier-invoice.ReceiveSupplierInvoice', path, body: { number: '1' } },
    ['SupplierInvoiceReceived', { site: 'lyon', purchaseOrder: 'PO-1', lines, total: eur('12.00') }],
  );
  const matched = { site: 'lyon', total: eur('12.00'), received: eur('12.00') };
  const [match] = story.react(invoice, place, ['MatchPassed', matched]);
  book(story, match, [
    ['2100', '12.00'],
    ['2000', '-12.00'],
  ]);
  const [paid] = story.ask(
    { ...place, operation: 'supplier-invoice.PaySupplierInvoice', path: `${path}/FORGE.1/pay`, body: {} },
    ['SupplierInvoicePaid', { site: 'lyon', amount: eur('12.00') }],
  );
  book(story, paid, [
    ['2000', '12.00'],
    ['1000', '-12.00'],
  ]);
};

const line = { line: '1', item: 'BOLT', quantity: pieces('4') };
const load = { site: 'lyon', salesOrder: 'SO-1', lines: [{ ...line, lot: 'HOT' }] };
const sale = { service: SUPPLY, streamId: 'sales-order-SO-1' };
const shipment = { service: SUPPLY, streamId: 'shipment-SH-1' };

export const sell = (story: Telling): void => {
  const lines = [{ ...line, price: eur('2.00') }];
  const [placed] = story.ask(
    { ...sale, operation: 'sales-order.PlaceSalesOrder', path: '/v1/sales-orders', body: { lines } },
    ['SalesOrderPlaced', { site: 'lyon', lines }],
  );
  const demand = 'sales-order/SO-1/1';
  story.react(placed, stock(), ['StockReserved', { ...bolts('4'), demand }]);
  const [planned] = story.ask(
    { ...shipment, operation: 'shipment.PlanShipment', path: '/v1/shipments', body: load },
    ['ShipmentPlanned', load],
  );
  const [allotted] = story.react(planned, sale, ['SalesOrderLineAllotted', { ...line, shipment: 'SH-1' }]);
  const purpose = { kind: 'shipment', id: 'SH-1', line: '1' };
  const [issued] = story.react(
    allotted,
    stock(),
    ['StockIssued', { ...bolts('4'), purpose }],
    ['ReservationConsumed', { ...bolts('4'), demand }],
  );
  consumeLayer(story, issued, { amount: '4.80', kind: 'shipment' });
  story.react(issued, shipment, ['ShipmentLinePicked', line]);
};

export const deliver = (story: Telling): void => {
  const path = '/v1/shipments/SH-1';
  const [left] = story.ask(
    { ...shipment, operation: 'shipment.DespatchShipment', path: `${path}/despatch`, body: {} },
    ['ShipmentDespatched', load],
  );
  story.react(left, sale, ['SalesOrderLineShipped', { ...line, shipment: 'SH-1' }]);
  const delay = { ...shipment, operation: 'shipment.DelayShipment', path: `${path}/delay` };
  const [body, cause] = [{ eta: '2026-03-03', reason: 'carrier' }, 'Truck broke down'];
  story.ask({ ...delay, body: { ...body, cause } }, ['ShipmentDelayed', { eta: body.eta, cause }, 1]);
  story.ask({ ...delay, body: { ...body, cause } }, ['ShipmentDelayed', { ...body, cause }, 2]);
  const [arrived] = story.ask(
    { ...shipment, operation: 'shipment.ConfirmDelivery', path: `${path}/confirm-delivery`, body: {} },
    ['DeliveryConfirmed', load],
  );
  const when = { deliveredOn: '2026-03-02', promised: '2026-03-04', ordered: pieces('4') };
  story.react(arrived, sale, ['SalesOrderLineDelivered', { ...line, ...when }]);
  collect(story, arrived);
};

const collect = (story: Telling, arrived: StoredEvent | undefined): void => {
  const place = { service: 'finance', streamId: 'customer-invoice-SH-1' };
  const lines = [{ ...line, price: eur('2.00') }];
  const sums = { net: eur('8.00'), taxRate: '0.2', tax: eur('1.60'), total: eur('9.60') };
  const data = { site: 'lyon', salesOrder: 'SO-1', shipment: 'SH-1', lines, ...sums };
  const [issued] = story.react(arrived, place, ['CustomerInvoiceIssued', data]);
  book(story, issued, [
    ['1200', '9.60'],
    ['4000', '-8.00'],
    ['2200', '-1.60'],
  ]);
  const path = '/v1/customer-invoices/SH-1/pay';
  const [paid] = story.ask({ ...place, operation: 'customer-invoice.PayCustomerInvoice', path, body: {} }, [
    'CustomerPaymentReceived',
    { site: 'lyon', amount: eur('9.60') },
  ]);
  book(story, paid, [
    ['1000', '9.60'],
    ['1200', '-9.60'],
  ]);
};
