/** Every restriction and limit of the lint rules has a text that breaks it and is found; clean files pass. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EVERYWHERE, NAMED_EXPORTS, PURE, TESTS } from '../restrictions.mjs';
import { LINT_CASES, LINT_CLEAN } from './lint-cases.js';
import { growTree, REPOSITORY, runTool, type Tree } from './tree.js';

type Found = { readonly filePath: string; readonly messages: readonly { readonly message: string }[] };

function lintedTree(): Tree {
  const rules = pathToFileURL(join(REPOSITORY, 'deploy/checks/lint.mjs')).href;
  return growTree(
    {
      'package.json': JSON.stringify({ name: 'company', type: 'module' }),
      'tsconfig.base.json': JSON.stringify({
        extends: join(REPOSITORY, 'tsconfig.base.json'),
        include: ['services/*/src', 'services/*/test'],
      }),
      'eslint.config.mjs': `export default (await import('${rules}')).lintRules(import.meta.dirname);\n`,
      ...LINT_CLEAN,
      ...Object.fromEntries(LINT_CASES.map((it) => [it.file, it.text])),
    },
    { node_modules: join(REPOSITORY, 'node_modules') },
  );
}

describe('the lint rules', () => {
  let tree: Tree;
  let found: ReadonlyMap<string, readonly string[]>;

  beforeAll(async () => {
    tree = lintedTree();
    const printed = await runTool(tree.root, 'eslint', ['.', '--format', 'json']);
    const files = JSON.parse(printed) as Found[];
    found = new Map(
      files.map((it) => [it.filePath.slice(tree.root.length + 1), it.messages.map(({ message }) => message)]),
    );
  }, 60_000);

  afterAll(() => {
    tree.remove();
  });

  it.each(LINT_CASES)('say $says for $file', ({ file, says }) => {
    expect((found.get(file) ?? []).filter((message) => says.test(message))).not.toEqual([]);
  });

  it('P7: a path is never the pathname of a file URL', () => {
    const files = LINT_CASES.filter(({ says }) => says.test('use fileURLToPath')).map(({ file }) => file);
    expect(files).toHaveLength(3);
    expect(files.filter((file) => !found.get(file)?.some((it) => it.includes('fileURLToPath')))).toEqual([]);
  });

  it.each(Object.keys(LINT_CLEAN))('let pass %s', (file) => {
    expect(found.get(file)).toEqual([]);
  });

  it('have a case for each sentence of the house', () => {
    const sentences = [EVERYWHERE, NAMED_EXPORTS, PURE, TESTS].flat().map((it) => it.message);
    const unproved = sentences.filter((it) => !LINT_CASES.some(({ says }) => says.test(it)));
    expect(unproved).toEqual([]);
  });
});
