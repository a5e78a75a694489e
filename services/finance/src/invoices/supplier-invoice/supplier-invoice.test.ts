/** An invoice is matched, blocked, released by somebody else with the right, and paid once. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { heard } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { supplierTable } from '../../tables/buying.js';
import { eur, given, inBooks, pieces, receipt, receive, who } from '../../testing/billed-seals.js';
import { supplierInvoice } from './supplier-invoice.js';

const received = happened('SupplierInvoiceReceived', { ...receive, enteredBy: 'tester' });
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

  it.each([
    ['a supplier whom nobody approved', { supplier: undefined }, 'FIN-INV-SUPPLIER', /approved first/],
    ['an order that does not exist', { order: undefined }, 'FIN-INV-ORDER', /placed first/],
  ])('refuses %s, or who has not arrived here yet', (_, unknown, code, hint) => {
    const { decision } = given().knowing(unknown).when('ReceiveSupplierInvoice', receive);
    expect(decision).toMatchObject({ code, hint: expect.stringMatching(hint) });
    expect(decision).toMatchObject({ hint: expect.stringMatching(/try again in a moment/) });
  });

  it('takes the invoice of a supplier who is blocked: it is owed all the same', () => {
    given()
      .knowing({ supplier: { status: 'blocked' } })
      .when('ReceiveSupplierInvoice', receive)
      .then(received);
  });
});

describe('MatchSupplierInvoice', () => {
  const failure = (receipts: object[]) => {
    const command = { receipts: receipts as (typeof receipt)[], ordered: [] };
    const { decision } = given(received).when('MatchSupplierInvoice', command);
    return (decision as unknown as { data: { kind?: string; difference?: object } }[])[0]?.data;
  };

  it('passes what was received at the ordered price, once', () => {
    given(received)
      .when('MatchSupplierInvoice', { receipts: [receipt], ordered: [] })
      .then(passed);
    given(received, passed)
      .when('MatchSupplierInvoice', { receipts: [receipt], ordered: [] })
      .nothing();
  });

  it('fails without a receipt, says so once, and passes when the goods arrive', () => {
    given(received).when('MatchSupplierInvoice', { receipts: [], ordered: [] }).then(failed);
    given(received, failed).when('MatchSupplierInvoice', { receipts: [], ordered: [] }).nothing();
    given(received, failed)
      .when('MatchSupplierInvoice', { receipts: [receipt], ordered: [] })
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
    expect(failure([{ ...receipt, quantity: { value: '10', unit: 'KGM' } }])?.kind).toBe('quantity');
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
      .when('MatchSupplierInvoice', { receipts: [receipt], ordered: [] })
      .then(
        happened('MatchPassed', {
          ...passed.data,
          valued: { local: pln('430.00'), group: eur('100.00') },
          booked: { local: pln('440.00'), group: eur('100.00') },
        }),
      );
    given(received)
      .at({ site: gdansk })
      .when('MatchSupplierInvoice', { receipts: [receipt], ordered: [] })
      .refused('FIN-RATE-MISSING');
  });

  it.each([
    ['supplier', { supplier: 'S2' }, 'noReceipt'],
    ['site', { site: 'gdansk' }, 'noReceipt'],
    ['item', { item: 'CAST' }, 'noReceipt'],
    ['unit', { quantity: { value: '10', unit: 'KGM' } }, 'quantity'],
    ['currency', { price: { amount: '10.00', currency: 'PLN' } }, 'price'],
  ])('O1: fails on what was ordered of another %s', (_, more, kind) => {
    expect(failure([{ ...receipt, ...more }])).toMatchObject({ kind, difference: eur('100.00') });
  });

  it('holds an invoice whose number looks like an earlier one, whatever came', () => {
    const twin = happened('SupplierInvoiceReceived', { ...received.data, resembles: 'S1.r-77' });
    const { decision } = given(twin).when('MatchSupplierInvoice', { receipts: [receipt], ordered: [] });
    expect(decision).toMatchObject([
      { type: 'MatchFailed', data: { kind: 'duplicate', received: eur('100.00') } },
    ]);
  });

  it('refuses an invoice that is none', () => {
    given().when('MatchSupplierInvoice', { receipts: [], ordered: [] }).refused('FIN-INV-STATE');
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
    given(received, failed, released)
      .at(other)
      .knowing({ right })
      .when('ReleaseSupplierInvoice', { ...release, total: eur('1.00') })
      .refused('FIN-INV-TOTAL');
  });

  it('P36: refuses who entered it, who has no right, another total and what is not blocked', () => {
    const blocked = given(received, failed).knowing({ right });
    blocked.when('ReleaseSupplierInvoice', release).refused('FIN-PAY-SELF');
    const none = { right: { granted: null, escalatesTo: 'coo', why: 'The right ends at 50.00 EUR.' } };
    const { decision } = blocked.at(other).knowing(none).when('ReleaseSupplierInvoice', release);
    expect(decision).toMatchObject({
      code: 'FIN-PAY-RIGHT',
      status: 403,
      hint: expect.stringContaining('coo'),
    });
    const about = { id: 'ACME.1', at: '', date: '2026-03-02', site: null, state: blocked.state() };
    const needs = supplierInvoice.needs?.ReleaseSupplierInvoice?.(release as never, about as never);
    expect(needs).toMatchObject({ right: { topic: 'payment-release', barred: ['tester'] } });
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

describe('ClearAwaitedGoods', () => {
  it('refuses an invoice that waits for no goods', () => {
    given(received, passed)
      .when('ClearAwaitedGoods', { billed: eur('100.00'), receipts: [receipt] })
      .refused('FIN-INV-STATE');
  });
});

describe('PaySupplierInvoice', () => {
  const terms = { name: 'Seals SA', currency: 'EUR', leadTime: 'P3D' };
  const pay = { amount: eur('100.00') };

  it('P38: refuses a payment from before the invoice came in', () => {
    const today = { ...received, occurredAt: '2026-03-02T10:00:00.000Z' };
    given(today, passed)
      .at({ at: '2026-03-02T09:59:59.999Z' })
      .when('PaySupplierInvoice', pay)
      .refused('FIN-PAY-DATE');
  });

  it('pays what is matched, once', () => {
    given(received, passed).when('PaySupplierInvoice', pay).then(paid);
    given(received, passed, paid).when('PaySupplierInvoice', pay).nothing();
  });

  it('refuses to pay a supplier who is blocked, until approved again', () => {
    const suppliers = shows(
      supplierTable,
      heard('SupplierApproved', terms, { subject: 'S1' }),
      heard('SupplierBlocked', { reason: 'Fraud' }, { subject: 'S1' }),
    );
    const blocked = { supplier: suppliers.S1 };
    given(received, passed).knowing(blocked).when('PaySupplierInvoice', pay).refused('FIN-PAY-SUPPLIER');
    given(received, passed, paid).knowing(blocked).when('PaySupplierInvoice', pay).nothing();
    const unknown = given(received, passed).knowing({ supplier: undefined });
    unknown.when('PaySupplierInvoice', pay).refused('FIN-PAY-SUPPLIER');
  });

  it('refuses what is blocked or not matched, another amount, and an invoice that is none', () => {
    given(received, failed).when('PaySupplierInvoice', pay).refused('FIN-MATCH-BLOCK');
    given(received).when('PaySupplierInvoice', pay).refused('FIN-MATCH-BLOCK');
    const other = (amount: object, ...before: (typeof passed | typeof paid)[]) =>
      given(received, ...before).when('PaySupplierInvoice', { amount: amount as typeof pay.amount }).decision;
    for (const amount of [eur('99.00'), eur('150.00'), { amount: '100.00', currency: 'PLN' }]) {
      expect(other(amount, passed)).toMatchObject({
        code: 'FIN-PAY-AMOUNT',
        detail: 'Pay all that is open: 100.00 EUR.',
      });
    }
    expect(other(eur('99.00'), passed, paid)).toMatchObject({
      detail: 'It was paid already, with 100.00 EUR.',
    });
    given().when('PaySupplierInvoice', pay).refused('FIN-INV-STATE');
  });
});
