/** Two short soaks of the log; `npm run chaos -- --soak` is the long one. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { testKafka } from '@gemba/messaging/testing/sandbox.sql';
import { build } from '../../../local/bootstrap/build.mjs';
import { runSoak } from './soak.process.js';

const EVENTS = 20_000;
const libraries = ['contracts', 'decider', 'event-store', 'measures', 'messaging'];

beforeAll(async () => {
  // The parts of a soak are processes of their own, which run what is compiled.
  await build({ only: [...libraries.map((name) => `libs/${name}`), 'deploy/chaos'] });
}, 60_000);

describe('the log', () => {
  it.each([1, 2])('loses, reorders and repeats nothing under seed %i', soaked, 240_000);
});

async function soaked(seed: number): Promise<void> {
  const databaseUrl = process.env.TEST_DATABASE_URL ?? '';
  const { signal } = new AbortController();
  const report = await runSoak({ databaseUrl, server: testKafka(), seed, events: EVENTS, signal });
  expect(report.findings).toEqual([]);
  expect(report.events).toBeGreaterThanOrEqual(EVENTS);
  expect(report.faults['kill-appender']).toBeGreaterThan(0);
  expect(report.faults['freeze-relay']).toBeGreaterThan(0);
  expect(report.totals.rollbacks).toBeGreaterThan(0);
}
