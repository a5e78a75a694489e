/** When the broker is away, relay and consumer say so, wait, and go on where they were. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startRelay } from '../relay/relay.kafka.js';
import { layCable, type Cable } from '../testing/cable.kafka.js';
import { consume } from '../testing/consuming.kafka.js';
import { eventsOver, upTo } from '../testing/event.js';
import { appendToLog, effects } from '../testing/events.sql.js';
import { publish } from '../testing/publish.kafka.js';
import { openSandbox, silent, testKafka, until, type Sandbox } from '../testing/sandbox.sql.js';

let cable: Cable;
let sandbox: Sandbox;
const warnings: string[] = [];
const hear = (warning: Error): void => void warnings.push(warning.name);
beforeAll(async () => {
  process.on('warning', hear);
  cable = await layCable();
  sandbox = await openSandbox(testKafka(cable.broker));
}, 60_000);
afterAll(async () => {
  process.off('warning', hear);
  await sandbox.close();
  await cable.close();
});

describe('a broker that goes away', () => {
  it('is waited for from the start and in between; nothing is lost, doubled or reordered', async () => {
    const { kafka, pool } = sandbox;
    const service = sandbox.name('outage');
    cable.cut();
    const relay = startRelay({ kafka, pool, service, log: silent });
    sandbox.onClose(relay.stop);
    const consumer = consume(sandbox, `gemba.${service}`);
    await until(() => relay.state().status === 'waiting' && consumer.state().status === 'waiting', 30_000);
    expect(relay.state().lastError).toContain('KafkaJS');
    expect(consumer.state().lastError).toContain('KafkaJS');
    await appendToLog(pool, eventsOver(['a', 'b', 'c'], 300));
    expect(await relay.lag()).toMatchObject({ events: 300 });
    cable.mend();
    await until(() => relay.state().position === 300, 30_000);
    await until(async () => (await effects(pool)).a?.length === 100, 30_000);

    cable.cut();
    await appendToLog(pool, eventsOver(['a', 'b', 'c'], 300, 301));
    await until(() => relay.state().status === 'waiting' && consumer.state().status === 'waiting', 60_000);
    cable.mend();
    await until(() => relay.state().position === 600, 30_000);
    await consumer.waitForIdle(30_000);
    expect(await effects(pool)).toEqual({ a: upTo(200), b: upTo(200), c: upTo(200) });
    expect(consumer.state()).toMatchObject({ status: 'running', counters: { applied: 600, parked: 0 } });
    await Promise.all([relay.stop(), consumer.stop()]);
    expect(warnings).not.toContain('TimeoutNegativeWarning');
  }, 150_000);
});

const TWENTY_MINUTES_MS = 20 * 60_000;

describe('a clock that is set back', () => {
  it('does not keep a consumer from hearing that it has to take over the part of another one', async () => {
    const topic = sandbox.name('clock');
    const [stays, leaves] = [consume(sandbox, topic), consume(sandbox, topic)];
    const both = [stays, leaves];
    await until(() => both.every((each) => each.state().status === 'running'), 30_000);
    const now = Date.now;
    Date.now = () => now() - TWENTY_MINUTES_MS;
    try {
      await leaves.stop();
      const streams = Array.from({ length: 30 }, (_, at) => `s-${String(at)}`);
      await publish(sandbox.kafka, topic, eventsOver(streams, 300));
      await stays.waitForIdle(30_000);
      await stays.stop();
    } finally {
      Date.now = now;
    }
  }, 150_000);
});
