/** How much of a processor a program gets at the moment, on a machine that has other things to do as well. */
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
export const slowness = (): Promise<number> =>
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
