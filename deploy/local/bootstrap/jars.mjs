/**
 * Fetches the jars of the Kafka broker and of OR-tools with Maven, once, from the local Maven cache
 * where it has
 * them.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { checkMaven } from './prerequisites.mjs';
import { say, timed } from './progress.mjs';
import { lastLines, Obstacle, run } from './run.mjs';

/**
 * @typedef {object} Jars
 * @property {string} home the folder with the pom, whose `dist` is filled
 * @property {string} topic
 * @property {string} what it is, for people
 * @property {string} otherwise what to set where it cannot be fetched
 * @property {readonly string[]} [options] of Maven
 * @property {(folder: string) => Promise<void>} [finish] what is made of the jars before they are kept
 */

/** Fills `deploy/local/kafka/dist`; does nothing when it was filled for the same pom before. */
export function fetchKafka(root) {
  return fetchJars({
    home: join(root, 'deploy', 'local', 'kafka'),
    topic: 'kafka',
    what: 'the broker',
    otherwise: 'or set KAFKA_BROKERS to brokers of yours',
  });
}

/**
 * Fills `libs/scheduling/cp-sat/dist` with OR-tools and our program. Schedules are made without it too, only
 * less well: where it cannot be had, that is said.
 */
export async function fetchCpSat(root) {
  const home = join(root, 'libs', 'scheduling', 'cp-sat');
  const natives = NATIVES[`${process.platform}-${process.arch}`];
  try {
    if (!natives) throw new Obstacle(`OR-tools has no library for ${process.platform} on ${process.arch}.`);
    await fetchJars({
      home,
      topic: 'cp-sat',
      what: 'OR-tools',
      otherwise: 'or set CP_SAT_HOME to a folder that has it',
      options: [`-Dnatives=${natives}`],
      finish: (folder) => compileProgram(join(home, 'CpSat.java'), folder),
    });
  } catch (error) {
    if (!(error instanceof Obstacle)) throw error;
    say('cp-sat', `Schedules are searched for without CP-SAT. ${error.message}`);
  }
}

/** The names that OR-tools gives to what Node calls platform and processor. */
const NATIVES = {
  'linux-x64': 'linux-x86-64',
  'linux-arm64': 'linux-aarch64',
  'darwin-x64': 'darwin-x86-64',
  'darwin-arm64': 'darwin-aarch64',
  'win32-x64': 'win32-x86-64',
};

/** The compiler is a module of the JDK; a JRE lacks it. */
async function compileProgram(source, folder) {
  const jars = readdirSync(folder).filter((name) => name.endsWith('.jar'));
  const classPath = jars.map((name) => join(folder, name)).join(delimiter);
  const command = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const compiler = ['-m', 'jdk.compiler/com.sun.tools.javac.Main'];
  const args = [...compiler, '--release', '17', '-cp', classPath, '-d', folder, source];
  const { code, output } = await run(command, args, { env: environment() });
  if (code === 0) return;
  throw new Obstacle(
    `Its program could not be compiled; that takes a JDK. Java says:\n${lastLines(output, 6)}`,
  );
}

/** @param {Jars} jars */
async function fetchJars(jars) {
  const { home, topic, what } = jars;
  const target = join(home, 'dist');
  const stampFile = join(target, '.pom');
  const stamp = stampOf(home);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  checkMaven();
  await timed(topic, { begin: `fetching ${what} with Maven`, done: 'fetched' }, () => copyJars(jars, target));
  writeFileSync(stampFile, stamp);
}

/** Of the pom and of the programs beside it. */
function stampOf(home) {
  const hash = createHash('sha256');
  const sources = readdirSync(home).filter((name) => name === 'pom.xml' || name.endsWith('.java'));
  for (const name of sources.sort()) hash.update(readFileSync(join(home, name)));
  return hash.digest('hex');
}

/** Into a folder beside, renamed at the end: a fetch that was interrupted leaves nothing half. */
async function copyJars({ home, what, otherwise, options = [], finish }, target) {
  const beside = `${target}.${process.pid}`;
  const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${beside}`, ...options];
  const args = ['-q', '-B', '-f', join(home, 'pom.xml'), ...goal];
  try {
    const offline = await run('mvn', ['-o', ...args], { env: environment() });
    if (offline.code !== 0) await copyOnline(args, { what, otherwise });
    await finish?.(beside);
    rmSync(target, { recursive: true, force: true });
    renameSync(beside, target);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

async function copyOnline(args, { what, otherwise }) {
  const { code, output } = await run('mvn', args, { env: environment() });
  if (code === 0) return;
  throw new Obstacle(
    `Maven could not fetch ${what}. It says:\n${lastLines(output, 6)}\n` +
      `  Check the network (or the mirror in ~/.m2/settings.xml), ${otherwise}.`,
  );
}

/** Java on Linux reads the names of files by the locale: in the plain one, only ASCII. */
function environment() {
  return process.platform === 'linux' ? { ...process.env, LC_ALL: 'C.UTF-8' } : process.env;
}
