/**
 * The whole posting matrix, row by row: which event debits what and credits what, and every journal
 * balances.
 */
import { describe, expect, it } from '@jest/globals';
import { ACCOUNTS } from '@gemba/contracts/events/finance/accounts';
import type { JournalLine } from '@gemba/contracts/events/finance/ledger';
import type { Given } from '@gemba/decider/decider';
import { isRefused } from '@gemba/decider/decision';
import { heard, story } from '@gemba/decider/testing';
import { isBalanced } from '../../ledger/journal/balance.js';
import type { PostJournal } from '../../ledger/journal/journal.js';
import { journal } from '../../ledger/journal/journal.js';
import { postJournalWhenValueMoves } from './post-journal-when-value-moves.js';

const pln = (amount: string) => ({ amount, currency: 'PLN' });
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const at = { site: 'gdansk', sourceEventId: 'E0' };
const stock = {
  ...at,
  item: 'SEAL',
  lot: 'L1',
  quantity: { value: '3', unit: 'C62' },
  amount: pln('430.00'),
};
const supplier = { site: 'gdansk', supplier: 'S1', purchaseOrder: 'PO-1' };
const customer = { site: 'gdansk', customer: 'C1', salesOrder: 'SO-1' };
const received = { total: eur('102.00'), received: eur('100.00') };
const valued = { local: pln('430.00'), group: eur('100.00') };
const booked = { local: pln('448.80'), group: eur('102.00') };
const invoice = { shipment: 'SH-1', lines: [], taxRate: '0.23', due: '2026-04-01' };

const expense = {
  ...{ site: 'gdansk', company: 'gemba-pl', number: 'E-1', date: '2026-03-02' },
  ...{ net: eur('100.00'), tax: eur('20.00') },
};

type Row = readonly [event: string, data: object, lines: readonly string[]];

const transit = {
  ...{ site: 'gdansk', to: 'lyon', transfer: 'T-7', item: 'SEAL', lot: 'L1', quantity: stock.quantity },
  ...{ amount: pln('430.00'), date: '2026-03-02', sourceEventId: 'E0' },
};
const sent = { amount: eur('100.00'), group: eur('100.00') };

const MATRIX: readonly Row[] = [
  [
    'CostLayerConsumed',
    { ...stock, kind: 'stock-transfer', purpose: 'stock-transfer/T-7' },
    ['+goodsInTransit 430.00', '-inventory 430.00'],
  ],
  [
    'GoodsInTransitRelieved',
    { ...transit, end: 'received' },
    ['+betweenSites 430.00', '-goodsInTransit 430.00'],
  ],
  [
    'GoodsInTransitRelieved',
    { ...transit, end: 'received', company: 'gemba-fr', sender: 'gemba-pl' },
    ['+intercompanyReceivables 430.00', '-goodsInTransit 430.00'],
  ],
  [
    'GoodsInTransitRelieved',
    { ...transit, end: 'lost', company: 'gemba-fr', sender: 'gemba-pl' },
    ['+lostInTransit 430.00', '-goodsInTransit 430.00'],
  ],
  [
    'GoodsInTransitRelieved',
    { ...transit, end: 'claimed' },
    ['+carrierClaims 430.00', '-goodsInTransit 430.00'],
  ],
  [
    'CostLayerAdded',
    { ...stock, kind: 'stock-transfer', source: 'stock-transfer/T-7', sent },
    ['+inventory 430.00', '-betweenSites 430.00'],
  ],
  [
    'CostLayerAdded',
    {
      ...stock,
      kind: 'stock-transfer',
      source: 'stock-transfer/T-7',
      sent: { ...sent, company: 'gemba-fr' },
    },
    ['+inventory 430.00', '-intercompanyPayables 430.00'],
  ],
  [
    'CostLayerAdded',
    { ...stock, kind: 'purchase-order', source: 'purchase-order/PO-1/1' },
    ['+inventory 430.00', '-goodsReceived 430.00'],
  ],
  [
    'CostLayerAdded',
    { ...stock, kind: 'production-order', source: 'production-order/P1' },
    ['+inventory 430.00', '-workInProgress 430.00'],
  ],
  [
    'CostLayerAdded',
    { ...stock, kind: 'return', source: 'return/R1' },
    ['+inventory 430.00', '-goodsSold 430.00'],
  ],
  [
    'CostLayerAdded',
    { ...stock, kind: 'count', source: 'count/C1' },
    ['+inventory 430.00', '-countDifference 430.00'],
  ],
  [
    'CostLayerAdded',
    { ...stock, kind: 'count', source: 'count/OPENING-LYO' },
    ['+inventory 430.00', '-opening 430.00'],
  ],
  [
    'CostLayerConsumed',
    { ...stock, kind: 'production-order', purpose: 'production-order/P1/10' },
    ['+workInProgress 430.00', '-inventory 430.00'],
  ],
  [
    'CostLayerConsumed',
    { ...stock, kind: 'shipment', purpose: 'shipment/SH-1' },
    ['+goodsSold 430.00', '-inventory 430.00'],
  ],
  [
    'CostLayerConsumed',
    { ...stock, kind: 'scrap', purpose: 'scrap/N1' },
    ['+scrap 430.00', '-inventory 430.00'],
  ],
  [
    'CostLayerConsumed',
    { ...stock, kind: 'supplier-return', purpose: 'supplier-return/PO-1/1' },
    ['+goodsReceived 430.00', '-inventory 430.00'],
  ],
  [
    'CostLayerConsumed',
    { ...stock, kind: 'count', purpose: 'count/C1' },
    ['+countDifference 430.00', '-inventory 430.00'],
  ],
  [
    'WorkInProgressCharged',
    { ...at, order: 'P1', element: 'labour', amount: pln('43.00') },
    ['+workInProgress 43.00', '-absorbedLabour 43.00'],
  ],
  [
    'WorkInProgressCharged',
    { ...at, order: 'P1', element: 'machine', amount: pln('43.00') },
    ['+workInProgress 43.00', '-absorbedMachine 43.00'],
  ],
  [
    'WorkInProgressRelieved',
    { ...at, order: 'P1', kind: 'variance', amount: pln('43.00') },
    ['+productionVariance 43.00', '-workInProgress 43.00'],
  ],
  [
    'WorkInProgressRelieved',
    { ...at, order: 'P1', kind: 'variance', amount: pln('-43.00') },
    ['-productionVariance 43.00', '+workInProgress 43.00'],
  ],
  [
    'WorkInProgressRelieved',
    { ...at, order: 'P1', kind: 'writtenOff', amount: pln('43.00') },
    ['+writtenOffWork 43.00', '-workInProgress 43.00'],
  ],
  [
    'MatchPassed',
    { ...supplier, ...received, valued, booked },
    ['+goodsReceived 430.00', '+priceDifference 8.60', '-payables 448.80', '+exchangeDifference 10.20'],
  ],
  [
    'MatchPassed',
    { ...supplier, total: eur('99.00'), received: eur('100.00') },
    ['+goodsReceived 430.00', '-priceDifference 4.30', '-payables 425.70'],
  ],
  [
    'PaymentReleased',
    { ...supplier, total: eur('100.00'), received: eur('0.00'), reason: 'seen' },
    ['+priceDifference 430.00', '-payables 430.00'],
  ],
  [
    'PaymentReleased',
    {
      ...{ ...supplier, total: eur('120.00'), received: eur('0.00'), reason: 'seen', tax: eur('20.00') },
      ...{ awaited: eur('100.00'), awaitedBooked: valued },
    },
    ['+goodsReceived 430.00', '+inputTax 86.00', '-payables 516.00'],
  ],
  [
    'AwaitedGoodsCleared',
    { ...supplier, billed: eur('102.00'), booked, received: eur('100.00'), valued },
    ['+goodsReceived 430.00', '+priceDifference 8.60', '-goodsReceived 448.80', '+exchangeDifference 10.20'],
  ],
  [
    'OperatingExpenseRecorded',
    { ...expense, kind: 'rent', settled: 'bank', text: 'Rent' },
    ['+rent 430.00', '+inputTax 86.00', '-bank 516.00'],
  ],
  [
    'OperatingExpenseReversed',
    { ...expense, kind: 'machineCosts', settled: 'accrual', reason: 'Twice' },
    ['+accruals 516.00', '-absorbedMachine 430.00', '-inputTax 86.00'],
  ],
  [
    'SupplierInvoicePaid',
    { ...supplier, amount: eur('102.00'), booked },
    ['+payables 448.80', '-bank 438.60', '-exchangeDifference 10.20'],
  ],
  [
    'CustomerInvoiceIssued',
    { ...customer, ...invoice, net: eur('100.00'), tax: eur('23.00'), total: eur('123.00') },
    ['+receivables 528.90', '-revenue 430.00', '-taxPayable 98.90'],
  ],
  [
    'CustomerInvoiceIssued',
    { ...customer, ...invoice, net: eur('100.00'), tax: eur('0.00'), total: eur('100.00') },
    ['+receivables 430.00', '-revenue 430.00'],
  ],
  [
    'CustomerPaymentReceived',
    {
      ...customer,
      amount: eur('100.00'),
      open: eur('0.00'),
      booked: { local: pln('425.00'), group: eur('100.00') },
    },
    ['+bank 430.00', '-receivables 425.00', '-exchangeDifference 5.00'],
  ],
];

const given = {
  id: 'E1',
  date: '2026-03-02',
  site: {
    id: 'gdansk',
    companyId: 'gemba-pl',
    timeZone: 'Europe/Warsaw',
    currency: 'PLN',
    groupCurrency: 'EUR',
    dayStart: '06:00',
  },
  by: { kind: 'system', id: 'process' },
  known: {
    rates: { pairs: { 'EUR.PLN': [{ date: '2026-03-02', rate: '4.3' }] } },
    calendar: { months: { '2026-03': 'open' } },
  },
} as unknown as Given<never>;

const from = { siteId: 'gdansk', companyId: 'gemba-pl', eventId: 'E1' };

const journalFor = (event: string, data: object): PostJournal | undefined => {
  const { sent } = story(postJournalWhenValueMoves).when(heard(event, data, from) as never);
  return sent[0]?.data as PostJournal | undefined;
};

const linesOf = (command: PostJournal): readonly JournalLine[] => {
  const decision = journal.decide.PostJournal?.(journal.initial as never, command as never, given);
  if (!decision || isRefused(decision)) throw new Error(decision?.detail ?? 'no decision');
  return (decision[0]?.data as { lines: JournalLine[] }).lines;
};

const shown = ({ account, localDebit, localCredit }: JournalLine): string => {
  const name = Object.entries(ACCOUNTS).find(([, { number }]) => number === account)?.[0] ?? '?';
  return Number(localDebit.amount) > 0 ? `+${name} ${localDebit.amount}` : `-${name} ${localCredit.amount}`;
};

describe('the posting matrix', () => {
  it.each(MATRIX)('books %s %j', (event, data, expected) => {
    const command = journalFor(event, data);
    const lines = linesOf(command!);
    expect(lines.map(shown)).toEqual(expected);
    expect(isBalanced(lines)).toBe(true);
    expect(command).toMatchObject({
      sourceEventId: 'E1',
      sourceType: `finance.${event}`,
      company: 'gemba-pl',
      postingDate: '2026-03-02',
    });
  });

  it('leaves what is booked elsewhere and what has no value', () => {
    const charge = { ...at, order: 'P1', amount: pln('43.00') };
    expect(journalFor('WorkInProgressCharged', { ...charge, element: 'material' })).toBeUndefined();
    expect(journalFor('WorkInProgressRelieved', { ...charge, kind: 'finished' })).toBeUndefined();
    expect(
      journalFor('WorkInProgressRelieved', { ...charge, kind: 'variance', amount: pln('0.00') }),
    ).toBeUndefined();
  });

  it('says so when it has no row', () => {
    const odd = { ...stock, kind: 'gift', source: 'gift/1' };
    expect(() => journalFor('CostLayerAdded', odd)).toThrow(/no row/);
  });
});
