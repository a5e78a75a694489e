/**
 * Durable timers: a deadline is a row until it has been acted on; killed in between, it is acted on again.
 */
import type { Deadline } from '@gemba/decider/process';
import type { Pool } from 'pg';
import type { Cause } from '../../exceptions/refused.js';

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

/**
 * A row stays when it was acted on or taken back, since an older event may be heard once more; `set_by` is
 * the version of the run that set it last. One that could not be acted on is tried again after the others.
 */
export const deadlinesOnce: readonly string[] = [
  `update deadlines set at = date_trunc('milliseconds', at)`,
  `alter table deadlines alter column at drop not null`,
  `alter table deadlines add column set_by int not null default 0`,
  `alter table deadlines add column try_at timestamptz`,
  `update deadlines set try_at = at`,
  `drop index deadlines_due`,
  `create index deadlines_due on deadlines (try_at) where at is not null`,
];

/** The run of a process that sets deadlines, and the version of its stream at which it does. */
export type DeadlineRun = {
  readonly process: string;
  readonly about: string;
  readonly version: number;
  readonly cause: Cause;
};

/** Instants are kept in milliseconds: what is finer than that could not be told apart when it has passed. */
const inMilliseconds = (at: string): string | null => (at === '' ? null : new Date(at).toISOString());

/**
 * Sets deadlines of a run; one of the same name is replaced, `at: ''` takes it back. What an older event of
 * the run says is ignored. @throws RangeError when `at` is no instant.
 */
export const setDeadlines = async (
  pool: Pool,
  { process, about, version, cause }: DeadlineRun,
  deadlines: readonly Deadline[],
): Promise<void> => {
  for (const { name, at } of deadlines) {
    await pool.query(
      `insert into deadlines as d (process, about, name, at, try_at, cause, set_by)
       values ($1, $2, $3, $4, $4, $5, $6)
       on conflict (process, about, name) do update
         set at = excluded.at, try_at = excluded.at, cause = excluded.cause, set_by = excluded.set_by
         where d.set_by < excluded.set_by`,
      [process, about, name, inMilliseconds(at), JSON.stringify(cause), version],
    );
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
  const { rows } = await pool.query<Due>(
    `select process, about, name, at, cause from deadlines
     where at is not null and try_at <= $1 order by try_at limit 100`,
    [now],
  );
  return rows;
};

const keyOf = ({ process, about, name, at }: Due) => [process, about, name, at];

/** A deadline that was acted on is over, unless it has been set anew in the meantime. */
export const settleDeadline = async (pool: Pool, due: Due): Promise<void> => {
  await pool.query(
    'update deadlines set at = null where process = $1 and about = $2 and name = $3 and at = $4',
    keyOf(due),
  );
};

/** Puts a deadline that could not be acted on behind the others. */
export const postponeDeadline = async (pool: Pool, due: Due): Promise<void> => {
  await pool.query(
    `update deadlines set try_at = clock_timestamp() + interval '10 seconds'
     where process = $1 and about = $2 and name = $3 and at = $4`,
    keyOf(due),
  );
};
