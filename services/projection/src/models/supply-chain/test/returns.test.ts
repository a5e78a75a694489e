/** Returns in figures: what is recovered, what goes by itself, how soon it is credited, what is owed. */
import { expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { states } from '@gemba/read-model/fact';
import { shows } from '@gemba/read-model/table';
import { financeFacts } from '../../finance/finance-facts.js';
import { customerInvoices } from '../../finance/invoices.js';
import { genealogy } from '../genealogy.js';
import { supplyChainFacts } from '../supply-chain-facts.js';

const euros = (amount: string) => ({ amount, currency: 'EUR' });
const goods = { site: 'lyon', item: 'PUMP', lot: 'L1', quantity: { value: '2', unit: 'C62' } };
const line = { ...goods, shipment: 'SH-1', line: '1' };
const whose = { site: 'lyon', customer: 'acme', salesOrder: 'SO-1' };

it('of a decision: what it brings of what was paid, and whether a person had to take it', () => {
  const decided = {
    ...{ ...line, part: 1, grade: 'A' as const, kind: 'restock' as const, options: [], isBest: true },
    ...{ price: euros('340.00'), netRecovery: euros('330.00') },
  };
  const measures = (kind: 'person' | 'system') =>
    states(supplyChainFacts, heard('ReturnDispositionDecided', decided, { actor: { kind, id: 'x' } })).map(
      ([measure, value]) => [measure, value],
    );
  const always = [
    ['returns-at-price', '680.00'],
    ['returns-recovered', '660.00'],
  ];
  expect(measures('system')).toEqual([['dispositions', '1'], ['dispositions-touchless', '1'], ...always]);
  expect(measures('person')).toEqual([['dispositions', '1'], ...always]);
});

const credited = (offset: string, open: string) =>
  heard('CustomerInvoiceCredited', {
    ...{ ...whose, creditNote: 'R1.1', returnAuthorisation: 'R1', line: '1', item: 'PUMP' },
    ...{ quantity: goods.quantity, net: euros('10.00'), tax: euros('2.00'), total: euros('12.00') },
    ...{ offset: euros(offset), open: euros(open), returnedOn: '2026-02-27' },
  });

it('of a credit note: the days since the goods came, and what is owed less and owed back', () => {
  const stated = states(financeFacts, credited('5.00', '0.00')).map(([measure, value]) => [measure, value]);
  expect(stated).toEqual([
    ['credit-notes', '1'],
    ['days-to-credit', '3'],
    ['subledger/receivables', '-5'],
    ['subledger/refunds', '7.00'],
  ]);
  const paidBack = heard('CustomerRefundPaid', { ...whose, amount: euros('7.00'), owed: euros('0.00') });
  expect(states(financeFacts, paidBack).map(([measure, value]) => [measure, value])).toEqual([
    ['cash-collected', '-7'],
    ['subledger/refunds', '-7'],
  ]);
});

it('an invoice that a credit note takes back is credited, one that was paid stays paid', () => {
  const issued = heard('CustomerInvoiceIssued', {
    ...{ ...whose, shipment: 'SH-1', lines: [], net: euros('10.00'), taxRate: '0.2', tax: euros('2.00') },
    ...{ total: euros('12.00'), due: '2026-04-01' },
  });
  const paid = heard('CustomerPaymentReceived', { ...whose, amount: euros('12.00'), open: euros('0.00') });
  const status = (...events: Parameters<typeof shows>[1][]) =>
    shows(customerInvoices, ...events)['1']?.status;
  expect(status(issued, credited('4.00', '8.00'))).toBe('open');
  expect(status(issued, credited('12.00', '0.00'))).toBe('credited');
  expect(status(issued, paid, credited('0.00', '0.00'))).toBe('paid');
});

it('a lot is followed back to the customer who sent it', () => {
  const source = { kind: 'return', id: 'R1' } as const;
  const came = heard('StockReceived', { ...goods, status: 'returned', source });
  const authorised = heard(
    'ReturnAuthorised',
    { ...line, ...whose, reason: 'defective', creditedOn: 'grading', until: '2026-04-01' },
    { subject: 'R1' },
  );
  const rows = shows(genealogy, came, authorised);
  expect(rows['lot/lyon/PUMP/L1']).toMatchObject({ from: { 'return/R1': '2' } });
  expect(rows['return/R1']).toEqual({ ...whose, to: { 'lot/lyon/PUMP/L1': '2' } });
  expect(shows(genealogy, authorised, came)).toEqual(rows);
});
