/** Proves that the address gives the scope, and that nonsense in it does no harm. */
import { describe, expect, it } from '@jest/globals';
import { readScope, scopeSearch } from './scope.js';

const clock = { timeZone: 'Europe/Paris', now: new Date('2026-10-07T10:00:00Z') };
const read = (text: string) => readScope(new URLSearchParams(text), clock);

describe('the scope in the address', () => {
  it('is the group and the last seven days when nothing is said', () => {
    expect(read('')).toMatchObject({ site: undefined, period: '7d', from: '2026-10-01', to: '2026-10-08' });
  });

  it('takes a site and own dates', () => {
    const scope = read('site=lyon&period=custom&from=2026-09-01&to=2026-09-15');
    expect(scope).toMatchObject({ site: 'lyon', period: 'custom', from: '2026-09-01', to: '2026-09-15' });
  });

  it.each([
    'period=never',
    'period=custom&from=x&to=y',
    'period=custom&from=2026-09-02&to=2026-09-01',
    'at=soon',
  ])('falls back on "%s"', (text) => {
    expect(read(text)).toMatchObject({ period: '7d', to: '2026-10-08', at: undefined });
  });

  it('counts back from the moment looked at', () => {
    expect(read('at=2026-09-30T23:30:00Z&period=today')).toMatchObject({
      from: '2026-10-01',
      to: '2026-10-02',
    });
  });

  it('is kept from screen to screen without what belongs to one screen', () => {
    expect(scopeSearch(new URLSearchParams('site=lyon&kpi=oee&period=30d'))).toBe('?site=lyon&period=30d');
  });
});
