/**
 * Starts an operating system process whose output goes to a file, waits for a line in it, and ends it
 * politely.
 */
import { execFileSync, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stillness } from './movement.process.js';

export type ChildPlan = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Account to run as, only where the launcher itself is root. */
  readonly account?: { readonly uid: number; readonly gid: number } | undefined;
  readonly log: string;
  /** Gives a Node process a channel by which it notices that the launcher is gone. */
  readonly tied?: boolean;
  /** For a program that cannot notice it: the signal that ends it when the launcher is gone. */
  readonly endedBy?: NodeJS.Signals;
  /** Told the process number at once, before the process is ready. */
  readonly noted?: (pid: number) => void;
};

export type Exit = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

export type Child = {
  readonly name: string;
  readonly pid: number;
  readonly log: string;
  /** Size of the log file when this process began, so that its own lines can be told from earlier ones. */
  readonly logStart: number;
  readonly exited: Promise<Exit>;
  hasExited(): boolean;
  kill(signal: NodeJS.Signals): void;
};

/**
 * Starts in a process group of its own: a Ctrl-C in the terminal reaches the launcher only, which ends all
 * in order.
 */
export async function startChild(plan: ChildPlan): Promise<Child> {
  mkdirSync(dirname(plan.log), { recursive: true });
  const output = openSync(plan.log, 'a', 0o600);
  const logStart = statSync(plan.log).size;
  const started = spawn(plan.command, plan.args, {
    env: plan.env,
    stdio: plan.tied ? ['ignore', output, output, 'ipc'] : ['ignore', output, output],
    detached: true,
    ...(plan.cwd ? { cwd: plan.cwd } : {}),
    ...plan.account,
  });
  closeSync(output);
  let over = false;
  const exited = new Promise<Exit>((resolve) => {
    started.once('exit', (code, signal) => {
      over = true;
      resolve({ code, signal });
    });
  });
  await new Promise<void>((resolve, reject) => {
    started.once('spawn', resolve);
    started.once('error', reject);
  });
  plan.noted?.(started.pid ?? 0);
  if (plan.endedBy) void standWatch(started.pid ?? 0, plan.endedBy, exited);
  return {
    name: plan.name,
    pid: started.pid ?? 0,
    log: plan.log,
    logStart,
    exited,
    hasExited: () => over,
    kill: (signal) => void started.kill(signal),
  };
}

/**
 * Reads from a pipe whose other end only the launcher has: a line says that all is over, the end of the pipe
 * that the launcher is gone. It costs a shell that sleeps.
 */
const WATCH = `
read -r word && exit 0
kill -s "$2" "$1" || exit 0
tries=0
while kill -0 "$1" 2> /dev/null && [ $tries -lt 200 ]; do sleep 0.1; tries=$((tries + 1)); done
kill -s KILL "$1" 2> /dev/null
`;

/** Ends the process with the launcher, also when that is killed and can do nothing more itself. */
async function standWatch(pid: number, signal: NodeJS.Signals, exited: Promise<Exit>): Promise<void> {
  const args = ['-c', WATCH, 'watch', String(pid), signal.replace(/^SIG/, '')];
  const watch = spawn('/bin/sh', args, { stdio: ['pipe', 'ignore', 'ignore'], detached: true });
  watch.unref();
  // A watch that is gone has nothing to be told.
  watch.stdin.on('error', () => watch.stdin.destroy());
  await exited;
  watch.stdin.end('\n');
}

/** What this process has written so far, at most its last megabyte. */
export function outputOf(child: Pick<Child, 'log' | 'logStart'>): string {
  const end = statSync(child.log).size;
  const begin = Math.max(child.logStart, end - 1_000_000);
  const content = Buffer.alloc(Math.max(0, end - begin));
  const file = openSync(child.log, 'r');
  try {
    readSync(file, content, 0, content.length, begin);
  } finally {
    closeSync(file);
  }
  return content.toString('utf8');
}

export function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

/** Thrown when a process ended, or stayed silent, before it said that it was ready. */
export class NotReady extends Error {
  constructor(
    readonly child: Child,
    why: string,
  ) {
    super(`${child.name} ${why}. Its last words (${child.log}):\n${lastLines(outputOf(child), 15)}`);
  }
}

/**
 * Resolves when the process has written a text; rejects with NotReady when it ends, or when nothing of it has
 * moved for so long.
 */
async function untilSaid(child: Child, text: string, quietMs: number): Promise<void> {
  const stillFor = stillness(child);
  while (!outputOf(child).includes(text)) {
    if (child.hasExited()) throw new NotReady(child, 'ended while it was starting');
    if (stillFor() > quietMs)
      throw new NotReady(child, `is not ready, and nothing of it has moved for ${String(quietMs / 1000)} s`);
    await pause(25);
  }
}

/** Starts a process that says when it is ready. One that does not is ended again. */
export async function startUntilSaid(plan: ChildPlan, text: string, quietMs: number): Promise<Child> {
  const child = await startChild(plan);
  try {
    await untilSaid(child, text, quietMs);
    return child;
  } catch (error) {
    await endChild(child, 'SIGKILL', 5_000);
    throw error;
  }
}

/** Asks a process to end, and kills it when it has not done so in time. Says whether it had to be killed. */
export async function endChild(child: Child, signal: NodeJS.Signals, graceMs: number): Promise<boolean> {
  if (child.hasExited()) return false;
  child.kill(signal);
  const ended = await Promise.race([child.exited.then(() => true), pause(graceMs, false, { ref: false })]);
  if (ended) return false;
  child.kill('SIGKILL');
  await child.exited;
  return true;
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * A process that has ended but was not yet collected by its parent answers signals; it does no work any
 * more.
 */
function isZombie(pid: number): boolean {
  const file = `/proc/${String(pid)}/stat`;
  if (!existsSync(file)) return false;
  return readFileSync(file, 'utf8').includes(') Z ');
}

/** The arguments of a running process, or none when it is gone or not ours to look at. */
export function argumentsOf(pid: number): readonly string[] {
  try {
    if (existsSync('/proc/self/cmdline')) {
      return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8')
        .split('\0')
        .filter((part) => part !== '');
    }
    return execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(' ');
  } catch (error) {
    if (error instanceof Error) return [];
    throw error;
  }
}

/**
 * Ends a process left over from an earlier run, but only if one of its arguments is the mark that we gave
 * it.
 */
export async function endLeftover(pid: number, mark: string, signal: NodeJS.Signals): Promise<boolean> {
  if (!isAlive(pid) || !argumentsOf(pid).includes(mark)) return false;
  process.kill(pid, signal);
  if (await untilGone(pid, 10_000)) return true;
  process.kill(pid, 'SIGKILL');
  await untilGone(pid, 5_000);
  return true;
}

async function untilGone(pid: number, withinMs: number): Promise<boolean> {
  const deadline = performance.now() + withinMs;
  while (isAlive(pid) && performance.now() < deadline) await pause(25);
  return !isAlive(pid);
}
