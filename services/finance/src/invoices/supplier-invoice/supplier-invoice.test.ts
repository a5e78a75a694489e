/** An invoice is matched, blocked, released by somebody else with the right, and paid once. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { supplierInvoice } from './supplier-invoice.js';

const { given } = spec(supplierInvoice);
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const pieces = (value: string) => ({ value, unit: 'C62' });
const who = { site: 'lyon', supplier: 'S1' };
const receive = {
  ...who,
  purchaseOrder: 'PO-1',
  number: 'R-77',
  lines: [{ line: '1', item: 'SEAL', quantity: pieces('10'), price: eur('10.00') }],
  total: eur('100.00'),
  due: '2026-04-01',
};
const received = happened('SupplierInvoiceReceived', { ...receive, enteredBy: 'tester' });
const receipt = { line: '1', quantity: pieces('10'), price: eur('10.00'), date: '2026-03-01' };
const inBooks = (amount: string) => ({ local: eur(amount), group: eur(amount) });
const found = { received: eur('100.00'), valued: inBooks('100.00'), booked: inBooks('100.00') };
const passed = happened('MatchPassed', { ...who, purchaseOrder: 'PO-1', total: eur('100.00'), ...found });
const failed = happened('MatchFailed', {
  ...who,
  kind: 'noReceipt' as const,
  reason: 'Nothing of order line 1 was received yet.',
  difference: eur('100.00'),
  tolerance: '0',
  received: eur('0.00'),
  valued: inBooks('0.00'),
  booked: inBooks('100.00'),
});
const paid = happened('SupplierInvoicePaid', { ...who, amount: eur('100.00'), booked: inBooks('100.00') });

describe('ReceiveSupplierInvoice', () => {
  it('takes it under the number of the supplier', () => {
    given().when('ReceiveSupplierInvoice', receive).then(received);
    expect(supplierInvoice.idOf?.(receive as never)).toBe('S1.R-77');
  });

  it('refuses the same again, the number again, other currencies and a wrong sum', () => {
    const refused = (code: string, more: object, ...before: (typeof received)[]) =>
      given(...before)
        .when('ReceiveSupplierInvoice', { ...receive, ...more })
        .refused(code);
    refused('FIN-INV-DUPLICATE', {}, received);
    refused('FIN-INV-STATE', { total: eur('99.00') }, received);
    refused('FIN-INV-TOTAL', { total: eur('99.00') });
    refused('FIN-INV-CURRENCY', { total: { amount: '100.00', currency: 'PLN' } });
  });
});

describe('MatchSupplierInvoice', () => {
  const failure = (receipts: object[]) => {
    const command = { receipts: receipts as (typeof receipt)[] };
    const { decision } = given(received).when('MatchSupplierInvoice', command);
    return (decision as unknown as { data: { kind?: string; difference?: object } }[])[0]?.data;
  };

  it('passes what was received at the ordered price, once', () => {
    given(received)
      .when('MatchSupplierInvoice', { receipts: [receipt] })
      .then(passed);
    given(received, passed)
      .when('MatchSupplierInvoice', { receipts: [receipt] })
      .nothing();
  });

  it('fails without a receipt, says so once, and passes when the goods arrive', () => {
    given(received).when('MatchSupplierInvoice', { receipts: [] }).then(failed);
    given(received, failed).when('MatchSupplierInvoice', { receipts: [] }).nothing();
    given(received, failed)
      .when('MatchSupplierInvoice', { receipts: [receipt] })
      .then(passed);
  });

  it.each([
    ['9.81', undefined],
    ['9.80', 'price'],
    ['10.20', undefined],
    ['10.21', 'price'],
    ['10.30', 'price'],
  ])('with a price ordered at %s finds %s', (amount, kind) => {
    expect(failure([{ ...receipt, price: eur(amount) }])?.kind).toBe(kind);
  });

  it('fails when more is billed than was received, by nothing at all', () => {
    expect(failure([{ ...receipt, quantity: pieces('9.999') }])).toMatchObject({
      kind: 'quantity',
      difference: eur('0.01'),
    });
    expect(failure([receipt, receipt])?.kind).toBeUndefined();
    expect(failure([{ ...receipt, price: { amount: '10.00', currency: 'PLN' } }])?.kind).toBe('price');
  });

  it('values receipts at the rates of their days and the payable at that of today', () => {
    const table = [
      { date: '2026-03-01', rate: '4.3' },
      { date: '2026-03-02', rate: '4.4' },
    ];
    const gdansk = {
      id: 'gdansk',
      companyId: 'gemba-pl',
      timeZone: 'Europe/Warsaw',
      currency: 'PLN',
      groupCurrency: 'EUR',
      dayStart: '06:00',
    };
    const pln = (amount: string) => ({ amount, currency: 'PLN' });
    given(received)
      .at({ site: gdansk })
      .knowing({ rates: { pairs: { 'EUR.PLN': table } } })
      .when('MatchSupplierInvoice', { receipts: [receipt] })
      .then(
        happened('MatchPassed', {
          ...passed.data,
          valued: { local: pln('430.00'), group: eur('100.00') },
          booked: { local: pln('440.00'), group: eur('100.00') },
        }),
      );
    given(received)
      .at({ site: gdansk })
      .when('MatchSupplierInvoice', { receipts: [receipt] })
      .refused('FIN-RATE-MISSING');
  });

  it('refuses an invoice that is none', () => {
    given().when('MatchSupplierInvoice', { receipts: [] }).refused('FIN-INV-STATE');
  });
});

describe('ReleaseSupplierInvoice', () => {
  const release = { total: eur('100.00'), reason: 'goods seen' };
  const right = { granted: { level: 'site', rightId: 'r1', policyVersion: 1 } };
  const other = { by: { kind: 'person' as const, id: 'bo' } };
  const { reason: _, kind: _kind, difference: _difference, tolerance: _tolerance, ...values } = failed.data;
  const released = happened('PaymentReleased', { ...values, purchaseOrder: 'PO-1', ...release });

  it('takes the block off, once', () => {
    given(received, failed)
      .at(other)
      .knowing({ right })
      .when('ReleaseSupplierInvoice', release)
      .then(released);
    given(received, failed, released)
      .at(other)
      .knowing({ right })
      .when('ReleaseSupplierInvoice', release)
      .nothing();
  });

  it('refuses who entered it, who has no right, another total and what is not blocked', () => {
    const blocked = given(received, failed).knowing({ right });
    blocked.when('ReleaseSupplierInvoice', release).refused('FIN-PAY-SELF');
    const none = { right: { granted: null, escalatesTo: 'coo', why: 'The right ends at 50.00 EUR.' } };
    const { decision } = blocked.at(other).knowing(none).when('ReleaseSupplierInvoice', release);
    expect(decision).toMatchObject({
      code: 'FIN-PAY-SELF',
      status: 403,
      hint: expect.stringContaining('coo'),
    });
    blocked
      .at(other)
      .when('ReleaseSupplierInvoice', { ...release, total: eur('1.00') })
      .refused('FIN-INV-TOTAL');
    given(received, passed)
      .at(other)
      .knowing({ right })
      .when('ReleaseSupplierInvoice', release)
      .refused('FIN-INV-STATE');
  });
});

describe('PaySupplierInvoice', () => {
  const pay = { amount: eur('100.00') };

  it('pays what is matched, once', () => {
    given(received, passed).when('PaySupplierInvoice', pay).then(paid);
    given(received, passed, paid).when('PaySupplierInvoice', pay).nothing();
  });

  it('refuses what is blocked or not matched, another amount, and an invoice that is none', () => {
    given(received, failed).when('PaySupplierInvoice', pay).refused('FIN-MATCH-BLOCK');
    given(received).when('PaySupplierInvoice', pay).refused('FIN-MATCH-BLOCK');
    given(received, passed)
      .when('PaySupplierInvoice', { amount: eur('99.00') })
      .refused('FIN-PAY-AMOUNT');
    given().when('PaySupplierInvoice', pay).refused('FIN-INV-STATE');
  });
});
