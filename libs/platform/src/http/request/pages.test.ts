/** Pages hold what fits, say whether there is more, and go on where they ended. */
import { describe, expect, it } from '@jest/globals';
import { cursorFor, pageLimit, pageOf, placeIn } from './pages.js';

describe('a page', () => {
  it('goes on where it ended', () => {
    const page = pageOf([1, 2, 3], 2, (row) => [row]);
    expect(page).toMatchObject({ data: [1, 2], hasMore: true });
    expect(placeIn(page.nextCursor ?? '', ['position'])).toEqual([2]);
    expect(pageOf([3], 2, (row) => [row])).toEqual({ data: [3], hasMore: false, nextCursor: null });
  });

  it('has 1 to 200 rows, 50 unless told', () => {
    expect([pageLimit(undefined), pageLimit('200')]).toEqual([50, 200]);
    for (const wrong of ['0', '201', '-1', 'x', '1.5']) expect(() => pageLimit(wrong)).toThrow(/limit/);
  });

  it('refuses a cursor that is not ours', () => {
    expect(() => placeIn('nonsense', ['text'])).toThrow(/cursor/);
    expect(() => placeIn(Buffer.from('{}').toString('base64url'), ['text'])).toThrow(/cursor/);
    expect(placeIn(cursorFor(['a', 1]), ['text', 'position'])).toEqual(['a', 1]);
  });

  it.each([
    ['WyJhIl0', ['position']],
    [cursorFor([]), ['position']],
    [cursorFor([1, 2]), ['position']],
    [cursorFor([-1]), ['position']],
    [cursorFor([1e300]), ['position']],
    [cursorFor([null]), ['text']],
    [cursorFor(['a\u0000']), ['text']],
    [cursorFor(['x']), ['number']],
    [cursorFor(['0000-01-01']), ['date']],
    [cursorFor(['x']), ['uuid']],
  ] as const)('P12: takes no cursor %s for a place of another kind', (cursor, kinds) => {
    expect(() => placeIn(cursor, kinds)).toThrow(/not one of ours/);
  });
});
