/** A delivery is billed once order and delivery are both known, whichever was heard first. */
import { describe, expect, it } from '@jest/globals';
import { send } from '@gemba/decider/process';
import { heard, story } from '@gemba/decider/testing';
import { customerInvoice } from '../../invoices/customer-invoice/customer-invoice.js';
import { invoiceWhenDeliveryIsConfirmed } from './invoice-when-delivery-is-confirmed.js';

const price = { amount: '99.00', currency: 'EUR' };
const quantity = { value: '2', unit: 'C62' };
const whose = { site: 'lyon', customer: 'C1' };
const placed = heard(
  'SalesOrderPlaced',
  { ...whose, lines: [{ line: '1', item: 'PUMP', quantity, price, requested: '2026-03-01' }] },
  { subject: 'SO-1' },
);
const delivered = (line: string) =>
  heard(
    'DeliveryConfirmed',
    {
      ...whose,
      salesOrder: 'SO-1',
      receivedBy: 'Ana',
      deliveredOn: '2026-03-02',
      lines: [{ line, item: 'PUMP', lot: 'L1', quantity }],
    },
    { subject: 'SH-1' },
  );
const invoice = send(customerInvoice, ['SH-1', 'IssueCustomerInvoice'], {
  ...whose,
  company: 'gemba-fr',
  salesOrder: 'SO-1',
  shipment: 'SH-1',
  deliveredOn: '2026-03-02',
  lines: [{ line: '1', item: 'PUMP', quantity, price }],
});

describe('a delivery', () => {
  const { after } = story(invoiceWhenDeliveryIsConfirmed);

  it('is billed at the prices of the order', () => {
    after(placed).when(delivered('1')).sends(invoice);
  });

  it('that is heard before the order waits for it', () => {
    after().when(delivered('1')).sends();
    after(delivered('1')).when(placed).sends(invoice);
  });

  it('of what was not ordered is a mistake that somebody has to look at', () => {
    expect(() => after(placed).when(delivered('9'))).toThrow(/does not have/);
  });
});

describe('a service', () => {
  it('is billed as it is rendered', () => {
    const line = { line: '1', item: 'OVERHAUL', quantity, price };
    const when = { promised: '2026-03-09', placedOn: '2026-03-01', deliveredOn: '2026-03-02' };
    const rendered = { ...whose, ...line, ordered: quantity, ...when, order: 'WO-1' };
    story(invoiceWhenDeliveryIsConfirmed)
      .when(heard('ServiceRendered', rendered, { subject: 'SO-1' }))
      .sends(
        send(customerInvoice, ['service.WO-1', 'IssueCustomerInvoice'], {
          ...{ ...whose, company: 'gemba-fr', salesOrder: 'SO-1', order: 'WO-1' },
          ...{ deliveredOn: '2026-03-02', lines: [line] },
        }),
      );
  });
});
