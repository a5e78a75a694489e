/**
 * The log keeps its promises on a real PostgreSQL: gapless order, one outcome per request, one effect per
 * command.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase } from '@gemba/platform/testing/database.sql';
import { Pool } from 'pg';
import { readLog, readStream, verifyLog } from './log/log.sql.js';
import { logSchema } from './log/schema.js';
import { Streams } from './streams.sql.js';
import { around, context, jar, key } from './testing/jar.js';

let drop: () => Promise<void>;
let pool: Pool;
let streams: Streams;
const deposit = (id: string, n: number, units: number) => depositOn(streams, id, [n, units]);
const depositOn = (on: Streams, id: string, [n, units]: readonly [number, number]) =>
  on.execute(jar, { id, name: 'Deposit', data: { units } }, context(key(n), { id, units }));

beforeAll(async () => {
  const database = await freshDatabase();
  drop = database.drop;
  pool = new Pool({ connectionString: database.url, max: 10 });
  for (const statement of logSchema) await pool.query(statement);
  streams = new Streams(pool, around, { committed: () => undefined });
});

afterAll(async () => {
  await pool.end();
  await drop();
});

describe('one command', () => {
  it('is appended once, however often it is sent', async () => {
    const first = await deposit('once', 1, 5);
    const again = await deposit('once', 1, 5);
    expect(first).toMatchObject({ kind: 'done', version: 1, replayed: false, opened: true });
    expect(again).toMatchObject({ kind: 'done', version: 1, replayed: true, opened: true });
    expect((await streams.load(jar, 'once')).state).toEqual({ units: 5 });
  });

  it('may not change under the same key', async () => {
    expect(await deposit('once', 1, 6)).toEqual({ kind: 'key-reused' });
  });

  it('that was done is answered from the log even when the rule would refuse it now', async () => {
    await deposit('drain', 10, 5);
    await deposit('drain', 11, -5);
    expect(await deposit('drain', 11, -5)).toMatchObject({ kind: 'done', replayed: true, version: 2 });
    expect(await deposit('drain', 12, -5)).toMatchObject({
      kind: 'refused',
      rejection: { code: 'TST-EMPTY' },
    });
  });

  it('with a stale If-Match changes nothing', async () => {
    const stale = { ...context(key(20)), ifMatch: 7 };
    const outcome = await streams.execute(jar, { id: 'once', name: 'Deposit', data: { units: 1 } }, stale);
    expect(outcome).toEqual({ kind: 'stale', version: 1 });
  });
});

describe('many writers', () => {
  it('share one gapless log, and each stream stays in order', async () => {
    const others = Array.from({ length: 3 }, () => new Streams(pool, around, { committed: () => undefined }));
    const writers = [streams, ...others];
    const work = Array.from({ length: 400 }, (_, n) =>
      depositOn(writers[n % writers.length] ?? streams, `hot-${String(n % 5)}`, [1000 + n, 1]),
    );
    const outcomes = await Promise.all(work);
    expect(outcomes.every((o) => o.kind === 'done')).toBe(true);
    const log = await readLog(pool, 0, 10_000);
    expect(log.map((e) => e.position)).toEqual(log.map((_, index) => index + 1));
    for (const n of [0, 1, 2, 3, 4]) {
      const stream = await readStream(pool, `jar-hot-${String(n)}`);
      expect(stream.map((e) => e.version)).toEqual(Array.from({ length: 80 }, (_, index) => index + 1));
    }
  });

  it('leave chains that verify', async () => {
    expect(await verifyLog(pool)).toMatchObject({ flaws: [] });
  });
});

describe('history', () => {
  it('cannot be changed or removed', async () => {
    await expect(pool.query(`update events set data = '{}' where position = 1`)).rejects.toThrow(
      /never changed/,
    );
    await expect(pool.query('delete from events where position = 1')).rejects.toThrow(/never changed/);
    await expect(pool.query('truncate events')).rejects.toThrow(/never changed/);
  });

  it('shows a change that was forced past the guards', async () => {
    const client = await pool.connect();
    await client.query('begin');
    await client.query('alter table events disable trigger events_are_final');
    await client.query(`update events set data = '{"units":500}' where stream_id = 'jar-once'`);
    await client.query('alter table events enable trigger events_are_final');
    await client.query('commit');
    client.release();
    const { flaws } = await verifyLog(pool);
    expect(flaws).toEqual([{ streamId: 'jar-once', version: 1, flaw: expect.stringContaining('changed') }]);
  });
});
