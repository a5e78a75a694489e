/** Batches of one build take turns, and whoever changes builds takes the turn of the live one. */
import type { PoolClient, QueryResult } from 'pg';
import type { Delivered } from '@gemba/messaging/consumer/batch/batch-plan';
import type { ApplyTo } from '../batch/apply.sql.js';

/** Key of the advisory lock under which the live build is written and changed. */
const LIVE_LOCK = 7_311_101;

export type LiveBuild = { readonly schema: string; readonly number: number };

const LIVE = 'select schema, number from live_build';

/** Waits for its turn, in the order of asking; the turn ends with the transaction. */
export const takeLiveTurn = async (tx: PoolClient): Promise<LiveBuild> => {
  // Two statements on one way: the second sees what was committed before the turn came.
  const [, read] = (await tx.query(
    `select pg_advisory_xact_lock(${String(LIVE_LOCK)}); ${LIVE}`,
  )) as unknown as readonly [unknown, QueryResult<LiveBuild>];
  return onlyOne(read);
};

export const readLiveBuild = async (tx: PoolClient): Promise<LiveBuild> =>
  onlyOne(await tx.query<LiveBuild>(LIVE));

const onlyOne = ({ rows }: QueryResult<LiveBuild>): LiveBuild => {
  const [live] = rows;
  if (!live) throw new Error('No build is live: the row of live_build is gone.');
  return live;
};

type Apply = (events: readonly Delivered[], tx: PoolClient) => Promise<void>;

/** Applies to whichever build is live when the turn comes, and announces it. */
export const toLiveBuild =
  (apply: ApplyTo): Apply =>
  async (events, tx) => {
    const { schema } = await takeLiveTurn(tx);
    await apply(events, tx, { schema, announced: true });
  };

/** Applies to a build that nobody reads yet. */
export const toBuild =
  (apply: ApplyTo, schema: string): Apply =>
  async (events, tx) => {
    await tx.query('select pg_advisory_xact_lock(hashtext($1))', [schema]);
    await apply(events, tx, { schema, announced: false });
  };
