/** What errs least over the periods that it was not shown is proposed, in whole pieces of the calendar. */
import { describe, expect, it } from '@jest/globals';
import { isRefused } from '@gemba/decider/decision';
import { integers } from '@gemba/measures/test/seeded';
import { choose } from '../choosing.js';
import { historyOf, valuesFrom } from '../periods.js';
import { proposed } from '../proposing.js';

const chosen = (history: readonly number[], cycle = 4) => choose(history, { cycle });
const seasons = [30, -10, -40, 20];

describe('the choice', () => {
  it('takes the simplest of those that err alike', () => {
    const found = chosen([5, 5, 5, 5, 5, 5, 5, 5]);
    expect(found).toMatchObject({ method: 'naive', heldOut: 2 });
    expect(found?.tried[0]).toEqual({ method: 'naive', meanAbsoluteError: 0, bias: 0 });
  });
  it('follows a trend', () => {
    const found = chosen(Array.from({ length: 7 }, (_, n) => 10 + 3 * n));
    expect(found?.method).toBe('holt');
    expect(found?.model.ahead(1)).toBeCloseTo(31, 6);
  });
  it('follows seasons once two cycles are there beside what is held out', () => {
    const made = Array.from({ length: 16 }, (_, n) => 100 + n + seasons[n % 4]!);
    const found = chosen(made);
    expect(found?.method).toBe('holt-winters');
    expect(found?.model.ahead(3)).toBeCloseTo(100 + 18 + seasons[2]!, 6);
    expect(chosen(made.slice(0, 9))?.tried.map(({ method }) => method)).not.toContain('holt-winters');
  });
  it('smooths what only scatters, and says by how much it errs', () => {
    const next = integers(7, 40, 60);
    const found = chosen(Array.from({ length: 40 }, next));
    expect(['simple-smoothing', 'moving-average']).toContain(found?.method);
    const naive = found?.tried.find(({ method }) => method === 'naive');
    expect(found?.tried[0]?.mase).toBeLessThan((naive?.mase ?? 0) / 1.2);
  });
  it('says nothing of less than four periods', () => {
    expect(chosen([1, 2, 3])).toBeNull();
  });
});

describe('periods', () => {
  it('are those that have ended, after the one in which it was first wanted', () => {
    const days = { '2026-01-07': '3', '2026-01-12': '4', '2026-01-18': '1', '2026-01-27': '2' };
    expect(historyOf(days, 'week', '2026-02-04')).toEqual(['5', '0', '2']);
    expect(historyOf({}, 'week', '2026-02-04')).toEqual([]);
  });
  it('have whole pieces, and all of them in the end', () => {
    const scope = { kind: 'week' as const, today: '2026-02-04', unit: 'C62' };
    const values = valuesFrom(() => 0.4, { ...scope, periods: 10 });
    expect(values.map(({ quantity }) => quantity.value).join('')).toBe('0101001010');
    expect(values[0]).toMatchObject({ from: '2026-02-02', to: '2026-02-09' });
    const falling = valuesFrom((n) => 3 - 2 * n, { ...scope, periods: 3, unit: 'KGM' });
    expect(falling.map(({ quantity }) => quantity.value)).toEqual(['1', '0', '0']);
  });
});

describe('a proposal', () => {
  const asked = { site: 'lyon', item: 'PUMP', period: 'week' as const, periods: 3 };
  const weekly = ['2026-01-05', '2026-01-12', '2026-01-19', '2026-01-26', '2026-02-03'];
  const days: Record<string, string> = Object.fromEntries(weekly.map((day) => [day, '10']));
  const basis = { unit: 'C62', today: '2026-02-12', days };
  const said = (more: object, on = basis) => proposed({ ...asked, ...more }, on);
  it('begins with the period that runs', () => {
    const terms = said({});
    expect(terms).toMatchObject({ method: 'naive', history: 4, heldOut: 1, scale: '0', asOf: '2026-02-12' });
    expect(isRefused(terms) ? [] : terms.values.map(({ from, quantity }) => [from, quantity.value])).toEqual([
      ...[
        ['2026-02-09', '10'],
        ['2026-02-16', '10'],
        ['2026-02-23', '10'],
      ],
    ]);
  });
  it('is by hand where somebody says how much', () => {
    const terms = said({ method: 'by-hand', quantity: { value: '7', unit: 'C62' } });
    expect(terms).toMatchObject({ method: 'by-hand', compared: [] });
  });
  const refusals: readonly (readonly [what: object, code: string])[] = [
    [{ method: 'by-hand' }, 'PRD-FORECAST-METHOD'],
    [{ quantity: { value: '7', unit: 'C62' } }, 'PRD-FORECAST-METHOD'],
    [{ method: 'naive', season: 4 }, 'PRD-FORECAST-METHOD'],
    [{ method: 'by-hand', quantity: { value: '0.5', unit: 'C62' } }, 'PRD-QTY-WHOLE'],
    [{ method: 'by-hand', quantity: { value: '1', unit: 'KGM' } }, 'PRD-UOM-DIMENSION'],
    [{ method: 'holt-winters' }, 'PRD-FORECAST-HISTORY'],
  ];
  it.each(refusals)('%j is refused: %s', (what, code) => {
    expect(said(what)).toMatchObject({ refused: true, code });
  });
  it('is refused where there is no history', () => {
    expect(said({}, { ...basis, days: {} })).toMatchObject({ code: 'PRD-FORECAST-HISTORY' });
  });
});
