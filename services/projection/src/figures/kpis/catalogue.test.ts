/** Every KPI has one id, an owner and measures that some model states; OEE is the product of its factors. */
import { describe, expect, it } from '@jest/globals';
import { heard } from '@gemba/decider/testing';
import { divideDecimals, multiplyDecimal } from '@gemba/measures/decimal';
import { statementOf } from '@gemba/read-model/fact';
import { figureOf, signOf } from '@gemba/read-model/kpi';
import { productionFacts } from '../../models/production/production-facts.js';
import { catalogue, kpiById } from './catalogue.js';

const pieces = (value: string) => ({ value, unit: 'C62' });
const completed = (run: string, [good, scrap]: readonly [string, string]) =>
  heard('OperationCompleted', {
    item: 'PUMP-100',
    operation: 10,
    good: pieces(good),
    scrap: pieces(scrap),
    rework: pieces('0'),
    setup: 'PT10M',
    run,
    plannedRun: 'PT1H',
    plannedRunPerUnit: 'PT5M',
    people: ['ana'],
    workUnit: 'LATHE-1',
  });
const DAY = [
  heard('BusyTimePlanned', { date: '2026-03-02', planned: 'PT8H' }),
  completed('PT2H', ['20', '4']),
  completed('PT3H', ['24', '0']),
].flatMap(statementOf([productionFacts]));

const sumOf = (terms: readonly string[]): string =>
  String(DAY.reduce((sum, { measure, value }) => sum + Number(value) * signOf(terms, measure), 0));

const figure = (id: string): string => {
  const kpi = kpiById.get(id)!;
  return (
    figureOf(kpi, { numerator: sumOf(kpi.numerator), denominator: sumOf(kpi.denominator ?? []), days: 1 }) ??
    ''
  );
};

describe('the catalogue', () => {
  it('has each id once', () => {
    expect(kpiById.size).toBe(catalogue.length);
  });

  it('has sixteen and more KPIs of all departments', () => {
    expect(catalogue.length).toBeGreaterThanOrEqual(16);
    expect([...new Set(catalogue.map(({ group }) => group))].sort()).toEqual([
      'delivery',
      'inventory',
      'money',
      'people',
      'production',
      'quality',
    ]);
  });

  it('gives OEE as availability × effectiveness × quality ratio', () => {
    const product = ['availability', 'effectiveness', 'quality-ratio'].map(figure).reduce(multiplyDecimal);
    expect(figure('oee')).toBe(divideDecimals('13200', '28800', 6));
    expect(Math.abs(Number(product) - Number(figure('oee')))).toBeLessThan(0.000002);
  });

  it('sums before it divides: OEE of two days is not the mean of both', () => {
    expect(figure('effectiveness')).toBe(divideDecimals('14400', '18000', 6));
  });
});
