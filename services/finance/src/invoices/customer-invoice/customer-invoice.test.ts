/** A delivery is billed once, with the right tax, and paid in parts that add up in every currency. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { heard, spec } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { customerTable } from '../../tables/customer.js';
import { customerInvoice } from './customer-invoice.js';

const { given } = spec(customerInvoice);
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const whose = { site: 'lyon', customer: 'C1', salesOrder: 'SO-1' };
const lines = [
  { line: '1', item: 'PUMP', quantity: { value: '3', unit: 'C62' }, price: eur('99.99') },
  { line: '2', item: 'HOSE', quantity: { value: '0.333', unit: 'MTR' }, price: eur('10.00') },
];
const issue = { ...whose, company: 'gemba-fr', shipment: 'SH-1', deliveredOn: '2026-02-28', lines };
const country = (code: string) => ({
  customer: { name: 'Aqua', currency: 'EUR', country: code },
  seller: { id: 'gemba-fr', name: 'Gemba', currency: 'EUR', groupCurrency: 'EUR', country: 'FR' },
});
const inBooks = (amount: string) => ({ local: eur(amount), group: eur(amount) });
const issued = happened('CustomerInvoiceIssued', {
  ...whose,
  shipment: 'SH-1',
  lines,
  net: eur('303.30'),
  taxRate: '0.2',
  taxCategory: 'S' as const,
  tax: eur('60.66'),
  total: eur('363.96'),
  booked: inBooks('363.96'),
  due: '2026-03-30',
});
const payment = (amount: string, open: string, more = {}) =>
  happened('CustomerPaymentReceived', {
    ...whose,
    amount: eur(amount),
    open: eur(open),
    booked: inBooks(amount),
    ...more,
  });

describe('IssueCustomerInvoice', () => {
  it('bills with the tax of the country, once', () => {
    given().knowing(country('FR')).when('IssueCustomerInvoice', issue).then(issued);
    given(issued).knowing(country('FR')).when('IssueCustomerInvoice', issue).nothing();
    expect(customerInvoice.idOf?.(issue as never)).toBe('SH-1');
  });

  it('is for the process that hears of deliveries, so that nothing is billed that was not delivered', () => {
    expect(customerInvoice.allow.IssueCustomerInvoice).toEqual([]);
  });

  it('O34: bills by where goods leave and arrive, not by who sells', () => {
    const portuguese = { ...country('PT'), place: { country: 'PT' } };
    const { decision } = given().knowing(portuguese).when('IssueCustomerInvoice', issue);
    expect(decision).toMatchObject([{ data: { taxRate: '0.23', taxCategory: 'S', tax: eur('69.76') } }]);
  });

  it('O34: bills without tax to who is registered in another member state, and says by which id', () => {
    const free = { tax: eur('0.00'), taxRate: '0', total: eur('303.30'), booked: inBooks('303.30') };
    const { customer, seller } = country('PT');
    given()
      .knowing({ seller, customer: { ...customer, vatId: 'PT501234567' } })
      .when('IssueCustomerInvoice', issue)
      .then(
        happened('CustomerInvoiceIssued', {
          ...{ ...issued.data, ...free },
          ...{ taxCategory: 'K' as const, vatId: 'PT501234567' },
        }),
      );
    const { decision } = given().knowing({ seller, customer }).when('IssueCustomerInvoice', issue);
    expect(decision).toMatchObject([{ data: { taxRate: '0.2', taxCategory: 'S' } }]);
  });

  it('refuses who is not known, a country without a rate, two currencies and a missing rate', () => {
    given().when('IssueCustomerInvoice', issue).refused('FIN-INV-CUSTOMER');
    given()
      .knowing({ ...country('FR'), seller: undefined })
      .when('IssueCustomerInvoice', issue)
      .refused('FIN-INV-TAX');
    const dollars = { ...lines[0]!, price: { amount: '1.00', currency: 'USD' } };
    const known = given().knowing(country('FR'));
    known.when('IssueCustomerInvoice', { ...issue, lines: [...lines, dollars] }).refused('FIN-INV-CURRENCY');
    known.when('IssueCustomerInvoice', { ...issue, lines: [dollars] }).refused('FIN-RATE-MISSING');
  });

  it('knows customers from supply chain', () => {
    const data = { name: 'Aqua', currency: 'EUR', country: 'FR' };
    expect(shows(customerTable, heard('CustomerRegistered', data, { subject: 'C1' }))).toEqual({ C1: data });
  });
});

describe('PayCustomerInvoice', () => {
  it('P38: refuses a payment from before the invoice was issued', () => {
    given({ ...issued, occurredAt: '2026-03-02T11:00:00.001Z' } as typeof issued)
      .when('PayCustomerInvoice', { amount: eur('1.00') })
      .refused('FIN-PAY-DATE');
  });

  it('takes payments in parts until nothing is open', () => {
    given(issued)
      .when('PayCustomerInvoice', { amount: eur('63.96') })
      .then(payment('63.96', '300.00'));
    given(issued, payment('63.96', '300.00'))
      .when('PayCustomerInvoice', { amount: eur('300.00') })
      .then(payment('300.00', '0.00'));
  });

  it('knows a payment by its reference', () => {
    const paid = payment('63.96', '300.00', { reference: 'B-1' });
    const pay = { amount: eur('63.96'), reference: 'B-1' };
    given(issued).when('PayCustomerInvoice', pay).then(paid);
    given(issued, paid).when('PayCustomerInvoice', pay).nothing();
  });

  it('takes the receivable out of the books to the last cent', () => {
    const pln = (amount: string) => ({ amount, currency: 'PLN' });
    const foreign = happened('CustomerInvoiceIssued', {
      ...issued.data,
      total: eur('100.00'),
      booked: { local: pln('433.33'), group: eur('100.00') },
    });
    const part = given(foreign).when('PayCustomerInvoice', { amount: eur('33.33') }).decision as [
      typeof issued,
    ];
    expect(part[0].data.booked).toEqual({ local: pln('144.43'), group: eur('33.33') });
    const rest = given(foreign, part[0] as never).when('PayCustomerInvoice', { amount: eur('66.67') });
    expect(rest.decision).toMatchObject([
      { data: { booked: { local: pln('288.90'), group: eur('66.67') } } },
    ]);
  });

  it('refuses more than is open, another currency, and what is paid or none', () => {
    const refused = (amount: string, currency = 'EUR') =>
      given(issued).when('PayCustomerInvoice', { amount: { amount, currency } }).refused('FIN-PAY-AMOUNT');
    refused('363.97');
    refused('1.00', 'PLN');
    const all = payment('363.96', '0.00');
    given(issued, all)
      .when('PayCustomerInvoice', { amount: eur('1.00') })
      .refused('FIN-INV-STATE');
    given()
      .when('PayCustomerInvoice', { amount: eur('1.00') })
      .refused('FIN-INV-STATE');
  });
});
