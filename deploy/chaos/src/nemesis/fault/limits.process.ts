/** Limits of other processes of ours, by prlimit of util-linux. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { isAlive } from '@gemba/deploy-local/engines/child.process';

const run = promisify(execFile);

/** `fsize`: largest size of a file in bytes; `nofile`: number of open files. */
export type Limit = 'fsize' | 'nofile';

/** How much the process may have now, as prlimit writes it. */
export async function readLimit(pid: number, limit: Limit): Promise<string> {
  const asked = ['--pid', String(pid), `--${limit}`, '--output=SOFT', '--noheadings'];
  return (await run('prlimit', asked)).stdout.trim();
}

/** Sets how much the process may have; one that is gone needs no limit. @throws what prlimit says. */
export async function setLimit(pid: number, limit: Limit, most: string): Promise<void> {
  try {
    await run('prlimit', ['--pid', String(pid), `--${limit}=${most}:`]);
  } catch (error) {
    if (isAlive(pid)) throw error;
  }
}
