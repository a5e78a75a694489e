/** Times that are promised for two cores of one's own, where other work takes a share of them. */
import { spawn } from 'node:child_process';

/** Computes for a third of a second, and says how long that took by the clock. */
const WORK = `
const since = performance.now();
const spent = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000; };
const before = spent();
while (spent() - before < 333);
console.log((performance.now() - since) / (spent() - before));
`;

/**
 * By what factor a new program is slower than on a machine of its own: 1 when nobody disturbs. In a session
 * of its own, as the programs of a company are.
 */
const slowness = (): Promise<number> =>
  new Promise((told, failed) => {
    const env = { ...process.env, NODE_OPTIONS: '' };
    const child = spawn(process.execPath, ['-e', WORK], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
      detached: true,
    });
    let said = '';
    child.stdout.on('data', (text: Buffer) => (said += text.toString()));
    child.once('error', failed);
    child.once('close', () => {
      told(Math.max(1, Number(said)));
    });
  });

/** A small machine has its bad moments also when nothing else runs on it. */
const TOLERANCE = Number(process.env.GEMBA_TOLERANCE ?? 1.5);

/** What a promise came to: `ms` it took, `mostMs` it may take now. */
export type Kept = { readonly ms: number; readonly mostMs: number; readonly words: string };

/**
 * A start is almost only computing, so where other work takes a share of the machine, a promise is longer by
 * as much as a program is slower at this moment.
 */
export class Promises {
  /** How slow the machine was when that was last looked at. */
  slow = 1;

  async look(): Promise<void> {
    this.slow = await slowness();
  }

  /** Asks after a promise that began at the moment `since`. */
  async kept(since: number, promisedMs: number): Promise<Kept> {
    const ms = performance.now() - since;
    const before = this.slow;
    await this.look();
    const factor = Math.max(before, this.slow);
    const words = `${ms.toFixed(0)} of ${String(promisedMs)} ms, machine ${factor.toFixed(1)} times as slow`;
    return { ms, mostMs: promisedMs * TOLERANCE * factor, words };
  }
}
