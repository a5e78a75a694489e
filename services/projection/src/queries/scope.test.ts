/** A query is understood or refused with everything that is wrong with it. */
import { describe, expect, it } from '@jest/globals';
import { scopeOf } from './scope.js';

const TODAY = '2026-03-31';

describe('the scope of a query', () => {
  it('is the last thirty days of the group unless told', () => {
    expect(scopeOf({}, TODAY)).toEqual({
      site: null,
      period: { from: '2026-03-02', to: '2026-04-01' },
      currency: null,
      at: null,
      knownAt: null,
    });
  });

  it('takes what is asked, instants in UTC', () => {
    const query = {
      site: 'lyon',
      from: '2026-03-01',
      to: '2026-03-02',
      currency: 'PLN',
      at: '2026-03-01T10:00:00+01:00',
    };
    expect(scopeOf(query, TODAY)).toEqual({
      site: 'lyon',
      period: { from: '2026-03-01', to: '2026-03-02' },
      currency: 'PLN',
      at: '2026-03-01T09:00:00.000Z',
      knownAt: null,
    });
  });

  it('says all that is wrong', () => {
    const query = { from: 'yesterday', currency: 'EURO', knownAt: 'now' };
    expect(() => scopeOf(query, TODAY)).toThrow(
      expect.objectContaining({
        status: 400,
        more: {
          errors: ['from', 'currency', 'knownAt'].map((pointer) => expect.objectContaining({ pointer })),
        },
      }),
    );
  });

  it.each([
    [{ colour: 'red' }, /colour/],
    [{ from: '2026-03-02', to: '2026-03-02' }, /before it begins/],
    [{ from: '2016-03-02', to: '2026-03-02' }, /at most/],
  ])('refuses %j', (query, detail) => {
    expect(() => scopeOf(query, TODAY)).toThrow(detail);
  });
});
