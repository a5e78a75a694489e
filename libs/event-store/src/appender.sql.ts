/**
 * The appender collects what arrives while a commit is under way and writes it with the next one: group
 * commit.
 */
import type { Pool } from 'pg';
import type { Sealed } from './chain.js';

export type NewEvent = Sealed & { readonly prevHash: string; readonly hash: string };

export type AppendRequest = {
  readonly streamId: string;
  /** Version that the stream must have before; 0 for a new one. */
  readonly expected: number;
  readonly commandId: string;
  /** Hex SHA-256 of the command's body: the same key with another body is refused. */
  readonly commandHash: string;
  readonly events: readonly NewEvent[];
};

export type AppendOutcome =
  | { readonly outcome: 'appended'; readonly position: number }
  | { readonly outcome: 'conflict'; readonly current: number }
  | { readonly outcome: 'replayed'; readonly position: number };

type Waiting = {
  readonly request: AppendRequest;
  readonly resolve: (outcome: AppendOutcome) => void;
  readonly reject: (error: unknown) => void;
};

type Row = {
  request: number;
  outcome: AppendOutcome['outcome'];
  stream_version: number;
  log_position: string;
};

const BATCH = 512;

const CALL = {
  name: 'append',
  text: 'select * from append_events($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15)',
};

/** What is told of the writing, and where a trial may stop it. */
export type Watch = {
  /** Called after each commit with the number of appends that shared it. */
  readonly committed: (appends: number) => void;
  /** At `append.before` and `append.after` each commit, while nobody is answered yet. */
  readonly failpoint?: (place: string) => Promise<void>;
};

/** Writes to one log; make one per process. */
export class Appender {
  private readonly waiting: Waiting[] = [];
  private writing: Promise<void> | null = null;

  constructor(
    private readonly pool: Pool,
    private readonly watch: Watch,
  ) {}

  /**
   * Resolves once the outcome is durable; rejects when the database failed, and then the outcome is unknown.
   */
  append(request: AppendRequest): Promise<AppendOutcome> {
    const outcome = new Promise<AppendOutcome>((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
    });
    this.writing ??= this.drain();
    return outcome;
  }

  /** Waits until everything asked for so far is written. */
  async settled(): Promise<void> {
    while (this.writing) await this.writing;
  }

  private async drain(): Promise<void> {
    await Promise.resolve();
    while (this.waiting.length > 0) await this.write(this.waiting.splice(0, BATCH));
    this.writing = null;
  }

  private async write(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.watch.failpoint?.('append.before');
      const { rows } = await this.pool.query<Row>({
        ...CALL,
        values: parameters(batch.map((w) => w.request)),
      });
      await this.watch.failpoint?.('append.after');
      for (const row of rows) batch[row.request - 1]?.resolve(outcomeOf(row));
      this.watch.committed(batch.length);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}

const outcomeOf = (row: Row): AppendOutcome =>
  row.outcome === 'conflict'
    ? { outcome: 'conflict', current: row.stream_version }
    : { outcome: row.outcome, position: Number(row.log_position) };

const parameters = (requests: readonly AppendRequest[]): unknown[] => {
  const events = requests.flatMap((request, index) =>
    request.events.map((event) => ({ ...event, place: index + 1 })),
  );
  return [
    requests.map((r) => r.streamId),
    requests.map((r) => r.expected),
    requests.map((r) => r.commandId),
    requests.map((r) => r.commandHash),
    events.map((e) => e.place),
    events.map((e) => e.version),
    events.map((e) => e.eventId),
    events.map((e) => e.type),
    events.map((e) => e.schemaVersion),
    events.map((e) => e.occurredAt),
    events.map((e) => e.recordedAt),
    events.map((e) => e.meta),
    events.map((e) => e.data),
    events.map((e) => e.prevHash),
    events.map((e) => e.hash),
  ];
};
