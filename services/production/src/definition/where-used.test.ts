/** What is made of an item is found at every level, by the bills of the day. */
import { describe, expect, it } from '@jest/globals';
import { whereUsed, wholesOf } from './where-used.js';

const pieces = (value: string) => ({ value, unit: 'C62' });
const line = (item: string, more: object = {}) => ({
  ...{ item, quantity: pieces('2'), scrapFraction: '0', operation: 10 },
  ...more,
});
const bill = (item: string, lines: readonly ReturnType<typeof line>[], version = 1, from = '2026-01-01') => ({
  ...{ item, version, effectiveFrom: from, base: pieces('1'), lines: [...lines] },
});
const instead = { item: 'SCREW', quantity: pieces('3'), effectiveFrom: '2026-01-01' };
const boms = {
  PUMP: { versions: [bill('PUMP', [line('HOUSING'), line('BOLT', { alternates: [instead] })])] },
  HOUSING: { versions: [bill('HOUSING', [line('BOLT')]), bill('HOUSING', [line('CLIP')], 2, '2026-06-01')] },
  SKID: { versions: [bill('SKID', [line('PUMP')])] },
};
const found = (item: string, date = '2026-03-02') =>
  whereUsed(item, boms, date).map((use) => `${String(use.level)} ${use.item} of ${use.component}`);

describe('where an item is used', () => {
  it('is answered level by level, each use once', () => {
    expect(found('BOLT')).toEqual([
      '1 HOUSING of BOLT',
      '1 PUMP of BOLT',
      '2 PUMP of HOUSING',
      '2 SKID of PUMP',
    ]);
    expect(found('SKID')).toEqual([]);
  });
  it('is by the bills of the day', () => {
    expect(found('BOLT', '2026-06-01')).toEqual(['1 PUMP of BOLT', '2 SKID of PUMP']);
    expect(found('BOLT', '2025-12-31')).toEqual([]);
  });
  it('is where it may be taken instead, too', () => {
    expect(whereUsed('SCREW', boms, '2026-03-02')[0]).toEqual({
      ...{ level: 1, item: 'PUMP', component: 'SCREW', quantity: pieces('3'), base: pieces('1') },
      ...{ version: 1, operation: 10, alternate: true },
    });
  });
  it('is looked for among all that it ever went into', () => {
    const structure = { PUMP: ['HOUSING'], HOUSING: ['BOLT', 'CLIP'], SKID: ['PUMP'], RACK: ['STEEL'] };
    expect(wholesOf('CLIP', structure)).toEqual(['HOUSING', 'PUMP', 'SKID']);
  });
});
