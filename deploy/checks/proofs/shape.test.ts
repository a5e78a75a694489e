/** Each rule of the shape finds what breaks it, and a tree in shape is left in peace. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { outOfShape } from '../shape.mjs';
import { growTree, type Tree } from './tree.js';

const OPENING = '/** A file with a true sentence. */\n';
const CLEAN = {
  'README.md': '# Company\n[the rules](docs/style.md) and [the web](https://example.org)\n',
  'docs/style.md': 'See the [front page](../README.md).\n',
  'libs/measures/src/quantity.ts': `${OPENING}export { a } from '../../decider/src/a.js';\n`,
  'services/web/src/field.tsx': `${OPENING}export const field = <Input placeholder="Search" />;\n`,
  'services/web/src/order.ts':
    '/**\n * An order has states.\n *\n *   none ──▶ planned\n */\nexport const a = 1;\n',
};

const many = (folder: string, count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`${folder}entry-${String(i)}.json`, '{}']));
const code = (text: string): Record<string, string> => ({ 'libs/measures/src/a.ts': OPENING + text });
const word = (...letters: string[]): string => letters.join('');

const BROKEN: readonly (readonly [string, Record<string, string>, RegExp])[] = [
  ['a root of nineteen', many('', 19), /19 entries|2\d entries, at most 18/],
  [
    'a file without opening',
    { 'libs/a.ts': 'export const a = 1;\n' },
    /open the file with one true sentence/,
  ],
  ['an opening that is no sentence', { 'libs/a.ts': '/** quantity */\n' }, /is a sentence/],
  ['a long line', code(`export const a = '${'x'.repeat(110)}';\n`), /columns, at most 110/],
  ['a long front page', { 'README.md': 'line\n'.repeat(81) }, /81 lines, at most 80/],
  ['what is left for later', code(`// ${word('TO', 'DO')} round half even\n`), /left for later/],
  ['what stands in', code(`// a ${word('place', 'holder')} for the rate\n`), /put the real thing here/],
  [
    'a text about its typist',
    { 'docs/style.md': `Typed by a ${word('sub', 'agent')}.\n` },
    /about the product/,
  ],
  ['a path of a machine', code(`export const a = '${word('/ho', 'me')}/ada/x';\n`), /path of one machine/],
  [
    'a path out of the tree',
    code(`export const a = '${'../'.repeat(4)}other';\n`),
    /leads out of the project/,
  ],
  [
    'P19: a path that is not there',
    { 'docs/style.md': `See \`libs/measures/src/${word('gone')}.ts\`.\n` },
    /there is no libs/,
  ],
  ['a link to nowhere', { 'docs/style.md': '[gone](gone.md)\n' }, /leads nowhere/],
  ['a barrel', { 'libs/measures/src/index.ts': OPENING }, /name the file after/],
  ['a drawer of odds and ends', { 'libs/date-utils.ts': OPENING }, /name the file after/],
  ['code in a comment', code('// const a = 1;\n'), /instead of commenting it out/],
];

describe('the shape of the tree', () => {
  let tree: Tree;

  afterEach(() => {
    tree.remove();
  });

  it('is kept by a tree in shape', () => {
    tree = growTree(CLEAN);
    expect(outOfShape(tree.root)).toEqual([]);
  });

  it.each(BROKEN)('is broken by %s', (_, files, says) => {
    tree = growTree({ ...CLEAN, ...files });
    const found = outOfShape(tree.root).map((it) => it.says);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(says);
  });
});
