/** A command acts at every site that it names. */
import { expect, it } from '@jest/globals';
import { sitesNamed } from './named.js';

it.each([
  [{ site: 'lyon', item: 'PUMP' }, ['lyon']],
  [{ topic: 'purchase', scope: 'all' }, ['all']],
  [{ site: 'lyon', lines: [{ site: 'porto' }, { site: 'lyon' }] }, ['lyon', 'porto']],
  [{ person: 'ana', quantity: { value: '1', unit: 'C62' }, taxes: null }, []],
  ['site', []],
])('P37: %j names %j', (said, sites) => {
  expect(sitesNamed(said)).toEqual(sites);
});
