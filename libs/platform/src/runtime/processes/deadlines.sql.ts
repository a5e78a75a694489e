/**
 * Durable timers: a deadline is a row until it has been acted on; killed in between, it is acted on again.
 */
import type { Deadline } from '@gemba/decider/process';
import type { Pool } from 'pg';
import type { Cause } from './runner.js';

export const deadlinesSchema: readonly string[] = [
  `create table deadlines (
    process text not null,
    about text not null,
    name text not null,
    at timestamptz not null,
    cause json not null,
    primary key (process, about, name)
  )`,
  'create index deadlines_due on deadlines (at)',
];

/** Sets deadlines of a run; one of the same name is replaced, `at: ''` takes it back. */
export const setDeadlines = async (
  pool: Pool,
  { process, about }: { process: string; about: string },
  deadlines: readonly (Deadline & Cause)[],
): Promise<void> => {
  for (const { name, at, ...cause } of deadlines) {
    if (at === '') {
      await pool.query('delete from deadlines where process = $1 and about = $2 and name = $3', [
        process,
        about,
        name,
      ]);
    } else {
      await pool.query(
        `insert into deadlines values ($1, $2, $3, $4, $5)
         on conflict (process, about, name) do update set at = excluded.at, cause = excluded.cause`,
        [process, about, name, at, JSON.stringify(cause)],
      );
    }
  }
};

export type Due = {
  readonly process: string;
  readonly about: string;
  readonly name: string;
  readonly at: Date;
  readonly cause: Cause;
};

/** Deadlines that have passed, earliest first. */
export const dueDeadlines = async (pool: Pool, now: string): Promise<Due[]> => {
  const { rows } = await pool.query<Due>('select * from deadlines where at <= $1 order by at limit 100', [
    now,
  ]);
  return rows;
};

/** Removes a deadline that was acted on, unless it has been set anew in the meantime. */
export const settleDeadline = async (pool: Pool, due: Due): Promise<void> => {
  await pool.query('delete from deadlines where process = $1 and about = $2 and name = $3 and at = $4', [
    due.process,
    due.about,
    due.name,
    due.at,
  ]);
};
