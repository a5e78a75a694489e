/**
 * Gives a running PostgreSQL and a running Kafka: yours if an address is set, else embedded ones, else
 * containers.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { endChild, type Child } from './child.process.js';
import { prepareKafka } from './kafka.process.js';
import { preparePostgres } from './postgres.process.js';
import type { Door } from './settings.js';

export type Engines = {
  /** URL of the server's administrator, database `postgres`. */
  readonly databaseUrl: string;
  readonly brokers: readonly string[];
  /** Process numbers of the engines that we started ourselves. */
  pids(): Readonly<Record<string, number>>;
  stop(): Promise<void>;
};

export type EnginePorts = { readonly postgres: number; readonly broker: number; readonly controller: number };

/**
 * Runs an engine: the plain way starts it once; the launcher passes one which also brings it back when it
 * dies.
 */
export type Runner = (
  name: string,
  launch: () => Promise<Child>,
  end: (child: Child) => Promise<void>,
) => Promise<Running>;
export type Running = { pid(): number; stop(): Promise<void> };

export type EnginePlan = {
  readonly state: string;
  readonly ports: EnginePorts;
  readonly run?: Runner;
  readonly env?: NodeJS.ProcessEnv;
  /** Further listeners of a broker of ours. */
  readonly doors?: readonly Door[];
};

type Part = { readonly address: string; readonly running: Running | undefined };

/** Starts both side by side. When one fails, the other is stopped again. */
export async function startEngines(plan: EnginePlan): Promise<Engines> {
  mkdirSync(plan.state, { recursive: true });
  const [postgres, kafka] = await Promise.allSettled([startPostgres(plan), startKafka(plan)]);
  const stop = async () => {
    await stopPart(kafka);
    await stopPart(postgres);
  };
  if (postgres.status === 'rejected' || kafka.status === 'rejected') {
    await stop();
    throw postgres.status === 'rejected' ? postgres.reason : (kafka as PromiseRejectedResult).reason;
  }
  return {
    databaseUrl: postgres.value.address,
    brokers: kafka.value.address.split(','),
    pids: () => ({ ...pidOf('postgres', postgres.value), ...pidOf('kafka', kafka.value) }),
    stop,
  };
}

async function startPostgres({ state, ports, run = once, env = process.env }: EnginePlan): Promise<Part> {
  if (env.DATABASE_URL) return { address: env.DATABASE_URL, running: undefined };
  const ready = await preparePostgres({
    state,
    port: ports.postgres,
    log: join(state, 'logs', 'postgres.log'),
  });
  // SIGINT is PostgreSQL's "fast" shutdown: clients are told, nothing is lost, nobody is waited for.
  const running = await run('PostgreSQL', ready.launch, (child) => endWith(child, 'SIGINT'));
  return { address: ready.url, running };
}

async function startKafka(plan: EnginePlan): Promise<Part> {
  const { state, ports, run = once, env = process.env, doors = [] } = plan;
  if (env.KAFKA_BROKERS) return { address: env.KAFKA_BROKERS, running: undefined };
  const { broker: brokerPort, controller: controllerPort } = ports;
  const launch = await prepareKafka({
    state,
    brokerPort,
    controllerPort,
    log: join(state, 'logs', 'kafka.log'),
    doors,
  });
  const running = await run('Kafka', launch, (child) => endWith(child, 'SIGTERM'));
  return { address: `127.0.0.1:${String(brokerPort)}`, running };
}

async function endWith(child: Child, signal: NodeJS.Signals): Promise<void> {
  await endChild(child, signal, 15_000);
}

const once: Runner = async (_name, launch, end) => {
  const child = await launch();
  return { pid: () => child.pid, stop: () => end(child) };
};

function pidOf(name: string, { running }: Part): Record<string, number> {
  return running ? { [name]: running.pid() } : {};
}

async function stopPart(part: PromiseSettledResult<Part>): Promise<void> {
  if (part.status === 'fulfilled') await part.value.running?.stop();
}
