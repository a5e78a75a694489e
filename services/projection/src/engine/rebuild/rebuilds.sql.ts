/**
 * What is kept of rebuilds: who asked, how far they are, how they ended; and how builds come, go live and
 * go.
 */
import { inTransaction } from '@gemba/messaging/engines/transaction.sql';
import type { Pool, PoolClient } from 'pg';
import type { Expectation, Rebuild, RebuildReport, RebuildState } from '../../answers/views.js';
import { buildStatements, showStatements } from '../build/build.sql.js';
import { readLiveBuild } from '../build/locks.sql.js';
import type { LiveBuild } from '../build/locks.sql.js';

const COLUMNS = `number as id, schema, expect, state, applied::int, total::int, report, asked_by as "askedBy",
  started_at as "startedAt", finished_at as "finishedAt"`;

export const readRebuild = async (pool: Pool, id: number): Promise<Rebuild | undefined> =>
  (await pool.query<Rebuild>(`select ${COLUMNS} from rebuilds where number = $1`, [id])).rows[0];

/** The rebuild that is under way anywhere; undefined when none is. */
export const readRunning = async (db: Pool | PoolClient): Promise<Rebuild | undefined> =>
  (await db.query<Rebuild>(`select ${COLUMNS} from rebuilds where state = 'filling'`)).rows[0];

type Asked = { readonly askedBy: string; readonly expect: Expectation };

/** Makes an empty build and notes who wants it; undefined while another rebuild runs. */
export const openRebuild = (pool: Pool, { askedBy, expect }: Asked): Promise<LiveBuild | undefined> =>
  inTransaction(pool, async (tx) => {
    await tx.query('lock table rebuilds in exclusive mode');
    if (await readRunning(tx)) return undefined;
    const { rows } = await tx.query<{ number: number }>(
      `select greatest((select max(number) from rebuilds), (select number from live_build)) + 1 as number`,
    );
    const number = rows[0]?.number ?? 0;
    const schema = `views_${String(number)}`;
    for (const statement of buildStatements(schema)) await tx.query(statement);
    await tx.query(
      `insert into rebuilds (number, schema, expect, state, asked_by) values ($1, $2, $3, 'filling', $4)`,
      [number, schema, expect, askedBy],
    );
    return { number, schema };
  });

export const noteProgress = async (
  pool: Pool,
  id: number,
  { applied, total }: Pick<Rebuild, 'applied' | 'total'>,
): Promise<void> => {
  await pool.query('update rebuilds set applied = $2, total = $3 where number = $1', [id, applied, total]);
};

export const closeRebuild = async (
  db: Pool | PoolClient,
  id: number,
  { state, report }: { readonly state: RebuildState; readonly report: RebuildReport },
): Promise<void> => {
  await db.query(
    `update rebuilds set state = $2, report = $3, finished_at = clock_timestamp() where number = $1`,
    [id, state, JSON.stringify(report)],
  );
};

type Consumers = { readonly live: string; readonly filling: string };

/**
 * Makes the new build the live one: views, pointer, and what was parked while it was filled. Offsets are
 * the same,
 * so the live consumer goes on where it is. The caller holds the turn of the live build.
 */
export const goLive = async (
  tx: PoolClient,
  build: LiveBuild,
  { live, filling }: Consumers,
): Promise<void> => {
  for (const statement of showStatements(build.schema)) await tx.query(statement);
  await tx.query('update live_build set schema = $1, number = $2', [build.schema, build.number]);
  await tx.query('delete from parked_events where consumer = $1', [live]);
  await tx.query('update parked_events set consumer = $1 where consumer = $2', [live, filling]);
};

/** Removes a build that is not live, with everything its consumer kept. */
export const dropBuild = async (pool: Pool, schema: string, filling: string): Promise<void> => {
  await inTransaction(pool, async (tx) => {
    const live = await readLiveBuild(tx);
    if (live.schema === schema) throw new Error(`${schema} is live and stays.`);
    await tx.query(`drop schema if exists ${schema} cascade`);
    for (const table of ['consumer_offsets', 'consumer_streams', 'parked_events']) {
      await tx.query(`delete from ${table} where consumer = $1`, [filling]);
    }
  });
};

/** Events that were given up for good are not applied again: `service/stream@version`. */
export const readEvicted = async (pool: Pool, consumer: string): Promise<ReadonlySet<string>> => {
  const { rows } = await pool.query<{ place: string }>(
    `select service || '/' || stream_id || '@' || version as place from evicted_events
      where consumer = $1 and version > 0`,
    [consumer],
  );
  return new Set(rows.map(({ place }) => place));
};
