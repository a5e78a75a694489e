/** The way from `npm start` to the running launcher. */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { help, readArguments, WrongArgument } from './arguments.mjs';
import { prepare, root } from './prepare.mjs';
import { checkRoom, checkState } from './prerequisites.mjs';
import { Obstacle } from './run.mjs';

/** Room for the databases and the broker's log of the demo company, in megabytes. */
const STATE_MEGABYTES = 500;

/** @param {readonly string[]} args */
export async function start(args) {
  try {
    if (readArguments(args).help) {
      console.log(help);
      return;
    }
    console.log('Gemba is starting.');
    const state = resolve(process.env.GEMBA_STATE ?? join(root, '.gemba'));
    checkState(state);
    checkRoom(state, STATE_MEGABYTES);
    handOver(await prepare({ withTests: false }), { args, state });
  } catch (error) {
    if (!(error instanceof Obstacle || error instanceof WrongArgument)) throw error;
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}

/**
 * The launcher gets a process group of its own, so that a Ctrl-C in the terminal reaches it once, from
 * here. It notices by the closed channel when this process was killed.
 */
function handOver(node, { args, state }) {
  const program = join(root, 'deploy', 'local', 'dist', 'main.js');
  const launcher = spawn(node, ['--max-semi-space-size=2', program, ...args], {
    cwd: root,
    env: { ...process.env, GEMBA_STATE: state },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => launcher.kill(signal));
  launcher.once('exit', (code, signal) => {
    process.exitCode = code ?? (signal === null ? 1 : 128);
    if (launcher.connected) launcher.disconnect();
  });
}
