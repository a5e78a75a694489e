/** The launcher: brings all of Gemba up on this machine, keeps it up, and takes it down again on Ctrl-C. */
import { resolve, join } from 'node:path';
import { readArguments, WrongArgument, type StartOptions } from '../bootstrap/arguments.mjs';
import { checkState } from '../bootstrap/prerequisites.mjs';
import { say } from '../bootstrap/progress.mjs';
import { Obstacle } from '../bootstrap/run.mjs';
import { isAlive, NotReady } from './engines/child.process.js';
import { services } from './issuer/personas.js';
import { announcement } from './launcher/announce.js';
import { openCompany, type Company } from './launcher/company.process.js';
import {
  contentsOf,
  demoEnvironment,
  demoProgram,
  loadHistory,
  rememberContents,
  wantsDemo,
} from './launcher/demo.process.js';
import { requirePrograms, root, serviceProgram } from './launcher/services.process.js';

const state = resolve(process.env.GEMBA_STATE ?? join(root, '.gemba'));
const leaving = new AbortController();

async function run(options: StartOptions): Promise<void> {
  checkState(state);
  const programs = Object.fromEntries(services.map((name) => [name, serviceProgram(name)]));
  const company = await openCompany({ state, options, programs, say, signal: leaving.signal });
  onSecondSignal(company);
  try {
    // The dashboard is live before the demo company has a history: its figures grow while it is played.
    console.log(announcement({ ...company.run(), state }));
    await enliven(company, options);
    await untilLeaving();
  } finally {
    say('stopping', 'what is under way is finished first');
    const began = performance.now();
    await company.stop();
    say('stopped', 'nothing is left running; the data is kept', performance.now() - began);
  }
}

/** Loads the demo company if this state is new, and lets it live on. */
async function enliven(company: Company, options: StartOptions): Promise<void> {
  const contents = contentsOf(state);
  if (!wantsDemo(contents, options)) {
    if (contents === 'nothing') rememberContents(state, 'empty');
    return;
  }
  requirePrograms([demoProgram]);
  if (contents !== 'demo') {
    const began = performance.now();
    rememberContents(state, 'loading');
    const { historyDays } = options;
    await loadHistory({ program: demoProgram, state, historyDays, say, signal: leaving.signal });
    rememberContents(state, 'demo');
    say('demo', `${String(historyDays)} days of history loaded`, performance.now() - began);
  }
  const args = ['--live', '--pace', String(options.pace)];
  await company.add('demo', demoProgram, { args, env: demoEnvironment(state) });
}

function untilLeaving(): Promise<void> {
  if (leaving.signal.aborted) return Promise.resolve();
  return new Promise((leave) => {
    leaving.signal.addEventListener('abort', () => {
      leave();
    });
  });
}

/**
 * A terminal, npm and our own bootstrap may each pass the same Ctrl-C on: what comes within a second is
 * one.
 */
const SAME_SIGNAL_MS = 1_000;
let firstSignalAt: number | undefined;
let force = () => process.exit(1);

function leave(): void {
  firstSignalAt ??= performance.now();
  leaving.abort();
  if (performance.now() - firstSignalAt > SAME_SIGNAL_MS) force();
}

function onSecondSignal(company: Company): void {
  force = () => {
    const { launcher: _, ...others } = company.pids();
    say('stopping', 'at once, as you asked again');
    for (const pid of Object.values(others).filter(isAlive)) process.kill(pid, 'SIGKILL');
    process.exit(1);
  };
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, leave);
// Whoever started us was killed: nobody is there to press Ctrl-C any more.
process.once('disconnect', () => {
  leaving.abort();
});

try {
  await run(readArguments(process.argv.slice(2)));
} catch (error) {
  process.exitCode = leaving.signal.aborted ? 0 : 1;
  if (error instanceof Obstacle || error instanceof WrongArgument || error instanceof NotReady) {
    console.error(`\n${error.message}`);
  } else if (!leaving.signal.aborted) {
    console.error(error);
  }
} finally {
  if (process.connected) process.disconnect();
}
