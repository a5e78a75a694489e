/** Translations use the rate of the day or the latest before, either way round, and never guess. */
import { describe, expect, it } from '@jest/globals';
import { bookValue, rateMissing, siteOf, translated } from './translation.js';

const table = {
  pairs: {
    'EUR.PLN': [
      { date: '2026-03-01', rate: '4.25' },
      { date: '2026-03-03', rate: '4.3' },
    ],
  },
};
const on = (date: string) => ({ table, date });
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

describe('a translation', () => {
  it.each([
    ['2026-03-01', '42.50'],
    ['2026-03-02', '42.50'],
    ['2026-03-03', '43.00'],
    ['2026-03-10', '43.00'],
  ])('on %s gives %s', (date, amount) => {
    expect(translated(eur('10.00'), 'PLN', on(date))).toEqual(pln(amount));
  });

  it.each(['2026-03-11', '2028-03-03'])('O43: on %s finds the rate of 3 March too old', (date) => {
    expect(translated(eur('10.00'), 'PLN', on(date))).toBeUndefined();
    expect(translated(pln('10.00'), 'EUR', on(date))).toBeUndefined();
  });

  it('divides by the opposite rate, rounded half to even', () => {
    expect(translated(pln('43.00'), 'EUR', on('2026-03-03'))).toEqual(eur('10.00'));
    expect(translated(pln('0.10'), 'EUR', on('2026-03-03'))).toEqual(eur('0.02'));
  });

  it('is never made without a rate, except to the same currency', () => {
    expect(translated(eur('10.00'), 'PLN', on('2026-02-28'))).toBeUndefined();
    expect(translated(eur('10.00'), 'PLN', { table: undefined, date: '2026-03-03' })).toBeUndefined();
    expect(translated(eur('10.00'), 'EUR', { table: undefined, date: '2026-03-03' })).toEqual(eur('10.00'));
    expect(rateMissing('PLN', site, '2026-02-28').detail).toContain('from PLN to EUR');
  });

  it('into the books has both currencies or none', () => {
    expect(bookValue(eur('10.00'), site, on('2026-03-03'))).toEqual({
      local: pln('43.00'),
      group: eur('10.00'),
    });
    expect(bookValue({ amount: '1.00', currency: 'USD' }, site, on('2026-03-03'))).toBeUndefined();
    expect(() => siteOf({ site: null })).toThrow(/none/);
  });
});
