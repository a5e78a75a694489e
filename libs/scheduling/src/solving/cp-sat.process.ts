/** OR-tools CP-SAT as a process of its own, which ends when its input is closed. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * Where the jars of OR-tools and our program lie: what `deploy/local/bootstrap/jars.mjs` fetched, or a
 * copy.
 */
export type Engine = { readonly home: string };

const fetched = resolve(import.meta.dirname, '../../cp-sat/dist');

/** The engine in this folder, or where it is fetched to; null where it is not there. */
export const engineAt = (home: string = fetched): Engine | null =>
  existsSync(join(home, 'CpSat.class')) && readdirSync(home).some((it) => it.startsWith('ortools-java'))
    ? { home }
    : null;

/** What it said last; the bound is that of the model's objective. */
export type Verdict = { readonly status: string; readonly bound: number };

export type Running = {
  /** Resolves when the process has ended: with what it said last, or null where it was killed or broke. */
  readonly ended: Promise<Verdict | null>;
  readonly stop: () => void;
};

export type Order = {
  readonly model: string;
  /** How many of the first variables are told. */
  readonly shown: number;
  readonly workers: number;
  readonly seed: number;
};

const java = (): string => (process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java');

/** Milliseconds that it has to end in when asked to. */
const PATIENCE_MS = 4000;

/** `found` hears the values of each better solution. */
export const runEngine = (
  { home }: Engine,
  { model, shown, workers, seed }: Order,
  found: (values: readonly number[]) => void,
): Running => {
  const options = [
    '-XX:+SuppressFatalErrorMessage',
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    '-Xlog:cds=off',
  ];
  const child = spawn(java(), [...options, '-cp', [home, join(home, '*')].join(delimiter), 'CpSat'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  // A process that is gone already hears nothing: its end is told by `close`.
  child.stdin.on('error', () => child.kill('SIGKILL'));
  child.stdin.write(`${shown}\nnum_workers: ${workers} random_seed: ${seed}\n${model}\n.\n`);
  let verdict: Verdict | null = null;
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    const [kind, ...words] = line.split(' ');
    if (kind === 'found') found(words.slice(2).map(Number));
    if (kind === 'done') verdict = { status: words[0] ?? '', bound: Number(words[1]) };
  });
  let killing: NodeJS.Timeout | undefined;
  const stop = (): void => {
    child.stdin.end();
    killing ??= setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
  };
  const isRead = new Promise<void>((done) => lines.once('close', done));
  const isGone = new Promise<void>((done) => {
    child.once('error', () => done());
    child.once('close', () => done());
  });
  const ended = Promise.all([isRead, isGone]).then(() => {
    clearTimeout(killing);
    return verdict;
  });
  return { ended, stop };
};
