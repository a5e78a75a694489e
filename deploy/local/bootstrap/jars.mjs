/** Fetches the jars of the Kafka broker with Maven, once, from the local Maven cache where it has them. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkMaven } from './prerequisites.mjs';
import { timed } from './progress.mjs';
import { lastLines, Obstacle, run } from './run.mjs';

/** Fills `deploy/local/kafka/dist`; does nothing when it was filled for the same pom before. */
export async function fetchKafka(root) {
  const home = join(root, 'deploy', 'local', 'kafka');
  const pom = join(home, 'pom.xml');
  const stamp = createHash('sha256').update(readFileSync(pom)).digest('hex');
  const target = join(home, 'dist');
  const stampFile = join(target, '.pom');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  checkMaven();
  await timed('kafka', { begin: 'fetching the broker with Maven', done: 'fetched' }, () =>
    copyJars(pom, target),
  );
  writeFileSync(stampFile, stamp);
}

/** Into a folder beside, renamed at the end: a fetch that was interrupted leaves nothing half. */
async function copyJars(pom, target) {
  const beside = `${target}.${process.pid}`;
  const args = ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${beside}`];
  try {
    const offline = await run('mvn', ['-o', ...args], { env: environment() });
    if (offline.code !== 0) await copyOnline(args);
    rmSync(target, { recursive: true, force: true });
    renameSync(beside, target);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

async function copyOnline(args) {
  const { code, output } = await run('mvn', args, { env: environment() });
  if (code === 0) return;
  throw new Obstacle(
    `The Kafka broker could not be fetched. Maven says:\n${lastLines(output, 6)}\n` +
      '  Check the network (or the mirror in ~/.m2/settings.xml), or set KAFKA_BROKERS to brokers of yours.',
  );
}

/** Java on Linux reads the names of files by the locale: in the plain one, only ASCII. */
function environment() {
  return process.platform === 'linux' ? { ...process.env, LC_ALL: 'C.UTF-8' } : process.env;
}
