/**
 * Starts the services of Gemba as processes of their own, tells each what it needs, and waits until it is
 * ready.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { kafkaEnvironment } from '@gemba/messaging/engines/server';
import { Obstacle } from '../../bootstrap/run.mjs';
import { endChild, lastLines, outputOf, startChild, type Child } from '../engines/child.process.js';
import type { KafkaEntrance, Running } from '../engines/engines.process.js';
import { stillness } from '../engines/movement.process.js';
import type { Credentials } from '../issuer/credentials.process.js';
import { keepRunning, type SupervisionEvent } from '../supervision/supervise.process.js';
import type { Ports } from '../ports/ports.js';
import { markOf } from './run-file.process.js';

export const root = resolve(import.meta.dirname, '../../../..');
/** As a URL: in a path, `#` and `%` would mean something to the loader. */
const tie = pathToFileURL(
  resolve(import.meta.dirname, '../../dist/supervision/leave-with-parent.process.js'),
).href;

/** What all services are told. */
export type Surroundings = {
  readonly state: string;
  readonly ports: Ports;
  readonly urls: Readonly<Record<string, string>>;
  readonly issuer: string;
  readonly kafka: KafkaEntrance;
  readonly databaseUrls: Readonly<Record<string, string>>;
  readonly credentials: Credentials;
};

export type Program = {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
};

const HEAP_MB = 256;
/** Of each half of the young generation: at the 16 of V8 every service keeps 40 MiB of what it has let go. */
const YOUNG_MB = 4;
const DRAIN_MS = 10_000;
/** A slow machine is no reason to give up; that nothing moves at all is. */
const QUIET_MS = 60_000;
const REMIND_MS = 10_000;

/** The environment of one service, as `docker-compose.yml` gives it too. */
export function environmentOf(name: string, about: Surroundings): NodeJS.ProcessEnv {
  const { ports, urls, databaseUrls, credentials } = about;
  return {
    ...process.env,
    GEMBA_SERVICE: name,
    GEMBA_ENTERPRISE: process.env.GEMBA_ENTERPRISE ?? 'demo',
    GEMBA_URLS: JSON.stringify(urls),
    HOST: '127.0.0.1',
    PORT: String(ports[name as keyof Ports]),
    DATABASE_URL: databaseUrls[name] ?? '',
    ...(KAFKALESS.has(name) ? {} : kafkaOf(name, about.kafka)),
    GEMBA_SEALS_FOLDER: join(about.state, 'seals'),
    GEMBA_SECURITY_FOLDER: join(about.state, 'logs', 'security'),
    GEMBA_DOOR_SECRET: credentials.door,
    OIDC_ISSUER: about.issuer,
    OIDC_AUDIENCE: 'gemba',
    OIDC_CLIENT_ID: `svc-${name}`,
    OIDC_CLIENT_SECRET: credentials.clients[`svc-${name}`] ?? '',
    DASHBOARD_CLIENT_ID: 'dashboard',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
  };
}

/** They never speak to Kafka, so they are not told how to. */
const KAFKALESS: ReadonlySet<string> = new Set(['dashboard', 'issuer']);

function kafkaOf(name: string, { server, loginOf }: KafkaEntrance): NodeJS.ProcessEnv {
  return kafkaEnvironment({ ...server, login: loginOf(name) });
}

export function serviceProgram(name: string): string {
  return join(root, 'services', name, 'dist', 'main.js');
}

/** Throws an Obstacle that names every program which is not there. */
export function requirePrograms(files: readonly string[]): void {
  const missing = files.filter((file) => !existsSync(file));
  if (missing.length === 0) return;
  throw new Obstacle(
    `These programs are missing:\n${missing.map((file) => `    ${file}`).join('\n')}\n` +
      '  "npm start" builds them from the sources; if it did, their sources are not in this checkout.',
  );
}

/** Keeps the program running until it is stopped, when it gets ten seconds to finish what it is doing. */
export function startProgram(
  program: Program,
  state: string,
  tell: (event: SupervisionEvent) => void,
): Promise<Running> {
  return keepRunning({
    name: program.name,
    launch: () => launch(program, state),
    end: (child) => endChild(child, 'SIGTERM', DRAIN_MS),
    tell,
  });
}

export function launch({ name, file, args, env }: Program, state: string): Promise<Child> {
  const heap = [`--max-old-space-size=${String(HEAP_MB)}`, `--max-semi-space-size=${String(YOUNG_MB)}`];
  const flags = [...heap, '--import', tie];
  return startChild({
    name,
    command: process.execPath,
    args: [...flags, file, ...args, markOf(state)],
    env: { ...env, NODE_COMPILE_CACHE: join(state, 'cache'), TZ: 'UTC' },
    cwd: root,
    log: join(state, 'logs', `${name}.log`),
    tied: true,
  });
}

export type Awaited = {
  readonly name: string;
  readonly url: string;
  readonly log: string;
  readonly signal: AbortSignal;
  /** The process number at this moment: a service that ends while it starts is started again. */
  readonly pid: () => number;
  /** Told every ten seconds what is waited for. */
  readonly waiting: (why: string) => void;
};

/**
 * Resolves with true when `/health/ready` answers 200, and with false when its log has to be refilled first:
 * then it runs, so that this can be done. A slow one is waited for while anything of it moves. Throws an
 * Obstacle with its last words when nothing has moved for a minute.
 */
export async function untilReady(awaited: Awaited): Promise<boolean> {
  const { name, url, log, signal, pid, waiting } = awaited;
  const began = performance.now();
  let [of, told] = [pid(), 0];
  let stillFor = stillness({ pid: of, log });
  for (;;) {
    const { ready, why } = await askReady(url);
    if (ready) return true;
    signal.throwIfAborted();
    if (why === LOG_BEHIND) {
      waiting(`its log is older than its topic: run "npx gemba refill ${name}"; nothing is lost`);
      return false;
    }
    if (pid() !== of) [of, stillFor] = [pid(), stillness({ pid: pid(), log })];
    if (stillFor() > QUIET_MS) throw notReady(awaited, why);
    const reminders = Math.floor((performance.now() - began) / REMIND_MS);
    if (reminders > told) waiting(`is not ready yet (${why}); it is waited for while anything of it moves`);
    told = reminders;
    await pause(100);
  }
}

const LOG_BEHIND = 'its log is older than its topic';

type Readiness = { readonly ready: boolean; readonly why: string };
type Checks = Readonly<Record<string, { readonly ok?: boolean; readonly ahead?: string | null }>>;

async function askReady(url: string): Promise<Readiness> {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) });
    const text = await response.text();
    return { ready: response.ok, why: response.ok ? '' : reasonIn(text) };
  } catch (error) {
    // Nobody listens yet (a TypeError, by its name since fetch has its own), or not fast enough: it is
    // asked again.
    const { name } = error as Error;
    if (name === 'TypeError') return { ready: false, why: 'it does not listen yet' };
    if (name === 'TimeoutError') return { ready: false, why: 'it does not answer within 2 s' };
    throw error;
  }
}

/** What of it is not ready, out of the answer of `/health/ready`. */
export function reasonIn(text: string): string {
  if (!text.startsWith('{')) return 'it says no more';
  const { checks = {} } = JSON.parse(text) as { checks?: Checks };
  if (checks.relay?.ahead?.includes('at position') === true) return LOG_BEHIND;
  const parts = Object.entries(checks).flatMap(([part, { ok }]) => (ok === false ? [part] : []));
  return parts.length === 0 ? 'it says no more' : `waiting for ${parts.join(', ')}`;
}

function notReady({ name, url, log }: Awaited, why: string): Obstacle {
  const words = existsSync(log) ? lastLines(outputOf({ log, logStart: 0 }), 15) : '(it wrote nothing)';
  return new Obstacle(
    `${name} is not ready (${url}/health/ready: ${why}), and nothing of it has moved for ` +
      `${String(QUIET_MS / 1000)} s. The end of ${log}:\n${words}\n` +
      '  All data is kept. "npx gemba doctor" looks at this machine; "npm start" tries again.',
  );
}
