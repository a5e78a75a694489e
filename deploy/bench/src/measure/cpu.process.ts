/** Processor time of this process and of the engines, as the kernel counts it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;
const MICROSECONDS_PER_TICK = 1e6 / TICKS_PER_SECOND;

type Stat = { readonly parent: number; readonly ticks: number };

/**
 * Fields of /proc/PID/stat behind the name, which may hold spaces: ppid is 4th, utime to cstime 14th to
 * 17th.
 */
const statOf = (pid: string): Stat | undefined => {
  const file = `/proc/${pid}/stat`;
  if (!existsSync(file)) return undefined;
  const fields = readFileSync(file, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
    .map(Number);
  const [, parent = 0] = fields;
  return { parent, ticks: fields.slice(11, 15).reduce((sum, each) => sum + each, 0) };
};

/** A process that ends between two looks is counted through its parent, which inherits its time. */
const statsOfAll = (): ReadonlyMap<number, Stat> => {
  const pids = existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  const stats = pids.map((pid) => [Number(pid), statIfThere(pid)] as const);
  return new Map(stats.flatMap(([pid, stat]) => (stat ? [[pid, stat] as const] : [])));
};

const statIfThere = (pid: string): Stat | undefined => {
  try {
    return statOf(pid);
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
};

const ticksOf = (pid: number, stats: ReadonlyMap<number, Stat>): number => {
  const below = [...stats].filter(([, { parent }]) => parent === pid);
  return (stats.get(pid)?.ticks ?? 0) + below.reduce((sum, [child]) => sum + ticksOf(child, stats), 0);
};

/** Microseconds of processor time so far, by name; `here` is this process. */
export const processorTime = (pids: Readonly<Record<string, number>>): Record<string, number> => {
  const { user, system } = process.cpuUsage();
  const stats = statsOfAll();
  const engines = Object.entries(pids).map(
    ([name, pid]) => [name, ticksOf(pid, stats) * MICROSECONDS_PER_TICK] as const,
  );
  return { here: user + system, ...Object.fromEntries(engines) };
};
