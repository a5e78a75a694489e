/**
 * Everything that must be there before the launcher or the tests can run: packages, jars, compiled sources.
 */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { installPackages } from './install.mjs';
import { fetchCpSat, fetchKafka } from './jars.mjs';
import { checkJava, checkRoom } from './prerequisites.mjs';
import { timed } from './progress.mjs';
import { Obstacle } from './run.mjs';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** Room for the packages, the jars and the compiled sources of a fresh clone, in megabytes. */
const FRESH_MEGABYTES = 2_000;

/**
 * Installs, fetches and builds what is missing or older than its source; quick when nothing changed.
 * Throws an Obstacle with the fix when the machine lacks something. `withTests` adds what only tests and
 * checks need. Answers the Node binary that runs Gemba.
 */
export async function prepare({ withTests = true } = {}) {
  if (!existsSync(join(root, 'node_modules'))) checkRoom(root, FRESH_MEGABYTES);
  const steps = [installPackages(root, { withTests }), checkJavaIfNeeded(), fetchAll()];
  const failed = (await Promise.allSettled(steps)).find(({ status }) => status === 'rejected');
  if (failed) throw failed.reason;
  await compile();
  return join(root, 'node_modules', '.bin', 'node');
}

const needsKafka = !process.env.KAFKA_BROKERS;

async function checkJavaIfNeeded() {
  if (needsKafka) await checkJava();
}

/** One behind the other: two Mavens at once may spoil each other's downloads. */
async function fetchAll() {
  if (needsKafka) await fetchKafka(root);
  if (!process.env.CP_SAT_HOME) await fetchCpSat(root);
}

async function compile() {
  const done = ({ compiled, web }) => `${compiled} sources compiled${web ? ', web application built' : ''}`;
  try {
    await timed('build', { done }, () => build());
  } catch (error) {
    throw new Obstacle(`The sources do not compile:\n${error.message}`, { cause: error });
  }
}
