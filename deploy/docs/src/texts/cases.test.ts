/** Cases are found by the titles of their tests, however these are written. */
import { describe, expect, it } from '@jest/globals';
import { casesIn, casesPage } from './cases.js';

// Put together here, so that this file names no case itself.
const named = (title: string): string => `  it(${title}, () => {`;

describe('the page of cases', () => {
  it('finds a test by its number, several numbers in one title, and tables of tests', () => {
    const source = [
      ['describe(', `'a name', () => {`].join(''),
      named(`'P3: is whole'`),
      named(`'O4, O6: units'`),
      ['it.each([[1]])(', `'O9: %s', (n) => {`].join(''),
      named(`'no case: P3'`),
    ].join('\n');
    expect(casesIn('a.test.ts', source)).toEqual([
      { id: 'P3', title: 'a name is whole', file: 'a.test.ts' },
      { id: 'O4', title: 'a name units', file: 'a.test.ts' },
      { id: 'O6', title: 'a name units', file: 'a.test.ts' },
      { id: 'O9', title: 'a name %s', file: 'a.test.ts' },
    ]);
  });

  it('lists them by number', () => {
    const page = casesPage([
      { id: 'P10', title: 'ten', file: 'b.ts' },
      { id: 'P9', title: 'nine', file: 'a.ts' },
    ]);
    expect(page.indexOf('| P9 |')).toBeLessThan(page.indexOf('| P10 |'));
  });
});
