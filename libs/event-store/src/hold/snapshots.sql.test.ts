/** A snapshot is used by the code that took it, as long as the log agrees with it, and by nobody else. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@gemba/messaging/testing/sandbox.sql';
import { freshDatabase } from '@gemba/platform/testing/database.sql';
import { Pool } from 'pg';
import { logSchema } from '../log/schema.js';
import { Streams } from '../streams.sql.js';
import { around, context, jar, key } from '../testing/jar.js';
import { NotPlainState, SNAPSHOT_EVERY, keepSnapshot } from './snapshots.sql.js';

const EVENTS = SNAPSHOT_EVERY * 2 + 7;
const STREAM = 'jar-deep';

let drop: () => Promise<void>;
let pool: Pool;

/** A process that begins with nothing in its memory. */
const process = (code: string | null): Streams =>
  new Streams(pool, { ...around, code: () => code }, { committed: () => undefined });

const unitsSeenBy = async (code: string | null): Promise<unknown> =>
  (await process(code).load(jar, 'deep')).state;

const snapshotAt = async (version: number): Promise<boolean> => {
  const { rowCount } = await pool.query('select from snapshots where stream_id = $1 and version = $2', [
    STREAM,
    version,
  ]);
  return rowCount === 1;
};

beforeAll(async () => {
  const database = await freshDatabase();
  drop = database.drop;
  pool = new Pool({ connectionString: database.url, max: 4 });
  for (const statement of logSchema) await pool.query(statement);
  const streams = process('one');
  for (let n = 1; n <= EVENTS; n += 1) {
    const command = { id: 'deep', name: 'Deposit', data: { units: 1 } };
    await streams.execute(jar, command, context(key(n), n));
  }
  await until(() => snapshotAt(SNAPSHOT_EVERY * 2));
}, 60_000);

afterAll(async () => {
  await pool.end();
  await drop();
});

describe('a snapshot', () => {
  it('gives the same state as folding all events', async () => {
    expect(await unitsSeenBy('one')).toEqual({ units: EVENTS });
    expect(await unitsSeenBy(null)).toEqual({ units: EVENTS });
  });

  it('is where a cold process begins, and no other build of the code', async () => {
    await pool.query(`update snapshots set state = '{"units": 5000}' where stream_id = $1`, [STREAM]);
    expect(await unitsSeenBy('one')).toEqual({ units: 5_007 });
    expect(await unitsSeenBy('two')).toEqual({ units: EVENTS });
    expect(await unitsSeenBy(null)).toEqual({ units: EVENTS });
  });

  it('that the log does not agree with is left aside', async () => {
    await pool.query(`update snapshots set code = 'one', hash = '\\x00' where stream_id = $1`, [STREAM]);
    expect(await unitsSeenBy('one')).toEqual({ units: EVENTS });
  });

  it('is not taken of what JSON cannot hold', async () => {
    const held = { state: { seen: new Map() }, version: 1, hash: '00', siteId: null };
    await expect(keepSnapshot(pool, { streamId: STREAM, held, code: 'one' })).rejects.toThrow(NotPlainState);
  });
});
