/**
 * Listens to the database for what was committed, and tells the hub and those who wait for an event of
 * theirs.
 */
import { describeError, isMissingDatabase } from '@gemba/messaging/engines/failure';
import type { Log } from '@gemba/messaging/engines/log';
import pg from 'pg';
import type { Changed } from '../answers/views.js';
import { CHANGES, merged } from '../engine/batch/notice.js';
import type { Hub } from './hub.js';

/** The first change is told at once; what follows within so short a time is told together after it. */
const GATHER_MS = 10;
const RETRY_MS = 500;

export class Listening {
  private client: pg.Client | undefined;
  private gathered: Changed[] = [];
  private flushing: NodeJS.Timeout | undefined;
  private retrying: NodeJS.Timeout | undefined;
  private stopped = false;
  private readonly waiters = new Set<() => void>();
  private database: string | undefined;
  private resolveGone = (): void => undefined;
  /** Resolves when the database is missing, or is another one: its views are to be filled. */
  readonly gone = new Promise<void>((resolve) => {
    this.resolveGone = resolve;
  });

  constructor(
    private readonly databaseUrl: string,
    private readonly hub: Hub,
    private readonly log: Log,
  ) {}

  async start(): Promise<void> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    client.on('notification', ({ payload }) => {
      this.heard(payload ?? '');
    });
    client.on('error', (error) => {
      this.lost(client, error);
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANGES}`);
      await this.compare(client);
      this.client = client;
    } catch (error) {
      this.lost(client, error);
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.flushing);
    clearTimeout(this.retrying);
    await this.client?.end();
  }

  /** Calls back at the next commit that changed the views; answers how to take that back. */
  next(callback: () => void): () => void {
    this.waiters.add(callback);
    return () => this.waiters.delete(callback);
  }

  private heard(payload: string): void {
    this.gathered.push(JSON.parse(payload) as Changed);
    this.wake();
    if (this.flushing === undefined) this.flush();
  }

  private flush(): void {
    const changes = this.gathered;
    this.gathered = [];
    this.flushing = undefined;
    if (changes.length === 0) return;
    this.hub.publish(merged(changes));
    this.flushing = setTimeout(() => {
      this.flush();
    }, GATHER_MS);
  }

  private wake(): void {
    const waiting = [...this.waiters];
    this.waiters.clear();
    for (const callback of waiting) callback();
  }

  private async compare(client: pg.Client): Promise<void> {
    const { rows } = await client.query<{ id: string }>(
      'select oid::text as id from pg_database where datname = current_database()',
    );
    this.database ??= rows[0]?.id;
    if (rows[0]?.id !== this.database) this.end('the database is another one than before');
  }

  private end(why: string): void {
    this.log.error({}, `${why}: this process ends, and the next one fills the views from the topics`);
    this.resolveGone();
  }

  /** What is committed while nobody listens is not told, so afterwards everybody has to ask anew. */
  private lost(client: pg.Client, error: unknown): void {
    if (this.stopped || (this.client !== undefined && this.client !== client)) return;
    this.client = undefined;
    client.end().catch((cause: unknown) => {
      this.log.debug({ error: describeError(cause) }, 'a lost connection could not be closed');
    });
    this.log.warn({ error: describeError(error) }, 'listening for changes was interrupted');
    if (isMissingDatabase(error)) this.end('the database is missing');
    this.retrying = setTimeout(() => void this.again(), RETRY_MS);
  }

  private async again(): Promise<void> {
    await this.start();
    if (this.client === undefined) return;
    this.hub.reset();
    this.wake();
  }
}
