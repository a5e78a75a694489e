/** The demo company: its history is loaded once, then it goes on living while Gemba runs. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { StartOptions } from '../../bootstrap/arguments.mjs';
import { Obstacle } from '../../bootstrap/run.mjs';
import type { Say } from '../ports/choose-ports.process.js';
import { markOf, runFileOf } from './run-file.process.js';

export const demoProgram = resolve(import.meta.dirname, '../../dist/demo/main.js');

/** `loading`: it was begun but not finished; the loader is run again, its commands have the same keys. */
export type Contents = 'nothing' | 'empty' | 'loading' | 'demo';

export function contentsOf(state: string): Contents {
  const file = join(state, 'contents');
  return existsSync(file) ? (readFileSync(file, 'utf8').trim() as Contents) : 'nothing';
}

export function rememberContents(state: string, contents: Contents): void {
  writeFileSync(join(state, 'contents'), contents);
}

/**
 * Whether the demo company lives here: not if the state was begun empty, nor while it is asked to be left
 * alone.
 */
export function wantsDemo(contents: Contents, { empty }: Pick<StartOptions, 'empty'>): boolean {
  return !empty && contents !== 'empty';
}

export type Loading = {
  readonly program: string;
  readonly state: string;
  readonly historyDays: number;
  readonly say: Say;
  readonly signal: AbortSignal;
};

/** Runs the loader to its end and shows the lines that it prints. */
export async function loadHistory({ program, state, historyDays, say, signal }: Loading): Promise<void> {
  const args = [program, '--history-days', String(historyDays), markOf(state)];
  const env = demoEnvironment(state);
  const loader = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const errors: string[] = [];
  const abort = () => loader.kill('SIGTERM');
  signal.addEventListener('abort', abort);
  createInterface({ input: loader.stdout }).on('line', (line) => {
    say('demo', line);
  });
  createInterface({ input: loader.stderr }).on('line', (line) => errors.push(line));
  const code = await new Promise<number | null>((done) => loader.once('close', done));
  signal.removeEventListener('abort', abort);
  signal.throwIfAborted();
  if (code === 0) return;
  const words = errors.slice(-15).join('\n');
  throw new Obstacle(
    `The demo company could not be loaded (code ${String(code)}):\n${words}\n` +
      '  "npm start" goes on where it stopped, nothing is lost; "npm start -- --empty" leaves it as it is.',
  );
}

export function demoEnvironment(state: string): NodeJS.ProcessEnv {
  return { ...process.env, GEMBA_RUN: runFileOf(state), TZ: 'UTC' };
}
