/** What a service says itself it hears from its log: once, in order, only what it heeds, without Kafka. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { connectKafka } from '../../topic/kafka-client.kafka.js';
import { consume } from '../../testing/consuming.kafka.js';
import { eventsOver, upTo } from '../../testing/event.js';
import { appendToLog, effects, forgetFacts, insertFacts } from '../../testing/events.sql.js';
import { openSandbox, silent, testKafka, until, type Sandbox } from '../../testing/sandbox.sql.js';
import type { ConsumerOptions } from '../state/run.js';
import type { RunningConsumer } from '../state/running.js';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox();
}, 60_000);

afterEach(async () => {
  await forgetFacts(sandbox.pool);
  await sandbox.pool.query('truncate events, consumer_offsets, consumer_streams, parked_events');
});

afterAll(() => sandbox.close());

const OWN = 'gemba.production';
const HEARD = 'production.Heard';

/** Of three events in a row the last is one that is heard. */
const mixed = (streams: readonly string[], count: number) =>
  eventsOver(streams, count).map((event) =>
    event.position % 3 === 0 ? { ...event, type: HEARD } : { ...event, type: 'production.Unheard' },
  );

const follow = (change: Partial<ConsumerOptions> = {}): RunningConsumer =>
  consume(sandbox, OWN, { ownTopic: OWN, ...change });

describe('a consumer of its own service', () => {
  it('takes what it heeds from the log once and in order, while there is no broker', async () => {
    const server = { ...testKafka(), brokers: ['127.0.0.1:9'] };
    const kafka = connectKafka({ server, clientId: 'nobody', log: silent });
    await appendToLog(sandbox.pool, mixed(['a'], 9));
    const consumer = follow({ kafka, hears: [HEARD] });
    await consumer.waitForIdle(20_000);
    expect(await effects(sandbox.pool)).toEqual({ a: [3, 6, 9] });
    expect(consumer.state()).toMatchObject({ status: 'running', lastError: null });
    expect(consumer.state().counters).toMatchObject({ consumed: 3, applied: 3, duplicates: 0 });
    expect(await consumer.lag()).toEqual([
      { topic: OWN, partition: -1, nextOffset: '10', endOffset: '10', lag: 0 },
    ]);
    await consumer.stop();
    expect(consumer.state().status).toBe('stopped');
  }, 60_000);

  it('hears at once of what was committed, and not what processes note for themselves', async () => {
    const consumer = follow();
    await until(() => consumer.state().status === 'running');
    await appendToLog(sandbox.pool, eventsOver(['process-follow-up-1', 'b'], 4));
    consumer.committed(new Set([HEARD]));
    await consumer.waitForIdle(20_000);
    expect(await effects(sandbox.pool)).toEqual({ b: upTo(2) });
    await consumer.stop();
  }, 60_000);

  it('shares the work with another process of the same name, each event once', async () => {
    await appendToLog(sandbox.pool, eventsOver(['a', 'b', 'c'], 3_000));
    const both = [follow(), follow()];
    await Promise.all(both.map((each) => each.waitForIdle(30_000)));
    const expected = Object.fromEntries(['a', 'b', 'c'].map((id) => [id, upTo(1_000)]));
    expect(await effects(sandbox.pool)).toEqual(expected);
    await Promise.all(both.map((each) => each.stop()));
  }, 60_000);

  it('goes on where the partitions of its topic had brought it, and takes nothing twice', async () => {
    await appendToLog(sandbox.pool, eventsOver(['a', 'b'], 10));
    const seen = (stream: string, version: number) =>
      sandbox.pool.query(`insert into consumer_streams values ($1, $2, $3, 'production')`, [
        `${OWN}-facts`,
        stream,
        version,
      ]);
    await seen('a', 5);
    await seen('b', 2);
    await sandbox.pool.query(`insert into consumer_offsets values ($1, $2, 3, 5), ($1, $2, 7, 2)`, [
      `${OWN}-facts`,
      OWN,
    ]);
    const consumer = follow();
    await consumer.waitForIdle(20_000);
    expect(await effects(sandbox.pool)).toEqual({ b: [3, 4, 5] });
    const { rows } = await sandbox.pool.query('select partition, next_offset from consumer_offsets');
    expect(rows).toEqual([{ partition: -1, next_offset: '11' }]);
    await consumer.stop();
  }, 60_000);

  it('looks again at what a crash of the database made it forget', async () => {
    await appendToLog(sandbox.pool, mixed(['a'], 9));
    const consumer = follow({ hears: [HEARD] });
    await consumer.waitForIdle(20_000);
    await sandbox.pool.query('update consumer_offsets set next_offset = 5');
    await sandbox.pool.query('update consumer_streams set version = 3');
    await consumer.waitForIdle(20_000);
    expect(await effects(sandbox.pool)).toEqual({ a: [3, 6, 9, 6, 9] });
    await consumer.stop();
  }, 60_000);

  it('parks what it cannot apply with what follows it, and applies it when it is told', async () => {
    let broken = true;
    await appendToLog(sandbox.pool, eventsOver(['good', 'bad'], 6));
    const consumer = follow({
      apply: (events, tx) => {
        if (broken && events.some(({ streamId }) => streamId === 'bad')) throw new TypeError('cannot');
        return insertFacts(events, tx);
      },
    });
    await consumer.waitForIdle(20_000);
    expect(await effects(sandbox.pool)).toEqual({ good: upTo(3) });
    expect(consumer.state().counters).toMatchObject({ applied: 3, parked: 3 });
    broken = false;
    const replayed = await consumer.replayParked({ service: 'production', streamId: 'bad' });
    expect(replayed).toMatchObject({ applied: 3, remaining: 0 });
    expect(await effects(sandbox.pool)).toEqual({ bad: upTo(3), good: upTo(3) });
    await consumer.stop();
  }, 60_000);
});
