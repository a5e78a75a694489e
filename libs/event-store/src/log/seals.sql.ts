/**
 * A seal is a digest over everything that a log has published up to a position. Kept outside the database it
 * convicts also its owner: whoever takes away or rewrites events would have to make the same digest again.
 */
import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { FIRST_HASH } from './chain.js';

export type Seal = {
  /** The last position it covers. */
  readonly position: number;
  /** How many published events it covers, from the first of the log on. */
  readonly events: number;
  /** Hex SHA-256: see `digestAfter`. */
  readonly digest: string;
  /** RFC 3339 UTC. */
  readonly sealedAt: string;
};

export const sealsSchema: readonly string[] = [
  `create table seals (
    position bigint primary key,
    events bigint not null,
    digest text not null,
    sealed_at timestamptz(3) not null
  )`,
];

/** What a process notes for itself is not published, so nobody outside could tell what it was. */
const PUBLISHED = `not starts_with(stream_id, 'process-')`;

const NOTHING: Seal = { position: 0, events: 0, digest: FIRST_HASH, sealedAt: '' };

/** One process seals at a time. */
const SEAL_LOCK = 7_311_003;
const PAGE = 5_000;

type Row = { position: string; line: string };

/**
 * Carries a digest on over the published events up to a position: SHA-256 of the digest before and, for each
 * event in the order of the log, a line of position, stream, version, hash and command id; a page at a time.
 */
const digestAfter = async (pool: Pool, seal: Seal, to: number): Promise<Omit<Seal, 'sealedAt'>> => {
  let { position, events, digest } = seal;
  for (;;) {
    const { rows } = await pool.query<Row>(
      `select position, concat_ws(' ', position, stream_id, version, encode(hash, 'hex'), command_id) as line
       from events where position > $1 and position <= $2 and ${PUBLISHED}
       order by position limit ${String(PAGE)}`,
      [position, to],
    );
    if (rows.length === 0) return { position: to, events, digest };
    // Line by line, so that where a page ends makes no difference.
    for (const { line } of rows) digest = createHash('sha256').update(`${digest}\n${line}`).digest('hex');
    events += rows.length;
    position = Number(rows.at(-1)?.position);
  }
};

/** Seals what came since the last seal; null when there is nothing new or another process seals. */
export const sealLog = async (pool: Pool, now: string): Promise<Seal | null> => {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
      SEAL_LOCK,
    ]);
    if (rows[0]?.mine !== true) return null;
    try {
      return await sealedNow(pool, now);
    } finally {
      await client.query('select pg_advisory_unlock($1)', [SEAL_LOCK]);
    }
  } finally {
    client.release();
  }
};

const sealedNow = async (pool: Pool, now: string): Promise<Seal | null> => {
  const last = (await sealsOf(pool)).at(-1) ?? NOTHING;
  const { rows } = await pool.query<{ head: string }>(
    `select coalesce(max(position), 0) as head from events where ${PUBLISHED} and position > $1`,
    [last.position],
  );
  const head = Number(rows[0]?.head ?? 0);
  if (head <= last.position) return null;
  const seal = { ...(await digestAfter(pool, last, head)), sealedAt: now };
  await pool.query('insert into seals values ($1, $2, $3, $4)', [
    seal.position,
    seal.events,
    seal.digest,
    seal.sealedAt,
  ]);
  return seal;
};

/** The seals that the database itself keeps, oldest first; a proof only together with those outside. */
export const sealsOf = async (pool: Pool): Promise<Seal[]> => {
  const { rows } = await pool.query<{ position: string; events: string; digest: string; sealed_at: Date }>(
    'select position, events, digest, sealed_at from seals order by position',
  );
  return rows.map((row) => ({
    position: Number(row.position),
    events: Number(row.events),
    digest: row.digest,
    sealedAt: row.sealed_at.toISOString(),
  }));
};

/** The first seal that the log does not agree with any more, and the one before it, from which to search. */
export type BrokenSeal = { readonly seal: Seal; readonly events: number; readonly after: Seal };

/** Makes every digest again and compares it with seals from outside, oldest first; null when all agree. */
export const brokenSeal = async (pool: Pool, seals: readonly Seal[]): Promise<BrokenSeal | null> => {
  let after = NOTHING;
  for (const seal of seals) {
    const again = await digestAfter(pool, after, seal.position);
    if (again.digest !== seal.digest) return { seal, events: again.events, after };
    after = seal;
  }
  return null;
};
