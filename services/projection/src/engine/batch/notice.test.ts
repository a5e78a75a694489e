/** A notice always fits, and says less rather than nothing. */
import { describe, expect, it } from '@jest/globals';
import { merged, noticeOf } from './notice.js';

const many = (count: number, of: string): string[] =>
  Array.from({ length: count }, (_, i) => `${of}${String(i)}`);
const change = {
  measures: ['oee'],
  sites: ['lyon'],
  days: ['2026-03-02'],
  tables: ['stock'],
  recordedAt: '2',
};

describe('a notice', () => {
  it('says all where it fits', () => {
    expect(JSON.parse(noticeOf(change))).toEqual(change);
  });

  it.each([
    [{ days: many(1000, '2026-03-') }, { days: [], measures: ['oee'] }],
    [{ measures: many(1000, 'ledger/') }, { days: [], measures: ['ledger'] }],
    [{ sites: many(1000, 'site-') }, { sites: [], measures: ['oee'] }],
    [{ measures: many(1000, 'measure-') }, { sites: [], measures: [], tables: ['stock'] }],
  ])('leaves out what does not', (long, short) => {
    const text = noticeOf({ ...change, ...long });
    expect(text.length).toBeLessThan(8000);
    expect(JSON.parse(text)).toMatchObject(short);
  });

  it('takes several together', () => {
    expect(merged([change, { ...change, sites: ['porto'], recordedAt: '3' }])).toEqual({
      ...change,
      sites: ['lyon', 'porto'],
      recordedAt: '3',
    });
  });
});
