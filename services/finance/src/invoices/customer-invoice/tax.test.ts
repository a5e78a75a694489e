/** Tax follows the goods: where transport begins and ends, and who the customer is. */
import { describe, expect, it } from '@jest/globals';
import { taxAmount, taxOn } from './tax.js';

const on = '2026-03-02';

describe('the place of supply', () => {
  it.each([
    ['Porto to a customer in Portugal, sold by a French entity', ['PT', 'PT', 'PT501234567'], 'S', '0.23'],
    ['Lyon to a customer in France', ['FR', 'FR', undefined], 'S', '0.2'],
    // European Commission, "Where to tax?": goods sent to a taxable person in another member state.
    ['Gdańsk to a business in Sweden', ['PL', 'SE', 'SE556012579001'], 'K', '0'],
    ['Gdańsk to Sweden without a VAT id', ['PL', 'SE', undefined], 'S', '0.23'],
    ['Gdańsk to Sweden, identified only in Poland', ['PL', 'SE', 'PL5260001246'], 'S', '0.23'],
    ['Gdańsk to Sweden, identified in Germany (three parties)', ['PL', 'SE', 'DE136695976'], 'K', '0'],
    ['Lyon to Greece', ['FR', 'GR', 'EL094014201'], 'K', '0'],
    ['Lyon to Britain', ['FR', 'GB', 'GB123456789'], 'G', '0'],
    ['Lyon to the United States', ['FR', 'US', undefined], 'G', '0'],
    ['Leeds to France', ['GB', 'FR', 'FR40303265045'], 'G', '0'],
    ['Leeds to York', ['GB', 'GB', undefined], 'S', '0.2'],
  ])('O34: %s', (_, [from, to, vatId], category, rate) => {
    expect(taxOn({ from: from!, to: to!, vatId, on })).toEqual({ category, rate });
  });

  // Directive 2006/112/EC, articles 44, 45 and 196.
  it.each([
    ['Lyon to a customer in France', ['FR', 'FR', undefined], 'S', '0.2'],
    ['Gdańsk to a business in Sweden, which owes the tax', ['PL', 'SE', 'SE556012579001'], 'AE', '0'],
    ['Gdańsk to Sweden without a VAT id', ['PL', 'SE', undefined], 'S', '0.23'],
    ['Lyon to Britain', ['FR', 'GB', 'GB123456789'], 'O', '0'],
  ])('of a service, %s', (_, [from, to, vatId], category, rate) => {
    expect(taxOn({ from: from!, to: to!, vatId, on, isService: true })).toEqual({ category, rate });
  });

  it('is taxed at the rate of the day of delivery', () => {
    const sale = { from: 'RO', to: 'RO' };
    expect(taxOn({ ...sale, on: '2025-07-31' })?.rate).toBe('0.19');
    expect(taxOn({ ...sale, on: '2025-08-01' })?.rate).toBe('0.21');
  });

  it('is not guessed where the rate is not known', () => {
    expect(taxOn({ from: 'XX', to: 'XX', on })).toBeUndefined();
  });

  it('O34: is exempt or taxed at the rate where transport begins, over all countries', () => {
    const countries = ['AT', 'CH', 'FR', 'GB', 'GR', 'NO', 'PL', 'PT', 'US'];
    const ids = [undefined, 'FR1', 'EL1', 'PL1', 'GB1', 'CHE1'];
    const sales = countries.flatMap((from) =>
      countries.flatMap((to) => ids.map((vatId) => ({ from, to, vatId, on }))),
    );
    for (const sale of sales) {
      const [tax, home] = [taxOn(sale), taxOn({ ...sale, to: sale.from })];
      // Only goods that leave for another country are ever free of tax.
      if (tax?.rate === '0') expect(sale.from).not.toBe(sale.to);
      else expect(tax).toEqual(home);
      if (tax?.category === 'K') expect(sale.vatId).toBeDefined();
    }
  });
});

describe('the amount', () => {
  it.each([
    ['66.66', '0.23', 'PL', '15.33'],
    ['2.50', '0.21', 'NL', '0.53'],
    ['0.50', '0.25', 'SE', '0.13'],
    ['0.54', '0.2', 'FR', '0.11'],
    ['0.62', '0.2', 'FR', '0.12'],
    ['0.54', '0.2', 'GB', '0.10'],
    ['100.00', '0.2', 'GB', '20.00'],
  ])('of %s at %s in %s is %s', (net, rate, country, tax) => {
    expect(taxAmount({ amount: net, currency: 'EUR' }, rate, country).amount).toBe(tax);
  });
});
