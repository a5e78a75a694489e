/**
 * Streams execute commands: load the state, let the rule decide, append what happened, at most once per
 * command.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { EventRecord } from '@gemba/contracts/envelope';
import type { AnyDecider } from '@gemba/decider/decider';
import type { Happened, Rejection } from '@gemba/decider/decision';
import { isRefused } from '@gemba/decider/decision';
import type { Pool } from 'pg';
import type { AppendOutcome, AppendRequest, Watch } from './append/appender.sql.js';
import { Appender, Superseded } from './append/appender.sql.js';
import { refusalByFlaw } from './append/recordable.js';
import { refusalBySize } from './append/size.js';
import type { CommandContext, Surroundings } from './command.js';
import { sealed } from './command.js';
import type { Held } from './hold/held.js';
import { advance, HeldStreams, nothingHeld } from './hold/held.js';
import { readCommand, readStream } from './log/log.sql.js';
import { HeldRows } from './registers/rows.js';
import { SNAPSHOT_EVERY, findSnapshot, keepSnapshot } from './hold/snapshots.sql.js';
import { Turns } from './hold/turns.js';
import type { RegisterRow, Registers, RowName } from './registers/registers.sql.js';
import { NO_REGISTERS, readRegisters, registerEntries, reviveRegisters } from './registers/registers.sql.js';

export type Outcome =
  | {
      readonly kind: 'done';
      readonly streamId: string;
      readonly version: number;
      readonly events: readonly EventRecord[];
      readonly replayed: boolean;
      /** Whether this command began the stream. */
      readonly opened: boolean;
    }
  | { readonly kind: 'refused'; readonly rejection: Rejection; readonly version: number }
  /** `If-Match` named another version. */
  | { readonly kind: 'stale'; readonly version: number }
  /** The command replaces what stands and does not say in `If-Match` which version of it. */
  | { readonly kind: 'unmatched'; readonly version: number }
  /** The command id was used before with another body. */
  | { readonly kind: 'key-reused' }
  | { readonly kind: 'not-found' };

export type Command = { readonly id: string; readonly name: string; readonly data: unknown };

/** Other processes may win a stream many times in a row; a short random pause lets one of them through. */
const ATTEMPTS = 200;
const HELD_STREAMS = 20_000;
const HELD_ROWS = 20_000;

export class Streams {
  private readonly appender: Appender;
  private readonly held = new HeldStreams(HELD_STREAMS);
  private readonly rows = new HeldRows(HELD_ROWS);
  private readonly turns = new Turns();
  private readonly registers: Registers;

  constructor(
    private readonly pool: Pool,
    private readonly around: Surroundings,
    private readonly watch: Watch & { readonly noSnapshot?: (error: unknown) => void },
  ) {
    this.registers = around.registers ?? NO_REGISTERS;
    this.appender = new Appender(pool, watch, this.registers.edition);
  }

  /**
   * Runs one command to its outcome. Rejects only when something is broken; then the effect is unknown: ask
   * again.
   */
  execute(of: AnyDecider, command: Command, context: CommandContext): Promise<Outcome> {
    const streamId = `${of.name}-${command.id}`;
    return this.turns.take(streamId, async () => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        if (attempt > 2) await pause(Math.random() * Math.min(attempt, 20));
        const outcome = await this.attempt({ of, streamId, command, context, fresh: attempt > 0 });
        if (outcome) return outcome;
      }
      throw new Error(`${streamId} changed ${String(ATTEMPTS)} times while one command was decided.`);
    });
  }

  /**
   * What the command would come to now: the rule is asked as for real and nothing is recorded, so that the
   * events in the answer have no position.
   */
  async tried(of: AnyDecider, command: Command, context: CommandContext): Promise<Outcome> {
    const run = { of, streamId: `${of.name}-${command.id}`, command, context, fresh: true };
    const held = await this.refreshed(of, run.streamId);
    await context.admit?.(held.siteId);
    const decided = await this.decide(run, held);
    if (isAnswer(decided)) return decided;
    const records = this.recordsOf(run, held, decided);
    if (isRefused(records)) return { kind: 'refused', rejection: records, version: held.version };
    const { streamId } = run;
    const events = records.map(({ record }) => record);
    const version = held.version + events.length;
    return { kind: 'done', streamId, version, events, replayed: false, opened: held.version === 0 };
  }

  /** The current state of an aggregate, read through to the database; version 0 while it does not exist. */
  async load(of: AnyDecider, id: string): Promise<Held> {
    return this.refreshed(of, `${of.name}-${id}`);
  }

  /** Waits until every append that was asked for is written. */
  settled(): Promise<void> {
    return this.appender.settled();
  }

  private async attempt(run: Run): Promise<Outcome | null> {
    const cached = run.fresh ? undefined : (this.held.get(run.streamId) ?? opened(run));
    const held = cached ?? (await this.refreshed(run.of, run.streamId));
    await run.context.admit?.(held.siteId);
    const decided = await this.decide(run, held);
    if (isAnswer(decided)) return this.withoutEvents(run, decided, { held, cached });
    if (decided.happened.length === 0) return this.withoutEvents(run, [], { held, cached });
    return this.append(run, held, decided);
  }

  /**
   * A "no" or "nothing to say" is only given on the newest state, and not to a command that was done before.
   */
  private async withoutEvents(
    run: Run,
    decided: Outcome | readonly Happened[],
    { held, cached }: { held: Held; cached: Held | undefined },
  ): Promise<Outcome | null> {
    const before = await this.replay(run);
    if (before) return before;
    if (cached && (await this.refreshed(run.of, run.streamId)).version !== held.version) return null;
    if (isAnswer(decided)) return decided;
    const { streamId } = run;
    return { kind: 'done', streamId, version: held.version, events: [], replayed: false, opened: false };
  }

  private async decide(run: Run, held: Held): Promise<Outcome | Decided> {
    const { of, command, context } = run;
    const misplaced = misplacedAt(run, held);
    if (misplaced) return misplaced;
    const given = await this.around.givenFor(run, held);
    if (isRefused(given)) return { kind: 'refused', rejection: given, version: held.version };
    const rule = of.decide[command.name];
    if (!rule) throw new Error(`${of.name} has no command ${command.name}.`);
    const decision = rule(held.state as never, command.data as never, given.given as never);
    context.authority = given.authority;
    context.site = given.given.site;
    if (isRefused(decision)) return { kind: 'refused', rejection: decision, version: held.version };
    if (decision.length > 0 && isUnmatched(run, held)) return { kind: 'unmatched', version: held.version };
    return { happened: decision, read: given.registers ?? [] };
  }

  /** What is to be recorded, or why it cannot be. */
  private recordsOf({ of, streamId, context }: Run, held: Held, { happened }: Decided) {
    const records = sealed({ of, streamId, held, happened, context, enterprise: this.around.enterprise });
    return refusalByFlaw(of, happened) ?? refusalBySize(records.map(({ stored }) => stored)) ?? records;
  }

  private async append(run: Run, held: Held, decided: Decided): Promise<Outcome | null> {
    const { streamId, context, of } = run;
    const records = this.recordsOf(run, held, decided);
    if (isRefused(records)) return { kind: 'refused', rejection: records, version: held.version };
    const { read } = decided;
    const { commandId, commandHash } = context;
    const request = {
      streamId,
      expected: held.version,
      commandId,
      commandHash,
      events: records.map((r) => r.stored),
      registers: await registerEntries(
        this.registers,
        { events: records.map((r) => r.record), read },
        (wanted) => this.rowsFor(run, wanted),
      ),
    };
    const result = await this.written(request);
    if (result?.outcome !== 'appended') return this.notAppended(run, held, result);
    this.noteRows(request, result.position);
    const first = result.position - records.length + 1;
    const events = records.map(({ record }, index) => ({ ...record, position: first + index }));
    const after = advance(of, held, events);
    this.held.set(streamId, after);
    const isDue = after.version % SNAPSHOT_EVERY < after.version - held.version;
    if (isDue) this.keep(streamId, after);
    return {
      kind: 'done',
      streamId,
      version: after.version,
      events,
      replayed: false,
      opened: held.version === 0,
    };
  }

  /** A row that no rule looked at is guessed at first: if that is wrong, the append meets a conflict. */
  private async rowsFor({ fresh }: Run, wanted: readonly RowName[]): Promise<readonly RegisterRow[]> {
    if (!fresh) return wanted.map((name) => this.rows.guess(name));
    const { readRegisters: read = (names) => readRegisters(this.pool, names) } = this.around;
    return read(wanted);
  }

  private noteRows({ registers }: AppendRequest, position: number): void {
    for (const { name, key, content } of registers ?? [])
      if (content !== undefined) this.rows.note({ name, key, position, content });
  }

  /** Null where it is to be tried again: who was taken for the first looks at what stands there. */
  private async notAppended(run: Run, held: Held, result: AppendOutcome | null): Promise<Outcome | null> {
    const isGuess = !run.fresh && held.version === 0;
    return result?.outcome === 'replayed' && !isGuess ? this.replay(run) : null;
  }

  /** Null when the registers had to be made anew first. */
  private async written(request: AppendRequest): Promise<AppendOutcome | null> {
    try {
      return await this.appender.append(request);
    } catch (error) {
      const isRevived = error instanceof Superseded && (await reviveRegisters(this.pool, this.registers));
      if (isRevived) return null;
      throw error;
    }
  }

  private async replay({ context, streamId }: Run): Promise<Outcome | null> {
    const trace = await readCommand(this.pool, context.commandId);
    if (!trace) return null;
    // A command that was refilled from the topic has lost what its body was: it counts as the same.
    const isSame = trace.commandHash === '' || trace.commandHash === context.commandHash;
    if (!isSame) return { kind: 'key-reused' };
    const version = trace.events.at(-1)?.version ?? 0;
    const opened = trace.events[0]?.version === 1;
    return {
      kind: 'done',
      streamId: trace.streamId || streamId,
      version,
      events: trace.events,
      replayed: true,
      opened,
    };
  }

  /** What is held, caught up with the log. */
  private async refreshed(of: AnyDecider, streamId: string): Promise<Held> {
    const known = this.held.get(streamId) ?? nothingHeld(of);
    const page = await this.onePageOn(of, streamId, known);
    const isLong = page.version - known.version === SNAPSHOT_EVERY;
    const held = isLong ? await this.farOn(of, streamId, { known, page }) : page;
    if (held !== known) this.held.set(streamId, held);
    return held;
  }

  /** The first page of a long stream leads to its snapshot, and a long way to a new one. */
  private async farOn(of: AnyDecider, streamId: string, { known, page }: Pages): Promise<Held> {
    const kept = known.version === 0 ? await this.snapshot(streamId) : undefined;
    const held = await this.toTheEnd(of, streamId, kept ?? page);
    if (held.version - (kept ?? known).version >= SNAPSHOT_EVERY) this.keep(streamId, held);
    return held;
  }

  private async onePageOn(of: AnyDecider, streamId: string, held: Held): Promise<Held> {
    const newer = await readStream(this.pool, streamId, { from: held.version + 1, limit: SNAPSHOT_EVERY });
    return newer.length === 0 ? held : advance(of, held, newer);
  }

  private async toTheEnd(of: AnyDecider, streamId: string, from: Held): Promise<Held> {
    let held = from;
    for (;;) {
      const next = await this.onePageOn(of, streamId, held);
      if (next.version - held.version < SNAPSHOT_EVERY) return next;
      held = next;
    }
  }

  private async snapshot(streamId: string): Promise<Held | undefined> {
    const code = this.around.code?.();
    return code ? findSnapshot(this.pool, streamId, code) : undefined;
  }

  /** Nobody waits for a snapshot; without it the stream is folded once more. */
  private keep(streamId: string, held: Held): void {
    const code = this.around.code?.();
    if (!code) return;
    keepSnapshot(this.pool, { streamId, held, code }).catch((error: unknown) => {
      this.watch.noSnapshot?.(error);
    });
  }
}

/** What a rule decided, and the rows of registers that it read for it. */
type Decided = { readonly happened: readonly Happened[]; readonly read: readonly RegisterRow[] };

type Pages = { readonly known: Held; readonly page: Held };

/** One attempt at one command. */
export type Run = {
  readonly of: AnyDecider;
  readonly streamId: string;
  readonly command: Command;
  readonly context: CommandContext;
  readonly fresh: boolean;
};

const mayOpen = ({ of, command, context }: Run): boolean =>
  command.name === of.opens || (of.implicit === true && context.process);

/** What may open a stream is taken for the first in it: if it is not, its append meets a conflict. */
const opened = (run: Run): Held | undefined => (mayOpen(run) ? nothingHeld(run.of) : undefined);

/** A command for a stream that does not exist, or that is at another version than the caller saw. */
const misplacedAt = (run: Run, { version }: Held): Outcome | null => {
  if (version === 0 && !mayOpen(run)) return { kind: 'not-found' };
  const { ifMatch } = run.context;
  return ifMatch !== undefined && ifMatch !== version ? { kind: 'stale', version } : null;
};

const isUnmatched = ({ of, command, context }: Run, { version }: Held): boolean =>
  version > 0 &&
  context.ifMatch === undefined &&
  !context.process &&
  of.replaces?.includes(command.name) === true;

const isAnswer = (decided: Outcome | Decided | readonly Happened[]): decided is Outcome => 'kind' in decided;
