/** Every border rule has a file that breaks it and is found; files that keep the borders pass. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import borders from '../borders.mjs';
import { BROKEN, CLEAN } from './border-cases.js';
import { growTree, REPOSITORY, runTool, type Tree } from './tree.js';

type Violation = {
  readonly from: string;
  readonly rule: { readonly name: string };
  readonly cycle?: readonly { readonly name: string }[];
};

/** A cycle is reported once, from one of its files. */
const concerns = (violation: Violation, file: string): boolean =>
  violation.from === file || (violation.cycle ?? []).some((it) => it.name === file);

const LIBRARIES = [
  'client',
  'contracts',
  'decider',
  'measures',
  'read-model',
  'event-store',
  'messaging',
  'platform',
];
const PACKAGES = ['pg', 'pino', '@nestjs/common', '@nestjs/core', '@nestjs/microservices'];

function companyTree(): Tree {
  const exports = { './*': { source: './src/*.ts', default: './dist/*.js' } };
  const manifests = LIBRARIES.map((it) => [
    `libs/${it}/package.json`,
    JSON.stringify({ name: `@gemba/${it}`, exports }),
  ]);
  const packages = PACKAGES.flatMap((it) => [
    [`node_modules/${it}/package.json`, JSON.stringify({ name: it, version: '1.0.0', main: 'index.js' })],
    [`node_modules/${it}/index.js`, ''],
  ]);
  const links = LIBRARIES.map((it) => [`node_modules/@gemba/${it}`, `../../libs/${it}`]);
  const dependencies = Object.fromEntries(PACKAGES.map((it) => [it, '1.0.0']));
  return growTree(
    {
      'package.json': JSON.stringify({ name: 'company', dependencies }),
      ...(Object.fromEntries([...manifests, ...packages]) as Record<string, string>),
      ...CLEAN,
      ...Object.fromEntries(BROKEN.map((it) => [it.file, it.text])),
    },
    Object.fromEntries(links) as Record<string, string>,
  );
}

describe('the borders', () => {
  let tree: Tree;
  let violations: readonly Violation[];

  beforeAll(async () => {
    tree = companyTree();
    const config = join(REPOSITORY, 'deploy/checks/borders.mjs');
    const scope = ['libs', 'services', 'deploy', 'tool.config.mjs'];
    const printed = await runTool(tree.root, 'depcruise', [
      '--config',
      config,
      '--output-type',
      'json',
      ...scope,
    ]);
    violations = (JSON.parse(printed) as { summary: { violations: Violation[] } }).summary.violations;
  }, 60_000);

  afterAll(() => {
    tree.remove();
  });

  it.each(BROKEN.map((it) => [it.rule, it.file] as const))('%s refuses %s', (rule, file) => {
    const broken = violations.filter((it) => concerns(it, file)).map((it) => it.rule.name);
    expect(broken).toContain(rule);
  });

  it('let pass what keeps them', () => {
    const wrong = violations.filter((it) => it.from in CLEAN);
    expect(wrong).toEqual([]);
  });

  it('have a breaking file each', () => {
    const named = borders.forbidden.map((it) => (it as { name: string }).name).sort();
    expect([...new Set(BROKEN.map((it) => it.rule))].sort()).toEqual(named);
  });
});
