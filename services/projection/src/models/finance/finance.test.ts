/**
 * Every journal line is a fact of its account, books sum up in three currencies, invoices show why they
 * wait.
 */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { listed } from '@gemba/read-model/expansion';
import { statementOf, states } from '@gemba/read-model/fact';
import { shows } from '@gemba/read-model/table';
import { accountDocuments, accounts } from './accounts.js';
import { financeFacts } from './finance-facts.js';
import { customerInvoices, supplierInvoices } from './invoices.js';

const of = (currency: string) => (amount: string) => ({ amount, currency });
const euros = of('EUR');
const zloty = of('PLN');

/** A line in euro of a Polish company whose group reports in euro, four złoty a euro. */
const line = (account: string, side: 'debit' | 'credit', [transaction, local]: readonly [string, string]) => {
  const on = (which: string, amount: string): string => (which === side ? amount : '0.00');
  return {
    account,
    debit: euros(on('debit', transaction)),
    credit: euros(on('credit', transaction)),
    localDebit: zloty(on('debit', local)),
    localCredit: zloty(on('credit', local)),
    groupDebit: euros(on('debit', transaction)),
    groupCredit: euros(on('credit', transaction)),
    dimensions: side === 'debit' ? { partner: 'acme' } : {},
  };
};
const posted = heard(
  'JournalPosted',
  {
    company: 'gemba-pl',
    site: 'gdansk',
    postingDate: '2026-02-28',
    sourceEventId: 'e1',
    sourceType: 'CustomerInvoiceIssued',
    text: 'Invoice SH-1',
    lines: [line('1200', 'debit', ['10.00', '40.00']), line('4000', 'credit', ['10.00', '40.00'])],
  },
  { subject: 'J1' },
);

describe('finance facts', () => {
  it('book every line on its posting date, local and group amounts side by side', () => {
    const [receivable, revenue] = statementOf([financeFacts])(posted);
    expect(receivable).toMatchObject({
      measure: 'ledger/1200',
      value: '40.00',
      currency: 'PLN',
      groupValue: '10.00',
      groupCurrency: 'EUR',
      site: 'gdansk',
      businessDate: '2026-02-28',
      dimensions: { account: '1200', partner: 'acme', sourceType: 'CustomerInvoiceIssued' },
    });
    expect(revenue).toMatchObject({ measure: 'ledger/4000', value: '-40.00', groupValue: '-10.00' });
  });

  it('keep rates on their date and at no site', () => {
    const rate = { date: '2026-03-01', from: 'EUR', to: 'PLN', rate: '4.25', source: 'ECB' };
    const [fact] = statementOf([financeFacts])(heard('RatePublished', rate));
    expect(fact).toMatchObject({
      measure: 'rate/EUR/PLN',
      value: '4.25',
      site: '',
      businessDate: '2026-03-01',
    });
  });

  it('follow the value of stock, work in progress and what is owed', () => {
    const place = {
      site: 'lyon',
      item: 'STEEL',
      lot: 'L-1',
      quantity: { value: '1', unit: 'KGM' },
      sourceEventId: 'e',
    };
    const order = { site: 'lyon', order: '7', amount: euros('5.00'), sourceEventId: 'e' };
    const owed = { site: 'lyon', supplier: 'acier', total: euros('12.00'), received: euros('11.00') };
    const inPoland = { booked: { local: zloty('48.00'), group: euros('12.00') } };
    const events = [
      heard('CostLayerAdded', { ...place, amount: euros('9.00'), source: 's', kind: 'purchase-order' }),
      heard('CostLayerAdded', { ...place, amount: euros('1.00'), source: 's', kind: 'count' }),
      heard('CostLayerConsumed', { ...place, amount: euros('4.00'), purpose: 'p', kind: 'shipment' }),
      heard('WorkInProgressCharged', { ...order, element: 'labour' as const }),
      heard('WorkInProgressRelieved', { ...order, kind: 'finished' as const }),
      heard('MatchPassed', { ...owed, purchaseOrder: 'PO-1' }),
      heard('PaymentReleased', { ...owed, ...inPoland, reason: 'ok' }),
      heard('SupplierInvoicePaid', { site: 'lyon', supplier: 'acier', amount: euros('12.00') }),
    ];
    expect(
      states(financeFacts, ...events).map(([measure, value, unit]) => `${measure} ${value} ${unit}`),
    ).toEqual([
      'stock-value-added 9.00 EUR',
      'subledger/goods-received 9.00 EUR',
      'stock-value-added 1.00 EUR',
      'stock-value-consumed 4.00 EUR',
      'work-in-progress-charged 5.00 EUR',
      'work-in-progress-relieved 5.00 EUR',
      'subledger/payables 12.00 EUR',
      'subledger/goods-received -11 EUR',
      'subledger/payables 48.00 PLN',
      'subledger/goods-received -11 EUR',
      'cash-paid 12.00 EUR',
      'subledger/payables -12 EUR',
    ]);
  });

  it('take a payment out of what is owed at what it is worth in the books', () => {
    const payment = {
      site: 'gdansk',
      customer: 'acme',
      salesOrder: 'SO-1',
      amount: euros('5.00'),
      open: euros('0.00'),
    };
    const booked = { local: zloty('20.00'), group: euros('5.00') };
    const [cash, owed] = statementOf([financeFacts])(
      heard('CustomerPaymentReceived', { ...payment, booked }),
    );
    expect(cash).toMatchObject({
      measure: 'cash-collected',
      value: '5.00',
      currency: 'EUR',
      groupValue: '5.00',
    });
    expect(owed).toMatchObject({
      measure: 'subledger/receivables',
      value: '-20',
      currency: 'PLN',
      groupValue: '-5.00',
    });
  });
});

describe('the books', () => {
  it('sum accounts in local, group and transaction currency', () => {
    const documents = shows(accountDocuments, posted, posted);
    expect(documents['gdansk.1200']?.transaction).toEqual({ EUR: '20' });
    expect(listed(accounts, documents)['gdansk.4000']).toMatchObject({
      debit: '0.00',
      credit: '80.00',
      balance: '-80.00',
      currency: 'PLN',
      groupAmount: '-20.00',
    });
  });
});

describe('invoices', () => {
  const about = { site: 'lyon', customer: 'acme', salesOrder: 'SO-1' };
  const issued = heard('CustomerInvoiceIssued', {
    ...about,
    shipment: 'SH-1',
    lines: [],
    net: euros('10.00'),
    taxRate: '0.2',
    tax: euros('2.00'),
    total: euros('12.00'),
    due: '2026-04-01',
  });
  const paid = (open: string) =>
    heard('CustomerPaymentReceived', { ...about, amount: euros('1.00'), open: euros(open) });

  it('of customers are open until nothing is', () => {
    expect(shows(customerInvoices, issued)['1']).toMatchObject({ status: 'open', open: '12.00' });
    expect(shows(customerInvoices, issued, paid('11.00'))['1']).toMatchObject({
      status: 'partly-paid',
      paidAt: null,
    });
    expect(shows(customerInvoices, issued, paid('0.00'))['1']).toMatchObject({
      status: 'paid',
      open: '0.00',
    });
  });

  it('of suppliers tell why they are blocked until they are released and paid', () => {
    const from = { site: 'lyon', supplier: 'acier' };
    const received = heard('SupplierInvoiceReceived', {
      ...from,
      purchaseOrder: 'PO-1',
      number: 'R-7',
      lines: [],
      total: euros('12.00'),
      due: '2026-04-01',
    });
    const failed = heard('MatchFailed', {
      ...from,
      kind: 'price' as const,
      reason: 'Price 9 % above the order',
      difference: euros('1.00'),
      tolerance: '0.02',
    });
    const released = heard('PaymentReleased', {
      ...from,
      total: euros('12.00'),
      received: euros('11.00'),
      reason: 'agreed',
    });
    const done = heard('SupplierInvoicePaid', { ...from, amount: euros('12.00') });
    const passed = heard('MatchPassed', {
      ...from,
      purchaseOrder: 'PO-1',
      total: euros('12.00'),
      received: euros('12.00'),
    });
    const after = (...events: Parameters<typeof shows>[1][]) =>
      shows(supplierInvoices, received, ...events)['1'];
    expect(after(failed)).toMatchObject({ status: 'blocked', kind: 'price', difference: '1.00' });
    expect(after(failed, released)).toMatchObject({ status: 'released', reason: 'agreed' });
    expect(after(failed, passed)).toMatchObject({ status: 'matched', reason: null });
    expect(after(passed, done)).toMatchObject({ status: 'paid' });
  });
});
