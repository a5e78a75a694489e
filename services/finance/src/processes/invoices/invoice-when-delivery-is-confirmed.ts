/**
 * A delivery is billed at the prices of its sales order, a service as it is rendered. Order and delivery come
 * from different streams, so whichever is heard last sends the invoice.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { DeliveryConfirmed, SalesOrderPlaced } from '@gemba/contracts/events/supply-chain/sales';
import type { Heard, Sent } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import type { Money } from '@gemba/measures/money';
import { customerInvoice, serviceInvoice } from '../../invoices/customer-invoice/customer-invoice.js';

type Delivery = { readonly shipment: string; readonly company: string; readonly data: DeliveryConfirmed };

type Run = {
  /** Prices by line of the order; null before the order was heard. */
  readonly prices: Readonly<Record<string, Money>> | null;
  /** Deliveries heard before their order. */
  readonly waiting: readonly Delivery[];
};

const NOTHING: Run = { prices: null, waiting: [] };

const deliveryIn = ({ subject, companyId, data }: Heard<string, DeliveryConfirmed>): Delivery => ({
  shipment: subject,
  company: companyId ?? 'none',
  data,
});

/**
 * Throws on a line that nobody ordered: supply chain ships only what was ordered, so that would be a
 * mistake.
 */
const billed = ({ shipment, company, data }: Delivery, prices: Readonly<Record<string, Money>>): Sent => {
  const { site, customer, salesOrder, deliveredOn } = data;
  const lines = data.lines.map(({ line, item, quantity }) => {
    const price = prices[line];
    if (!price)
      throw new Error(`Shipment ${shipment} delivers line ${line}, which ${salesOrder} does not have.`);
    return { line, item, quantity, price };
  });
  const invoice = { site, company, customer, salesOrder, shipment, deliveredOn, lines };
  return send(customerInvoice, [shipment, 'IssueCustomerInvoice'], invoice);
};

const pricesIn = ({ lines }: SalesOrderPlaced): Readonly<Record<string, Money>> =>
  Object.fromEntries(lines.map(({ line, price }) => [line, price]));

export const invoiceWhenDeliveryIsConfirmed = process('invoice-when-delivery-is-confirmed', {
  events: companyEvents,
  initial: NOTHING,
  owner: { role: 'controller' },
  on: {
    SalesOrderPlaced: {
      about: (e) => e.subject,
      remember: (_, { data }) => ({ prices: pricesIn(data), waiting: [] }),
      send: ({ waiting }, { data }) => waiting.map((delivery) => billed(delivery, pricesIn(data))),
    },
    ServiceRendered: {
      about: (e) => e.subject,
      send: (_, { subject: salesOrder, companyId, data }) => {
        const { site, customer, order, deliveredOn, line, item, quantity, price } = data;
        const lines = [{ line, item, quantity, price }];
        const invoice = {
          site,
          company: companyId ?? 'none',
          customer,
          salesOrder,
          order,
          deliveredOn,
          lines,
        };
        return [send(customerInvoice, [serviceInvoice(order), 'IssueCustomerInvoice'], invoice)];
      },
    },
    DeliveryConfirmed: {
      about: (e) => e.data.salesOrder,
      remember: (run, e) => (run.prices ? run : { ...run, waiting: [...run.waiting, deliveryIn(e)] }),
      send: ({ prices }, e) => (prices ? [billed(deliveryIn(e), prices)] : []),
    },
  },
});
