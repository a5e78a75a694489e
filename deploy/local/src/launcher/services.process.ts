/**
 * Starts the services of Gemba as processes of their own, tells each what it needs, and waits until it is
 * ready.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Obstacle } from '../../bootstrap/run.mjs';
import { endChild, lastLines, outputOf, startChild, type Child } from '../engines/child.process.js';
import type { Running } from '../engines/engines.process.js';
import type { Credentials } from '../issuer/credentials.process.js';
import { keepRunning, type SupervisionEvent } from '../supervision/supervise.process.js';
import type { Ports } from '../ports/ports.js';
import { markOf } from './run-file.process.js';

export const root = resolve(import.meta.dirname, '../../../..');
const tie = resolve(import.meta.dirname, '../../dist/supervision/leave-with-parent.process.js');

/** What all services are told. */
export type Surroundings = {
  readonly state: string;
  readonly ports: Ports;
  readonly urls: Readonly<Record<string, string>>;
  readonly issuer: string;
  readonly brokers: readonly string[];
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
const DRAIN_MS = 10_000;
const READY_MS = 60_000;

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
    KAFKA_BROKERS: about.brokers.join(','),
    OIDC_ISSUER: about.issuer,
    OIDC_AUDIENCE: 'gemba',
    OIDC_CLIENT_ID: `svc-${name}`,
    OIDC_CLIENT_SECRET: credentials.clients[`svc-${name}`] ?? '',
    DASHBOARD_CLIENT_ID: 'dashboard',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
  };
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
  const flags = [`--max-old-space-size=${String(HEAP_MB)}`, '--import', tie];
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
};

/**
 * Resolves when `/health/ready` answers 200. Throws an Obstacle with its last words when it does not
 * within a minute.
 */
export async function untilReady(awaited: Awaited): Promise<void> {
  const deadline = performance.now() + READY_MS;
  while (!(await isReady(awaited.url))) {
    awaited.signal.throwIfAborted();
    if (performance.now() > deadline) throw notReady(awaited);
    await pause(100);
  }
}

async function isReady(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return response.ok;
  } catch (error) {
    // Nobody listens yet (a TypeError, by its name since fetch has its own), or not fast enough: it is
    // asked again.
    if (['TypeError', 'TimeoutError'].includes((error as Error).name)) return false;
    throw error;
  }
}

function notReady({ name, url, log }: Awaited): Obstacle {
  const words = existsSync(log) ? lastLines(outputOf({ log, logStart: 0 }), 15) : '(it wrote nothing)';
  return new Obstacle(
    `${name} does not become ready (${url}/health/ready). The end of ${log}:\n${words}\n` +
      '  If its data is the cause, "npm start -- --reset" begins anew; all data is lost then.',
  );
}
