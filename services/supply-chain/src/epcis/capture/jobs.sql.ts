/**
 * Capture jobs as rows: written before any of their events, so that a job that was cut short is finished
 * later.
 */
import type { Pool } from 'pg';
import type { EpcisDocument, Fault } from '../document/check.js';
import type { Behaviour, CaptureJob, EventOutcome } from './job.js';

export const captureSchema: readonly string[] = [
  `create table epcis_captures (
    place bigint generated always as identity unique,
    id text primary key,
    sender text not null,
    behaviour text not null,
    content text not null,
    document json not null,
    created_at timestamptz not null,
    finished_at timestamptz,
    errors json not null default '[]',
    outcomes json not null default '[]'
  )`,
  'create index epcis_captures_running on epcis_captures (place) where finished_at is null',
];

/** To which sites the sender of a job was bound, so that it is run by what they may also later. */
export const captureSitesSchema: readonly string[] = ['alter table epcis_captures add column sites text[]'];

export type NewJob = {
  readonly id: string;
  readonly sender: string;
  readonly behaviour: Behaviour;
  /** The sites to which the sender is bound; null for one who is not. */
  readonly sites: readonly string[] | null;
  /** Hex SHA-256 of the document. */
  readonly content: string;
  readonly document: EpcisDocument;
  readonly createdAt: string;
};

/** A job with what is needed to run it again. */
export type StoredJob = CaptureJob & {
  readonly sites: readonly string[] | null;
  readonly place: number;
  readonly content: string;
  readonly document: EpcisDocument;
};

type Row = {
  place: string;
  id: string;
  sender: string;
  behaviour: Behaviour;
  sites: string[] | null;
  content: string;
  document: EpcisDocument;
  created_at: Date;
  finished_at: Date | null;
  errors: Fault[];
  outcomes: EventOutcome[];
};

const jobOf = (row: Row): StoredJob => ({
  place: Number(row.place),
  id: row.id,
  sender: row.sender,
  behaviour: row.behaviour,
  sites: row.sites,
  content: row.content,
  document: row.document,
  createdAt: row.created_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
  errors: row.errors,
  outcomes: row.outcomes,
});

/** Writes a job down, or finds the one that has its id already. */
export const writeJob = async (db: Pool, job: NewJob): Promise<StoredJob> => {
  const { id, sender, behaviour, sites, content, document, createdAt } = job;
  await db.query(
    `insert into epcis_captures (id, sender, behaviour, content, document, created_at, sites)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing`,
    [id, sender, behaviour, content, JSON.stringify(document), createdAt, sites],
  );
  const written = await readJob(db, id);
  if (!written) throw new Error(`The capture job ${id} was not written.`);
  return written;
};

export const finishJob = async (
  db: Pool,
  id: string,
  { errors, outcomes }: { readonly errors: readonly Fault[]; readonly outcomes: readonly EventOutcome[] },
): Promise<void> => {
  await db.query(
    `update epcis_captures set finished_at = now(), errors = $2, outcomes = $3
     where id = $1 and finished_at is null`,
    [id, JSON.stringify(errors), JSON.stringify(outcomes)],
  );
};

export const readJob = async (db: Pool, id: string): Promise<StoredJob | undefined> => {
  const { rows } = await db.query<Row>('select * from epcis_captures where id = $1', [id]);
  return rows[0] && jobOf(rows[0]);
};

/** Jobs that were begun and not finished, oldest first. */
export const unfinishedJobs = async (db: Pool): Promise<readonly StoredJob[]> => {
  const { rows } = await db.query<Row>(
    'select * from epcis_captures where finished_at is null order by place',
  );
  return rows.map(jobOf);
};

/**
 * Jobs of one sender, or of all, newest first; for somebody who is bound to sites only those whose sender was
 * bound to one of these.
 */
export const listJobs = async (
  db: Pool,
  asked: {
    readonly sender: string | null;
    readonly sites: readonly string[] | null;
    readonly before: number;
    readonly limit: number;
  },
): Promise<readonly StoredJob[]> => {
  const { rows } = await db.query<Row>(
    `select * from epcis_captures where ($1::text is null or sender = $1) and place < $2
       and ($4::text[] is null or sender = $1 or sites && $4)
     order by place desc limit $3`,
    [asked.sender, asked.before, asked.limit, asked.sites],
  );
  return rows.map(jobOf);
};
