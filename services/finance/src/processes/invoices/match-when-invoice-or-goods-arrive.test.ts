/** Invoices meet receipts in whatever order both arrive, and no receipt is billed twice. */
import { describe, it } from '@jest/globals';
import { send } from '@gemba/decider/process';
import { heard, story } from '@gemba/decider/testing';
import { supplierInvoice } from '../../invoices/supplier-invoice/supplier-invoice.js';
import { matchWhenInvoiceOrGoodsArrive } from './match-when-invoice-or-goods-arrive.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const pieces = (value: string) => ({ value, unit: 'C62' });
const who = { site: 'lyon', supplier: 'S1' };

const billed = (subject: string, quantity: string) =>
  heard(
    'SupplierInvoiceReceived',
    {
      ...who,
      purchaseOrder: 'PO-1',
      number: subject,
      lines: [{ line: '1', item: 'SEAL', quantity: pieces(quantity), price: eur('2.00') }],
      total: eur(String(Number(quantity) * 2)),
      due: '2026-04-01',
    },
    { subject },
  );
const arrived = (quantity: string, line = '1') =>
  heard(
    'GoodsReceived',
    {
      ...who,
      line,
      item: 'SEAL',
      quantity: pieces(quantity),
      lot: 'L1',
      price: eur('2.00'),
      promised: '2026-03-01',
    },
    { subject: 'PO-1' },
  );
const ask = (id: string, ...quantities: string[]) =>
  send(supplierInvoice, [id, 'MatchSupplierInvoice'], {
    receipts: quantities.map((quantity) => ({
      line: '1',
      quantity: pieces(quantity),
      price: eur('2.00'),
      date: '2026-03-02',
    })),
  });
const { after } = story(matchWhenInvoiceOrGoodsArrive);

describe('an invoice', () => {
  it('is held against what came in on its lines', () => {
    after(arrived('6'), arrived('5', '2'), arrived('4'))
      .when(billed('I1', '10'))
      .sends(ask('I1', '6', '4'));
  });

  it('that comes before the goods is asked again with every receipt', () => {
    after().when(billed('I1', '10')).sends(ask('I1'));
    after(billed('I1', '10')).when(arrived('6')).sends(ask('I1', '6'));
    after(billed('I1', '10'), arrived('6'))
      .when(arrived('4'))
      .sends(ask('I1', '6', '4'));
    after(billed('I1', '10'), arrived('6'), arrived('4')).when(arrived('1')).sends();
  });

  it('finds nothing that another one took', () => {
    after(arrived('10'), billed('I1', '4')).when(billed('I2', '7')).sends(ask('I2', '6'));
    after(billed('I1', '10'), billed('I2', '10')).when(arrived('10')).sends(ask('I1', '10'), ask('I2'));
  });

  it('that was released takes what there is of it', () => {
    const released = heard(
      'PaymentReleased',
      { ...who, purchaseOrder: 'PO-1', total: eur('24.00'), received: eur('20.00'), reason: 'seen' },
      { subject: 'I1' },
    );
    after(arrived('10'), billed('I1', '12'), released).when(billed('I2', '1')).sends(ask('I2'));
  });
});
