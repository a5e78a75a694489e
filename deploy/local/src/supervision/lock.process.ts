/** One launcher per state folder: whoever holds the lock file may use it. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Obstacle } from '../../bootstrap/run.mjs';
import { argumentsOf, isAlive } from '../engines/child.process.js';

/** What this very process holds: its own number in a file means nothing else, numbers are used again. */
const held = new Set<string>();

/** Takes the lock; the returned function gives it back. Throws an Obstacle when another launcher holds it. */
export function takeLock(state: string): () => void {
  const file = join(state, 'lock');
  if (!created(file)) {
    refuseIfHeld(file, state);
    // Its holder is gone without having removed it.
    rmSync(file, { force: true });
    if (!created(file)) refuseIfHeld(file, state);
  }
  held.add(file);
  return () => {
    held.delete(file);
    if (existsSync(file) && holderOf(file) === process.pid) rmSync(file);
  };
}

function created(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function refuseIfHeld(file: string, state: string): void {
  const holder = holderOf(file);
  if (!held.has(file) && !isAnotherLauncher(holder)) return;
  throw new Obstacle(
    `Gemba is already running on ${state} (process ${String(holder)}). ` +
      'Stop it there with Ctrl-C, or set GEMBA_STATE to another folder to run a second one.',
  );
}

function isAnotherLauncher(pid: number): boolean {
  return pid !== process.pid && isAlive(pid) && argumentsOf(pid).includes(process.argv[1] ?? '');
}

function holderOf(file: string): number {
  return Number(readFileSync(file, 'utf8'));
}
