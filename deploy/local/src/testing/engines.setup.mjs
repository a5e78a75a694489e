/** Before the suites that need them, one PostgreSQL and one Kafka are started for the whole test run. */
import { join } from 'node:path';
import { build } from '../../bootstrap/build.mjs';
import { fetchCpSat } from '../../bootstrap/jars.mjs';
import { root } from '../../bootstrap/prepare.mjs';

/** What the launcher stands on. */
const libraries = ['measures', 'contracts', 'messaging', 'scheduling'];

/** Gives the tests TEST_DATABASE_URL (the administrator's URL of a server) and TEST_KAFKA_…, its operator. */
export default async function startEngines() {
  if (!process.env.CP_SAT_HOME) await fetchCpSat(root);
  await build({ only: [...libraries.map((name) => join('libs', name)), join('deploy', 'local')] });
  const { startTestEngines } = await import('../../dist/testing/test-engines.process.js');
  const engines = await startTestEngines();
  process.env.TEST_DATABASE_URL = engines.databaseUrl;
  const { brokers, login } = engines.kafka.server;
  process.env.TEST_KAFKA_BROKERS = brokers.join(',');
  process.env.TEST_KAFKA_USER = login?.user ?? '';
  process.env.TEST_KAFKA_PASSWORD = login?.password ?? '';
  globalThis.gembaTestEngines = engines;
}
