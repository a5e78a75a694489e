/**
 * The runner lets processes react: remember the event, set deadlines, send the commands that follow, in this
 * order.
 */
import type { EventRecord } from '@gemba/contracts/envelope';
import type { AnyDecider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import type { AnyProcess, AnyReaction, Deadline, Heard, Sent } from '@gemba/decider/process';
import { insteadOf, isStateless } from '@gemba/decider/process';
import type { CommandContext } from '@gemba/event-store/command';
import type { Outcome } from '@gemba/event-store/streams.sql';
import { failpoint } from '@gemba/messaging/engines/failpoint';
import { isInfrastructure } from '@gemba/messaging/engines/failure';
import type { Acting, Cause, RefusedSending } from '../../exceptions/refused.js';
import { DEADLINE, deadlineFailed, NOT_FOUND, notThere, SITE_UNKNOWN } from '../../exceptions/refused.js';
import { digestOf, uuidFrom } from '@gemba/event-store/ids';
import { heardFrom } from '../hearing/heard.js';
import type { DeadlineRun } from './deadlines.sql.js';
import type { RunState } from './memory.js';
import { memoryOf } from './memory.js';
import { refusals, refusedEarlier } from './refusals.js';

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
  readonly setDeadlines: (run: DeadlineRun, deadlines: readonly Deadline[]) => Promise<void>;
  /** Waits until the local tables know everything that is in Kafka now. */
  readonly tablesSettled: () => Promise<void>;
  /** States that a command was refused for which the process has no answer. */
  readonly raise: (exceptionId: string, refused: RefusedSending) => Promise<void>;
  /** Whether somebody gave this command up. */
  readonly isWaived: (exceptionId: string) => Promise<boolean>;
  readonly now: () => string;
};

type ActingProcess = Acting & { readonly of: AnyProcess };

const causeOf = (event: EventRecord): Cause => ({
  eventId: event.eventId,
  streamId: event.streamId,
  type: event.type,
  correlationId: event.meta.correlationId,
  siteId: event.meta.siteId,
  occurredAt: event.occurredAt,
  version: event.version,
  ...(event.meta.traceparent ? { traceparent: event.meta.traceparent } : {}),
});

/** One command as it is about to be sent; `path` tells it from the others of the same cause. */
type Saying = { readonly path: string; readonly data: unknown; readonly site?: string | null | undefined };

type Concerned = {
  readonly reaction: AnyReaction;
  readonly about: string;
  readonly heard: Heard;
  readonly recordedAt: string;
};

type Recalled = { readonly before: unknown; readonly version: number; readonly outcome: Outcome };

/** What an exception keeps of a deadline on which the program failed. */
type PassedDeadline = { readonly deadline: string; readonly at: string };

/** The id of a command, and of its exception when it is refused: the same for every repeat. */
const commandIdOf = ({ of, cause }: Acting, path: string): string => uuidFrom(of.name, cause.eventId, path);

const dependsOnTables = (to: AnyDecider, sent: RefusedSending['sent'], { code }: Rejection): boolean =>
  to.needs?.[sent.name] !== undefined || code === SITE_UNKNOWN;

const refusalIn = (outcome: Outcome, sent: Sent): Rejection | null => {
  if (outcome.kind === 'refused') return outcome.rejection;
  return outcome.kind === 'not-found' ? notThere(sent) : null;
};

type Refused = { readonly path: string; readonly rejection: Rejection; readonly instead: readonly Sent[] };

export class ProcessRunner {
  private readonly memories = new Map<string, AnyDecider>();

  constructor(private readonly parts: RunnerParts) {
    for (const each of parts.processes) this.memories.set(each.name, memoryOf(each));
  }

  /** The names of all events that any process reacts to. */
  hears(): string[] {
    return [...new Set(this.parts.processes.flatMap((each) => Object.keys(each.on)))];
  }

  /** Lets every process react to an event; safe to repeat. Throws only where something is broken. */
  async react(event: EventRecord): Promise<void> {
    const heard = heardFrom(event);
    const { recordedAt } = event;
    for (const of of this.parts.processes) {
      const reaction = of.on[heard.type];
      const about = reaction?.about(heard as never) ?? null;
      if (reaction && about !== null)
        await this.reactOne(
          { of, cause: causeOf(event), said: heard.data },
          { reaction, about, heard, recordedAt },
        );
    }
  }

  /**
   * Acts on a deadline that has passed; safe to repeat. Where the program fails on it, that is an exception,
   * which has an owner. @throws where a machine is away
   */
  async pass(acting: ActingProcess, about: string, { name, at }: Deadline): Promise<void> {
    const path = `deadline/${name}`;
    const id = commandIdOf(acting, path);
    if (await this.parts.isWaived(id)) return;
    const data: PassedDeadline = { deadline: name, at };
    const sent = { to: DEADLINE, id: about, name: 'PassDeadline', data };
    const outcome = await this.passed(acting, about, data);
    if (outcome.kind !== 'refused') return;
    const { rejection } = outcome;
    await this.parts.raise(id, { acting, sent, path, rejection, to: this.memoryNamed(acting.of.name) });
  }

  /** Does once more what was refused, under the id that it had. */
  async again({ acting, sent, path }: RefusedSending): Promise<Outcome> {
    if (sent.to !== DEADLINE) return this.attempt(acting, sent, path);
    const of = this.parts.processes.find(({ name }) => name === acting.of.name);
    if (!of) throw new Error('This program has no such process.');
    return this.passed({ ...acting, of }, sent.id, sent.data as PassedDeadline);
  }

  /** @throws when the process is not of this service */
  memoryNamed(process: string): AnyDecider {
    const memory = this.memories.get(process);
    if (!memory) throw new Error(`The process ${process} is not of this service.`);
    return memory;
  }

  private async passed(acting: ActingProcess, about: string, passed: PassedDeadline): Promise<Outcome> {
    const { deadline, at } = passed;
    try {
      const { before, outcome } = await this.remember(acting, about, { kind: 'passed', ...passed });
      await this.sendAll(acting, acting.of.passed?.[deadline]?.send(before as never, about, at) ?? []);
      return outcome;
    } catch (error) {
      if (isInfrastructure(error)) throw error;
      return { kind: 'refused', rejection: deadlineFailed(error), version: 0 };
    }
  }

  /** The circumstances in which a command is decided. */
  contextFor({ acting, sent, path }: RefusedSending): CommandContext {
    return this.contextOf(acting, { path, data: sent.data, site: sent.site });
  }

  private async reactOne(acting: ActingProcess, concerned: Concerned): Promise<void> {
    const { reaction, about, heard, recordedAt } = concerned;
    const { of, cause } = acting;
    const { before, version } = isStateless(of)
      ? { before: of.initial, version: 0 }
      : await this.remember(acting, about, { kind: 'heard', event: heard });
    const deadlines = reaction.deadlines?.(before as never, heard as never, recordedAt) ?? [];
    if (deadlines.length > 0)
      await this.parts.setDeadlines({ process: of.name, about, version, cause }, deadlines);
    await this.sendAll(acting, reaction.send?.(before as never, heard as never) ?? []);
  }

  /**
   * Writes down what was heard, once, and returns the state before it, also when it was written down earlier.
   */
  private async remember(acting: ActingProcess, about: string, remembered: unknown): Promise<Recalled> {
    const { of } = acting;
    const memory = this.memoryNamed(of.name);
    const context = this.contextOf(acting, { path: 'remember', data: remembered });
    const command = { id: about, name: 'Remember', data: { remembered } };
    const outcome = await this.parts.execute(memory, command, context);
    if (outcome.kind !== 'done') throw new Error(`${of.name} could not remember: ${outcome.kind}.`);
    const { version } = outcome;
    return { before: (await this.parts.stateAt(memory, about, version)).before, version, outcome };
  }

  private async sendAll(acting: Acting, commands: readonly Sent[], path = ''): Promise<void> {
    for (const [index, sent] of commands.entries())
      await this.sendOne(acting, sent, `${path}/${String(index)}`);
  }

  /** What is refused without an answer becomes an exception; the commands after it are sent all the same. */
  private async sendOne(acting: Acting, sent: Sent, path: string): Promise<void> {
    const id = commandIdOf(acting, path);
    if (await this.parts.isWaived(id)) return;
    const outcome = await this.attempt(acting, sent, path);
    const rejection = refusedEarlier(outcome) ?? refusalIn(outcome, sent);
    if (rejection === null) return;
    // What is not there may come; only who names that code knows that it will not.
    const isAnswered = rejection.code !== NOT_FOUND || typeof sent.otherwise === 'object';
    const instead = isAnswered ? insteadOf(sent, rejection) : undefined;
    if (instead) {
      await this.sendInstead(acting, sent, { path, rejection, instead });
      return;
    }
    await this.parts.raise(id, { acting, sent, path, rejection, to: this.parts.deciderNamed(sent.to) });
  }

  /** What is sent instead of a refused command is sent for good: a repeat does not ask the rule again. */
  private async sendInstead(
    acting: Acting,
    sent: Sent,
    { path, rejection, instead }: Refused,
  ): Promise<void> {
    if (instead.length === 0) return;
    const context = this.contextOf(acting, { path, data: sent.data, site: sent.site });
    const command = { id: context.commandId, name: 'NoteRefusal', data: { rejection } };
    const first = refusedEarlier(await this.parts.execute(refusals, command, context));
    // Null when the command was done in the meantime, by another repeat of its cause.
    if (first) await this.sendAll(acting, insteadOf(sent, first) ?? instead, `${path}/otherwise`);
  }

  /**
   * A "no" may only mean that a local table is behind the event; then the tables catch up and it is asked
   * again.
   */
  private async attempt(acting: Acting, sent: RefusedSending['sent'], path: string): Promise<Outcome> {
    const to = this.parts.deciderNamed(sent.to);
    const context = this.contextOf(acting, { path, data: sent.data, site: sent.site });
    if (sent.settled) await this.parts.tablesSettled();
    await failpoint('process.beforeSend');
    const first = await this.parts.execute(to, sent, context);
    if (first.kind !== 'refused' || !dependsOnTables(to, sent, first.rejection)) return first;
    await this.parts.tablesSettled();
    return this.parts.execute(to, sent, context);
  }

  private contextOf({ of, cause }: Acting, { path, data, site }: Saying): CommandContext {
    return {
      commandId: commandIdOf({ of, cause }, path),
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
