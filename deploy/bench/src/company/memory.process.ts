/** Memory that processes hold, each page that several share counted in parts. */
import { readFileSync } from 'node:fs';

/** Proportional set size of these processes together, in MiB; of Linux's `/proc/<pid>/smaps_rollup`. */
export const memoryOf = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => {
    const text = readFileSync(`/proc/${String(pid)}/smaps_rollup`, 'utf8');
    const [, kibibytes = '0'] = /^Pss:\s+(\d+) kB$/m.exec(text) ?? [];
    return sum + Number(kibibytes) / 1024;
  }, 0);
