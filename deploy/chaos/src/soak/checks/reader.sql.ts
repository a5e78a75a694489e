/** A reader that polls `position > n` while everything is going on: what it has seen once is all there is. */
import { createHash, type Hash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { SoakFinding } from './finding.js';

export type Reader = {
  /** The last position that was seen. */
  readonly position: () => number;
  readonly findings: readonly SoakFinding[];
  /** Reads to the end and answers the digest of everything seen. */
  readonly finish: () => Promise<string>;
};

type Row = { position: string; event_id: string };

const PAGE = 5_000;
const POLL_MS = 5;

/** Two digests are equal when the same events were seen at the same positions. */
export function digestStep(digest: Hash, position: number, eventId: string): void {
  digest.update(`${String(position)} ${eventId}\n`);
}

export function startReader(pool: Pool): Reader {
  const digest = createHash('sha256');
  const findings: SoakFinding[] = [];
  let position = 0;
  let over = false;
  const take = ({ position: text, event_id: eventId }: Row): void => {
    const next = Number(text);
    if (next !== position + 1) {
      const what = `After ${String(position)} the reader saw ${String(next)}.`;
      findings.push({ check: 'readers miss nothing', what });
    }
    position = next;
    digestStep(digest, position, eventId);
  };
  const read = async (): Promise<number> => {
    const { rows } = await pool.query<Row>({
      name: 'poll',
      text: 'select position, event_id from events where position > $1 order by position limit $2',
      values: [position, PAGE],
    });
    for (const row of rows) take(row);
    return rows.length;
  };
  /** Whatever was there when reading was to end has been read once nothing more comes. */
  const readOn = async (): Promise<void> => {
    for (let isLast = false; ; isLast = isFinished()) {
      const seen = await read();
      if (seen === 0 && isLast) return;
      if (seen === 0) await pause(POLL_MS);
    }
  };
  const isFinished = (): boolean => over;
  let failure: unknown;
  // Who finishes is told; who gives the soak up does not ask.
  const reading = readOn().catch((error: unknown) => {
    failure = error;
  });
  return {
    position: () => position,
    findings,
    finish: async () => {
      over = true;
      await reading;
      if (failure !== undefined) throw new Error('The reader failed.', { cause: failure });
      return digest.digest('hex');
    },
  };
}
