/** One launcher per state folder: whoever holds the lock file may use it. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Obstacle } from '../../bootstrap/run.mjs';
import { isAlive } from '../engines/child.process.js';
import { startOf } from '../engines/movement.process.js';

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
    if (existsSync(file) && holderOf(file).pid === process.pid) rmSync(file);
  };
}

type Holder = { readonly pid: number; readonly started: string };

function created(file: string): boolean {
  const holder: Holder = { pid: process.pid, started: startOf(process.pid) };
  try {
    writeFileSync(file, JSON.stringify(holder), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function refuseIfHeld(file: string, state: string): void {
  const holder = holderOf(file);
  if (!held.has(file) && !isElsewhere(holder)) return;
  throw new Obstacle(
    `Gemba is already running on ${state} (process ${String(holder.pid)}). ` +
      'Stop it there with Ctrl-C, or set GEMBA_STATE to another folder to run a second one.',
  );
}

/** Whichever clone it is of, it is the process that wrote this: numbers are used again, starts are not. */
function isElsewhere({ pid, started }: Holder): boolean {
  return pid !== process.pid && isAlive(pid) && (started === '' || startOf(pid) === started);
}

/** Half a file is of a process that was killed in the midst of writing it. */
function holderOf(file: string): Holder {
  const text = readFileSync(file, 'utf8');
  const [, pid] = /^\{"pid":(\d+),"started":"(\d*)"\}$/.exec(text) ?? [];
  return pid === undefined ? { pid: 0, started: 'unknown' } : (JSON.parse(text) as Holder);
}
