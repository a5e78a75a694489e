/** Walks the whole log after the soak and compares it with what was sent and acknowledged. */
import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import { DEADLINES, RUNG } from '../nouns/bell.js';
import { NOUN, ROLLED_BACK, type TickData } from '../nouns/counter.js';
import { commandAt } from '../parts/plan.js';
import type { SoakFinding } from './finding.js';
import { digestStep } from './reader.sql.js';

type Row = {
  position: string;
  stream_id: string;
  version: number;
  event_id: string;
  type: string;
  data: string;
};

export type LogWalk = {
  readonly events: number;
  readonly digest: string;
  /** Last version of every stream. */
  readonly heads: ReadonlyMap<string, number>;
  readonly findings: readonly SoakFinding[];
};

const PAGE = 10_000;

/** `done` is the last acknowledged command of each writer. */
export async function walkLog(pool: Pool, seed: number, done: ReadonlyMap<number, number>): Promise<LogWalk> {
  const walk = new Walk();
  for (let after = 0; ;) {
    const { rows } = await pool.query<Row>(
      `select position, stream_id, version, event_id, type, data from events
        where position > $1 order by position limit ${String(PAGE)}`,
      [after],
    );
    if (rows.length === 0) break;
    for (const row of rows) walk.take(row);
    after = Number(rows.at(-1)?.position);
  }
  return walk.result(seed, done);
}

class Walk {
  private readonly digest = createHash('sha256');
  private readonly heads = new Map<string, number>();
  private readonly findings: SoakFinding[] = [];
  /** The parts of every command that are in the log, by `writer/n`. */
  private readonly parts = new Map<string, number[]>();
  private strokes = 0;
  private position = 0;
  private events = 0;

  take(row: Row): void {
    this.events += 1;
    this.inOrder(row);
    digestStep(this.digest, Number(row.position), row.event_id);
    if (row.type === ROLLED_BACK) this.found('nothing of a rollback', `${this.nameOf(row)} was rolled back.`);
    else if (row.type === RUNG) this.strokes += 1;
    else if (row.type.startsWith(`${NOUN}.`)) this.ticked(row, JSON.parse(row.data) as TickData);
  }

  result(seed: number, done: ReadonlyMap<number, number>): LogWalk {
    for (const [writer, last] of done) {
      for (let n = 1; n <= last; n += 1) this.judge(`${String(writer)}/${String(n)}`, seed);
    }
    // What became of a command whose writer was killed at the end is unknown: it is whole or not there.
    for (const key of [...this.parts.keys()]) this.judge(key, seed);
    if (this.strokes !== DEADLINES) {
      const what = `${String(this.strokes)} bells were rung by ${String(DEADLINES)} deadlines.`;
      this.found('deadlines once', what);
    }
    const { events, heads, findings } = this;
    return { events, heads, findings, digest: this.digest.digest('hex') };
  }

  private nameOf({ stream_id: streamId, version }: Row): string {
    return `${streamId}@${String(version)}`;
  }

  private found(check: SoakFinding['check'], what: string): void {
    this.findings.push({ check, what });
  }

  private inOrder(row: Row): void {
    const position = Number(row.position);
    if (position !== this.position + 1)
      this.found('positions without a gap', `${String(position)} follows ${String(this.position)}.`);
    this.position = position;
    const before = this.heads.get(row.stream_id) ?? 0;
    if (row.version !== before + 1)
      this.found('versions without a gap', `${this.nameOf(row)} follows version ${String(before)}.`);
    this.heads.set(row.stream_id, row.version);
  }

  private ticked(row: Row, { writer, n, part, seen }: TickData): void {
    const key = `${String(writer)}/${String(n)}`;
    const parts = this.parts.get(key);
    if (parts) parts.push(part);
    else this.parts.set(key, [part]);
    const decidedOn = row.version - 1 - part;
    if (seen !== decidedOn) {
      const what = `${this.nameOf(row)} was decided on version ${String(seen)}, not ${String(decidedOn)}.`;
      this.found('decided on the newest state', what);
    }
  }

  /** `key` is `writer/n`. */
  private judge(key: string, seed: number): void {
    const [writer = 0, n = 0] = key.split('/').map(Number);
    const { events } = commandAt(seed, writer, n);
    const parts = (this.parts.get(key) ?? []).toSorted((a, b) => a - b).join();
    this.parts.delete(key);
    const wanted = Array.from({ length: events }, (_, part) => part).join();
    if (parts === wanted) return;
    const what = `Command ${key} left the parts [${parts}], not [${wanted}].`;
    this.found('acknowledged commands once', what);
  }
}
