/** The page of features says of each one, once, how far it is, and what it says can be looked up. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const REFERENCE = join(import.meta.dirname, '../../../../docs/reference');
const NONE = '–';

type Row = Readonly<Record<'id' | 'feature' | 'state' | 'how' | 'test' | 'lacks', string>>;

const rowOf = (line: string): Row => {
  const [, id = '', feature = '', state = '', how = '', test = '', lacks = ''] = line
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());
  return { id, feature, state, how, test, lacks };
};

const rows = readFileSync(join(REFERENCE, 'features.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| [A-Z]\d\d /.test(line))
  .map(rowOf);

/** Chapter → how many features it has. */
const CHAPTERS = { P: 28, S: 27, Q: 16, M: 9, H: 14, A: 16, K: 10, G: 8, X: 9, E: 5, N: 19 };

const testsOf = ({ test }: Row): readonly string[] =>
  [...test.matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) => path);

describe('the page of features', () => {
  it('has each feature once, in order', () => {
    const all = Object.entries(CHAPTERS).flatMap(([chapter, count]) =>
      Array.from({ length: count }, (_, index) => `${chapter}${String(index + 1).padStart(2, '0')}`),
    );
    expect(rows.map(({ id }) => id)).toEqual(all);
  });
  it('names only tests that there are, and one for everything that is done', () => {
    const missing = rows.flatMap((row) => testsOf(row).filter((path) => !existsSync(join(REFERENCE, path))));
    expect(missing).toEqual([]);
    expect(rows.filter((row) => row.state !== 'no' && testsOf(row).length === 0)).toEqual([]);
  });
  it('says how to try what is there, and what lacks of what is not', () => {
    const wrong = rows.filter(({ state, how, lacks }) => {
      if (state === 'yes') return how === NONE || lacks !== NONE;
      return state === 'part' ? how === NONE || lacks === NONE : state !== 'no' || lacks === NONE;
    });
    expect(wrong).toEqual([]);
  });
});
