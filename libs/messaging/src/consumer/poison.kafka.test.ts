/** A bad event delays only its own key, in order, until somebody replays or evicts it. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { toMessage } from '../cloud-event.js';
import { consume } from '../testing/consuming.kafka.js';
import { eventAt, eventsOver, upTo } from '../testing/event.js';
import { effects, forgetFacts, insertFacts } from '../testing/events.sql.js';
import { publish, publishRaw } from '../testing/publish.kafka.js';
import { openSandbox, type Sandbox } from '../testing/sandbox.sql.js';
import type { Apply } from './batch/poison.sql.js';
import { evictParked, listParked } from './batch/parked.sql.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
}, 60_000);
afterEach(async () => {
  await forgetFacts(sandbox.pool);
});
afterAll(async () => {
  await sandbox.close();
});

/** Cannot apply the named events while they are in `bad`: by a bug, or by a constraint of the database. */
const failingOn =
  (bad: ReadonlySet<string>): Apply =>
  async (events, tx) => {
    await insertFacts(events, tx);
    const found = events.find(({ streamId, version }) => bad.has(`${streamId}@${String(version)}`));
    if (found?.streamId === 'b') throw new TypeError('cannot read\0 this');
    if (found !== undefined) await tx.query('select 1/0');
  };

const queue = async (consumer: string): Promise<string[]> =>
  (await listParked(sandbox.pool, consumer)).map(
    ({ streamId, version, reason }) => `${streamId}${String(version)} ${reason}`,
  );

describe('a bad event', () => {
  it('is parked with what follows in its stream, others go on, a replay keeps the order', async () => {
    const topic = sandbox.name('poison');
    const bad = new Set(['b@3', 'c@2', 'c@4']);
    const streams = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    await publish(sandbox.kafka, topic, eventsOver(streams, 40));
    const consumer = consume(sandbox, topic, { apply: failingOn(bad) });
    await consumer.waitForIdle(20_000);
    const healthy = Object.fromEntries(['a', 'd', 'e', 'f', 'g', 'h'].map((id) => [id, upTo(5)]));
    expect(await effects(sandbox.pool)).toEqual({ ...healthy, b: [1, 2], c: [1] });
    expect(await queue(`${topic}-facts`)).toEqual([
      'b3 TypeError: cannot read␀ this',
      'b4 behind',
      'b5 behind',
      'c2 error: division by zero',
      'c3 behind',
      'c4 behind',
      'c5 behind',
    ]);
    expect(consumer.state().counters).toMatchObject({ consumed: 40, applied: 33, duplicates: 0, parked: 7 });

    // Later events of a parked stream queue behind it, and repeats of parked ones are duplicates.
    const later = ['b', 'c'].map((streamId) => eventAt({ streamId, version: 6, position: 100 }));
    await publish(sandbox.kafka, topic, [eventAt({ streamId: 'b', version: 3, position: 18 }), ...later]);
    await consumer.waitForIdle(20_000);
    expect(consumer.state().counters).toMatchObject({ consumed: 43, applied: 33, duplicates: 1, parked: 9 });

    bad.delete('b@3');
    expect(await consumer.replayParked({ service: topic, streamId: 'b' })).toEqual({
      applied: 4,
      remaining: 0,
      reason: null,
    });
    bad.delete('c@2');
    const stuck = { applied: 2, remaining: 3, reason: 'error: division by zero' };
    expect(await consumer.replayParked({ service: topic, streamId: 'c' })).toEqual(stuck);
    expect(await effects(sandbox.pool)).toMatchObject({ b: upTo(6), c: upTo(3) });

    // Once its queue is empty the stream flows again; one that still waits goes on waiting.
    await publish(
      sandbox.kafka,
      topic,
      ['b', 'c'].map((streamId) => eventAt({ streamId, version: 7, position: 200 })),
    );
    await consumer.waitForIdle(20_000);
    await consumer.stop();
    expect(await effects(sandbox.pool)).toMatchObject({ b: upTo(7), c: upTo(3) });
    expect(await queue(`${topic}-facts`)).toEqual([
      'c4 error: division by zero',
      'c5 behind',
      'c6 behind',
      'c7 behind',
    ]);
  }, 60_000);

  it('can be given up for a reason, on record, and the rest replayed', async () => {
    const topic = sandbox.name('evict');
    const consumerName = `${topic}-facts`;
    await publish(sandbox.kafka, topic, eventsOver(['c'], 4));
    const consumer = consume(sandbox, topic, { apply: failingOn(new Set(['c@2'])) });
    await consumer.waitForIdle(20_000);
    const eviction = { pool: sandbox.pool, consumer: consumerName, reason: 'measured twice, says p-17' };
    await expect(
      evictParked({ ...eviction, reason: ' ' }, { service: topic, streamId: 'c' }, 2),
    ).rejects.toThrow('needs a reason');
    expect(await evictParked(eviction, { service: topic, streamId: 'c' }, 9)).toBe(false);
    expect(await evictParked(eviction, { service: topic, streamId: 'c' }, 2)).toBe(true);
    expect(await consumer.replayParked({ service: topic, streamId: 'c' })).toEqual({
      applied: 2,
      remaining: 0,
      reason: null,
    });
    await consumer.stop();
    expect(await effects(sandbox.pool)).toEqual({ c: [1, 3, 4] });
    const { rows } = await sandbox.pool.query(
      'select stream_id, version, reason, eviction from evicted_events where consumer = $1',
      [consumerName],
    );
    expect(rows).toEqual([
      {
        stream_id: 'c',
        version: 2,
        reason: 'error: division by zero',
        eviction: 'measured twice, says p-17',
      },
    ]);
  }, 60_000);
});

describe('a message that is no event', () => {
  it('is parked under its key, with what follows it; evicted, it is made good by its owner', async () => {
    const topic = sandbox.name('unreadable');
    const consumerName = `${topic}-facts`;
    const [first, second, third] = eventsOver(['a'], 3).map(toMessage);
    // Without a partition of its own it would go to another one whenever the producer has to try again.
    const keyless = { key: null, partition: 0, value: Buffer.from('hello') };
    await publishRaw(sandbox.kafka, topic, [
      first!,
      { ...second!, headers: { ...second!.headers, ce_streamversion: '' } },
      third!,
      keyless,
    ]);
    await publish(sandbox.kafka, topic, eventsOver(['b'], 2));
    const consumer = consume(sandbox, topic, {
      fetchHole: ({ streamId }) => Promise.resolve([eventAt({ streamId, version: 2, position: 2 })]),
    });
    await consumer.waitForIdle(20_000);
    expect(await effects(sandbox.pool)).toEqual({ a: [1], b: [1, 2] });
    const parked = (await queue(consumerName)).map((line) => line.slice(0, 30));
    expect(parked).toEqual([
      'a0 header ce_streamversion is ',
      'a2 behind',
      'a3 behind',
      expect.stringMatching(/^unkeyed-/),
    ]);
    expect(await consumer.replayParked({ service: topic, streamId: 'a' })).toEqual({
      applied: 0,
      remaining: 3,
      reason: 'Error: header ce_streamversion is malformed: ""',
    });
    await evictParked(
      { pool: sandbox.pool, consumer: consumerName, reason: 'truncated by the network' },
      { service: topic, streamId: 'a' },
      0,
    );
    expect(await consumer.replayParked({ service: topic, streamId: 'a' })).toEqual({
      applied: 2,
      remaining: 0,
      reason: null,
    });
    await consumer.stop();
    expect(await effects(sandbox.pool)).toEqual({ a: upTo(3), b: upTo(2) });
    expect(consumer.state().counters).toMatchObject({ consumed: 7, applied: 3, parked: 4, fetched: 1 });
  }, 60_000);
});
