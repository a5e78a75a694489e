/** A variant is a copy of the compiled repository with one planted bug, in a folder of its own. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { compileText } from '../../../local/build.mjs';
import { patched, type Bug } from './bug.js';

const root = resolve(import.meta.dirname, '../../../..');

/** What of a package is needed when it runs: what is compiled, and the programs that need not be. */
const isKept = (entry: string): boolean =>
  ['package.json', 'dist', 'bootstrap'].includes(entry) || entry.endsWith('.mjs');

/**
 * Makes the variant in `folder`, which is emptied first. Everything in it resolves to its own copy of the
 * libraries, and to the packages that are installed here.
 * @throws when the source has changed so that the bug cannot be planted any more, or does not compile.
 */
export async function buildVariant(bug: Bug, folder: string): Promise<void> {
  copyCompiled(folder);
  await plant(bug, folder);
}

/** Copies all that is compiled to `folder`, which is emptied first, so that it runs by itself. */
export function copyCompiled(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  const packages = ['libs', 'services', 'deploy'].flatMap(packagesIn);
  for (const path of packages) copyPackage(path, folder);
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  // The broker's jars are large, and no part of what a bug is planted in.
  symlinkSync(join(root, 'deploy/local/kafka'), join(folder, 'deploy/local/kafka'));
  linkModules(folder, packages);
}

function packagesIn(group: string): string[] {
  return readdirSync(join(root, group))
    .map((name) => join(group, name))
    .filter((path) => existsSync(join(root, path, 'dist')));
}

function copyPackage(path: string, folder: string): void {
  for (const entry of readdirSync(join(root, path)).filter(isKept)) {
    cpSync(join(root, path, entry), join(folder, path, entry), { recursive: true });
  }
}

function linkModules(folder: string, packages: readonly string[]): void {
  const installed = join(root, 'node_modules');
  const linked = join(folder, 'node_modules');
  mkdirSync(join(linked, '@gemba'), { recursive: true });
  for (const name of readdirSync(installed).filter((each) => each !== '@gemba')) {
    symlinkSync(join(installed, name), join(linked, name));
  }
  for (const path of packages) {
    const { name } = JSON.parse(readFileSync(join(folder, path, 'package.json'), 'utf8')) as { name: string };
    symlinkSync(join(folder, path), join(linked, name));
  }
}

async function plant(bug: Bug, folder: string): Promise<void> {
  const path = join(root, bug.file);
  const text = patched(bug, readFileSync(path, 'utf8'));
  const output = join(folder, bug.file.replace('/src/', '/dist/').replace(/\.ts$/, '.js'));
  if (!existsSync(dirname(output))) throw new Error(`${bug.file} is not among what a variant runs.`);
  await compileText({ path, text, output });
}
