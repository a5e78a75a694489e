/** The company of a trial: the real one, with wires to its engines and an agent in each service. */
import { appendFileSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { freePorts } from '@gemba/deploy-local/engines/ports.process';
import { services as programs } from '@gemba/deploy-local/issuer/personas';
import { openCompany, type Company } from '@gemba/deploy-local/launcher/company.process';
import { runFileOf, type RunFile } from '@gemba/deploy-local/launcher/run-file.process';
import { serviceProgram } from '@gemba/deploy-local/launcher/services.process';
import { ADDRESS, type Order, type Said } from './agent/orders.js';
import { insist, order } from './agents.process.js';
import { layWire, type Wire } from './wire.process.js';

export const ENGINES = ['database', 'broker'] as const;
export type EngineName = (typeof ENGINES)[number];

export type TrialCompany = {
  /** Services with a database, in the order of their start. */
  readonly services: readonly string[];
  readonly state: string;
  /** Where everything runs, engines without any wire. */
  readonly run: () => RunFile;
  readonly runFile: string;
  readonly pid: (name: string) => number;
  readonly wire: (service: string, engine: EngineName) => Wire;
  readonly tell: (service: string, what: Order) => Promise<Said>;
  /** Gives an order again and again until the service takes it. */
  readonly insist: (service: string, what: Order) => Promise<void>;
  /** What a further instance of a service is started with, at a port of its own. */
  readonly environment: (service: string, port: number) => NodeJS.ProcessEnv;
  /** Addresses of further instances that take half of what their service is asked, by service. */
  readonly beside: Map<string, string>;
  readonly stop: () => Promise<void>;
};

export type Opening = {
  readonly state: string;
  readonly portBase: number | undefined;
  readonly signal: AbortSignal;
};

const names = programs.filter((name) => name !== 'dashboard');
const agent = resolve(import.meta.dirname, '../../dist/company/agent/main.js');

type Wires = ReadonlyMap<string, Wire>;

const keyOf = (service: string, engine: EngineName): string => `${service}/${engine}`;

/** The listener of the broker that stands behind the wire of a service. */
const doorOf = (service: string): string => service.toUpperCase();

/** Starts it empty, and resolves when all of it is ready. */
export async function openTrialCompany(opening: Opening): Promise<TrialCompany> {
  mkdirSync(opening.state, { recursive: true });
  const wires = await layWires();
  const environments = new Map<string, NodeJS.ProcessEnv>();
  try {
    const company = await open(opening, wires, environments);
    return withHands(company, { state: opening.state, wires, environments });
  } catch (error) {
    await closeAll(wires);
    throw error;
  }
}

async function layWires(): Promise<Wires> {
  const keys = names.flatMap((service) => ENGINES.map((engine) => keyOf(service, engine)));
  return new Map(await Promise.all(keys.map(async (key) => [key, await layWire()] as const)));
}

function wireIn(wires: Wires, service: string, engine: EngineName): Wire {
  const found = wires.get(keyOf(service, engine));
  if (!found) throw new Error(`There is no wire from ${service} to the ${engine}.`);
  return found;
}

async function open(
  { state, portBase, signal }: Opening,
  wires: Wires,
  environments: Map<string, NodeJS.ProcessEnv>,
): Promise<Company> {
  const ports = await freePorts(names.length);
  const doors = names.map((service, index) => {
    const wire = wireIn(wires, service, 'broker');
    const port = ports[index] ?? 0;
    wire.lead({ host: '127.0.0.1', port });
    return { name: doorOf(service), port, advertised: `127.0.0.1:${String(wire.port)}` };
  });
  const environment = (service: string, usual: NodeJS.ProcessEnv): NodeJS.ProcessEnv => {
    const changed = environmentFor({ service, state, usual }, wires);
    environments.set(service, changed);
    return changed;
  };
  return openCompany({
    state,
    options: { empty: true, reset: false, help: false, historyDays: 0, pace: 1, portBase },
    programs: Object.fromEntries(names.map((name) => [name, serviceProgram(name)])),
    say: sayTo(join(state, 'trial.log')),
    signal,
    trial: { doors, environment },
  });
}

/** The engines are reached through wires, and the agent is loaded first. */
function environmentFor(
  { service, state, usual }: { service: string; state: string; usual: NodeJS.ProcessEnv },
  wires: Wires,
): NodeJS.ProcessEnv {
  const database = new URL(usual.DATABASE_URL ?? '');
  const wire = wireIn(wires, service, 'database');
  wire.lead({ host: database.hostname, port: Number(database.port) });
  database.port = String(wire.port);
  return {
    ...usual,
    DATABASE_URL: database.href,
    KAFKA_BROKERS: `127.0.0.1:${String(wireIn(wires, service, 'broker').port)}`,
    NODE_OPTIONS: `--import=${pathToFileURL(agent).href}`,
    [ADDRESS]: addressOf(state, service),
  };
}

const addressOf = (state: string, instance: string): string => join(state, `${instance}.sock`);

/** The launcher's words, with the time. */
function sayTo(file: string): (topic: string, text: string, milliseconds?: number) => void {
  return (topic, text, milliseconds) => {
    const took = milliseconds === undefined ? '' : ` (${milliseconds.toFixed(0)} ms)`;
    appendFileSync(file, `${new Date().toISOString()} ${topic}: ${text}${took}\n`);
  };
}

type Hands = {
  readonly state: string;
  readonly wires: Wires;
  readonly environments: ReadonlyMap<string, NodeJS.ProcessEnv>;
};

function withHands(company: Company, { state, wires, environments }: Hands): TrialCompany {
  return {
    services: names,
    state,
    run: company.run,
    runFile: runFileOf(state),
    pid: (name) => {
      const pid = company.pids()[name];
      if (pid === undefined) throw new Error(`${name} does not run.`);
      return pid;
    },
    wire: (service, engine) => wireIn(wires, service, engine),
    tell: (service, what) => order(addressOf(state, service), what),
    insist: (service, what) => insist(addressOf(state, service), what),
    environment: (service, port) => ({
      ...environments.get(service),
      PORT: String(port),
      [ADDRESS]: addressOf(state, `${service}-twin`),
    }),
    beside: new Map(),
    stop: async () => {
      for (const wire of wires.values()) wire.mend();
      await company.stop();
      await closeAll(wires);
    },
  };
}

async function closeAll(wires: Wires): Promise<void> {
  await Promise.all([...wires.values()].map((wire) => wire.close()));
}
