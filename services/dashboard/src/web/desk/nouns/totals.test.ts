/** Under a list stand its sums: of each currency and unit its own, exact, and none that means nothing. */
import { describe, expect, it } from '@jest/globals';
import type { Thing } from '../api/nouns.js';
import type { Field } from '../api/schema.js';
import { sumsOf, totalsOf } from './totals.js';

const field = (name: string, kind: Field['kind']): Field => {
  return { name, label: name, kind, required: true, schema: {} };
};
const rows = [
  { total: { amount: '0.1', currency: 'EUR' }, price: { amount: '1', currency: 'EUR' } },
  { total: { amount: '12.00', currency: 'PLN' }, quantity: { value: '3', unit: 'C62' } },
  { total: { amount: '0.2', currency: 'EUR' }, quantity: null },
].map((each, at): Thing => ({ id: String(at), version: 1, site: 'lyon', ...each }));

describe('sums', () => {
  it('are of each currency and each unit, without a binary fraction', () => {
    expect(sumsOf(field('total', 'money'), rows)).toEqual([
      { of: 'EUR', sum: '0.3' },
      { of: 'PLN', sum: '12' },
    ]);
    expect(totalsOf([field('total', 'money'), field('quantity', 'quantity')], rows)).toEqual({
      total: '0.30\u00a0EUR\n12.00\u00a0PLN',
      quantity: '3\u00a0pcs',
    });
  });

  it('are not made of what is said of each piece, nor of words', () => {
    expect(sumsOf(field('price', 'money'), rows)).toEqual([]);
    expect(totalsOf([field('id', 'text')], rows)).toEqual({});
  });
});
