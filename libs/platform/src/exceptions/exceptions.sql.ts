/**
 * Exceptions of a service: states each refusal once, tries the command again when it may go through by now,
 * and says how it ended. Several instances may do so; every step has the same id for all of them.
 */
import type { AnyDecider } from '@gemba/decider/decider';
import type { CommandContext } from '@gemba/event-store/command';
import type { Held } from '@gemba/event-store/hold/held';
import type { Outcome } from '@gemba/event-store/streams.sql';
import { failpoint } from '@gemba/messaging/engines/failpoint';
import type { Log } from '@gemba/messaging/engines/log';
import type { Pool } from 'pg';
import { digestOf, uuidFrom } from '@gemba/event-store/ids';
import type { ExceptionState } from './exception.js';
import { isDue, pauseAfter } from './pace.js';
import type { RefusedSending, Tries } from './refused.js';
import { notThere, raising, siteOf } from './refused.js';

/** What is tried again, and what is never done again; the log knows the rest. */
export const exceptionsSchema: readonly string[] = [
  `create table exceptions (
    id text primary key,
    waived boolean not null default false,
    attempts int not null default 1,
    tried_at timestamptz not null default clock_timestamp(),
    next_at timestamptz not null,
    look_at timestamptz not null default clock_timestamp(),
    -- Digest of what the rule knew when the command was tried last.
    knew text
  )`,
  'create index exceptions_look on exceptions (look_at)',
];

export type ExceptionParts = {
  readonly pool: Pool;
  readonly log: Log;
  /** The noun `exception` of this service. */
  readonly noun: AnyDecider;
  readonly execute: (
    of: AnyDecider,
    command: { readonly id: string; readonly name: string; readonly data: unknown },
    context: CommandContext,
  ) => Promise<Outcome>;
  readonly load: (of: AnyDecider, id: string) => Promise<Held>;
  /** What a command would be refused by, as a text that changes when any of it changes. */
  readonly knowledgeOf: (refused: RefusedSending) => Promise<string>;
  /** The command of an exception once more, under the id that it had. */
  readonly again: (refused: RefusedSending) => Promise<Outcome>;
  /** The refused command of an exception, as far as this program still knows process and noun. */
  readonly refusedIn: (state: ExceptionState) => RefusedSending | null;
  readonly now: () => Date;
};

type Row = {
  readonly id: string;
  readonly waived: boolean;
  readonly attempts: number;
  readonly tried_at: Date;
  readonly next_at: Date;
  readonly knew: string | null;
  /** To the microsecond, as it was claimed. */
  readonly look_at: string;
};

const EVERY_MS = 1_000;
const AT_ONCE = 50;

/** Open ones are looked at every two seconds, waived ones when somebody wants a try after all. */
const CLAIM = `
  update exceptions set look_at = clock_timestamp() + interval '2 seconds'
  where id in (
    select id from exceptions where look_at <= clock_timestamp()
    order by look_at limit ${String(AT_ONCE)} for update skip locked)
  returning id, waived, attempts, tried_at, next_at, knew, look_at::text`;

export class Exceptions {
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();
  private anyWaived = false;

  constructor(private readonly parts: ExceptionParts) {}

  /** Takes up what is open in the log, also after the log was restored, and goes on looking after it. */
  async start(): Promise<void> {
    const { pool } = this.parts;
    await pool.query(
      `insert into exceptions (id, next_at)
       select substr(stream_id, 11), clock_timestamp() from events
       where version = 1 and stream_id >= 'exception-' and stream_id < 'exception.'
       on conflict do nothing`,
    );
    // Whoever was asked for a try may have ended before it took note.
    await pool.query('update exceptions set look_at = clock_timestamp() where waived');
    this.anyWaived = await this.hasWaived();
    this.timer = setInterval(() => {
      this.working = this.working.then(() => this.round());
    }, EVERY_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.working;
  }

  /** States that a command was refused; the same cause and command are one exception. */
  async raise(id: string, refused: RefusedSending): Promise<void> {
    const nextTryAt = this.after(1);
    await this.state(id, refused, { attempts: 1, nextTryAt });
    await failpoint('exception.raised');
    await this.parts.pool.query(
      `insert into exceptions (id, next_at) values ($1, $2) on conflict do nothing`,
      [id, nextTryAt],
    );
  }

  /** Somebody asked for a try, or waived it: it is looked at in the next round. */
  async wake(id: string): Promise<void> {
    await this.parts.pool.query('update exceptions set look_at = clock_timestamp() where id = $1', [id]);
  }

  /** Whether somebody gave this command up; then it is not done, however often its cause is heard again. */
  async isWaived(id: string): Promise<boolean> {
    if (!this.anyWaived) return false;
    const { rowCount } = await this.parts.pool.query('select 1 from exceptions where id = $1 and waived', [
      id,
    ]);
    return rowCount === 1;
  }

  /** Looks once at everything that is due. */
  private async round(): Promise<void> {
    try {
      const { pool } = this.parts;
      const { rows } = await pool.query<Row>(CLAIM);
      for (const row of rows) await this.look(row);
      this.anyWaived = await this.hasWaived();
    } catch (error) {
      // What is open stays in its table and is looked at in the next round.
      this.warn(error, 'exceptions wait');
    }
  }

  private async look(row: Row): Promise<void> {
    try {
      const held = await this.parts.load(this.parts.noun, row.id);
      const state = held.state as ExceptionState;
      if (state.status === 'open') await this.consider(row, state);
      else if (state.status === 'waived') await this.rest(row);
      else await this.parts.pool.query('delete from exceptions where id = $1', [row.id]);
    } catch (error) {
      this.warn(error, `the exception ${row.id} waits`);
    }
  }

  private async consider(row: Row, state: ExceptionState): Promise<void> {
    const refused = this.parts.refusedIn(state);
    // An older program may have had a process that this one does not have: a person waives it.
    if (refused === null) return;
    if (row.waived)
      await this.parts.pool.query('update exceptions set waived = false where id = $1', [row.id]);
    const known = await this.parts.knowledgeOf(refused);
    const knows = digestOf(`${String(state.requests)}\n${known}`);
    const tried = {
      attempts: row.attempts,
      triedAt: row.tried_at.getTime(),
      nextAt: row.next_at.getTime(),
      knew: row.knew,
    };
    if (!isDue(tried, knows, this.parts.now().getTime())) return;
    await this.retry(row, refused, knows);
  }

  private async retry(row: Row, refused: RefusedSending, knows: string): Promise<void> {
    const { id } = row;
    const attempts = row.attempts + 1;
    const outcome = await this.parts.again(refused);
    await failpoint('exception.retried');
    const rejection =
      outcome.kind === 'refused' ? outcome.rejection : outcome.kind === 'not-found' ? null : undefined;
    if (rejection === undefined) {
      await this.resolve(id, outcome, { refused, attempts });
      return;
    }
    const again = { ...refused, rejection: rejection ?? notThere(refused.sent) };
    await this.refusedAgain(row, again, knows);
  }

  /** A try that came early and changed nothing leaves the next one when it was said to be. */
  private async refusedAgain(row: Row, refused: RefusedSending, knows: string): Promise<void> {
    const now = this.parts.now();
    const attempts = row.attempts + 1;
    const isEarly = now < row.next_at;
    const nextTryAt = isEarly ? row.next_at.toISOString() : this.after(attempts);
    const isSaid = await this.state(row.id, refused, { attempts, nextTryAt });
    await this.parts.pool.query(
      'update exceptions set attempts = $2, tried_at = $3, next_at = $4, knew = $5 where id = $1',
      [row.id, isSaid ? attempts : row.attempts, now, nextTryAt, knows],
    );
  }

  private after(attempts: number): string {
    return new Date(this.parts.now().getTime() + pauseAfter(attempts)).toISOString();
  }

  private async resolve(
    id: string,
    outcome: Outcome,
    { refused, attempts }: { readonly refused: RefusedSending; readonly attempts: number },
  ): Promise<void> {
    const by = outcome.kind === 'done' && outcome.events.length === 0 ? 'nothingToSay' : 'done';
    const step = `resolve/${String(attempts)}`;
    await this.say({ id, name: 'ResolveException', data: { by, attempts } }, refused, step);
    await this.parts.pool.query('delete from exceptions where id = $1', [id]);
  }

  /** Answers whether there was anything to say. */
  private async state(id: string, refused: RefusedSending, tries: Tries): Promise<boolean> {
    const data = raising(refused, tries);
    const { attempts } = tries;
    const step = `raise/${String(attempts)}`;
    const isSaid = await this.say({ id, name: 'RaiseException', data }, refused, step);
    const { code } = refused.rejection;
    if (isSaid)
      this.parts.log.info({ exception: id, process: data.process, code, attempts }, 'a process was refused');
    return isSaid;
  }

  private async say(
    command: { readonly id: string; readonly name: string; readonly data: unknown },
    refused: RefusedSending,
    step: string,
  ): Promise<boolean> {
    const { noun, now } = this.parts;
    const at = now().toISOString();
    const { cause, of } = refused.acting;
    const outcome = await this.parts.execute(noun, command, {
      commandId: uuidFrom('exception', command.id, step),
      commandHash: digestOf(step),
      actor: { kind: 'system', id: `process:${of.name}` },
      roles: ['process'],
      at,
      now: at,
      correlationId: cause.correlationId,
      causationId: cause.eventId,
      process: true,
      siteId: siteOf(refused),
      ...(cause.traceparent ? { traceparent: cause.traceparent } : {}),
    });
    if (outcome.kind === 'done') return outcome.events.length > 0;
    throw new Error(`The exception ${command.id} could not be stated: ${JSON.stringify(outcome)}.`);
  }

  private async hasWaived(): Promise<boolean> {
    const { rowCount } = await this.parts.pool.query('select 1 from exceptions where waived limit 1');
    return rowCount === 1;
  }

  /** What is waived is not looked at again, unless somebody asked for a try while it was looked at. */
  private async rest({ id, look_at: claimed }: Row): Promise<void> {
    await this.parts.pool.query(
      `update exceptions
       set waived = true, look_at = case when look_at = $2::timestamptz then 'infinity' else look_at end
       where id = $1`,
      [id, claimed],
    );
  }

  private warn(error: unknown, message: string): void {
    this.parts.log.warn({ error: error instanceof Error ? error.message : String(error) }, message);
  }
}
