/** The result adds up over accounts and sites, and checks see a difference of one cent. */
import { describe, expect, it } from '@jest/globals';
import { epcisChecks, pairChecks, subledgerChecks, trialBalances } from './checks.js';
import { profitAndLoss } from './profit-and-loss.js';

describe('profit and loss', () => {
  it('shows what moved, and what is left at each site and in the group', () => {
    const balances = [
      { account: '4000', site: 'lyon', amount: '-60.00' },
      { account: '4000', site: 'gdansk', amount: '-100' },
      { account: '5000', site: 'gdansk', amount: '20' },
      { account: '5100', site: 'lyon', amount: '0.01' },
      { account: '7100', site: 'lyon', amount: '0.50' },
    ];
    const lines = profitAndLoss(balances, { sites: ['gdansk', 'lyon'], currency: 'EUR' });
    expect(lines).toEqual([
      {
        account: '4000',
        name: 'Revenue',
        kind: 'revenue',
        amounts: { gdansk: '100.00', lyon: '60.00' },
        group: '160.00',
        currency: 'EUR',
      },
      {
        account: '5000',
        name: 'Cost of goods sold',
        kind: 'cost',
        amounts: { gdansk: '20.00', lyon: '0.00' },
        group: '20.00',
        currency: 'EUR',
      },
      {
        account: '5100',
        name: 'Production variances',
        kind: 'cost',
        amounts: { gdansk: '0.00', lyon: '0.01' },
        group: '0.01',
        currency: 'EUR',
      },
      {
        account: '',
        name: 'Net operating profit',
        kind: 'profit',
        amounts: { gdansk: '80.00', lyon: '59.99' },
        group: '139.99',
        currency: 'EUR',
      },
    ]);
  });
});

const total = (measure: string, sum: string, unit = 'money') => ({
  measure,
  site: 'lyon',
  unit,
  currency: 'EUR',
  sum,
});

describe('checks', () => {
  it('compare each subledger with its account', () => {
    const totals = [
      total('stock-value-added', '100.00'),
      total('stock-value-consumed', '40.00'),
      total('ledger/1300', '60.00'),
      total('subledger/payables', '12.00'),
      total('ledger/2000', '-12.01'),
    ];
    const checks = subledgerChecks(totals);
    expect(checks.find(({ id }) => id === 'inventory.lyon')).toMatchObject({
      difference: '0',
      ok: true,
      unit: 'EUR',
    });
    expect(checks.find(({ id }) => id === 'payables.lyon')).toMatchObject({ difference: '-0.01', ok: false });
    expect(checks.find(({ id }) => id === 'receivables.lyon')).toMatchObject({ difference: '0', ok: true });
  });

  it('hold both sides of what legal entities owe each other, in the currency of the group', () => {
    const account = (number: string, debit: string, credit: string) => {
      const both = { debit: { amount: debit, currency: 'EUR' }, credit: { amount: credit, currency: 'EUR' } };
      return { account: number, site: 'lyon', local: both, group: both, transaction: {} };
    };
    const pairs = (owed: string) =>
      pairChecks([
        account('1250', '100.00', '0.00'),
        account('2050', '0.00', owed),
        account('1390', '7.00', '7.00'),
      ]);
    expect(pairs('100.00').map(({ id, ok }) => [id, ok])).toEqual([
      ['intercompany', true],
      ['between-sites', true],
    ]);
    expect(pairs('99.99')[0]).toMatchObject({ difference: '0.01', ok: false });
    expect(pairChecks([])).toEqual([]);
  });

  it('balance the books in every currency', () => {
    const euros = (amount: string) => ({ amount, currency: 'EUR' });
    const zloty = (amount: string) => ({ amount, currency: 'PLN' });
    const account = (number: string, [debit, credit]: readonly [string, string]) => ({
      site: 'gdansk',
      account: number,
      local: { debit: zloty(debit), credit: zloty(credit) },
      group: { debit: euros(debit), credit: euros(credit) },
      transaction: { PLN: String(Number(debit) - Number(credit)) },
    });
    const books = [account('1100', ['40.00', '0.00']), account('4000', ['0.00', '40.00'])];
    expect(trialBalances(books).map(({ id, ok }) => [id, ok])).toEqual([
      ['trial-balance.group.EUR', true],
      ['trial-balance.local.PLN', true],
      ['trial-balance.transaction.PLN', true],
    ]);
    const wrong = [...books, account('1000', ['0.01', '0.00'])];
    expect(trialBalances(wrong).map(({ ok, difference }) => [ok, difference])).toEqual(
      Array(3).fill([false, '0.01']),
    );
  });

  it('compare reports of warehouses with receipts, unit by unit', () => {
    const totals = [
      total('reported-by-epcis', '5', 'KGM'),
      total('received-by-epcis', '5', 'KGM'),
      total('reported-by-epcis', '3', 'C62'),
      total('reported-by-epcis', '7', 'LTR'),
      total('received-by-epcis', '4', 'LTR'),
      total('refused-by-epcis', '3', 'LTR'),
    ];
    expect(epcisChecks(totals).map(({ unit, ok, difference }) => [unit, ok, difference])).toEqual([
      ['C62', false, '3'],
      ['KGM', true, '0'],
      ['LTR', true, '0'],
    ]);
  });
});
