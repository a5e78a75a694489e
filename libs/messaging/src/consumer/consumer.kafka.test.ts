/** From a log through Kafka to an effect: everything once, in order, whatever arrives twice or not at all. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { toMessage } from '../cloud-event.js';
import { failpoints } from '../engines/failpoint.js';
import { inTransaction } from '../engines/transaction.sql.js';
import { startRelay } from '../relay/relay.kafka.js';
import { consume } from '../testing/consuming.kafka.js';
import { eventAt, eventsOver, upTo } from '../testing/event.js';
import { appendToLog, effects, forgetFacts, insertFacts } from '../testing/events.sql.js';
import { publish, publishRaw } from '../testing/publish.kafka.js';
import { cutConnections, openSandbox, silent, until, type Sandbox } from '../testing/sandbox.sql.js';
import { runBatches, type KafkaBatch } from './batch/batch.sql.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
}, 60_000);
afterEach(async () => {
  failpoints.clear();
  await forgetFacts(sandbox.pool);
});
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
    sandbox.onClose(relay.stop);
    const consumer = consume(sandbox, `gemba.${service}`);
    await until(() => relay.state().position === 3_000);
    await consumer.waitForIdle(20_000);
    expect(await effects(pool)).toEqual(Object.fromEntries(streams.map((id) => [id, upTo(100)])));
    const { status, lastError, counters } = consumer.state();
    expect({ status, lastError }).toEqual({ status: 'running', lastError: null });
    // What a slow broker does not answer in time is sent, or fetched, again.
    expect(counters).toMatchObject({ applied: 3_000, parked: 0 });
    expect((await consumer.lag()).map(({ lag }) => lag)).toEqual(Array.from({ length: 12 }, () => 0));
    await Promise.all([consumer.stop(), relay.stop()]);
    expect(consumer.state().status).toBe('stopped');
  }, 60_000);

  it('drops what comes again', async () => {
    const topic = sandbox.name('again');
    const events = eventsOver(['a', 'b'], 20);
    await publish(sandbox.kafka, topic, [
      ...events.slice(0, 12),
      ...events.slice(4, 12),
      ...events.slice(12),
    ]);
    const consumer = consume(sandbox, topic);
    await consumer.waitForIdle(20_000);
    await consumer.stop();
    expect(await effects(sandbox.pool)).toEqual({ a: upTo(10), b: upTo(10) });
    expect(consumer.state().counters).toMatchObject({ consumed: 28, applied: 20, duplicates: 8 });
  }, 60_000);
});

describe('a hole', () => {
  it('is filled by the owner before what follows, as soon as the owner answers', async () => {
    const topic = sandbox.name('hole');
    const asked: string[] = [];
    let ownerIsAway = true;
    await publish(
      sandbox.kafka,
      topic,
      eventsOver(['a'], 10).filter(({ version }) => version < 4 || version > 6),
    );
    const consumer = consume(sandbox, topic, {
      fetchHole: ({ service, streamId }, from, to) => {
        expect(service).toBe(topic);
        asked.push(`${streamId} ${String(from)}-${String(to)}`);
        if (ownerIsAway) return Promise.reject(new Error('nobody home'));
        return Promise.resolve([4, 5, 6].map((version) => eventAt({ streamId, version, position: version })));
      },
    });
    await until(() => asked.length >= 2);
    expect(consumer.state().lastError).toContain(`hole in ${topic}/a: Error: nobody home`);
    expect(consumer.state().paused.size).toBe(1);
    expect(await effects(sandbox.pool)).toEqual({});
    ownerIsAway = false;
    await consumer.waitForIdle(20_000);
    await consumer.stop();
    expect(new Set(asked)).toEqual(new Set(['a 4-6']));
    expect(await effects(sandbox.pool)).toEqual({ a: upTo(10) });
    expect(consumer.state().counters).toMatchObject({ consumed: 10, applied: 10, fetched: 3 });
    expect(consumer.state().paused.size).toBe(0);
  }, 60_000);
});

describe('a record whose content was changed', () => {
  it('P25: is taken from its owner, and noted', async () => {
    const topic = sandbox.name('changed');
    const genuine = eventsOver(['a'], 3);
    const changed = genuine.map((event) => (event.version === 2 ? { ...event, data: { good: '9' } } : event));
    const texts = new Set(genuine.map(({ data }) => JSON.stringify(data)));
    await publish(sandbox.kafka, topic, changed);
    const noted: string[] = [];
    const consumer = consume(sandbox, topic, {
      isGenuine: (_, data) => texts.has(data),
      fetchHole: (_, from, to) => Promise.resolve(genuine.filter(({ version: v }) => v >= from && v <= to)),
      log: { ...silent, error: (_: object, text?: string) => void noted.push(text ?? '') },
      apply: (events, tx) => {
        for (const { data } of events) expect(texts.has(JSON.stringify(data))).toBe(true);
        return insertFacts(events, tx);
      },
    });
    await consumer.waitForIdle(20_000);
    await consumer.stop();
    expect(await effects(sandbox.pool)).toEqual({ a: upTo(3) });
    expect(consumer.state().counters).toMatchObject({ applied: 3, parked: 0, fetched: 1 });
    expect(noted).toContain('a damaged record was fetched from its owner');
  }, 60_000);
});

describe('a crash', () => {
  it('between effect and commit leaves nothing behind and loses nothing', async () => {
    const topic = sandbox.name('crash');
    await publish(sandbox.kafka, topic, eventsOver(['a', 'b', 'c'], 30));
    let crashes = 0;
    failpoints.set('consumer.beforeCommit', async () => {
      crashes += 1;
      if (crashes <= 2) await cutConnections(sandbox);
    });
    const consumer = consume(sandbox, topic);
    await consumer.waitForIdle(20_000);
    await consumer.stop();
    expect(crashes).toBeGreaterThan(2);
    expect(consumer.state().counters).toMatchObject({ applied: 30, parked: 0 });
    expect(await effects(sandbox.pool)).toEqual({ a: upTo(10), b: upTo(10), c: upTo(10) });
  }, 60_000);

  it('of a member that goes on after its partition was given away has no effect', async () => {
    const events = eventsOver(['a'], 5).map((event, i) => ({
      ...event,
      topic: 't',
      partition: 0,
      offset: String(i),
    }));
    const batch: KafkaBatch = {
      topic: 't',
      partition: 0,
      incoming: events.map((event) => ({ kind: 'event', event })),
      fetchedFrom: 0n,
      nextOffset: 5n,
    };
    const context = {
      pool: sandbox.pool,
      consumer: 'zombie',
      apply: insertFacts,
      fetchHole: () => Promise.reject(new Error('no hole')),
    };
    const outcomes = await Promise.all([
      runBatches(context, [batch]),
      runBatches(context, [batch]),
      runBatches(context, [batch]),
    ]);
    expect(await effects(sandbox.pool)).toEqual({ a: upTo(5) });
    expect(outcomes.map(([outcome]) => outcome?.overtaken).sort()).toEqual([0, 5, 5]);
  });
});

describe('where a consumer starts', () => {
  it('is where its database stands, whatever Kafka has been told', async () => {
    const { kafka, pool } = sandbox;
    const topic = sandbox.name('stand');
    await publish(kafka, topic, eventsOver(['a'], 10));
    const first = consume(sandbox, topic);
    await first.waitForIdle(20_000);
    await first.stop();
    await tellKafka(topic, 10);
    // The database is restored to a moment before anything was consumed.
    await forgetFacts(pool);
    for (const table of ['consumer_offsets', 'consumer_streams']) await pool.query(`delete from ${table}`);
    const second = consume(sandbox, topic);
    await second.waitForIdle(20_000);
    await second.stop();
    expect(await effects(pool)).toEqual({ a: upTo(10) });
  }, 60_000);

  it('is where its database stands also after a crash that took its last commits', async () => {
    const { kafka, pool } = sandbox;
    const topic = sandbox.name('forgotten');
    const events = eventsOver(['a'], 10);
    await publish(kafka, topic, events);
    const consumer = consume(sandbox, topic);
    await consumer.waitForIdle(20_000);
    await inTransaction(pool, async (tx) => {
      await tx.query('delete from facts where version > 4');
      await tx.query('update consumer_streams set version = 4 where version = 10');
      await tx.query('update consumer_offsets set next_offset = 4 where next_offset = 10');
    });
    await publish(kafka, topic, events.slice(9));
    await consumer.waitForIdle(20_000);
    await consumer.stop();
    expect(await effects(pool)).toEqual({ a: upTo(10) });
  }, 60_000);

  it('is the beginning of a topic that was made anew', async () => {
    const { kafka, pool } = sandbox;
    const topic = sandbox.name('anew');
    await publish(kafka, topic, eventsOver(['a'], 4));
    await pool.query(
      `insert into consumer_offsets (consumer, topic, partition, next_offset)
       select $1, $2, generate_series(0, 11), 1000`,
      [`${topic}-facts`, topic],
    );
    const consumer = consume(sandbox, topic);
    await until(async () => (await effects(pool)).a?.length === 4);
    await consumer.waitForIdle(20_000);
    await consumer.stop();
    expect(await effects(pool)).toEqual({ a: upTo(4) });
  }, 60_000);

  it('P26: is the beginning of a topic that was made anew, though the old offset fits', async () => {
    const { kafka, pool } = sandbox;
    const topic = sandbox.name('incarnation');
    await publish(kafka, topic, eventsOver(['a'], 4));
    const consumer = consume(sandbox, topic);
    await consumer.waitForIdle(20_000);
    const admin = kafka.admin();
    await admin.connect();
    await admin.deleteTopics({ topics: [topic] });
    await until(async () => !(await admin.listTopics()).includes(topic));
    // The one that is new lies below the old offset, which the new topic reaches all the same.
    await publish(kafka, topic, [...eventsOver(['a'], 5).slice(4), ...eventsOver(['a'], 4)]);
    await until(async () => (await effects(pool)).a?.length === 5);
    expect(await effects(pool)).toEqual({ a: upTo(5) });
    await consumer.stop();
    await admin.disconnect();
  }, 60_000);

  it('P10: is also in partitions that are added while it runs', async () => {
    const { kafka, pool } = sandbox;
    const topic = sandbox.name('grown');
    await publish(kafka, topic, eventsOver(['a'], 1));
    const consumer = consume(sandbox, topic);
    await consumer.waitForIdle(20_000);
    const admin = kafka.admin();
    await admin.connect();
    await admin.createPartitions({ topicPartitions: [{ topic, count: 13 }] });
    await admin.disconnect();
    await publishRaw(kafka, topic, [
      { ...toMessage(eventAt({ streamId: 'b', version: 1, position: 2 })), partition: 12 },
    ]);
    await until(async () => (await effects(pool)).b?.length === 1, 15_000);
    expect(await effects(pool)).toEqual({ a: [1], b: [1] });
    await consumer.stop();
  }, 60_000);

  async function tellKafka(topic: string, offset: number): Promise<void> {
    const admin = sandbox.kafka.admin();
    await admin.connect();
    const partitions = Array.from({ length: 12 }, (_, partition) => ({ partition, offset: String(offset) }));
    await admin.setOffsets({ groupId: `${topic}-facts`, topic, partitions });
    await admin.disconnect();
  }
});
