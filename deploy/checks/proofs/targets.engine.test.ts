/** A target runs again exactly when something changed that it reads; each pure test belongs to a target. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appendFileSync, cpSync, globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { growTree, REPOSITORY, runTool, type Tree } from './tree.js';

type Ran = { readonly taskId: string; readonly cacheStatus: string; readonly status: number };

const LEFT_OUT = ['.git', '.gemba', '.nx', 'coverage', 'dist', 'node_modules'];
const CONFIGURATION = ['nx.json', 'deploy/checks/project.json'];

/** All sources and the real targets, but each command is `true`: it is not what they do that is tried. */
function copyOfTheRepository(): Tree {
  const installed = readdirSync(join(REPOSITORY, 'node_modules')).filter((name) => name !== '@gemba');
  const links = installed.map((name) => [`node_modules/${name}`, join(REPOSITORY, 'node_modules', name)]);
  const tree = growTree({}, Object.fromEntries(links) as Record<string, string>);
  const isKept = (path: string): boolean => path === REPOSITORY || !LEFT_OUT.includes(basename(path));
  cpSync(REPOSITORY, tree.root, { recursive: true, filter: isKept });
  const ours = join('node_modules', '@gemba');
  cpSync(join(REPOSITORY, ours), join(tree.root, ours), { recursive: true, verbatimSymlinks: true });
  for (const file of CONFIGURATION) {
    const text = readFileSync(join(tree.root, file), 'utf8');
    writeFileSync(join(tree.root, file), text.replaceAll(/("command": )"[^"]*"/g, '$1"true"'));
  }
  return tree;
}

async function run(root: string): Promise<readonly Ran[]> {
  const { targets } = JSON.parse(readFileSync(join(root, 'deploy/checks/project.json'), 'utf8')) as {
    targets: object;
  };
  const options = ['-t', ...Object.keys(targets), '--outputStyle=static-failures-only'];
  await runTool(root, 'nx', ['run-many', ...options]);
  const report = readFileSync(join(root, '.nx/cache/run.json'), 'utf8');
  return (JSON.parse(report) as { tasks: Ran[] }).tasks;
}

const namesOf = (ran: readonly Ran[]): string[] => ran.map(({ taskId }) => taskId).toSorted();
const checks = (...names: readonly string[]): string[] => names.map((name) => `checks:${name}`);
const tests = (...names: readonly string[]): string[] => names.map((name) => `@gemba/${name}:test`);

/** Nx begins anew for each question, on a machine that others use as well. */
const PATIENCE_MS = 60_000;

/** These read documents as well, or anything at all. */
const WHOLE = [
  ...checks('build', 'documents', 'engines', 'format', 'journey', 'shape', 'test'),
  ...tests('chaos', 'deploy-acceptance', 'deploy-docs'),
];
/** These read all code. */
const CODE = checks('borders', 'lint', 'types', 'unused', 'web');

describe('the targets', () => {
  let tree: Tree;
  let first: readonly Ran[];

  /** What runs again after a line was added to `file`. */
  async function repeatedAfter(file: string): Promise<string[]> {
    appendFileSync(join(tree.root, file), '\n');
    return namesOf((await run(tree.root)).filter(({ cacheStatus }) => cacheStatus === 'cache-miss'));
  }

  beforeAll(async () => {
    tree = copyOfTheRepository();
    first = await run(tree.root);
  }, PATIENCE_MS);
  afterAll(() => {
    tree.remove();
  });

  it('run when they never held', () => {
    expect(first.filter(({ cacheStatus, status }) => cacheStatus !== 'cache-miss' || status !== 0)).toEqual(
      [],
    );
    expect(namesOf(first)).toEqual(expect.arrayContaining([...WHOLE, ...CODE]));
  });

  it('have the pure tests of every package', () => {
    const places = globSync('{libs,services,deploy}/*/**/*.test.ts', { cwd: tree.root })
      .filter((file) => !/\.(sql|http|kafka|engine|journey|browser)\.test\.ts$/.test(file))
      .map((file) => file.split('/').slice(0, 2).join('/'));
    const nameOf = (place: string): string => {
      const file = place === 'deploy/checks' ? 'project.json' : 'package.json';
      return (JSON.parse(readFileSync(join(tree.root, place, file), 'utf8')) as { name: string }).name;
    };
    const wanted = [...new Set(places)].map((place) => `${nameOf(place)}:test`);
    expect(namesOf(first).filter((name) => name.endsWith(':test'))).toEqual(wanted.toSorted());
  });

  it(
    'do not run again where nothing changed, but for the compiler, which keeps its own account',
    async () => {
      const again = (await run(tree.root)).filter(({ cacheStatus }) => cacheStatus === 'cache-miss');
      expect(namesOf(again)).toEqual(['checks:build']);
    },
    PATIENCE_MS,
  );

  it(
    'run again with a source: the checks, and the tests of packages that import it',
    async () => {
      const tested = tests('event-store', 'platform', 'cli', 'projection-service', 'dashboard');
      const services = ['supply-chain', 'governance', 'production', 'finance', 'quality', 'hr'];
      const importers = [...tested, ...tests(...services.map((name) => `${name}-service`))];
      expect(await repeatedAfter('libs/event-store/src/streams.sql.ts')).toEqual(
        [...WHOLE, ...CODE, ...importers, ...tests('deploy-local')].toSorted(),
      );
    },
    PATIENCE_MS,
  );

  it(
    'do not run again with a document, where they read none',
    async () => {
      expect(await repeatedAfter('docs/glossary.md')).toEqual(WHOLE.toSorted());
    },
    PATIENCE_MS,
  );

  it(
    'run again with a document that a test of the package reads',
    async () => {
      const repeated = await repeatedAfter('docs/how-to/read-the-security-log.md');
      expect(repeated).toEqual([...WHOLE, ...tests('platform')].toSorted());
    },
    PATIENCE_MS,
  );

  it(
    'all run again with other packages installed',
    async () => {
      expect(await repeatedAfter('package-lock.json')).toEqual(namesOf(first));
    },
    PATIENCE_MS,
  );
});
