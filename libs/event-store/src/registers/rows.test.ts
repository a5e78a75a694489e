/** What is guessed of a row: as it was last noted, or that there is none. */
import { describe, expect, it } from '@jest/globals';
import { HeldRows } from './rows.js';

const lot = (key: string) => ({ name: 'stock-lot', key });

describe('rows of registers in memory', () => {
  it('are guessed as they were last noted, or not to exist', () => {
    const rows = new HeldRows(10);
    rows.note({ ...lot('a'), position: 7, content: '{"since":"2026"}' });
    expect(rows.guess(lot('a'))).toEqual({ ...lot('a'), position: 7, row: { since: '2026' } });
    expect(rows.guess(lot('b'))).toEqual({ ...lot('b'), position: 0, row: undefined });
    rows.note({ ...lot('a'), position: 9, content: null });
    expect(rows.guess(lot('a'))).toEqual({ ...lot('a'), position: 0, row: undefined });
  });

  it('are as many as there is room for, the newest ones', () => {
    const rows = new HeldRows(2);
    for (const key of ['a', 'b', 'c']) rows.note({ ...lot(key), position: 1, content: '{}' });
    expect(['a', 'b', 'c'].map((key) => rows.guess(lot(key)).position)).toEqual([0, 1, 1]);
  });
});
