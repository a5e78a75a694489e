/**
 * Snapshots spare a process that begins the folding of long streams. They are a shortcut and nothing more:
 * kept for one build of the code alone, and only believed while the log holds the event they were taken at.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Pool } from 'pg';
import type { Held } from './held.js';

/** A stream shorter than this is folded faster than a snapshot is found; and so often one is taken. */
export const SNAPSHOT_EVERY = 500;

/** A state that would not come back from JSON as it was: its decider has to say it in plain data. */
export class NotPlainState extends Error {
  override readonly name = 'NotPlainState';

  constructor(streamId: string) {
    super(`The state of ${streamId} is no plain JSON (a Map, a Date, an undefined?); it gets no snapshot.`);
  }
}

type Row = { version: number; hash: Buffer; site_id: string | null; state: string };

const FIND = {
  name: 'find-snapshot',
  text: `select s.version, s.hash, s.site_id, s.state
    from snapshots s join events e using (stream_id, version, hash)
    where s.stream_id = $1 and s.code = $2`,
};

const KEEP = {
  name: 'keep-snapshot',
  text: `insert into snapshots as kept (stream_id, version, hash, site_id, state, code)
    values ($1, $2, decode($3, 'hex'), $4, $5, $6)
    on conflict (stream_id) do update set version = excluded.version, hash = excluded.hash,
      site_id = excluded.site_id, state = excluded.state, code = excluded.code
    where kept.code <> excluded.code or kept.version < excluded.version`,
};

/** `code` names the build that folds. */
export const findSnapshot = async (pool: Pool, streamId: string, code: string): Promise<Held | undefined> => {
  const { rows } = await pool.query<Row>({ ...FIND, values: [streamId, code] });
  const [row] = rows;
  if (!row) return undefined;
  const { version, hash, site_id: siteId, state } = row;
  return { state: JSON.parse(state) as unknown, version, hash: hash.toString('hex'), siteId };
};

export type Kept = { readonly streamId: string; readonly held: Held; readonly code: string };

/** Keeps the newest one of each stream. @throws NotPlainState */
export const keepSnapshot = async (pool: Pool, { streamId, held, code }: Kept): Promise<void> => {
  const text = JSON.stringify(held.state);
  if (!isDeepStrictEqual(JSON.parse(text), held.state)) throw new NotPlainState(streamId);
  const { version, hash, siteId } = held;
  await pool.query({ ...KEEP, values: [streamId, version, hash, siteId, text, code] });
};
