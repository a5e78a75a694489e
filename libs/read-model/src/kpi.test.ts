/**
 * Figures are quotients of sums, terms add and subtract measures, and a figure is judged against its target.
 */
import { describe, expect, it } from '@jest/globals';
import { byFormula, figureOf, kpi, readTerm, signOf, statusOf } from './kpi.js';

const ROW = {
  name: 'Scrap ratio',
  description: 'Scrapped of produced',
  formula: 'scrapped ÷ produced',
  formulaVersion: 1,
  unit: 'ratio',
  measuredIn: 'C62',
  owner: 'site-manager',
  direction: 'down',
  group: 'quality',
  decimals: 1,
} as const;

describe('a KPI', () => {
  it.each([
    ['ratio', { numerator: '1', denominator: '3', days: 7 }, '0.333333'],
    ['ratio', { numerator: '1', denominator: '0', days: 7 }, null],
    ['sum', { numerator: '12.5', denominator: null, days: 7 }, '12.5'],
    ['level', { numerator: '-2', denominator: null, days: 7 }, '-2'],
    ['cover', { numerator: '900', denominator: '300', days: 10 }, '30'],
    ['cover', { numerator: '900', denominator: '-1', days: 10 }, null],
  ] as const)('%s of %j is %s', (kind, sums, figure) => {
    expect(figureOf({ kind }, sums)).toBe(figure);
  });

  it('keeps the formulas of before, in order and with the date from which the next one holds', () => {
    const before = { formula: 'a', formulaVersion: 1, validTo: '2026-03-01', why: 'b' };
    const row = { ...ROW, kind: 'sum' as const, numerator: ['scrapped'], denominator: null };
    const earlier = [{ ...before, numerator: ['lost'], denominator: null }];
    const of = kpi('a', { ...row, formulaVersion: 2, validFrom: '2026-03-01', earlier });
    expect(byFormula(of, earlier[0]!)).toMatchObject({ id: 'a', formulaVersion: 1, numerator: ['lost'] });
    expect(() => kpi('a', { ...row, formulaVersion: 3, validFrom: '2026-03-01', earlier })).toThrow(/order/);
    expect(() => kpi('a', { ...row, formulaVersion: 2 })).toThrow(/order|keeps/);
    expect(() => kpi('a', { ...row, formulaVersion: 2, earlier })).toThrow(/keeps/);
  });

  it('has a denominator exactly when it divides', () => {
    expect(() => kpi('a', { ...ROW, kind: 'ratio', numerator: ['scrapped'], denominator: null })).toThrow(
      /needs/,
    );
    expect(() =>
      kpi('a', { ...ROW, kind: 'sum', numerator: ['scrapped'], denominator: ['produced'] }),
    ).toThrow(/no/);
  });

  it('reads terms', () => {
    expect(readTerm('-ledger/4*')).toEqual({ measure: 'ledger/4', prefix: true, sign: -1 });
    expect(signOf(['-ledger/4*', 'scrapped'], 'ledger/4000')).toBe(-1);
    expect(signOf(['-ledger/4*', 'scrapped'], 'scrapped')).toBe(1);
    expect(signOf(['scrapped'], 'scrapped-again')).toBe(0);
  });

  it.each([
    ['up', '0.90', 'good'],
    ['up', '0.86', 'warning'],
    ['up', '0.85', 'bad'],
    ['down', '0.95', 'bad'],
    ['down', '0.94', 'warning'],
    ['none', '0.2', 'none'],
    ['up', null, 'none'],
  ] as const)('going %s, %s against 0.9 is %s', (direction, value, status) => {
    expect(statusOf({ direction, target: { value: '0.9', source: 'plan' } }, value)).toBe(status);
  });

  it('without a target is not judged', () => {
    expect(statusOf({ direction: 'up' }, '1')).toBe('none');
  });
});
