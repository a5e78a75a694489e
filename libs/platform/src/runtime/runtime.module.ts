/**
 * The runtime of one service: its log, its knowledge, its processes, its relay and its consumers, wired
 * together.
 */
import type { AnyDecider } from '@gemba/decider/decider';
import type { AnyProcess } from '@gemba/decider/process';
import { isGenuine } from '@gemba/event-store/append/genuine';
import type { CommandContext } from '@gemba/event-store/command';
import type { Held } from '@gemba/event-store/hold/held';
import { advance, nothingHeld } from '@gemba/event-store/hold/held';
import { readStream } from '@gemba/event-store/log/log.sql';
import type { Command, Outcome } from '@gemba/event-store/streams.sql';
import type { Registers } from '@gemba/event-store/registers/registers.sql';
import { takeOverRegisters } from '@gemba/event-store/registers/registers.sql';
import { Streams } from '@gemba/event-store/streams.sql';
import { failpoint } from '@gemba/messaging/engines/failpoint';
import { InfrastructureError } from '@gemba/messaging/engines/failure';
import { connectKafka } from '@gemba/messaging/topic/kafka-client.kafka';
import type { Log } from '@gemba/messaging/engines/log';
import type { RunningConsumer } from '@gemba/messaging/consumer/state/running';
import { OlderLog } from '@gemba/messaging/relay/ahead.kafka';
import type { Relay } from '@gemba/messaging/relay/relay.kafka';
import { startRelay } from '@gemba/messaging/relay/relay.kafka';
import type { RelayLag } from '@gemba/messaging/relay/relay.sql';
import { hasMoved } from '@gemba/messaging/relay/relay.sql';
import { topicOf } from '@gemba/messaging/engines/topics.kafka';
import { BatchKafkaStrategy } from '@gemba/messaging/transport/transport.kafka';
import type { AnyTable } from '@gemba/read-model/table';
import type { Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import pg from 'pg';
import type { Principal } from '../access/principal.js';
import { buildOf } from '../config/build.process.js';
import { Meters } from '../observe/meters.http.js';
import type { Tracing } from '../observe/tracing.http.js';
import type { Config } from '../config/config.js';
import type { Anchors } from './history/anchors.kafka.js';
import { anchorsAt } from './history/anchors.kafka.js';
import { Sealing } from './history/sealing.kafka.js';
import type { Verified } from './history/verification.kafka.js';
import { verifyHistory } from './history/verification.kafka.js';
import { holeFetcher } from './holes.http.js';
import { Knowledge } from './knowledge/knowledge.sql.js';
import type { ExceptionState } from '../exceptions/exception.js';
import { exceptionOf } from '../exceptions/exception.js';
import { Exceptions } from '../exceptions/exceptions.sql.js';
import type { RefusedSending } from '../exceptions/refused.js';
import { DEADLINE, notThere } from '../exceptions/refused.js';
import { setDeadlines } from './processes/deadlines.sql.js';
import type { RunState } from './processes/memory.js';
import { ProcessRunner } from './processes/runner.js';
import { Timers } from './processes/timers.sql.js';
import { registersOf } from './registers.sql.js';

/** The consumer that fills the local tables. */
export const TABLES = 'tables';
/** The consumer that lets the processes react. */
export const PROCESSES = 'processes';

/**
 * Held for long: one by the relay, one by each consumer while it applies, three by a rebuild. The rest is
 * for queries that hold no other connection, also those of commands that a consumer gives: nobody waits in a
 * circle.
 */
const CONNECTIONS = 24;
const TABLES_CATCH_UP_MS = 10_000;
/** What a person says of an exception: whoever looks after it takes note at once. */
const ON_EXCEPTIONS: ReadonlySet<string> = new Set(['RetryException', 'WaiveException']);

/** What of a department runs here; its tables, controllers and consumers stand around it. */
export type Core = {
  readonly name: string;
  readonly deciders: readonly AnyDecider[];
  readonly processes: readonly AnyProcess[];
  /** Rows over several of its own streams, kept with the log for the rules that need them. */
  readonly registers: readonly AnyTable[];
};

/** Who watches a service. */
export type Observers = { readonly log: Log; readonly tracing: Tracing | null };

type StreamOf = { readonly noun: string; readonly streamId: string };

export class Runtime {
  readonly meters: Meters;
  readonly log: Log;
  readonly tracing: Tracing | null;
  readonly pool: Pool;
  readonly kafka: Kafka;
  /** The name by which this process is known to Kafka, if no other living one can carry it. */
  readonly memberName: string | null;
  readonly streams: Streams;
  readonly knowledge: Knowledge;
  readonly processes: ProcessRunner;
  readonly strategy: BatchKafkaStrategy;
  private relay: Relay | undefined;
  readonly sealing: Sealing;
  private readonly timers: Timers;
  private readonly exceptions: Exceptions;
  private readonly registers: Registers;
  private readonly deciders: ReadonlyMap<string, AnyDecider>;

  constructor(
    readonly department: Core,
    readonly config: Config,
    { log, tracing }: Observers,
  ) {
    this.log = log;
    this.tracing = tracing;
    this.meters = new Meters(department.name);
    this.pool = new pg.Pool({ connectionString: config.databaseUrl, max: CONNECTIONS });
    this.pool.on('error', (error) => {
      log.warn({ error: error.message }, 'an idle database connection was lost');
    });
    const { kafka: server, instance } = config;
    const clientId = `gemba-${department.name}${instance === null ? '' : `@${instance}`}`;
    this.memberName = instance === null ? null : clientId;
    this.kafka = connectKafka({ server, clientId, log });
    this.deciders = new Map(department.deciders.map((each) => [each.name, each]));
    this.knowledge = new Knowledge(this.pool, (name, id) => this.stateOf(name, id));
    this.registers = registersOf(department.registers);
    const around = {
      enterprise: config.enterprise,
      registers: this.registers,
      code: config.program === null ? () => null : buildOf(config.program),
      givenFor: this.knowledge.givenFor.bind(this.knowledge),
      readRegisters: this.knowledge.registers,
    };
    const noSnapshot = (error: unknown): void => {
      log.warn({ error: String(error) }, 'no snapshot was kept');
    };
    const committed = (appends: number, types: ReadonlySet<string>): void => {
      this.meters.committed(appends);
      this.relay?.hint();
      this.strategy.committed(types);
    };
    this.streams = new Streams(this.pool, around, { committed, failpoint, noSnapshot });
    this.processes = this.processRunner();
    this.exceptions = this.exceptionsOf();
    this.timers = new Timers(this);
    this.sealing = new Sealing({ pool: this.pool, anchors: this.anchors(), log });
    this.strategy = new BatchKafkaStrategy({
      kafka: this.kafka,
      pool: this.pool,
      log,
      memberName: this.memberName,
      fetchHole: holeFetcher(config),
      isGenuine,
      ownTopic: this.speaks ? this.topic : null,
    });
  }

  /** The full name of a consumer of this service, which is also its group in Kafka. */
  consumerName(what: string): string {
    return `${this.config.topicPrefix}-${this.department.name}-${what}`;
  }

  /** Whether this service has a log of its own; a service without nouns only listens. */
  get speaks(): boolean {
    return this.department.deciders.length > 0;
  }

  /** @throws OlderLog while what everybody has heard is missing in the log. */
  async execute(of: AnyDecider, command: Command, context: CommandContext): Promise<Outcome> {
    this.refuseOlderLog();
    const attributes = { 'gemba.stream': `${of.name}-${command.id}`, 'gemba.command_id': context.commandId };
    const parent = context.traceparent;
    const span = this.tracing?.begin({ name: command.name, kind: 'internal', parent, attributes });
    const spanned = span ? { ...context, traceparent: span.traceparent } : context;
    try {
      const outcome = await this.streams.execute(of, command, spanned);
      if (ON_EXCEPTIONS.has(command.name) && outcome.kind === 'done') await this.exceptions.wake(command.id);
      this.meters.decided(command.name, outcome);
      span?.end({ attributes: { 'gemba.outcome': outcome.kind } });
      return outcome;
    } catch (error) {
      span?.end({ error });
      throw error;
    }
  }

  /** What the command would come to now; nothing is recorded. @throws OlderLog as `execute` does */
  async tried(of: AnyDecider, command: Command, context: CommandContext): Promise<Outcome> {
    this.refuseOlderLog();
    return this.streams.tried(of, command, context);
  }

  /** @throws when no decider of this service has the name: a process was wired to another department. */
  deciderNamed(name: string): AnyDecider {
    const found = this.deciders.get(name);
    if (!found) throw new Error(`${this.department.name} has no decider ${name}.`);
    return found;
  }

  /** Whether a stream of a noun and site that the caller reads is theirs, where the noun asks that too. */
  async isSeenBy({ roles, sites }: Principal, { noun, streamId }: StreamOf): Promise<boolean> {
    const of = this.deciders.get(noun);
    if (!of?.seenBy) return true;
    const { state } = await this.streams.load(of, streamId.slice(noun.length + 1));
    return of.seenBy(state as never, roles, sites);
  }

  consumer(name: string): RunningConsumer | undefined {
    return this.strategy.consumers().get(name);
  }

  /** How far the topic is behind the log; null without a log. */
  async relayLag(): Promise<RelayLag | null> {
    return (await this.relay?.lag()) ?? null;
  }

  relayState() {
    return this.relay?.state();
  }

  /** To be called before commands are taken: those have to know whether the log was moved. */
  async startPublishing(): Promise<void> {
    if (!this.speaks) return;
    await takeOverRegisters(this.pool, this.registers);
    const { kafka, pool, log, config } = this;
    const { topicPrefix } = config;
    const service = this.department.name;
    const moved = await hasMoved(pool, topicOf(service, topicPrefix));
    this.relay = startRelay({ kafka, pool, log, topicPrefix, service, isGenuine, hasMoved: moved });
    this.timers.start();
    this.sealing.start();
    if (this.department.processes.length > 0) await this.exceptions.start();
  }

  /** Finishes what is under way, publishes what is in the log and lets go of everything. */
  async stop(): Promise<void> {
    await this.timers.stop();
    await this.sealing.stop();
    await this.exceptions.stop();
    await this.streams.settled();
    await this.relay?.stop();
    await this.pool.end();
  }

  /** Holds the log against itself, its seals outside the database, and its topic. */
  verifyHistory(): Promise<Verified> {
    const { pool, kafka, topic } = this;
    return verifyHistory({ pool, kafka, topic, anchors: this.anchors() });
  }

  private get topic(): string {
    return topicOf(this.department.name, this.config.topicPrefix);
  }

  private anchors(): Anchors {
    return anchorsAt({ kafka: this.kafka, topic: this.topic, folder: this.config.sealsFolder });
  }

  private refuseOlderLog(): void {
    const ahead = this.relayState()?.ahead ?? null;
    if (ahead !== null) throw new OlderLog(ahead);
  }

  private async stateOf(decider: string, id: string): Promise<Held | undefined> {
    const held = await this.streams.load(this.deciderNamed(decider), id);
    return held.version === 0 ? undefined : held;
  }

  private async stateAt(of: AnyDecider, id: string, version: number): Promise<RunState> {
    const current = await this.streams.load(of, id);
    if (current.version === version) return current.state as RunState;
    const events = await readStream(this.pool, `${of.name}-${id}`, { limit: version });
    return advance(of, nothingHeld(of), events).state as RunState;
  }

  /**
   * Waits until the local tables know everything that is in Kafka now.
   * @throws InfrastructureError when they do not get there: a machine to wait for, whatever is asked of them.
   */
  async tablesSettled(): Promise<void> {
    try {
      await this.consumer(this.consumerName(TABLES))?.waitForIdle(TABLES_CATCH_UP_MS);
    } catch (cause) {
      throw Object.assign(new InfrastructureError('The local tables are not up to date yet.'), { cause });
    }
  }

  private processRunner(): ProcessRunner {
    return new ProcessRunner({
      processes: this.department.processes,
      deciderNamed: this.deciderNamed.bind(this),
      execute: this.execute.bind(this),
      stateAt: this.stateAt.bind(this),
      setDeadlines: (run, deadlines) => setDeadlines(this.pool, run, deadlines),
      tablesSettled: () => this.tablesSettled(),
      raise: (id, refused) => this.exceptions.raise(id, refused),
      isWaived: (id) => this.exceptions.isWaived(id),
      now: () => new Date().toISOString(),
    });
  }

  private exceptionsOf(): Exceptions {
    return new Exceptions({
      pool: this.pool,
      log: this.log,
      noun: this.deciders.get('exception') ?? exceptionOf(this.department.name),
      execute: this.execute.bind(this),
      load: this.streams.load.bind(this.streams),
      knowledgeOf: this.knowledgeOf.bind(this),
      again: this.processes.again.bind(this.processes),
      refusedIn: this.refusedIn.bind(this),
      now: () => new Date(),
    });
  }

  /** The refused command of an exception; null where this program does not have its process or its noun. */
  private refusedIn({ process, cause, command }: ExceptionState): RefusedSending | null {
    const of = this.department.processes.find(({ name }) => name === process);
    const noun = command?.noun ?? '';
    if (!of || !cause || !command) return null;
    const to = noun === DEADLINE ? this.processes.memoryNamed(process) : this.deciders.get(noun);
    if (!to) return null;
    const { id, name, data, path, site = null } = command;
    const sent = { to: noun, id, name, data, site };
    return { acting: { of, cause: { ...cause, siteId: site } }, sent, path, to, rejection: notThere(sent) };
  }

  /** All that the rule of a refused command is given, and the version of its stream. */
  private async knowledgeOf(refused: RefusedSending): Promise<string> {
    const { to: of, sent: command } = refused;
    const held = await this.streams.load(of, command.id);
    const context = this.processes.contextFor(refused);
    const found = await this.knowledge.givenFor({ of, command, context }, held);
    const known = 'refused' in found ? found.code : found.given.known;
    return JSON.stringify([held.version, known]);
  }
}
