/** What a site costs is recorded once, into a month that takes it, and taken back with all that it said. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { heard, spec } from '@gemba/decider/testing';
import { shows } from '@gemba/read-model/table';
import { expenseKey, expenseNumber } from './expense-number.js';
import { operatingExpense } from './operating-expense.js';

const { given } = spec(operatingExpense);
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const rent = {
  ...{ site: 'lyon', company: 'gemba-fr', number: 'R-1', kind: 'rent' as const, date: '2026-03-01' },
  ...{ net: eur('500.00'), tax: eur('100.00'), settled: 'bank' as const, text: 'Rent of March' },
};
const recorded = happened('OperatingExpenseRecorded', rent);
const known = {
  calendar: { months: { '2026-02': 'closed', '2026-03': 'open' } },
  place: { country: 'FR' },
};

describe('RecordOperatingExpense', () => {
  it('O36: records, once', () => {
    given().knowing(known).when('RecordOperatingExpense', rent).then(recorded);
    given(recorded).when('RecordOperatingExpense', rent).nothing();
  });

  it.each([
    ['the future', { date: '2026-03-03' }, 'FIN-EXP-DATE'],
    ['a closed month', { date: '2026-02-28' }, 'FIN-PER-LOCKED'],
    ['books of another company', { company: 'gemba-pl' }, 'FIN-JNL-COMPANY'],
    ['a tax of another currency', { tax: { amount: '1.00', currency: 'PLN' } }, 'FIN-JNL-CURRENCY'],
    [
      'a currency without a rate',
      { net: { amount: '1.00', currency: 'USD' }, tax: undefined },
      'FIN-RATE-MISSING',
    ],
  ])('O36: refuses %s', (_, more, code) => {
    given()
      .knowing(known)
      .when('RecordOperatingExpense', { ...rent, ...more } as typeof rent)
      .refused(code);
  });

  it.each([
    ['100.01', 'rent', 'FR'],
    ['27.50', 'energy', 'FR'],
    ['65.00', 'other', 'PT'],
    ['115.00', 'machineCosts', 'PL'],
    ['0.00', 'wages', 'FR'],
  ] as const)('takes a tax of %s on 500.00 for %s in %s', (amount, kind, country) => {
    const { decision } = given()
      .knowing({ ...known, place: undefined, entity: { country } })
      .when('RecordOperatingExpense', { ...rent, kind, tax: eur(amount) });
    expect(decision).toHaveLength(1);
  });

  it.each([
    ['9999.00', 'rent', 'FR', 'FIN-TAX-AMOUNT'],
    ['100.02', 'rent', 'FR', 'FIN-TAX-AMOUNT'],
    ['100.00', 'rent', 'PT', 'FIN-TAX-AMOUNT'],
    ['100.00', 'rent', 'US', 'FIN-TAX-AMOUNT'],
    ['100.00', 'wages', 'FR', 'FIN-TAX-KIND'],
    ['100.00', 'productionWages', 'FR', 'FIN-TAX-KIND'],
  ] as const)('refuses a tax of %s on 500.00 for %s in %s', (amount, kind, country, code) => {
    given()
      .knowing({ ...known, place: { country } })
      .when('RecordOperatingExpense', { ...rent, kind, tax: eur(amount) })
      .refused(code);
  });

  it('refuses a number that differs in case and signs alone from one of the site', () => {
    const register = shows(expenseNumber, heard('OperatingExpenseRecorded', rent));
    const again = { ...rent, number: 'r 1' };
    const before = register[expenseKey(again)];
    given()
      .knowing({ ...known, before })
      .when('RecordOperatingExpense', again)
      .refused('FIN-EXP-DUPLICATE');
    expect(register[expenseKey({ ...again, site: 'porto' })]).toBeUndefined();
    given(recorded)
      .knowing({ ...known, before })
      .when('RecordOperatingExpense', rent)
      .nothing();
  });

  it('O36: refuses other content under the same number, and a month that nobody opened', () => {
    given(recorded)
      .when('RecordOperatingExpense', { ...rent, text: 'Other' })
      .refused('FIN-DUP-SOURCE');
    given().when('RecordOperatingExpense', rent).refused('FIN-PER-NONE');
  });
});

describe('ReverseOperatingExpense', () => {
  const { text: _, ...said } = rent;
  const reversed = happened('OperatingExpenseReversed', { ...said, date: '2026-03-02', reason: 'Twice' });

  it('takes it back on the day, once', () => {
    given(recorded).knowing(known).when('ReverseOperatingExpense', { reason: 'Twice' }).then(reversed);
    given(recorded, reversed).when('ReverseOperatingExpense', { reason: 'Twice' }).nothing();
    given().when('ReverseOperatingExpense', { reason: 'Twice' }).refused('FIN-EXP-STATE');
  });

  it('O12: refuses while the month of today is not open, since it could not be booked', () => {
    const locked = { calendar: { months: { '2026-03': 'locked', '2026-04': 'open' } } };
    given(recorded)
      .knowing(locked)
      .when('ReverseOperatingExpense', { reason: 'Twice' })
      .refused('FIN-PER-LOCKED');
  });
});
