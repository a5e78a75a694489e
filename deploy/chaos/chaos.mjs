/** `npm run chaos`: prepares everything and hands over to the compiled trial. */
import { spawn } from 'node:child_process';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepare } from '../local/bootstrap/prepare.mjs';

const folder = dirname(fileURLToPath(import.meta.url));
const node = await prepare({ withTests: false });
const trial = spawn(node, [join(folder, 'dist', 'main.js'), ...process.argv.slice(2)], {
  cwd: resolve(folder, '../..'),
  stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  detached: true,
});
// The trial has a process group of its own, so that a Ctrl-C reaches it once, from here.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => trial.kill(signal));
trial.once('exit', (code) => {
  process.exitCode = code ?? 1;
  if (trial.connected) trial.disconnect();
});
