/** Tables are aligned by what their columns hold. */
import { describe, expect, it } from '@jest/globals';
import { tableOf } from './table.js';

describe('a table', () => {
  it('aligns numbers to the right and words to the left', () => {
    const rows = [
      { service: 'hr', lag: 0, ready: true },
      { service: 'supply-chain', lag: 1200, ready: false },
    ];
    expect(tableOf(rows)).toBe(
      ['SERVICE        LAG  READY', 'hr               0  yes', 'supply-chain  1200  no'].join('\n'),
    );
  });

  it('shows what is not there as a dash, and no rows as none', () => {
    expect(tableOf([{ parked: null, reason: '' }])).toBe('PARKED  REASON\n     –       –');
    expect(tableOf([])).toBe('(none)');
  });
});
