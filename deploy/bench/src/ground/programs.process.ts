/** Starts programs as processes of their own, each with its database, and ends them again. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePorts } from '@gemba/deploy-local/engines/ports.process';

const root = resolve(import.meta.dirname, '../../../..');

export type Program = {
  readonly port: number;
  readonly pid: number;
  readonly stop: () => Promise<void>;
};

export type Starting = {
  /** Below the root of the repository. */
  readonly file: string;
  readonly env: NodeJS.ProcessEnv;
  /** Any answer below 500 to a GET of this path shows that it is ready. */
  readonly readyAt: string;
};

const READY_MS = 60_000;

export const startProgram = async ({ file, env, readyAt }: Starting): Promise<Program> => {
  const [port = 0] = await freePorts(1);
  const given = { ...process.env, ...env, PORT: String(port), TZ: 'UTC' };
  const child = spawn(process.execPath, [resolve(root, file)], {
    env: given,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = once(child, 'close');
  await untilReady(`http://127.0.0.1:${String(port)}${readyAt}`, () => child.exitCode);
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { port, pid: child.pid ?? 0, stop };
};

const untilReady = async (url: string, exitCode: () => number | null): Promise<void> => {
  const deadline = performance.now() + READY_MS;
  while (!(await answers(url))) {
    if (exitCode() !== null) throw new Error(`${url} ended with ${String(exitCode())} before it was ready.`);
    if (performance.now() > deadline) throw new Error(`${url} is not ready after a minute.`);
    await pause(50);
  }
};

const answers = async (url: string): Promise<boolean> => {
  try {
    const { status } = await fetch(url);
    return status < 500;
  } catch (error) {
    // Nobody listens there yet.
    if (error instanceof TypeError) return false;
    throw error;
  }
};
