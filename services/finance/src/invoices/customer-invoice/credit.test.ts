/** Credit notes take back what was billed, each once, and all of them together not a cent more. */
import { describe, expect, it } from '@jest/globals';
import type {
  CustomerInvoiceCredited,
  CustomerInvoiceIssued,
  customerInvoiceEvents,
} from '@gemba/contracts/events/finance/invoices';
import type { HappenedIn } from '@gemba/decider/decider';
import { happened, isRefused } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { sumOfMoney } from '@gemba/measures/money';
import fc from 'fast-check';
import { customerInvoice } from './customer-invoice.js';
import { taxAmount } from './tax.js';

const { given } = spec(customerInvoice, { place: { country: 'FR' } });
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const usd = (amount: string) => ({ amount, currency: 'USD' });
const pieces = (value: number) => ({ value: String(value), unit: 'C62' });
const whose = { site: 'lyon', customer: 'AQUA', salesOrder: 'SO-1' };

const issued = (more: Partial<CustomerInvoiceIssued> = {}) =>
  happened('CustomerInvoiceIssued', {
    ...{ ...whose, shipment: 'SH-1', due: '2026-04-01', taxRate: '0.2' },
    lines: [{ line: '1', item: 'PUMP', quantity: pieces(6), price: eur('340.00') }],
    ...{ net: eur('2040.00'), tax: eur('408.00'), total: eur('2448.00') },
    ...more,
  });
const paid = (amount: string, open: string) =>
  happened('CustomerPaymentReceived', { ...whose, amount: eur(amount), open: eur(open) });
const wish = {
  ...{ creditNote: 'R1.1', returnAuthorisation: 'R1', line: '1', item: 'PUMP' },
  ...{ quantity: pieces(2), returnedOn: '2026-03-01' },
};
const credited = (offset: string, open: string) =>
  happened('CustomerInvoiceCredited', {
    ...{ ...whose, ...wish, net: eur('680.00'), tax: eur('136.00'), total: eur('816.00') },
    ...{ offset: eur(offset), open: eur(open) },
  });

describe('CreditCustomerInvoice', () => {
  it('lessens what is open by price and tax as billed, once', () => {
    given(issued()).when('CreditCustomerInvoice', wish).then(credited('816.00', '1632.00'));
    given(issued(), credited('816.00', '1632.00')).when('CreditCustomerInvoice', wish).nothing();
  });

  it('is owed as far as the invoice is paid, until it is paid back', () => {
    const half = paid('2000.00', '448.00');
    const note = credited('448.00', '0.00');
    given(issued(), half).when('CreditCustomerInvoice', wish).then(note);
    const refund = (amount: string, owed: string) =>
      happened('CustomerRefundPaid', { ...whose, amount: eur(amount), owed: eur(owed), reference: 'B1' });
    const owing = given(issued(), half, note);
    owing
      .when('RefundCustomerInvoice', { amount: eur('368.00'), reference: 'B1' })
      .then(refund('368.00', '0.00'));
    owing.when('RefundCustomerInvoice', { amount: eur('368.01') }).refused('FIN-RFD-AMOUNT');
    owing.when('RefundCustomerInvoice', { amount: usd('1.00') }).refused('FIN-RFD-AMOUNT');
    given(issued(), half, note, refund('300.00', '68.00'))
      .when('RefundCustomerInvoice', { amount: eur('300.00'), reference: 'B1' })
      .nothing();
    given(issued())
      .when('RefundCustomerInvoice', { amount: eur('0.01') })
      .refused('FIN-RFD-AMOUNT');
  });

  it('refuses a line that was not billed, and more than was billed and not credited', () => {
    const refused = (more: object) => given(issued()).when('CreditCustomerInvoice', { ...wish, ...more });
    refused({ line: '2' }).refused('FIN-CRN-LINE');
    refused({ item: 'CAST' }).refused('FIN-CRN-LINE');
    refused({ quantity: pieces(7) }).refused('FIN-CRN-OVER');
    given(issued(), credited('816.00', '1632.00'))
      .when('CreditCustomerInvoice', { ...wish, creditNote: 'R2.1', quantity: pieces(5) })
      .refused('FIN-CRN-OVER');
  });

  it('takes the sale back at the rates of the invoice, the last of what is open with the rest', () => {
    const book = (local: string) => ({ local: eur(local), group: eur(local) });
    const foreign = issued({
      lines: [{ line: '1', item: 'PUMP', quantity: pieces(3), price: usd('100.00') }],
      ...{ net: usd('300.00'), tax: usd('0.00'), taxRate: '0', total: usd('300.00'), booked: book('270.01') },
    });
    const amount = { net: usd('200.00'), tax: usd('0.00'), total: usd('200.00') };
    given(foreign)
      .when('CreditCustomerInvoice', wish)
      .then(
        happened('CustomerInvoiceCredited', {
          ...{ ...whose, ...wish, ...amount, offset: usd('200.00'), open: usd('100.00') },
          ...{ booked: book('180.01'), netBooked: book('180.01'), offsetBooked: book('180.01') },
        }),
      );
  });
});

it('credits what was billed to the cent, in whatever parts and order it comes back', () => {
  const line = fc.record({
    cents: fc.integer({ min: 1, max: 99_999 }),
    parts: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
  });
  const rate = fc.constantFrom('0', '0.055', '0.2', '0.23');
  const paidShare = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), rate, paidShare, (lines, taxRate, share) => {
      const billed = lines.map(({ cents, parts }, n) => ({
        ...{ line: String(n), item: 'PUMP', price: eur((cents / 100).toFixed(2)) },
        quantity: pieces(parts.reduce((sum, each) => sum + each, 0)),
      }));
      const net = lines.reduce((sum, { cents }, n) => sum + cents * Number(billed[n]?.quantity.value), 0);
      const tax = taxAmount(eur((net / 100).toFixed(2)), taxRate, 'FR');
      const total = net + Math.round(Number(tax.amount) * 100);
      const euros = (cents: number) => eur((cents / 100).toFixed(2));
      const first = Math.floor((total * share) / 100);
      const events: HappenedIn<typeof customerInvoiceEvents>[] = [
        issued({ lines: billed, net: euros(net), tax, taxRate, total: euros(total) }),
        ...(first > 0 ? [paid(euros(first).amount, euros(total - first).amount)] : []),
      ];
      const notes: CustomerInvoiceCredited[] = [];
      const most = Math.max(...lines.map(({ parts }) => parts.length));
      for (let turn = 0; turn < most; turn += 1)
        for (const [n, { parts }] of lines.entries()) {
          const part = parts[turn];
          if (part === undefined) continue;
          const creditNote = `R${String(n)}.${String(turn)}`;
          const { decision } = given(...events).when('CreditCustomerInvoice', {
            ...{ ...wish, creditNote, line: String(n), quantity: pieces(part) },
          });
          if (isRefused(decision)) throw new Error(decision.detail);
          events.push(...(decision as typeof events));
          notes.push(...decision.map(({ data }) => data as CustomerInvoiceCredited));
        }
      expect(
        sumOfMoney(
          notes.map((each) => each.net),
          'EUR',
        ),
      ).toEqual(euros(net));
      expect(
        sumOfMoney(
          notes.map((each) => each.tax),
          'EUR',
        ),
      ).toEqual(tax);
      expect(
        sumOfMoney(
          notes.map((each) => each.total),
          'EUR',
        ),
      ).toEqual(euros(total));
      const state = given(...events).state();
      expect(state.open).toEqual(eur('0.00'));
      expect(state.owed).toEqual(euros(first));
    }),
  );
});
