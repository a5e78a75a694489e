/** The lint rules of the repository: strict types, the limits of size, and the restrictions of the house. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { EVERYWHERE, NAMED_EXPORTS, PURE, TESTS } from './restrictions.mjs';

const SOURCES = ['libs/*/src/**/*.ts', 'services/*/src/**/*.ts'];
const WEB = 'services/dashboard/src/web/**';
const TEST_FILES = ['**/*.test.ts', '**/*.test.tsx'];
const TOOL_CONFIGS = [
  '**/*.config.mjs',
  '**/vite.config.ts',
  'deploy/checks/borders.mjs',
  '**/*.{setup,teardown}.{ts,mjs}',
];
const EDGES = ['**/*.{http,sql,kafka,module,process}.ts', '**/main.ts', ...TEST_FILES, WEB];

/** Globals of Node that the plain JavaScript files of the tools use. */
const NODE = [
  'AbortController',
  'AbortSignal',
  'Buffer',
  'URL',
  'clearTimeout',
  'console',
  'fetch',
  'performance',
];
const NODE_GLOBALS = [...NODE, 'process', 'setImmediate', 'setInterval', 'clearInterval', 'setTimeout'];

/** @type {import('eslint').Linter.RulesRecord} */
const limits = {
  'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 60, IIFEs: true }],
  'max-depth': ['error', 3],
  complexity: ['error', 10],
  'max-params': 'off',
  '@typescript-eslint/max-params': ['error', { max: 4 }],
};

const house = {
  eqeqeq: 'error',
  'no-console': 'error',
  'no-empty': 'off', // said by our own restriction, which a comment in the block cannot silence
  'object-shorthand': 'error',
  'prefer-template': 'error',
};

/** Presets bend here where they would work against the way the code is written; each line says why. */
const bends = {
  // A command without fields and a Nest module are classes without members on purpose.
  '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowEmpty: true }],
  // Plain data is a `type`; an interface can be widened from anywhere.
  '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
  // The tables of decider and read model infer literal types through parameters that are used once.
  '@typescript-eslint/no-unnecessary-type-parameters': 'off',
  '@typescript-eslint/no-generated-empty-object-type': 'off',
  // Commands and events are plain JSON data; their class is the schema, not something to construct.
  '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
  '@typescript-eslint/no-misused-spread': 'off',
  // The methods in the tables of a decider never use `this`, and tests call them one by one.
  '@typescript-eslint/unbound-method': 'off',
  // A fake or handler may answer at once where its signature promises to answer later.
  '@typescript-eslint/require-await': 'off',
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
  // An argument that only fills its place starts with _; a sibling of a rest drops a field on purpose.
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
};

const tests = {
  // A describe callback spans the file and is bounded by the limit of the file.
  'max-lines-per-function': 'off',
  // In a test a missing value should fail on the spot.
  '@typescript-eslint/no-non-null-assertion': 'off',
};

/** @param {...import('./restrictions.mjs').Restriction[]} lists */
const refuse = (...lists) => ({ 'no-restricted-syntax': ['error', ...lists.flat()] });

/** @param {string} root */
function typed(root) {
  const projects = ['tsconfig.base.json', 'services/dashboard/tsconfig.json'];
  return {
    files: ['**/*.ts', '**/*.tsx'],
    languageOptions: {
      parserOptions: { project: projects.filter((it) => existsSync(join(root, it))), tsconfigRootDir: root },
    },
  };
}

/**
 * The flat configuration for a tree like this repository at `root` (absolute path).
 *
 * @param {string} root
 */
export function lintRules(root) {
  return tseslint.config(
    { ignores: ['**/dist/**', '**/node_modules/**', '.gemba/**', '.nx/**', 'coverage/**'] },
    { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
    js.configs.recommended,
    tseslint.configs.strictTypeChecked,
    tseslint.configs.stylisticTypeChecked,
    typed(root),
    { rules: { ...limits, ...house, ...bends, ...refuse(EVERYWHERE, NAMED_EXPORTS) } },
    { files: SOURCES, ignores: EDGES, rules: refuse(EVERYWHERE, NAMED_EXPORTS, PURE) },
    { files: TEST_FILES, rules: { ...tests, ...refuse(EVERYWHERE, NAMED_EXPORTS, TESTS) } },
    { files: TOOL_CONFIGS, rules: refuse(EVERYWHERE) },
    // As long as what it is made of; nobody edits it.
    { files: ['libs/client/src/generated/**'], rules: { 'max-lines': 'off' } },
    { files: ['deploy/**', 'services/dashboard/test/**'], rules: { 'no-console': 'off' } },
    {
      files: ['**/*.mjs', '**/*.js'],
      ...tseslint.configs.disableTypeChecked,
      languageOptions: {
        globals: Object.fromEntries(NODE_GLOBALS.map((name) => [name, 'readonly'])),
        parserOptions: { project: false, program: null },
      },
    },
  );
}
