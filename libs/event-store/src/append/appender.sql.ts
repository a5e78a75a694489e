/**
 * The appender collects what arrives while a commit is under way and writes it with the next one: group
 * commit.
 */
import type { Pool } from 'pg';
import { hashes, instants, int2s, int4s, texts, uuids } from './binary.js';
import type { Sealed } from '../chain.js';

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
  text: 'select * from append_events($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16)',
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
    while (this.waiting.length > 0) await this.write(this.nextBatch());
    this.writing = null;
  }

  /** Of several appends to one stream, or by one command, each goes with a commit of its own. */
  private nextBatch(): readonly Waiting[] {
    const names = new Set<string>();
    const isAlone = ({ request: { streamId, commandId } }: Waiting): boolean => {
      if (names.has(streamId) || names.has(commandId)) return false;
      names.add(streamId).add(commandId);
      return true;
    };
    const asked = this.waiting.splice(0, BATCH);
    const batch = asked.filter(isAlone);
    if (batch.length < asked.length) {
      const taken = new Set(batch);
      this.waiting.unshift(...asked.filter((each) => !taken.has(each)));
    }
    return batch;
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

const parameters = (requests: readonly AppendRequest[]): Buffer[] => {
  const events = requests.flatMap((request) => request.events);
  const places = requests.flatMap(({ events: own }, index) => own.map(() => index + 1));
  return [
    texts(requests.map((r) => r.streamId)),
    int4s(requests.map((r) => r.expected)),
    uuids(requests.map((r) => r.commandId)),
    hashes(requests.map((r) => r.commandHash)),
    int4s(requests.map((r) => r.events.length)),
    int4s(places),
    int4s(events.map((e) => e.version)),
    uuids(events.map((e) => e.eventId)),
    texts(events.map((e) => e.type)),
    int2s(events.map((e) => e.schemaVersion)),
    instants(events.map((e) => e.occurredAt)),
    instants(events.map((e) => e.recordedAt)),
    texts(events.map((e) => e.meta)),
    texts(events.map((e) => e.data)),
    hashes(events.map((e) => e.prevHash)),
    hashes(events.map((e) => e.hash)),
  ];
};
