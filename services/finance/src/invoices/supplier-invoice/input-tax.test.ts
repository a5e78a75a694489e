/** Tax is taken as it is billed, rate by rate, and a rate that the country does not have is held. */
import { describe, expect, it } from '@jest/globals';
import type { SupplierInvoiceReceived } from '@gemba/contracts/events/finance/invoices';
import { happened } from '@gemba/decider/decision';
import { eur, given, inBooks, pieces, receipt, receive, who } from '../../testing/billed-seals.js';

type Entered = { readonly type: 'SupplierInvoiceReceived'; readonly data: SupplierInvoiceReceived };
describe('input tax', () => {
  const billed = {
    ...receive,
    lines: [
      { line: '1', item: 'SEAL', quantity: pieces('1'), price: eur('55.55'), taxRate: '0.23' },
      { line: '2', item: 'CAST', quantity: pieces('1'), price: eur('11.11'), taxRate: '0.23' },
      { line: '3', item: 'BOOK', quantity: pieces('2'), price: eur('5.00'), taxRate: '0.05' },
    ],
    taxes: [
      { rate: '0.23', taxable: eur('66.66'), tax: eur('15.33') },
      { rate: '0.05', taxable: eur('10.00'), tax: eur('0.50') },
    ],
    total: eur('92.49'),
  };
  const [full, reduced] = billed.taxes as [(typeof billed.taxes)[0], (typeof billed.taxes)[0]];

  it('O35: 55.00 and 11.00 of tax are an invoice over 66.00, of which the tax is set off', () => {
    const lines = [{ ...receive.lines[0]!, quantity: pieces('1'), price: eur('55.00'), taxRate: '0.2' }];
    const taxes = [{ rate: '0.2', taxable: eur('55.00'), tax: eur('11.00') }];
    const document = { ...receive, lines, taxes, total: eur('66.00') };
    const said = happened('SupplierInvoiceReceived', { ...document, enteredBy: 'tester' });
    given().when('ReceiveSupplierInvoice', document).then(said);
    const goods = { ...receipt, quantity: pieces('1'), price: eur('55.00') };
    given(said)
      .when('MatchSupplierInvoice', { receipts: [goods], ordered: [] })
      .then(
        happened('MatchPassed', {
          ...{ ...who, purchaseOrder: 'PO-1', total: eur('66.00'), tax: eur('11.00') },
          ...{ received: eur('55.00'), valued: inBooks('55.00'), booked: inBooks('66.00') },
        }),
      );
  });

  it('O35: is taken by rate, rounded on the lines or on their sum', () => {
    const polish = given().knowing({ place: undefined, entity: { country: 'PL' } });
    const { decision } = polish.when('ReceiveSupplierInvoice', billed);
    expect(decision).toMatchObject([{ data: { taxes: billed.taxes } }]);
    expect(decision).not.toMatchObject([{ data: { unknownTaxRate: {} } }]);
    const byLine = [{ ...full, tax: eur('15.34') }, reduced];
    const again = given().when('ReceiveSupplierInvoice', {
      ...billed,
      taxes: byLine,
      total: eur('92.50'),
    });
    expect(again.decision).toHaveLength(1);
  });

  it.each([
    [
      'an amount that is not the rate of its lines',
      [{ ...full, tax: eur('15.35') }, reduced],
      'FIN-TAX-AMOUNT',
    ],
    [
      'a taxable amount that is not its lines',
      [{ ...full, taxable: eur('66.65') }, reduced],
      'FIN-TAX-AMOUNT',
    ],
    ['a rate of a line that has no total', [full], 'FIN-TAX-RATE'],
    ['a rate twice', [full, full, reduced], 'FIN-TAX-RATE'],
    [
      'a rate in percent',
      [full, reduced, { rate: '23', taxable: eur('0.00'), tax: eur('0.00') }],
      'FIN-TAX-RATE',
    ],
  ])('O35: refuses %s', (_, taxes, code) => {
    given()
      .when('ReceiveSupplierInvoice', { ...billed, taxes })
      .refused(code);
  });
});

describe('a rate of tax', () => {
  const taxed = (rate: string, tax: string, total: string) => ({
    ...receive,
    lines: [{ ...receive.lines[0]!, taxRate: rate }],
    taxes: [{ rate, taxable: eur('100.00'), tax: eur(tax) }],
    total: eur(total),
  });
  const said = (invoice: ReturnType<typeof taxed> & { issuedOn?: string }, place: object | undefined) => {
    const { decision } = given().knowing({ place }).when('ReceiveSupplierInvoice', invoice);
    const [entered] = decision as unknown as [Entered];
    return entered;
  };

  it.each([
    ['0.99', '99.00', '199.00', 'FR'],
    ['0.19', '19.00', '119.00', 'FR'],
    ['0.2', '20.00', '120.00', 'PT'],
    ['0.2', '20.00', '120.00', undefined],
  ])('%s, which the country has not, blocks the invoice until somebody releases it', (...of) => {
    const [rate, tax, total, country] = of;
    const entered = said(taxed(rate, tax, total), country === undefined ? undefined : { country });
    expect(entered.data.unknownTaxRate).toEqual({ rate, ...(country !== undefined && { country }) });
    const { decision } = given(entered).when('MatchSupplierInvoice', { receipts: [receipt], ordered: [] });
    expect(decision).toMatchObject([
      { type: 'MatchFailed', data: { kind: 'tax', difference: eur(tax), tax: eur(tax) } },
    ]);
  });

  it.each([
    ['0.2', '20.00', '120.00', 'FR'],
    ['0.055', '5.50', '105.50', 'FR'],
    ['0.06', '6.00', '106.00', 'PT'],
    ['0.08', '8.00', '108.00', 'PL'],
    ['0', '0.00', '100.00', 'US'],
  ])('%s is one that the country has', (rate, tax, total, country) => {
    expect(said(taxed(rate, tax, total), { country }).data.unknownTaxRate).toBeUndefined();
  });

  it('is one of the day of issue, which has come', () => {
    const before = { ...taxed('0.09', '9.00', '109.00'), issuedOn: '2025-12-31' };
    expect(said(before, { country: 'LT' }).data.unknownTaxRate).toBeUndefined();
    const after = { ...before, issuedOn: '2026-01-01' };
    expect(said(after, { country: 'LT' }).data.unknownTaxRate).toEqual({ rate: '0.09', country: 'LT' });
    given()
      .when('ReceiveSupplierInvoice', { ...receive, issuedOn: '2026-03-03' })
      .refused('FIN-INV-DATE');
  });
});
