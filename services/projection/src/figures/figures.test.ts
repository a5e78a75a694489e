/** Periods keep their kind, money meets in one currency at the right rate, parts carry signs. */
import { describe, expect, it } from '@jest/globals';
import { byFormula } from '@gemba/read-model/kpi';
import { kpiById } from './kpis/catalogue.js';
import { bucketsUpTo } from './buckets.js';
import { figureIn } from './figure.js';
import { ratesOf } from './rates.js';
import type { SumRow } from './sums.js';

describe('periods', () => {
  it('of days step by their length', () => {
    const buckets = bucketsUpTo({ from: '2026-03-01', to: '2026-03-08' });
    expect(buckets).toHaveLength(13);
    expect(buckets.at(-1)).toEqual({ from: '2026-03-01', to: '2026-03-08' });
    expect(buckets[0]).toEqual({ from: '2025-12-07', to: '2025-12-14' });
  });

  it('of whole months step by months', () => {
    const buckets = bucketsUpTo({ from: '2026-03-01', to: '2026-04-01' });
    expect(buckets[11]).toEqual({ from: '2026-02-01', to: '2026-03-01' });
    expect(buckets[0]).toEqual({ from: '2025-03-01', to: '2025-04-01' });
    expect(bucketsUpTo({ from: '2026-01-01', to: '2026-04-01' })[0]?.from).toBe('2023-01-01');
  });
});

const rates = ratesOf([
  { from: 'EUR', to: 'PLN', date: '2026-03-03', rate: '4.20' },
  { from: 'EUR', to: 'PLN', date: '2026-03-01', rate: '4.00' },
]);

describe('rates', () => {
  it.each([
    [{ from: 'EUR', to: 'PLN' }, '2026-03-02', '400'],
    [{ from: 'EUR', to: 'PLN' }, '2026-03-09', '420'],
    [{ from: 'PLN', to: 'EUR' }, '2026-03-02', '25'],
    [{ from: 'PLN', to: 'EUR' }, '2026-03-03', '23.80952381'],
    [{ from: 'EUR', to: 'EUR' }, '2020-01-01', '100'],
    [{ from: 'EUR', to: 'PLN' }, '2026-02-28', null],
    [{ from: 'EUR', to: 'USD' }, '2026-03-02', null],
  ])('make 100 of %j on %s to %s', (pair, date, converted) => {
    expect(rates.convert('100', pair, date)).toBe(converted);
  });
});

const row = (measure: string, sum: string, more: Partial<SumRow> = {}): SumRow => ({
  measure,
  bucket: 12,
  day: null,
  unit: 'money',
  currency: 'EUR',
  groupCurrency: 'EUR',
  sum,
  groupSum: sum,
  count: 1,
  lastOccurredAt: null,
  ...more,
});

const figure = (id: string, rows: readonly SumRow[], currency = 'EUR') => {
  const bucket = { from: '2026-03-01', to: '2026-03-05' };
  const kpi = kpiById.get(id);
  if (!kpi) throw new Error(`There is no KPI ${id}.`);
  return figureIn(kpi, rows, { bucket, at: 12, currency, rates });
};

describe('a figure', () => {
  const polish = { currency: 'PLN', groupSum: '-100.00' };

  it('takes amounts of the group as they were booked', () => {
    const rows = [
      row('ledger/4000', '-60.00'),
      row('ledger/4000', '-400.00', polish),
      row('ledger/5000', '20.00'),
    ];
    expect(figure('revenue', rows).value).toBe('160.00');
    expect(figure('net-operating-profit', rows)).toMatchObject({
      value: '140.00',
      numerator: {
        facts: 3,
        parts: [
          { measure: 'ledger/4000', value: '160', facts: 2 },
          { measure: 'ledger/5000', value: '-20', facts: 1 },
        ],
      },
    });
  });

  it('converts what was never booked in the currency: flows by the day, levels by the last day', () => {
    const layer = { currency: 'PLN', groupCurrency: '', groupSum: null };
    const added = row('stock-value-added', '420', { ...layer, bucket: 3 });
    const used = row('stock-value-consumed', '84', { ...layer, day: '2026-03-02' });
    expect(figure('inventory-value', [added, used]).value).toBe('80.00');
    const sold = row('ledger/5000', '84', { ...layer, day: '2026-03-02' });
    const days = figure('inventory-days', [added, used, sold]);
    expect([days.numerator.value, days.denominator?.value, days.value]).toEqual(['80', '21', '15.238095']);
  });

  it('O39: of inventory days is on cost of sales, whatever moved to production', () => {
    const added = row('stock-value-added', '100');
    const issued = row('stock-value-consumed', '60');
    const sold = row('ledger/5000', '20');
    expect(figure('inventory-days', [added, issued, sold]).value).toBe('8');
    expect(figure('inventory-days', [added, issued]).value).toBeNull();
  });

  it('O40: of OTIF has lines that are overdue and not delivered below the line', () => {
    const pieces = { unit: 'C62', currency: '', groupCurrency: '', groupSum: null };
    const lines = [row('lines-due', '4', pieces), row('lines-due-on-time-in-full', '1', pieces)];
    expect(figure('otif', lines)).toMatchObject({ value: '0.25', status: 'bad' });
  });

  it('O38: is restated, with what the formula before made of the same facts', () => {
    const kpi = kpiById.get('scrap-ratio')!;
    const pieces = { unit: 'C62', currency: '', groupCurrency: '', groupSum: null };
    const rows = [
      ...[row('order-produced', '10', pieces), row('order-scrapped', '1', pieces)],
      ...[row('produced', '29', pieces), row('scrapped', '1', pieces)],
    ];
    const bucket = { from: '2026-03-01', to: '2026-03-05' };
    const question = { bucket, at: 12, currency: 'EUR', rates };
    const [before] = kpi.earlier ?? [];
    expect(before).toMatchObject({ formulaVersion: 1, validTo: kpi.validFrom });
    expect(figureIn(kpi, rows, question).value).toBe('0.1');
    expect(figureIn(byFormula(kpi, before!), rows, question).value).toBe('0.034483');
  });

  it('is empty when a rate is missing, and when there is nothing to divide by', () => {
    const dollars = { currency: 'USD', groupCurrency: '', groupSum: null };
    expect(figure('inventory-value', [row('stock-value-added', '1', dollars)]).value).toBeNull();
    expect(figure('oee', []).value).toBeNull();
    expect(figure('inventory-value', []).value).toBe('0.00');
  });

  it('counts only facts in its unit and its period', () => {
    const pieces = { unit: 'C62', currency: '', groupCurrency: '', groupSum: null };
    const rows = [
      row('order-scrapped', '1', pieces),
      row('order-scrapped', '9', { ...pieces, unit: 'KGM' }),
      row('order-produced', '10', pieces),
      row('order-produced', '99', { ...pieces, bucket: 11 }),
    ];
    expect(figure('scrap-ratio', rows)).toMatchObject({ value: '0.1', status: 'bad' });
  });
});
