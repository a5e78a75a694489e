/** The whole company, started by its own launcher in a folder of its own, as `npm start` does. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { RunFile } from '../launcher/run-file.process.js';

export type Launched = {
  /** Where everything runs at this moment. */
  readonly run: () => RunFile;
  /** Its state folder. */
  readonly state: string;
  readonly stop: () => Promise<void>;
};

const root = resolve(import.meta.dirname, '../../../..');

export type Launch = {
  /** Options of `npm start`. */
  readonly options: readonly string[];
  /** Words that the launcher says when the company is as wanted. */
  readonly until: string;
  /** Where the compiled repository is that is started; this one when absent. */
  readonly from?: string;
  /** Name of the state folder; a name of its own when absent. */
  readonly state?: string;
};

const EMPTY: Launch = { options: ['--empty'], until: 'Gemba is running' };

/** Starts it and waits until all of it is ready. @throws with the launcher's words when it is not */
export const launch = async (what: Launch = EMPTY): Promise<Launched> => {
  const { options, until, from = root, state = mkdtempSync(join(tmpdir(), 'gemba-journey-')) } = what;
  const launcher = join(from, 'deploy/local/dist/main.js');
  const child = spawn(process.execPath, [launcher, ...options], {
    env: { ...process.env, GEMBA_STATE: state, NODE_OPTIONS: '' },
    // The launcher leaves when the channel closes, also when this process is killed.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  });
  const words: string[] = [];
  const ended = new Promise<void>((end) => child.once('exit', () => end()));
  const running = new Promise<void>((ready) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (text: Buffer) => {
        words.push(text.toString());
        if (words.join('').includes(until)) ready();
      });
    }
  });
  const cannot = ended.then(() => {
    throw new Error(`The company did not start:\n${words.join('')}`);
  });
  await Promise.race([running, cannot]);
  cannot.catch(() => words.length);
  return {
    state,
    run: () => JSON.parse(readFileSync(join(state, 'run.json'), 'utf8')) as RunFile,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(state, { recursive: true });
    },
  };
};
