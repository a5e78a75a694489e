/** Values read by what they are. */
import { describe, expect, it } from '@jest/globals';
import { valueText } from './value.js';

describe('a value', () => {
  it.each([
    [{ amount: '1234.50', currency: 'EUR' }, '1,234.50\u00a0EUR'],
    [{ value: '5', unit: 'C62' }, '5\u00a0pcs'],
    ['2026-03-02', 'Mar 2, 2026'],
    ['2026-03-02T08:00:00Z', 'Mar 2, 2026, 09:00 AM GMT+1'],
    ['P730D', '730 d'],
    ['PT1H30M', '1 h 30 min'],
    ['PT0S', '0 min'],
    ['PO', 'PO'],
    [true, 'yes'],
    [[], '–'],
    [[{ needBy: 'x', items: ['a', 'b'] }], 'Need by: x · Items: a, b'],
    [null, '–'],
    [12, '12'],
  ])('%j reads %s', (value, text) => {
    expect(valueText(value, 'Europe/Paris')).toBe(text);
  });
});
