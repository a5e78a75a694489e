/** From a log through Kafka to an effect: everything once, in order, whatever arrives twice or not at all. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startRelay } from '../relay/relay.kafka.js';
import { appendToLog, effects, eventsOver, insertFacts, upTo } from '../testing/events.sql.js';
import { openSandbox, silent, until, type Sandbox } from '../testing/sandbox.sql.js';
import { startConsumer } from './consumer.kafka.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
}, 60_000);
afterAll(async () => {
  await sandbox.close();
});

describe('from the log to an effect', () => {
  it('brings every event once and in the order of its stream', async () => {
    const { kafka, pool } = sandbox;
    const service = sandbox.name('production');
    const streams = Array.from({ length: 30 }, (_, i) => `order-${String(i)}`);
    await appendToLog(pool, eventsOver(streams, 3_000));
    const relay = startRelay({ kafka, pool, service, log: silent });
    const consumer = startConsumer({
      kafka,
      pool,
      consumer: sandbox.name('facts'),
      topics: [`gemba.${service}`],
      apply: insertFacts,
      fetchHole: () => Promise.reject(new Error('there are no holes here')),
      log: silent,
    });
    await until(() => relay.state().position === 3_000);
    await consumer.waitForIdle(20_000);
    expect(await effects(pool)).toEqual(Object.fromEntries(streams.map((id) => [id, upTo(100)])));
    expect(consumer.state().counters).toMatchObject({
      consumed: 3_000,
      applied: 3_000,
      duplicates: 0,
      parked: 0,
    });
    await Promise.all([consumer.stop(), relay.stop()]);
  }, 60_000);
});
