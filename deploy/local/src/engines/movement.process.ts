/** Tells a slow process from one that stands still: by what it writes and by the processor time it takes. */
import { existsSync, readFileSync, statSync } from 'node:fs';

/** A process that only waits takes less than this share of a processor for its timers. */
const IDLE_SHARE = 0.05;

/** Processor time is counted in hundredths of a second. */
const TICK_MS = 10;

export type Moving = { readonly pid: number; readonly log: string };

type Mark = { readonly at: number; readonly written: number; readonly cpuMs: number };

/** Processor time that a process has taken, in milliseconds; 0 where the system does not tell. */
export function cpuMsOf(pid: number): number {
  const file = `/proc/${String(pid)}/stat`;
  if (!existsSync(file)) return 0;
  const [, , , , , , , , , , , user = 0, system = 0] = afterName(readFileSync(file, 'utf8')).map(Number);
  return (user + system) * TICK_MS;
}

/** The fields behind the name, which may have spaces in it. */
function afterName(stat: string): readonly string[] {
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

/** When a process was started, as the system counts; empty where it does not tell. */
export function startOf(pid: number): string {
  const file = `/proc/${String(pid)}/stat`;
  return existsSync(file) ? (afterName(readFileSync(file, 'utf8'))[19] ?? '') : '';
}

/** A question: for how many milliseconds has nothing of this process moved? */
export function stillness({ pid, log }: Moving, now: () => number = () => performance.now()): () => number {
  const look = (): Mark => ({
    at: now(),
    written: existsSync(log) ? statSync(log).size : 0,
    cpuMs: cpuMsOf(pid),
  });
  let last = look();
  return () => {
    const mark = look();
    if (hasMoved(last, mark)) last = mark;
    return mark.at - last.at;
  };
}

function hasMoved(before: Mark, after: Mark): boolean {
  const worked = after.cpuMs - before.cpuMs;
  const idle = (after.at - before.at) * IDLE_SHARE;
  return after.written !== before.written || worked > Math.max(idle, 10 * TICK_MS);
}
