/** Plain inserts that share commits: what waits while one statement is under way goes into the next one. */
import type { NewEvent } from '@gemba/event-store/append/appender.sql';
import type { Pool } from 'pg';

type Waiting = {
  readonly event: NewEvent;
  readonly commandId: string;
  readonly done: () => void;
  readonly fail: (error: unknown) => void;
};

const INSERT = {
  name: 'grouped',
  text: `insert into plain_events (stream_id, version, event_id, type, schema_version, occurred_at,
      recorded_at, command_id, command_hash, meta, data, prev_hash, hash)
    select stream_id, version, event_id, type, schema_version, occurred_at, recorded_at, command_id,
      decode(command_hash, 'hex'), meta, data, decode(prev_hash, 'hex'), decode(hash, 'hex')
    from unnest($1::text[], $2::int[], $3::uuid[], $4::text[], $5::smallint[], $6::timestamptz[],
      $7::timestamptz[], $8::uuid[], $9::text[], $10::text[], $11::text[], $12::text[], $13::text[])
      as e(stream_id, version, event_id, type, schema_version, occurred_at, recorded_at, command_id,
      command_hash, meta, data, prev_hash, hash)`,
};

export class GroupedInserts {
  private waiting: Waiting[] = [];
  private isWriting = false;

  constructor(
    private readonly pool: Pool,
    private readonly commandHash: string,
  ) {}

  /** Resolves when the row is committed. */
  insert(event: NewEvent, commandId: string): Promise<void> {
    return new Promise((done, fail) => {
      this.waiting.push({ event, commandId, done, fail });
      if (this.isWriting) return;
      this.isWriting = true;
      queueMicrotask(() => void this.drain());
    });
  }

  private async drain(): Promise<void> {
    while (this.waiting.length > 0) {
      const taken = this.waiting;
      this.waiting = [];
      try {
        await this.pool.query({ ...INSERT, values: this.columns(taken) });
        for (const { done } of taken) done();
      } catch (error) {
        for (const { fail } of taken) fail(error);
      }
    }
    this.isWriting = false;
  }

  private columns(rows: readonly Waiting[]): unknown[][] {
    const of = <K extends keyof NewEvent>(name: K) => rows.map(({ event }) => event[name]);
    return [
      of('streamId'),
      of('version'),
      of('eventId'),
      of('type'),
      of('schemaVersion'),
      of('occurredAt'),
      of('recordedAt'),
      rows.map(({ commandId }) => commandId),
      rows.map(() => this.commandHash),
      of('meta'),
      of('data'),
      of('prevHash'),
      of('hash'),
    ];
  }
}
