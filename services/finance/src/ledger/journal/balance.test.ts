/** What is posted balances in three currencies to the last minor unit, and says so where it cannot. */
import { describe, expect, it } from '@jest/globals';
import { ACCOUNTS } from '@gemba/contracts/events/finance/accounts';
import type { BookValue, JournalLine } from '@gemba/contracts/events/finance/ledger';
import { balanced, isBalanced } from './balance.js';
import type { Entry, Side } from './entry.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const pln = (amount: string) => ({ amount, currency: 'PLN' });
const site = {
  id: 'gdansk',
  companyId: 'gemba-pl',
  timeZone: 'Europe/Warsaw',
  currency: 'PLN',
  groupCurrency: 'EUR',
  dayStart: '06:00',
};
const books = { site, rates: { date: '2026-03-02', table: undefined } };

const entry = (side: Side, booked: BookValue, amount = '100.00'): Entry => ({
  account: '1300',
  side,
  amount: eur(amount),
  booked,
  dimensions: {},
});

const linesOf = (entries: readonly Entry[]): readonly JournalLine[] =>
  balanced(entries, books) as readonly JournalLine[];

/** The line that was added to a debit and a credit whose local values are these. */
const addedTo = (debit: string, credit: string): JournalLine | undefined => {
  const group = eur('100.00');
  const lines = linesOf([
    entry('debit', { local: pln(debit), group }),
    entry('credit', { local: pln(credit), group }),
  ]);
  expect(isBalanced(lines)).toBe(true);
  return lines[2];
};

describe('lines that do not balance in the books', () => {
  it('differ by rounding up to one minor unit a line, by the rate beyond that', () => {
    expect(addedTo('400.00', '400.00')).toBeUndefined();
    expect(addedTo('400.02', '400.00')).toMatchObject({
      account: ACCOUNTS.rounding.number,
      localCredit: pln('0.02'),
      localDebit: pln('0.00'),
      groupCredit: eur('0.00'),
    });
    expect(addedTo('400.00', '400.02')).toMatchObject({
      account: ACCOUNTS.rounding.number,
      localDebit: pln('0.02'),
    });
    expect(addedTo('400.03', '400.00')).toMatchObject({
      account: ACCOUNTS.exchangeDifference.number,
      localCredit: pln('0.03'),
    });
  });

  it('are refused where the transaction itself is open, with what is missing', () => {
    const value = { local: pln('400.00'), group: eur('100.00') };
    expect(balanced([entry('debit', value), entry('credit', value, '99.50')], books)).toMatchObject({
      code: 'FIN-JNL-UNBALANCED',
      detail: 'Debit and credit differ by 0.50 EUR.',
      violated: { rule: 'debit = credit', actual: '0.50', limit: '0', unit: 'EUR' },
    });
  });

  it.each([
    { local: eur('100.00'), group: eur('100.00') },
    { local: pln('400.00'), group: pln('400.00') },
  ])('are refused in a currency that the books are not kept in', (value) => {
    expect(balanced([entry('debit', value), entry('credit', value)], books)).toMatchObject({
      code: 'FIN-JNL-CURRENCY',
      detail: 'The books are kept in PLN, those of the group in EUR.',
    });
  });
});

describe('lines', () => {
  const value = { local: pln('400.00'), group: eur('100.00') };
  const [debit, credit] = linesOf([entry('debit', value), entry('credit', value)]);

  it('balance only where they do in each of the three currencies', () => {
    if (!debit || !credit) throw new Error('Nothing was posted.');
    expect(isBalanced([debit, credit])).toBe(true);
    expect(isBalanced([debit, { ...credit, credit: eur('99.99') }])).toBe(false);
    expect(isBalanced([debit, { ...credit, localCredit: pln('399.99') }])).toBe(false);
    expect(isBalanced([debit, { ...credit, groupCredit: eur('99.99') }])).toBe(false);
  });

  it('balance where there are none', () => {
    expect(isBalanced([])).toBe(true);
    expect(linesOf([])).toEqual([]);
  });
});
