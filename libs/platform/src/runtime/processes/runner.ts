/**
 * The runner lets processes react: remember the event, set deadlines, send the commands that follow, in this
 * order.
 */
import type { EventRecord } from '@gemba/contracts/envelope';
import type { AnyDecider } from '@gemba/decider/decider';
import type { AnyProcess, AnyReaction, Deadline, Heard, Sent } from '@gemba/decider/process';
import { isStateless } from '@gemba/decider/process';
import type { CommandContext } from '@gemba/event-store/command';
import type { Outcome } from '@gemba/event-store/streams.sql';
import { failpoint } from '@gemba/messaging/engines/failpoint';
import { digestOf, uuidFrom } from '../ids.js';
import { heardFrom } from '../heard.js';
import type { RunState } from './memory.js';
import { memoryOf } from './memory.js';

/** What the runner needs of the service around it. */
export type RunnerParts = {
  readonly processes: readonly AnyProcess[];
  readonly deciderNamed: (name: string) => AnyDecider;
  readonly execute: (
    of: AnyDecider,
    command: { readonly id: string; readonly name: string; readonly data: unknown },
    context: CommandContext,
  ) => Promise<Outcome>;
  /** State of a process run as it was right after a version of its stream. */
  readonly stateAt: (of: AnyDecider, id: string, version: number) => Promise<RunState>;
  readonly setDeadlines: (
    process: string,
    about: string,
    deadlines: readonly (Deadline & Cause)[],
  ) => Promise<void>;
  /** Waits until the local tables know everything that is in Kafka now. */
  readonly tablesSettled: () => Promise<void>;
  readonly now: () => string;
};

/** Why a process acts: what a command that it sends is caused by. */
export type Cause = {
  readonly eventId: string;
  readonly correlationId: string;
  readonly siteId: string | null;
  readonly occurredAt: string;
  readonly traceparent?: string;
};

/**
 * A command of a process that the rule refused and for which the process has no answer: a person has to look.
 */
export class ProcessRefused extends Error {
  override readonly name = 'ProcessRefused';
}

export type Acting = { readonly of: AnyProcess; readonly cause: Cause };

const causeOf = (event: EventRecord): Cause => ({
  eventId: event.eventId,
  correlationId: event.meta.correlationId,
  siteId: event.meta.siteId,
  occurredAt: event.occurredAt,
  ...(event.meta.traceparent ? { traceparent: event.meta.traceparent } : {}),
});

/** One command as it is about to be sent; `path` tells it from the others of the same cause. */
type Saying = { readonly path: string; readonly data: unknown; readonly site?: string | null | undefined };

type Concerned = { readonly reaction: AnyReaction; readonly about: string; readonly heard: Heard };

export class ProcessRunner {
  private readonly memories = new Map<string, AnyDecider>();

  constructor(private readonly parts: RunnerParts) {
    for (const each of parts.processes) this.memories.set(each.name, memoryOf(each));
  }

  /** The names of all events that any process reacts to. */
  hears(): string[] {
    return [...new Set(this.parts.processes.flatMap((each) => Object.keys(each.on)))];
  }

  /** Lets every process react to an event; safe to repeat. @throws ProcessRefused */
  async react(event: EventRecord): Promise<void> {
    const heard = heardFrom(event);
    for (const of of this.parts.processes) {
      const reaction = of.on[heard.type];
      const about = reaction?.about(heard as never) ?? null;
      if (reaction && about !== null)
        await this.reactOne({ of, cause: causeOf(event) }, { reaction, about, heard });
    }
  }

  /** Acts on a deadline that has passed; safe to repeat. */
  async pass({ of, cause }: Acting, about: string, { name, at }: Deadline): Promise<void> {
    const remembered = { kind: 'passed', deadline: name, at };
    const run = await this.remember({ of, cause }, about, remembered);
    await this.sendAll({ of, cause }, of.passed?.[name]?.send(run as never, about, at) ?? []);
  }

  private async reactOne(acting: Acting, { reaction, about, heard }: Concerned): Promise<void> {
    const { of, cause } = acting;
    const run = isStateless(of)
      ? of.initial
      : await this.remember(acting, about, { kind: 'heard', event: heard });
    const deadlines = reaction.deadlines?.(run as never, heard as never) ?? [];
    if (deadlines.length > 0) {
      const withCause = deadlines.map((deadline) => ({ ...deadline, ...cause }));
      await this.parts.setDeadlines(of.name, about, withCause);
    }
    await this.sendAll(acting, reaction.send?.(run as never, heard as never) ?? []);
  }

  /**
   * Writes down what was heard, once, and returns the state before it, also when it was written down earlier.
   */
  private async remember({ of, cause }: Acting, about: string, remembered: unknown): Promise<unknown> {
    const memory = this.memories.get(of.name);
    if (!memory) throw new Error(`The process ${of.name} is not of this service.`);
    const context = this.contextOf({ of, cause }, { path: 'remember', data: remembered });
    const command = { id: about, name: 'Remember', data: { remembered } };
    const outcome = await this.parts.execute(memory, command, context);
    if (outcome.kind !== 'done') throw new ProcessRefused(`${of.name} could not remember: ${outcome.kind}.`);
    return (await this.parts.stateAt(memory, about, outcome.version)).before;
  }

  private async sendAll(acting: Acting, commands: readonly Sent[], path = ''): Promise<void> {
    for (const [index, sent] of commands.entries())
      await this.sendOne(acting, sent, `${path}/${String(index)}`);
  }

  private async sendOne(acting: Acting, sent: Sent, path: string): Promise<void> {
    const outcome = await this.attempt(acting, sent, path);
    if (outcome.kind === 'done' || outcome.kind === 'key-reused') return;
    if (outcome.kind === 'refused' && sent.otherwise) {
      await this.sendAll(acting, sent.otherwise(outcome.rejection), `${path}/otherwise`);
      return;
    }
    const why =
      outcome.kind === 'refused' ? `${outcome.rejection.code}: ${outcome.rejection.detail}` : outcome.kind;
    throw new ProcessRefused(`${acting.of.name} sent ${sent.name} to ${sent.to}-${sent.id}: ${why}`);
  }

  /**
   * A "no" may only mean that a local table is behind the event; then the tables catch up and it is asked
   * again.
   */
  private async attempt(acting: Acting, sent: Sent, path: string): Promise<Outcome> {
    const to = this.parts.deciderNamed(sent.to);
    const context = this.contextOf(acting, { path, data: sent.data, site: sent.site });
    await failpoint('process.beforeSend');
    const first = await this.parts.execute(to, sent, context);
    if (first.kind !== 'refused' || !to.needs?.[sent.name]) return first;
    await this.parts.tablesSettled();
    return this.parts.execute(to, sent, context);
  }

  private contextOf({ of, cause }: Acting, { path, data, site }: Saying): CommandContext {
    return {
      commandId: uuidFrom(of.name, cause.eventId, path),
      commandHash: digestOf(JSON.stringify(data)),
      actor: { kind: 'system', id: `process:${of.name}` },
      roles: ['process'],
      at: cause.occurredAt,
      now: this.parts.now(),
      correlationId: cause.correlationId,
      causationId: cause.eventId,
      process: true,
      siteId: site === undefined ? cause.siteId : site,
      ...(cause.traceparent ? { traceparent: cause.traceparent } : {}),
    };
  }
}
