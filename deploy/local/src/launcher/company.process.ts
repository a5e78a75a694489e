/**
 * The whole of Gemba on one machine: engines, issuer and services, started in order and stopped in the
 * opposite one.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { WAREHOUSE } from '@gemba/messaging/access/rights';
import type { StartOptions } from '../../bootstrap/arguments.mjs';
import { startEngines, type Engines, type Running, type Runner } from '../engines/engines.process.js';
import { endLeftoverKafka } from '../engines/kafka.process.js';
import { endLeftoverPostgres } from '../engines/postgres.process.js';
import type { Door } from '../engines/settings.js';
import { loadCredentials } from '../issuer/credentials.process.js';
import { services } from '../issuer/personas.js';
import { choosePorts, type Say } from '../ports/choose-ports.process.js';
import type { Ports } from '../ports/ports.js';
import { takeLock } from '../supervision/lock.process.js';
import { keepRunning, type SupervisionEvent } from '../supervision/supervise.process.js';
import { provideDatabases } from './databases.sql.js';
import { endLeftoverServices, removeRunFile, writeRunFile, type RunFile } from './run-file.process.js';
import {
  environmentOf,
  requirePrograms,
  startProgram,
  untilReady,
  type Surroundings,
} from './services.process.js';

export type CompanyPlan = {
  readonly state: string;
  readonly options: StartOptions;
  /** The compiled main file of every service by its name. */
  readonly programs: Readonly<Record<string, string>>;
  readonly say: Say;
  /** Ends the start at the next occasion; what was started by then is stopped again. */
  readonly signal: AbortSignal;
  readonly trial?: Trial;
};

/** What a trial run changes to have its hand between services and engines; `npm start` changes nothing. */
export type Trial = {
  readonly doors: readonly Door[];
  /** The environment that a service gets in place of the usual one. */
  readonly environment: (name: string, usual: NodeJS.ProcessEnv) => NodeJS.ProcessEnv;
};

export type Company = {
  readonly run: () => RunFile;
  /** Adds a process that lives and ends with the company. */
  readonly add: (
    name: string,
    file: string,
    rest: { args: string[]; env: NodeJS.ProcessEnv },
  ) => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly pids: () => Readonly<Record<string, number>>;
};

const issuerProgram = resolve(import.meta.dirname, '../../dist/issuer/main.js');
const withDatabase = services.filter((name) => name !== 'dashboard');
const KEPT_BY_RESET = new Set(['lock', 'format', 'cache', 'credentials.json']);

/** Everything that runs, in the order in which it was started, and how to find it. */
type Floor = CompanyPlan & {
  readonly running: Map<string, Running>;
  readonly closers: (() => Promise<void> | void)[];
  publish: () => void;
};

/**
 * Starts everything and resolves when all of it is ready. When a part fails, the others are stopped and it
 * throws.
 */
export async function openCompany(plan: CompanyPlan): Promise<Company> {
  const floor: Floor = { ...plan, running: new Map(), closers: [], publish: () => undefined };
  const stop = async () => {
    while (floor.closers.length > 0) await floor.closers.pop()?.();
  };
  try {
    return { ...(await open(floor)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function open(floor: Floor): Promise<Omit<Company, 'stop'>> {
  const { state, options, say, signal } = floor;
  requirePrograms([issuerProgram, ...Object.values(floor.programs)]);
  floor.closers.push(takeLock(state));
  await endLeftovers(state);
  if (options.reset) empty(state);
  const ports = await choosePorts({ state, asked: options.portBase, say });
  const credentials = await loadCredentials(state);
  const engines = await openEngines(floor, ports);
  signal.throwIfAborted();
  const databaseUrls = await provideDatabases(engines.databaseUrl, withDatabase);
  const about: Surroundings = {
    state,
    ports,
    credentials,
    databaseUrls,
    urls: Object.fromEntries(services.map((name) => [name, urlAt(ports[name])])),
    issuer: urlAt(ports.issuer),
    kafka: engines.kafka,
  };
  const pids = () => ({ launcher: process.pid, ...engines.pids(), ...pidsOf(floor) });
  const run = (): RunFile => ({
    urls: about.urls,
    dashboard: urlAt(ports.dashboard),
    issuer: about.issuer,
    kafka: about.kafka.server,
    warehouse: about.kafka.loginOf(WAREHOUSE),
    databaseUrls,
    clients: credentials.clients,
    passwords: credentials.passwords,
    pids: pids(),
  });
  floor.publish = () => {
    writeRunFile(state, run());
  };
  floor.closers.push(() => {
    removeRunFile(state);
  });
  await openServices(floor, about);
  return { run, pids, add: (name, file, rest) => addProgram(floor, { name, file, ...rest }) };
}

function urlAt(port: number): string {
  return `http://127.0.0.1:${String(port)}`;
}

async function endLeftovers(state: string): Promise<void> {
  await endLeftoverServices(state);
  await Promise.all([endLeftoverKafka(state), endLeftoverPostgres(state)]);
}

function empty(state: string): void {
  const doomed = readdirSync(state).filter((name) => !KEPT_BY_RESET.has(name));
  for (const name of doomed) rmSync(join(state, name), { recursive: true, force: true });
}

async function openEngines(floor: Floor, ports: Ports): Promise<Engines> {
  const run: Runner = async (name, launch, end) => {
    const began = performance.now();
    const running = await keepRunning({ name, launch, end, tell: teller(floor, name) });
    floor.say(name.toLowerCase(), 'ready', performance.now() - began);
    return running;
  };
  const engines = await startEngines({ state: floor.state, ports, run, doors: floor.trial?.doors ?? [] });
  floor.closers.push(() => engines.stop());
  return engines;
}

async function openServices(floor: Floor, about: Surroundings): Promise<void> {
  const { state, signal, programs, trial } = floor;
  const began = performance.now();
  // Closed in reverse: the services are told to end together, before the issuer is.
  await addProgram(floor, {
    name: 'issuer',
    file: issuerProgram,
    args: [],
    env: {
      ...environmentOf('issuer', about),
      GEMBA_STATE: state,
      GEMBA_DASHBOARDS: [about.urls.dashboard, `http://localhost:${String(about.ports.dashboard)}`].join(','),
    },
  });
  floor.closers.push(() => stopAll(floor, Object.keys(programs)));
  await Promise.all(
    Object.entries(programs).map(([name, file]) => {
      const usual = environmentOf(name, about);
      return startOne(floor, { name, file, args: [], env: trial?.environment(name, usual) ?? usual });
    }),
  );
  floor.publish();
  const urls = Object.entries({ ...about.urls, issuer: about.issuer }).filter(([name]) =>
    floor.running.has(name),
  );
  const ready = await Promise.all(
    urls.map(([name, url]) => {
      const log = join(state, 'logs', `${name}.log`);
      const pid = () => floor.running.get(name)?.pid() ?? 0;
      const waiting = (why: string) => {
        floor.say(name, why);
      };
      return untilReady({ name, url, signal, log, pid, waiting });
    }),
  );
  const count = ready.filter((one) => one).length;
  floor.say('services', `${String(count)} of ${String(urls.length)} ready`, performance.now() - began);
}

type Added = {
  readonly name: string;
  readonly file: string;
  readonly args: string[];
  readonly env: NodeJS.ProcessEnv;
};

async function addProgram(floor: Floor, added: Added): Promise<void> {
  await startOne(floor, added);
  floor.closers.push(() => stopAll(floor, [added.name]));
  floor.publish();
}

async function startOne(floor: Floor, added: Added): Promise<void> {
  floor.running.set(added.name, await startProgram(added, floor.state, teller(floor, added.name)));
}

async function stopAll(floor: Floor, names: readonly string[]): Promise<void> {
  const stopped = names.flatMap((name) => floor.running.get(name) ?? []).map((running) => running.stop());
  for (const name of names) floor.running.delete(name);
  await Promise.all(stopped);
}

function pidsOf(floor: Floor): Record<string, number> {
  return Object.fromEntries([...floor.running].map(([name, running]) => [name, running.pid()]));
}

function teller(floor: Floor, name: string): (event: SupervisionEvent) => void {
  const { say } = floor;
  return (event) => {
    if (event.kind === 'ended') say(name.toLowerCase(), `ended (${event.how}); it is started again`);
    else if (event.kind === 'back') {
      say(name.toLowerCase(), 'is back', event.afterMs);
      floor.publish();
    } else
      say(
        name.toLowerCase(),
        `keeps failing. The end of ${floor.state}/logs/${name}.log:\n${event.lastWords}`,
      );
  };
}
