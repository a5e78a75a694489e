/** A throw-away tree of files outside the repository, in which the real checks are run. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const REPOSITORY = join(import.meta.dirname, '../../..');

export type Tree = { readonly root: string; remove(): void };

/** Writes `files` (path → text) under a fresh folder; `links` are symbolic links (path → target). */
export function growTree(
  files: Readonly<Record<string, string>>,
  links: Readonly<Record<string, string>> = {},
): Tree {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'gemba-checks-')));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const [path, target] of Object.entries(links)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    symlinkSync(target, join(root, path));
  }
  return {
    root,
    remove: () => {
      rmSync(root, { recursive: true, force: true });
    },
  };
}

/** The target of Nx that runs a test tells the tools in it which repository is meant; here it is the tree. */
const environment = (): NodeJS.ProcessEnv => {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('NX_'));
  return { ...Object.fromEntries(kept), NODE_OPTIONS: '' };
};

/** Runs an installed tool in `root` and gives what it printed; a finding is an answer, not an error. */
export function runTool(root: string, tool: string, args: readonly string[]): Promise<string> {
  const bin = join(REPOSITORY, 'node_modules/.bin');
  const options = { cwd: root, maxBuffer: 64 * 1024 * 1024, env: environment() };
  return new Promise((resolve, reject) => {
    execFile(join(bin, 'node'), [join(bin, tool), ...args], options, (error, stdout, stderr) => {
      if (stdout.length > 0) resolve(stdout);
      else reject(new Error(`${tool} printed nothing: ${stderr}`, { cause: error }));
    });
  });
}
