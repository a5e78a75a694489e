/** Runs work on one connection of a pool, as one transaction or not at all. */
import type { Pool, PoolClient } from 'pg';

export type Borrowed = {
  readonly client: PoolClient;
  /** With an error the connection is closed, which rolls back whatever was open. */
  readonly giveBack: (error?: unknown) => void;
};

/**
 * A checked-out connection that breaks between two queries emits `error`, which nobody but its borrower
 * can hear and which ends the process if unheard. The query that follows fails, so hearing it is enough.
 */
export async function borrow(pool: Pool): Promise<Borrowed> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const note = (error: Error): void => {
    broken = error;
  };
  client.on('error', note);
  const giveBack = (error?: unknown): void => {
    client.off('error', note);
    client.release(broken !== undefined || error !== undefined);
  };
  return { client, giveBack };
}

type Work<T> = (tx: PoolClient) => Promise<T>;

/** Commits what `work` did, or rolls back and throws what `work` threw. */
export const inTransaction = <T>(pool: Pool, work: Work<T>): Promise<T> => transact('begin', pool, work);

/**
 * The same for what looks rows up by key, and is done again after a crash of the machine that takes the last
 * commits. It does not wait for the disk. A plan that was made while a table was small is kept until the
 * table is analyzed, so none may read a whole table.
 */
export const inQuickTransaction = <T>(pool: Pool, work: Work<T>): Promise<T> =>
  transact('begin; set local synchronous_commit = off; set local enable_seqscan = off', pool, work);

async function transact<T>(begin: string, pool: Pool, work: Work<T>): Promise<T> {
  const { client, giveBack } = await borrow(pool);
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('commit');
    giveBack();
    return result;
  } catch (error) {
    // Closing the connection rolls back, also when it is too broken to be told so.
    giveBack(error);
    throw error;
  }
}
