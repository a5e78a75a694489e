/** What documents claim is so: commands and their options, codes of refusals, and limits. */
import { globSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { help as startHelp } from '../../local/bootstrap/arguments.mjs';
import { help as chaosHelp } from '@gemba/chaos/run/words/arguments';
import { programWith } from '@gemba/cli/program';
import type { Command } from 'commander';
import { departments } from './departments.js';
import { refusalsIn } from './sources/modules.process.js';

const root = resolve(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

const documents = globSync(['*.md', 'docs/**/*.md', 'services/*/README.md'], { cwd: root });
const sources = globSync(['libs/*/src/**/*.ts', 'services/*/src/**/*.ts'], {
  cwd: root,
  exclude: (name) => name.endsWith('.test.ts'),
});

/** What is typed: between backticks, or a line of a block. */
const typedIn = (text: string): string[] => [
  ...[...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code),
  ...[...text.matchAll(/^```\w*\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) => block.split('\n')),
];

const commandsBeginning = (start: RegExp): { file: string; typed: string }[] =>
  documents.flatMap((file) =>
    typedIn(read(file)).flatMap((line) =>
      [...line.matchAll(start)].map(([typed]) => ({ file, typed: typed.trim() })),
    ),
  );

const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);

/** Options that each script takes, and nothing for those that take none. */
const OPTIONS: Readonly<Record<string, string>> = {
  start: startHelp,
  chaos: chaosHelp,
  bench: read('deploy/bench/src/main.ts').replace(/^ {4}(\w+): \{/gm, '--$1'),
};

const optionsIn = (words: readonly string[]): string[] => words.filter((word) => word.startsWith('--'));

const unknownToNpm = (typed: string): string[] => {
  const [, first = '', second = '', ...rest] = typed.split(/\s+/);
  const script = first === 'run' ? second : first;
  if (!scripts.includes(script)) return [script];
  const asked = optionsIn(first === 'run' ? rest : [second, ...rest]).filter((each) => each !== '--');
  const help = OPTIONS[script] ?? '';
  return asked.filter((option) => !new RegExp(`${option}(?![\\w-])`).test(help));
};

const silent = {
  print: () => undefined,
  fail: () => undefined,
  find: () => Promise.reject(new Error('none')),
};

const unknownToGemba = (typed: string): string[] => {
  let at: Command = programWith(silent);
  const [, , ...words] = typed.replace(/["')].*$/, '').split(/\s+/);
  for (let next = words[0]; next !== undefined && at.commands.length > 0; next = words[0]) {
    const found = at.commands.find((each) => each.name() === next);
    if (!found) return [next];
    at = found;
    words.shift();
  }
  const known = [...at.options, ...programWith(silent).options].map(({ long }) => long);
  return optionsIn(words).filter((option) => !known.includes(option));
};

const CODE = /`(-?[A-Z]{2,4}(?:-[A-Z]+)+|(?:-[A-Z]+)+)`/g;

/** Codes that a line names; `-STATE` after `PRD-BOM-CYCLE` is `PRD-BOM-STATE`. */
const codesIn = (line: string): string[] => {
  let stem = '';
  return [...line.matchAll(CODE)].map(([, code = '']) => {
    if (code.startsWith('-')) return stem + code;
    stem = code.split('-').slice(0, 2).join('-');
    return code;
  });
};

const literals = new Set(
  sources.flatMap((file) =>
    [...read(file).matchAll(/'([A-Z]{2,4}(?:-[A-Z]+)+)'/g)].map(([, code = '']) => code),
  ),
);

describe('the documents', () => {
  it('P19: name npm scripts that there are, with options that they take', () => {
    const typed = commandsBeginning(/\bnpm (?:run [\w:]+|start|test)\b[^`|;&)]*/g);
    expect(typed.length).toBeGreaterThan(20);
    expect(typed.filter((each) => unknownToNpm(each.typed).length > 0)).toEqual([]);
    expect(unknownToNpm('npm run chaos -- --sed 1')).toEqual(['--sed']);
    expect(unknownToNpm('npm run trial')).toEqual(['trial']);
  });

  it('P19: name commands of gemba that there are, with options that they take', () => {
    const typed = commandsBeginning(/\bnpx gemba [^`|;&]*/g);
    expect(typed.length).toBeGreaterThan(15);
    expect(typed.filter((each) => unknownToGemba(each.typed).length > 0)).toEqual([]);
    expect(unknownToGemba('npx gemba events tail --folow')).toEqual(['--folow']);
    expect(unknownToGemba('npx gemba event tail')).toEqual(['event']);
  });

  it('P19: name codes that somebody can be answered', () => {
    const named = documents.flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line) => codesIn(line).map((code) => ({ file, code }))),
    );
    expect(named.length).toBeGreaterThan(100);
    expect(named.filter(({ code }) => !literals.has(code))).toEqual([]);
  });

  it.each(departments.filter(({ name }) => name !== 'supply-chain'))(
    'P19: say of each noun of $name only what its rules refuse',
    ({ name, deciders }) => {
      const refusalsOf = refusalsIn(join(root, 'services', name));
      const wrong = deciders.flatMap((of) => {
        const noun = of.name.replaceAll('-', ' ');
        const row = read(`services/${name}/README.md`)
          .split('\n')
          .find((line) => line.startsWith(`| ${noun} `) && codesIn(line).length > 0);
        const due = new Set(Object.keys(of.commands).flatMap((command) => refusalsOf(of, command)));
        return codesIn(row ?? '').flatMap((code) => (due.has(code) ? [] : [`${noun}: ${code}`]));
      });
      expect(wrong).toEqual([]);
    },
  );

  it('P19: state the limits that the checks hold', () => {
    const limit = (name: string): string =>
      new RegExp(`${name}'?: (?:\\['error', (?:\\{ max: )?)(\\d+)`).exec(
        read('deploy/checks/lint.mjs'),
      )?.[1] ?? '';
    const constant = (name: string): string =>
      new RegExp(`const ${name} = (\\d+);`).exec(read('deploy/checks/shape.mjs'))?.[1] ?? '';
    const style = read('docs/style.md');
    const said = (what: string): string =>
      new RegExp(`^\\| ${what} +\\| (\\d+)`, 'm').exec(style)?.[1] ?? 'nothing';
    expect([said('file'), said('function'), said('parameters')]).toEqual(
      ['max-lines', 'max-lines-per-function', 'max-params'].map(limit),
    );
    expect([said('depth of blocks'), said('complexity')]).toEqual(['max-depth', 'complexity'].map(limit));
    expect([said('line'), said('root'), said('front page')]).toEqual(
      ['COLUMNS', 'ROOT_ENTRIES', 'README_LINES'].map(constant),
    );
  });
});
