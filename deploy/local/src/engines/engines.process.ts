/**
 * Gives a running PostgreSQL and a running Kafka: yours if an address is set, else embedded ones, else
 * containers.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { admit } from '@gemba/messaging/access/admit.kafka';
import { OPERATOR, userOf, usersOf } from '@gemba/messaging/access/rights';
import type { Passwords } from '@gemba/messaging/access/scram.kafka';
import { companyUses } from '@gemba/messaging/access/uses.process';
import { kafkaServerIn, type KafkaLogin, type KafkaServer } from '@gemba/messaging/engines/server';
import { Obstacle } from '../../bootstrap/run.mjs';
import { endChild, type Child } from './child.process.js';
import { prepareKafka } from './kafka.process.js';
import { kafkaPasswords } from './kafka-users.process.js';
import { preparePostgres } from './postgres.process.js';
import { BROKER, type Door } from './settings.js';

export type Engines = {
  /** URL of the server's administrator, database `postgres`. */
  readonly databaseUrl: string;
  readonly kafka: KafkaEntrance;
  /** Process numbers of the engines that we started ourselves. */
  pids(): Readonly<Record<string, number>>;
  stop(): Promise<void>;
};

/** Kafka, and as whom it is entered. */
export type KafkaEntrance = {
  /** Entered by the operator, who may do everything; with brokers of yours, by the user that you named. */
  readonly server: KafkaServer;
  /** The user of a service, or of another role. */
  readonly loginOf: (name: string) => KafkaLogin | null;
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

type Part = { readonly running: Running | undefined };
type PostgresPart = Part & { readonly address: string };
type KafkaPart = Part & { readonly entrance: KafkaEntrance };

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
    kafka: kafka.value.entrance,
    pids: () => ({ ...pidOf('postgres', postgres.value), ...pidOf('kafka', kafka.value) }),
    stop,
  };
}

async function startPostgres({
  state,
  ports,
  run = once,
  env = process.env,
}: EnginePlan): Promise<PostgresPart> {
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

async function startKafka(plan: EnginePlan): Promise<KafkaPart> {
  const { state, ports, run = once, env = process.env, doors = [] } = plan;
  if (env.KAFKA_BROKERS) return { entrance: yourKafka(env), running: undefined };
  const { broker: brokerPort, controller: controllerPort } = ports;
  const prefix = env.GEMBA_TOPIC_PREFIX ?? 'gemba';
  const uses = companyUses();
  const { [BROKER]: own = '', ...passwords } = kafkaPasswords(state, usersOf(uses, prefix));
  const operator = userOf(OPERATOR, prefix);
  const launch = await prepareKafka({
    state,
    brokerPort,
    controllerPort,
    log: join(state, 'logs', 'kafka.log'),
    doors,
    access: { password: own, superUsers: [operator] },
  });
  const running = await run('Kafka', launch, (child) => endWith(child, 'SIGTERM'));
  const server = { brokers: [`127.0.0.1:${String(brokerPort)}`], tls: null };
  const loginOf = (name: string): KafkaLogin => loginIn(passwords, userOf(name, prefix));
  try {
    const login: KafkaLogin = { user: BROKER, password: own, mechanism: 'plain' };
    await admit({ server: { ...server, login }, log: quiet, uses, prefix, passwords });
  } catch (error) {
    await running.stop();
    throw error;
  }
  return { entrance: { server: { ...server, login: loginOf(OPERATOR) }, loginOf }, running };
}

function loginIn(passwords: Passwords, user: string): KafkaLogin {
  const password = passwords[user];
  if (password === undefined)
    throw new Error(`Kafka has no user ${user}: "npm run docs" notes the services and their topics.`);
  return { user, password };
}

/** Whoever brings brokers has made their users, and says which one the services are. */
function yourKafka(env: NodeJS.ProcessEnv): KafkaEntrance {
  const { server, faults } = kafkaServerIn(env, (path) => readFileSync(path, 'utf8'));
  if (faults.length > 0) throw new Obstacle(faults.join('\n'));
  return { server, loginOf: () => server.login };
}

const ignore = (): void => undefined;
/** What fails is thrown. */
const quiet = { debug: ignore, info: ignore, warn: ignore, error: ignore };

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
