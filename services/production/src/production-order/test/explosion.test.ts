/** The need of each component follows the published formula, and what is missing is named. */
import { describe, expect, it } from '@jest/globals';
import { explode } from '../explosion.js';
import { needs } from '../needs.js';

const pieces = (value: string) => ({ value, unit: 'C62' });
const line = {
  item: 'STEEL',
  quantity: { value: '2.5', unit: 'KGM' },
  scrapFraction: '0.05',
  operation: 10,
};
const version = { item: 'PUMP', version: 3, effectiveFrom: '2026-01-01', base: pieces('2'), lines: [line] };
const operation = {
  sequence: 10,
  name: 'Press',
  workCenter: 'PRESS',
  setup: 'PT10M',
  runPerUnit: 'PT2M',
  skill: 'press',
};
const known = {
  item: { registered: { name: 'Pump', kind: 'make', unit: 'C62', tracking: 'lot' } as const, policies: {} },
  bom: { versions: [version] },
  routing: { version: 7, operations: [operation] },
};
const wanted = { item: 'PUMP', quantity: pieces('10') };

describe('the need of a component', () => {
  it.each([
    { made: '10', per: '2.5', lost: '0.05', need: '13.157895' },
    { made: '10', per: '2.5', lost: '0', need: '12.5' },
    { made: '1', per: '1', lost: '0.5', need: '1' },
    { made: '7', per: '3', lost: '0.125', need: '12' },
  ])('$made made, $per for 2, $lost lost: $need', ({ made, per, lost, need }) => {
    const lines = [{ ...line, quantity: { value: per, unit: 'KGM' }, scrapFraction: lost }];
    expect(needs(pieces(made), { ...version, lines })).toEqual([
      { item: 'STEEL', operation: 10, quantity: { value: need, unit: 'KGM' } },
    ]);
  });

  it.each([
    ['1', '1'],
    ['248', '1'],
    ['249', '2'],
    ['1000000', '4033'],
  ])('O6: %s clamps of 248 to a sheet take %s sheets, whole ones', (made, sheets) => {
    const lines = [{ ...line, item: 'SHEET', quantity: pieces('1'), scrapFraction: '0' }];
    expect(needs(pieces(made), { ...version, base: pieces('248'), lines })).toEqual([
      { item: 'SHEET', operation: 10, quantity: pieces(sheets) },
    ]);
  });

  it('O6: is exact where it comes out even: 0.311 × 0.0275 × 1,000,000 kg', () => {
    const lines = [{ ...line, quantity: { value: '0.00855250', unit: 'KGM' }, scrapFraction: '0' }];
    expect(needs(pieces('1000000'), { ...version, base: pieces('1'), lines })[0]?.quantity.value).toBe(
      '8552.5',
    );
  });
});

describe('an explosion', () => {
  it('names the versions it used', () => {
    expect(explode(wanted, known, '2026-03-02')).toMatchObject({
      quantity: pieces('10'),
      bomVersion: 3,
      routingVersion: 7,
      operations: [operation],
    });
  });

  it('counts in the unit of the item', () => {
    const dozen = { ...wanted, quantity: { value: '2', unit: 'DZN' } };
    expect(explode(dozen, known, '2026-03-02')).toMatchObject({ quantity: pieces('24') });
  });

  it.each([
    ['PRD-ITEM-UNKNOWN', { item: undefined }, '2026-03-02'],
    ['PRD-BOM-MISSING', { bom: undefined }, '2026-03-02'],
    ['PRD-BOM-MISSING', {}, '2025-12-31'],
    ['PRD-RTG-MISSING', { routing: undefined }, '2026-03-02'],
    [
      'PRD-BOM-OPERATION',
      { routing: { version: 1, operations: [{ ...operation, sequence: 20 }] } },
      '2026-03-02',
    ],
  ])('says %s', (code, missing, date) => {
    expect(explode(wanted, { ...known, ...missing }, date)).toMatchObject({ refused: true, code });
  });

  it('refuses kilograms of pumps', () => {
    const heavy = { ...wanted, quantity: { value: '2', unit: 'KGM' } };
    expect(explode(heavy, known, '2026-03-02')).toMatchObject({ code: 'PRD-UOM-DIMENSION' });
  });
});

describe('a service', () => {
  const item = {
    registered: { name: 'Overhaul', kind: 'service', unit: 'C62', tracking: 'none' } as const,
    policies: {},
  };
  it('takes no material, whatever bill there may be', () => {
    const { routing } = known;
    const service = { quantity: pieces('10'), routingVersion: 7, components: [], operations: [operation] };
    expect(explode(wanted, { item, bom: undefined, routing }, '2026-03-02')).toEqual(service);
    expect(explode(wanted, { ...known, item }, '2026-03-02')).toEqual(service);
  });
  it('needs its routing, and whole pieces', () => {
    const of = { item, bom: undefined, routing: undefined };
    expect(explode(wanted, of, '2026-03-02')).toMatchObject({ code: 'PRD-RTG-MISSING' });
    const half = { ...wanted, quantity: pieces('0.5') };
    expect(explode(half, { ...known, item }, '2026-03-02')).toMatchObject({ code: 'PRD-QTY-WHOLE' });
  });
});
