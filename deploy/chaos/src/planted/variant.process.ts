/** A variant is a copy of the compiled repository in which little is otherwise, in a folder of its own. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { compileText } from '../../../local/bootstrap/build.mjs';
import { patched, type Change } from './bugs/bug.js';
import { olderBuild } from './older-build.js';

const root = resolve(import.meta.dirname, '../../../..');

/** What of a package is needed when it runs: what is compiled, what need not be, and what they read. */
const isKept = (entry: string): boolean =>
  ['dist', 'bootstrap'].includes(entry) || /\.(mjs|json)$/.test(entry);

/**
 * Makes the variant in `folder`, which is emptied first. Everything in it resolves to its own copy of the
 * libraries, and to the packages that are installed here.
 * @throws when a source has changed so that the change cannot be made any more, or does not compile.
 */
export async function buildVariant(changes: readonly Change[], folder: string): Promise<void> {
  copyCompiled(folder);
  for (const change of changes) await make(change, folder);
}

/** Copies all that is compiled to `folder`, which is emptied first, so that it runs by itself. */
export function copyCompiled(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  const packages = ['libs', 'services', 'deploy'].flatMap(packagesIn);
  for (const path of packages) copyPackage(path, folder);
  // The sources are what a trial inside of the copy makes its older build of.
  for (const file of ['package.json', '.swcrc', ...olderBuild.map((change) => change.file)]) {
    cpSync(join(root, file), join(folder, file));
  }
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

async function make(change: Change, folder: string): Promise<void> {
  const path = join(root, change.file);
  const text = patched(change, readFileSync(path, 'utf8'));
  const output = join(folder, change.file.replace('/src/', '/dist/').replace(/\.ts$/, '.js'));
  if (!existsSync(dirname(output))) throw new Error(`${change.file} is not among what a variant runs.`);
  await compileText({ path, text, output });
}
