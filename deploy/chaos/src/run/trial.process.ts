/** One trial from start to verdict: found, load and strike, heal, write, wait, check, rebuild, compare. */
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check, rebuildAndCompare } from '../checker/check.process.js';
import type { Finding } from '../checker/model/finding.js';
import { openTrialCompany, type TrialCompany } from '../company/company.process.js';
import { finalWrites } from '../load/final.process.js';
import { startLoad } from '../load/load.process.js';
import { prepareCompany } from '../load/master/prepare.process.js';
import type { Fault } from '../nemesis/fault/fault.js';
import { faults as everyFault, faultsNamed } from '../nemesis/faults.js';
import { strikeOn, type Struck } from '../nemesis/fault/nemesis.process.js';
import type { Note } from '../nemesis/fault/notes.js';
import type { Asked } from './words/arguments.js';
import { holdings, notGivenBack } from './baseline.process.js';
import { untilQuiet } from './quiet.process.js';
import { findingsOf, kindsOf, type Report } from './words/verdict.js';
import { Stores } from './watch/stores.process.js';
import { Watched } from './watch/watched.process.js';

export type Around = {
  readonly tell: (line: string) => void;
  readonly signal: AbortSignal;
};

const BEGINS_MS = 30_000;

/** What the phases share. */
type Trial = Around & {
  readonly asked: Asked;
  readonly faults: readonly Fault[];
  readonly company: TrialCompany;
  readonly stores: Stores;
  readonly historyFile: string;
  readonly history: Watched;
};

/**
 * Runs a trial in a folder of its own, which is kept when something was found.
 * @throws when a fault is asked for that there is not
 */
export async function runTrial(asked: Asked, around: Around): Promise<Report> {
  const faults = asked.faults ? faultsNamed(asked.faults) : everyFault;
  const state = mkdtempSync(join(tmpdir(), 'gemba-chaos-'));
  const { tell } = around;
  tell(`The company starts in ${state}.`);
  const company = await openTrialCompany({ state, portBase: asked.portBase, signal: around.signal });
  const stores = new Stores(company.run());
  const historyFile = join(state, 'history.jsonl');
  // Whoever looks for the cause of a finding, or of a broken trial, needs all that there was.
  let isKept = true;
  try {
    const history = new Watched(historyFile);
    const report = await phases({ ...around, asked, faults, company, stores, historyFile, history });
    isKept = asked.keep || report.findings.length > 0;
    return report;
  } finally {
    await stores.close();
    await company.stop();
    if (isKept) tell(`Kept: ${state}`);
    else rmSync(state, { recursive: true });
  }
}

async function phases(trial: Trial): Promise<Report> {
  const { asked, company, stores, history, tell } = trial;
  const target = company.run();
  await prepareCompany(target, asked.seed);
  await untilQuiet(stores, BEGINS_MS, trial.signal);
  const before = await holdings(company, stores);
  tell('The company is founded; the load begins.');
  const strikes = await chaos(trial);
  trial.signal.throwIfAborted();
  tell('All is healed; the load has ended; the final writes begin.');
  const { seed } = asked;
  const unwritten = await finalWrites({ target, seed, historyFile: trial.historyFile });
  const quiet = await untilQuiet(stores, asked.patienceMs, trial.signal);
  tell(`Quiet after ${(quiet.ms / 1000).toFixed(1)} s.`);
  const loud: Finding[] = quiet.behind.map((evidence) => ({
    check: 'lag returns to 0',
    what: `${evidence.who} is behind ${String(asked.patienceMs / 1000)} s after all was healed`,
    evidence,
  }));
  const heavy = await notGivenBack(before, () => holdings(company, stores));
  const broken = await check(target, trial.historyFile);
  tell(`Checked: ${String(broken.length)} findings; the views are rebuilt.`);
  const different = await rebuildAndCompare(target);
  const findings = [...findingsOf(strikes), ...unwritten, ...loud, ...heavy, ...broken, ...different];
  history.follow();
  return {
    seed: asked.seed,
    minutes: asked.minutes,
    verdict: findings.length === 0 ? 'no finding' : 'findings',
    commands: Object.fromEntries(history.outcomes),
    faults: kindsOf(strikes),
    strikes,
    findings,
    quietMs: quiet.ms,
    again: againOf(asked),
  };
}

/** The load runs while the nemesis strikes, and ends when all is healed. */
async function chaos(trial: Trial): Promise<Struck[]> {
  const { asked, faults, company, stores, history, historyFile, tell, signal } = trial;
  const { seed, clients, perSecond, patienceMs } = asked;
  const target = { ...company.run(), beside: company.beside };
  const load = startLoad({ target, seed, historyFile, clients, perSecond });
  const note = (line: Note): void => {
    appendFileSync(historyFile, `${JSON.stringify(line)}\n`);
  };
  const until = performance.now() + asked.minutes * 60_000;
  try {
    const scene = { company, stores, history, note };
    const strikes = await strikeOn({ scene, faults, seed, until, patienceMs, tell, signal });
    await over(until, signal);
    return strikes;
  } finally {
    await load.stop();
  }
}

/** Without faults the load has its time all the same. */
async function over(until: number, signal: AbortSignal): Promise<void> {
  const left = until - performance.now();
  if (left > 0 && !signal.aborted) await new Promise((resolve) => setTimeout(resolve, left));
}

function againOf({ seed, minutes, faults }: Asked): string {
  const kinds = faults ? ` --faults ${faults.join(',') || 'none'}` : '';
  return `npm run chaos -- --seed ${String(seed)} --minutes ${String(minutes)}${kinds}`;
}
