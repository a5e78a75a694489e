/**
 * Compiles every changed TypeScript source with SWC into the `dist` folder beside its `src`, and the web
 * application with Vite.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

const home = resolve(import.meta.dirname ?? dirname(fileURLToPath(import.meta.url)), '../../..');
const WEB = join('services', 'dashboard', 'src', 'web');
/** The libraries of ours that the web application may import. */
const IMPORTED = ['client', 'measures'].map((name) => join('libs', name, 'src'));

/**
 * Brings the `dist` folders up to date. `only` names packages ('deploy/local'); all of them without it.
 * Returns how many files were compiled and whether the web application was built. Throws one Error that
 * lists all sources that do not compile.
 *
 * @param {{ root?: string, only?: readonly string[] | undefined }} [what]
 */
export async function build({ root = home, only = undefined } = {}) {
  const packages = only ?? packagesOf(root);
  const web = only === undefined ? buildWeb(root) : Promise.resolve(false);
  const compiler = await compilerOf(root);
  const results = await Promise.allSettled(
    packages.map((folder) => buildPackage(join(root, folder), compiler)),
  );
  const [webResult] = await Promise.allSettled([web]);
  const failures = [...results, webResult].filter((result) => result.status === 'rejected');
  if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason.message).join('\n'));
  return { compiled: results.reduce((sum, { value }) => sum + value, 0), web: webResult.value };
}

/**
 * Compiles a text as if it stood in the source file `path`, and writes it to `output`.
 *
 * @param {{ path: string, text: string, output: string }} what
 */
export async function compileText({ path, text, output }) {
  await compile({ path, text, output, compiler: await compilerOf(home) });
}

async function compilerOf(root) {
  const swc = await import('@swc/core');
  const config = {
    ...JSON.parse(await readFile(join(root, '.swcrc'), 'utf8')),
    swcrc: false,
    configFile: false,
  };
  return { swc, config, key: hash(JSON.stringify(config) + swc.version) };
}

function packagesOf(root) {
  return ['libs', 'services', 'deploy']
    .filter((group) => existsSync(join(root, group)))
    .flatMap((group) => readdirSync(join(root, group)).map((name) => join(group, name)))
    .filter((folder) => existsSync(join(root, folder, 'src')));
}

async function buildPackage(folder, compiler) {
  const source = join(folder, 'src');
  const target = join(folder, 'dist');
  const files = filesBelow(source, isSource).map((file) => relative(source, file));
  const stampFile = join(target, '.sources.json');
  const before = await readStamp(stampFile, compiler.key);
  const after = { key: compiler.key, files: {} };
  const results = await Promise.allSettled(
    files.map((file) => compileIfChanged({ file, source, target, before, after, compiler })),
  );
  const removed = await removeOrphans(target, new Set(files.map(outputOf)));
  const compiled = results.filter(({ value }) => value === true).length;
  if (compiled > 0 || removed > 0) await writeWhole(stampFile, JSON.stringify(after));
  const failed = results.filter(({ status }) => status === 'rejected');
  if (failed.length > 0) throw new Error(failed.map(({ reason }) => reason.message).join('\n'));
  return compiled;
}

function isSource(path) {
  return path.endsWith('.ts') && !/\.(test|d)\.ts$/.test(path) && !path.includes(WEB + sep);
}

function outputOf(file) {
  return file.replace(/\.ts$/, '.js');
}

async function readStamp(file, key) {
  if (!existsSync(file)) return {};
  const stamp = JSON.parse(await readFile(file, 'utf8'));
  return stamp.key === key ? stamp.files : {};
}

/**
 * A file is compiled when its content changed; a newer time alone (another checkout) only makes us look
 * closer.
 */
async function compileIfChanged({ file, source, target, before, after, compiler }) {
  const path = join(source, file);
  const { mtimeMs, size } = statSync(path);
  const known = before[file];
  const output = join(target, outputOf(file));
  const isThere = existsSync(output);
  if (isThere && known?.mtimeMs === mtimeMs && known.size === size) {
    after.files[file] = known;
    return false;
  }
  const text = await readFile(path, 'utf8');
  const digest = hash(text);
  if (!isThere || known?.digest !== digest) await compile({ path, text, output, compiler });
  after.files[file] = { mtimeMs, size, digest };
  return true;
}

async function compile({ path, text, output, compiler }) {
  const name = relative(dirname(output), path);
  const options = { ...compiler.config, filename: path, sourceFileName: name };
  const { code, map } = await compiler.swc.transform(text, options);
  const mapName = `${output}.map`;
  await writeWhole(mapName, map ?? '');
  await writeWhole(output, `${code}//# sourceMappingURL=${mapName.slice(dirname(output).length + 1)}\n`);
}

/** Written beside and renamed, so that a process which starts meanwhile never reads half a file. */
async function writeWhole(file, text) {
  await mkdir(dirname(file), { recursive: true });
  const beside = `${file}.${process.pid}`;
  await writeFile(beside, text);
  await rename(beside, file);
}

async function removeOrphans(target, wanted) {
  const web = join(target, 'web') + sep;
  const orphans = filesBelow(target, (path) => /\.js(\.map)?$/.test(path) && !path.startsWith(web)).filter(
    (path) => !wanted.has(relative(target, path).replace(/\.map$/, '')),
  );
  await Promise.all(orphans.map((path) => rm(path)));
  return orphans.length;
}

function filesBelow(folder, wanted) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .filter(wanted);
}

async function buildWeb(root) {
  const folder = join(root, 'services', 'dashboard');
  const config = join(folder, 'vite.config.ts');
  if (!existsSync(config)) return false;
  const stampFile = join(folder, 'dist', '.web.stamp');
  const imported = IMPORTED.flatMap((folder) => filesBelow(join(root, folder), isSource));
  const web = filesBelow(join(root, WEB), () => true);
  const sources = [config, join(root, 'package-lock.json'), ...web, ...imported];
  const stamp = hash(sources.map((file) => hash(readFileSync(file))).join());
  const isBuilt = existsSync(join(folder, 'dist', 'web', 'index.html'));
  if (isBuilt && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return false;
  await runVite(root, config);
  await Promise.all(filesBelow(join(folder, 'dist', 'web'), isCompressible).map(writeCompressed));
  await writeWhole(stampFile, stamp);
  return true;
}

const isCompressible = (path) => /\.(js|css|svg|html)$/.test(path);

/** Beside each file what is sent of it: compressed once, and as small as it gets. */
async function writeCompressed(file) {
  const content = await readFile(file);
  await writeFile(`${file}.br`, await promisify(brotliCompress)(content));
  await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
}

function runVite(root, config) {
  const node = join(root, 'node_modules', '.bin', 'node');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const command = [vite, 'build', '--config', config, '--logLevel', 'warn'];
  return new Promise((done, fail) => {
    const child = spawn(node, command, {
      cwd: dirname(config),
      env: { ...process.env, NODE_ENV: 'production' },
    });
    let said = '';
    child.stdout.on('data', (chunk) => (said += chunk));
    child.stderr.on('data', (chunk) => (said += chunk));
    child.once('error', fail);
    child.once('close', (code) =>
      code === 0 ? done() : fail(new Error(`The dashboard does not build:\n${said}`)),
    );
  });
}

function hash(content) {
  return createHash('sha256').update(content).digest('base64url');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const began = performance.now();
  const { compiled, web } = await build();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${compiled} sources compiled${web ? ', web application built' : ''} in ${seconds} s`);
}
