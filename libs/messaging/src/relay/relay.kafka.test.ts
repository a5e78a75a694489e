/** The relay loses nothing, reorders nothing, and is one at a time, whatever is killed, frozen or away. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ConfigResourceTypes } from 'kafkajs';
import { failpoints } from '../engines/failpoint.js';
import { eventAt, eventsOver, upTo } from '../testing/event.js';
import { appendToLog } from '../testing/events.sql.js';
import { publish, readTopic } from '../testing/publish.kafka.js';
import { cutConnections, openSandbox, silent, until, type Sandbox } from '../testing/sandbox.sql.js';
import { startRelay, type Relay } from './relay.kafka.js';
import type { RelayOptions } from './run.js';

let sandbox: Sandbox;
let service: string;
const relays: Relay[] = [];
beforeAll(async () => {
  sandbox = await openSandbox();
}, 60_000);
let turn = 0;
beforeEach(async () => {
  turn += 1;
  service = sandbox.name(`relay${String(turn)}`);
  await sandbox.pool.query('truncate events');
});
afterEach(async () => {
  failpoints.clear();
  await Promise.all(relays.splice(0).map((relay) => relay.stop()));
});
afterAll(async () => {
  await sandbox.close();
});

function relay(change: Partial<RelayOptions> = {}): Relay {
  const { kafka, pool } = sandbox;
  const started = startRelay({ kafka, pool, service, log: silent, ...change });
  relays.push(started);
  return started;
}

/**
 * Versions of a stream in the topic, and the same without repeats, in the order of their first occurrence.
 */
async function inTopic(streamId: string): Promise<{ all: number[]; firsts: number[] }> {
  const found = await readTopic(sandbox.kafka, `gemba.${service}`);
  const all = found.filter(({ key }) => key === streamId).map(({ version }) => version);
  return { all, firsts: [...new Set(all)] };
}

describe('the relay', () => {
  it('publishes at a hint, keeps notes of processes at home, makes a topic that never expires', async () => {
    const first = relay({ pollMs: 60_000 });
    await until(() => first.state().status === 'active');
    const note = eventAt({ streamId: 'process-17', version: 1, position: 3 });
    await appendToLog(sandbox.pool, [...eventsOver(['a'], 2), note]);
    first.hint();
    await until(() => first.state().position === 3);
    expect((await readTopic(sandbox.kafka, `gemba.${service}`)).map(({ key }) => key)).toEqual(['a', 'a']);
    expect(await first.lag()).toEqual({ events: 0, ageMs: 0 });
    expect(first.state()).toMatchObject({ status: 'active', published: 2, lastError: null });
    const admin = sandbox.kafka.admin();
    await admin.connect();
    const name = `gemba.${service}`;
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: ConfigResourceTypes.TOPIC, name, configNames: ['retention.ms'] }],
    });
    const { topics } = await admin.fetchTopicMetadata({ topics: [name] });
    await admin.disconnect();
    expect(resources[0]?.configEntries[0]?.configValue).toBe('-1');
    expect(topics[0]?.partitions).toHaveLength(12);
  }, 60_000);

  it('hears of commits in other processes', async () => {
    const active = relay({ pollMs: 60_000 });
    await until(() => active.state().status === 'active');
    const standby = relay({ pollMs: 60_000 });
    await until(() => standby.state().status === 'standby');
    await appendToLog(sandbox.pool, eventsOver(['a'], 2));
    standby.hint();
    await until(() => active.state().position === 2);
  }, 60_000);

  it('sends again what a crash kept it from recording, and nothing else', async () => {
    await appendToLog(sandbox.pool, eventsOver(['a', 'b'], 60));
    let crashes = 0;
    failpoints.set('relay.afterPublish', async () => {
      crashes += 1;
      if (crashes <= 2) await cutConnections(sandbox);
    });
    const shaken = relay({ batchSize: 20 });
    await until(() => shaken.state().position === 60);
    const { all, firsts } = await inTopic('a');
    expect(firsts).toEqual(upTo(30));
    expect(all).toEqual([...upTo(10), ...upTo(10), ...upTo(30)]);
  }, 60_000);

  it('drains when it is stopped', async () => {
    const draining = relay({ batchSize: 10, pollMs: 60_000 });
    await until(() => draining.state().status === 'active');
    await appendToLog(sandbox.pool, eventsOver(['a'], 500));
    await draining.stop();
    expect(draining.state()).toMatchObject({ status: 'stopped', position: 500 });
    expect((await inTopic('a')).all).toEqual(upTo(500));
  }, 60_000);
});

describe('two relays', () => {
  it('take turns: a frozen one loses the lease, and what it does on waking is void', async () => {
    await appendToLog(sandbox.pool, eventsOver(['a'], 30));
    let thaw = (): void => undefined;
    const frozen = new Promise<void>((resolve) => {
      thaw = resolve;
    });
    let reached = 0;
    failpoints.set('relay.afterPublish', () => {
      reached += 1;
      return reached === 1 ? frozen : undefined;
    });
    // It gives no sign of life while it hangs at the fail point: to the database it looks stopped.
    const first = relay({ batchSize: 10, heartbeatMs: 3_600_000 });
    await until(() => reached === 1);
    const second = relay({ batchSize: 10, silentMs: 300 });
    await until(() => second.state().position === 30);
    await appendToLog(sandbox.pool, eventsOver(['a'], 10, 31));
    await until(() => second.state().position === 40);
    thaw();
    await until(() => first.state().status === 'standby');
    const { rows } = await sandbox.pool.query(
      'select position, token from relay_checkpoint where topic = $1',
      [`gemba.${service}`],
    );
    expect(rows).toEqual([{ position: '40', token: '2' }]);
    const { all, firsts } = await inTopic('a');
    expect(firsts).toEqual(upTo(40));
    expect(all).toEqual([...upTo(10), ...upTo(40)]);
  }, 60_000);

  it('hand over at once when the active one stops', async () => {
    const first = relay();
    await until(() => first.state().status === 'active');
    const second = relay();
    await until(() => second.state().status === 'standby');
    await first.stop();
    await appendToLog(sandbox.pool, eventsOver(['a'], 5));
    await until(() => second.state().position === 5);
  }, 60_000);
});

describe('a topic that is gone', () => {
  it('is made anew and filled from the start of the log', async () => {
    await appendToLog(sandbox.pool, eventsOver(['a'], 5));
    await sandbox.pool.query('insert into relay_checkpoint (topic, position, token) values ($1, 5, 7)', [
      `gemba.${service}`,
    ]);
    const again = relay();
    await until(() => again.state().published === 5);
    expect((await inTopic('a')).all).toEqual(upTo(5));
  }, 60_000);

  it('P23: is filled from the start of the log also when somebody else made it', async () => {
    await appendToLog(sandbox.pool, eventsOver(['a'], 5));
    const first = relay();
    await until(() => first.state().position === 5);
    await first.stop();
    await madeAnew(`gemba.${service}`, 12);
    const second = relay();
    await until(() => second.state().published === 5);
    expect((await inTopic('a')).all).toEqual(upTo(5));
  }, 60_000);

  it('P23: is noticed while the relay has nothing to say', async () => {
    await appendToLog(sandbox.pool, eventsOver(['a'], 5));
    const idle = relay();
    await until(() => idle.state().position === 5);
    await madeAnew(`gemba.${service}`, 12);
    await until(() => idle.state().published === 10);
    expect((await inTopic('a')).all).toEqual(upTo(5));
  }, 60_000);

  it('P23: or has lost its end is filled from there', async () => {
    await appendToLog(sandbox.pool, eventsOver(['a'], 5));
    await publish(sandbox.kafka, `gemba.${service}`, eventsOver(['a'], 3));
    await sandbox.pool.query('insert into relay_checkpoint (topic, position, token) values ($1, 5, 7)', [
      `gemba.${service}`,
    ]);
    const again = relay();
    await until(() => again.state().position === 5);
    expect((await inTopic('a')).all).toEqual(upTo(5));
  }, 60_000);

  async function madeAnew(topic: string, numPartitions: number): Promise<void> {
    const admin = sandbox.kafka.admin();
    await admin.connect();
    await admin.deleteTopics({ topics: [topic] });
    await until(async () => !(await admin.listTopics()).includes(topic));
    await admin.createTopics({ waitForLeaders: false, topics: [{ topic, numPartitions }] });
    await admin.disconnect();
  }
});
