/**
 * The appender collects what arrives while a commit is under way and writes it with the next one: group
 * commit.
 */
import type { Pool } from 'pg';
import { bools, hashes, instants, int2s, int4s, int8s, texts, uuids } from './binary.js';
import { SUPERSEDED } from '../log/schema.js';
import type { Sealed } from '../log/chain.js';

export type NewEvent = Sealed & { readonly prevHash: string; readonly hash: string };

export type AppendRequest = {
  readonly streamId: string;
  /** Version that the stream must have before; 0 for a new one. */
  readonly expected: number;
  readonly commandId: string;
  /** Hex SHA-256 of the command's body: the same key with another body is refused. */
  readonly commandHash: string;
  readonly events: readonly NewEvent[];
  /** Rows of registers that the decision was taken on, or that its events change. */
  readonly registers?: readonly RegisterEntry[];
};

/** One row of a register as an append meets it. */
export type RegisterEntry = {
  readonly name: string;
  readonly key: string;
  /** Position of the event that last touched the row when it was read; 0 while there is none. */
  readonly position: number;
  /** What becomes of it: JSON text, null when it goes, undefined when it was only read. */
  readonly content?: string | null;
};

/** A newer build has taken over the registers of this log: this one has to be restarted. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

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
  text: 'select * from append_events($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17)',
};

const CALL_REGISTERED = {
  name: 'append-registered',
  text:
    'select * from append_registered(' +
    '$1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23)',
};

/** What is told of the writing, and where a trial may stop it. */
export type Watch = {
  /** Called after each commit with the number of appends that shared it, and the types of their events. */
  readonly committed: (appends: number, types: ReadonlySet<string>) => void;
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
    /** Names how this process folds registers. */
    private readonly edition = '',
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

  /**
   * Of several appends to one stream, or by one command, or to one row of a register, each goes with a commit
   * of its own.
   */
  private nextBatch(): readonly Waiting[] {
    const names = new Set<string>();
    const rows = new RowsOfBatch();
    const isAlone = ({ request: { streamId, commandId, registers = [] } }: Waiting): boolean => {
      if (names.has(streamId) || names.has(commandId) || rows.collide(registers)) return false;
      names.add(streamId).add(commandId);
      rows.add(registers);
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
      const { rows } = await this.pool.query<Row>(
        callFor(
          batch.map(({ request }) => request),
          this.edition,
        ),
      );
      await this.watch.failpoint?.('append.after');
      for (const row of rows) batch[row.request - 1]?.resolve(outcomeOf(row));
      this.watch.committed(batch.length, typesOf(batch));
    } catch (error) {
      const said = codeOf(error) === SUPERSEDED ? new Superseded(BEHIND, { cause: error }) : error;
      for (const { reject } of batch) reject(said);
    }
  }
}

const typesOf = (batch: readonly Waiting[]): ReadonlySet<string> =>
  new Set(batch.flatMap(({ request }) => request.events.map(({ type }) => type)));

/** The rows of registers that the appends of one batch meet: many may read one, who writes it is alone. */
class RowsOfBatch {
  private readonly read = new Set<string>();
  private readonly written = new Set<string>();

  collide(entries: readonly RegisterEntry[]): boolean {
    return entries.some((entry) => {
      const row = rowOf(entry);
      return this.written.has(row) || (entry.content !== undefined && this.read.has(row));
    });
  }

  add(entries: readonly RegisterEntry[]): void {
    for (const entry of entries) (entry.content === undefined ? this.read : this.written).add(rowOf(entry));
  }
}

const rowOf = ({ name, key }: RegisterEntry): string => JSON.stringify([name, key]);

const BEHIND = 'A newer build keeps the registers of this log; this process has to be restarted.';

const codeOf = (error: unknown): unknown => (error as { code?: unknown } | null)?.code;

const callFor = (requests: readonly AppendRequest[], edition: string) => {
  const values = [...parameters(requests), edition];
  const entries = requests.flatMap(({ registers = [] }, index) =>
    registers.map((entry) => ({ ...entry, request: index + 1 })),
  );
  if (entries.length === 0) return { ...CALL, values };
  const registered = [
    int4s(entries.map((e) => e.request)),
    texts(entries.map((e) => e.name)),
    texts(entries.map((e) => e.key)),
    int8s(entries.map((e) => e.position)),
    bools(entries.map((e) => e.content !== undefined)),
    texts(entries.map((e) => e.content ?? null)),
  ];
  return { ...CALL_REGISTERED, values: [...values, ...registered] };
};

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
