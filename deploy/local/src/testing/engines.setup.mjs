/** Before the suites that need them, one PostgreSQL and one Kafka are started for the whole test run. */
import { join } from 'node:path';
import { build } from '../../build.mjs';

/** Gives the tests TEST_DATABASE_URL (the administrator's URL of a server) and TEST_KAFKA_BROKERS. */
export default async function startEngines() {
  await build({ only: [join('deploy', 'local')] });
  const { startTestEngines } = await import('../../dist/testing/test-engines.process.js');
  const engines = await startTestEngines();
  process.env.TEST_DATABASE_URL = engines.databaseUrl;
  process.env.TEST_KAFKA_BROKERS = engines.brokers.join(',');
  globalThis.gembaTestEngines = engines;
}
