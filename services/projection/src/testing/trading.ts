/** What is sold and booked in the small company, in euro and in złoty. */
import { ACCOUNTS } from '@gemba/contracts/events/finance/accounts';
import type { Story } from './story.js';
import { GDANSK, LYON, euros, pieces, zloty } from './words.js';

const line = (id: string) =>
  ({
    line: id,
    item: 'PUMP-100',
    quantity: pieces('3'),
    price: euros('20.00'),
    requested: '2026-03-04',
  }) as const;

const delivered = (id: string, deliveredOn: string) =>
  [
    'SalesOrderLineDelivered',
    {
      site: 'lyon',
      customer: 'acme',
      line: id,
      item: 'PUMP-100',
      ordered: pieces('3'),
      quantity: pieces('3'),
      price: euros('20.00'),
      promised: '2026-03-04',
      placedOn: '2026-03-02',
      deliveredOn,
      shipment: 'SH-1',
    },
  ] as const;

export const sell = (story: Story): Story =>
  story
    .say(
      'sales-order-SO-1',
      ['SalesOrderPlaced', { site: 'lyon', customer: 'acme', lines: [line('1'), line('2')] }],
      LYON,
    )
    .say(
      'sales-order-SO-1',
      ['SalesOrderPromised', { line: '1', date: '2026-03-04', method: 'production', evidence: 'e' }],
      LYON,
    )
    .say('sales-order-SO-1', delivered('1', '2026-03-04'), { ...LYON, date: '2026-03-04' })
    .say('sales-order-SO-1', delivered('2', '2026-03-05'), { ...LYON, date: '2026-03-05' })
    .say('customer-invoice-SH-1', ['CustomerInvoiceIssued', invoice], { ...LYON, date: '2026-03-05' })
    .say('customer-invoice-SH-1', ['CustomerPaymentReceived', payment], { ...LYON, date: '2026-03-06' });

const about = { site: 'lyon', customer: 'acme', salesOrder: 'SO-1' };
const invoice = {
  ...about,
  shipment: 'SH-1',
  lines: [{ line: '1', item: 'PUMP-100', quantity: pieces('3'), price: euros('20.00') }],
  net: euros('60.00'),
  taxRate: '0.2',
  tax: euros('12.00'),
  total: euros('72.00'),
  due: '2026-04-05',
};
const payment = { ...about, amount: euros('72.00'), open: euros('0.00') };

type Entry = readonly [account: string, local: string, group: string];

/** Amounts above zero are debits, below zero credits. */
export const journal = (at: 'lyon' | 'gdansk', postingDate: string, entries: readonly Entry[]) => {
  const local = at === 'lyon' ? euros : zloty;
  const abs = (amount: string): string => amount.replace('-', '');
  const lines = entries.map(([account, amount, group]) => {
    const credit = amount.startsWith('-');
    const sides = (money: typeof euros, value: string) =>
      credit ? [money('0.00'), money(abs(value))] : [money(value), money('0.00')];
    const [debit = local('0.00'), creditSide = local('0.00')] = sides(local, amount);
    const [groupDebit = euros('0.00'), groupCredit = euros('0.00')] = sides(euros, group);
    return {
      account,
      debit,
      credit: creditSide,
      localDebit: debit,
      localCredit: creditSide,
      groupDebit,
      groupCredit,
      dimensions: {},
    };
  });
  const said = {
    company: `company-${at}`,
    site: at,
    postingDate,
    sourceEventId: 'e',
    sourceType: 'Test',
    text: 'Entry',
  };
  return ['JournalPosted', { ...said, lines }] as const;
};

const layer = { item: 'PUMP-100', lot: 'L-1', quantity: pieces('9'), sourceEventId: 'e' };

const keepBooks = (story: Story): Story =>
  story
    .say(
      'journal-J1',
      journal('lyon', '2026-03-05', [
        [ACCOUNTS.receivables.number, '72.00', '72.00'],
        [ACCOUNTS.revenue.number, '-60.00', '-60.00'],
        [ACCOUNTS.taxPayable.number, '-12.00', '-12.00'],
      ]),
      LYON,
    )
    .say(
      'journal-J2',
      journal('gdansk', '2026-03-02', [
        [ACCOUNTS.receivables.number, '400.00', '100.00'],
        [ACCOUNTS.revenue.number, '-400.00', '-100.00'],
      ]),
      GDANSK,
    )
    .say(
      'journal-J3',
      journal('gdansk', '2026-03-03', [
        [ACCOUNTS.goodsSold.number, '84.00', '20.00'],
        [ACCOUNTS.inventory.number, '-84.00', '-20.00'],
      ]),
      GDANSK,
    );

const polishInvoice = {
  ...invoice,
  site: 'gdansk',
  salesOrder: 'SO-9',
  shipment: 'SH-2',
  net: zloty('400.00'),
  taxRate: '0',
  tax: zloty('0.00'),
  total: zloty('400.00'),
  due: '2026-03-03',
  booked: { local: zloty('400.00'), group: euros('100.00') },
};

const ITEM = 'cost-layer-gdansk.PUMP-100';
const added = { ...layer, site: 'gdansk', amount: zloty('420.00'), source: 's', kind: 'purchase-order' };
const used = {
  ...layer,
  site: 'gdansk',
  quantity: pieces('2'),
  amount: zloty('84.00'),
  purpose: 'p',
  kind: 'shipment',
};
const received = {
  site: 'gdansk',
  item: 'PUMP-100',
  lot: 'L-1',
  quantity: pieces('7'),
  status: 'available',
  source: { kind: 'purchase-order', id: 'PO-1' },
} as const;

const valueStock = (story: Story): Story =>
  story
    .say(ITEM, ['CostLayerAdded', added], GDANSK)
    .say(ITEM, ['CostLayerConsumed', used], { ...GDANSK, date: '2026-03-03' })
    .say('stock-item-gdansk.PUMP-100', ['StockReceived', received], GDANSK);

const bill = (story: Story): Story =>
  story.say('customer-invoice-SH-2', ['CustomerInvoiceIssued', polishInvoice], GDANSK);

export const account = (story: Story): Story => bill(valueStock(keepBooks(story)));
