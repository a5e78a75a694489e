/** Tries a variant: it runs its own trial, and the findings of that decide whether the bug is convicted. */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Bug } from './bugs/bug.js';
import { notPlanted, verdictOn, type Finding, type Verdict } from './verdict.js';
import { buildVariant } from './variant.process.js';

export type Court = {
  readonly seed: number;
  /** Holds a folder for every variant. */
  readonly folder: string;
  /** Keeps those that are convicted as well. */
  readonly keep: boolean;
  readonly signal: AbortSignal;
};

/** Events of a soak that has to show a bug, and minutes of a company that has to. */
const SOAK_EVENTS = 6_000;
const MINUTES = 0.6;
/** A company with a mistake in it may never recover, and what convicts it is found then, too. */
const PATIENCE_S = 20;

/** Builds the variant, lets it run, and judges by what it found. Nothing is kept of one that is convicted. */
export async function convict(bug: Bug, { seed, folder, keep, signal }: Court): Promise<Verdict> {
  const began = performance.now();
  const home = join(folder, bug.name);
  try {
    await buildVariant([bug], home);
  } catch (error) {
    return notPlanted(bug, error);
  }
  const report = join(home, 'report.json');
  const code = await run(home, [...argumentsFor(bug, seed), '--report', report], signal);
  const findings = existsSync(report)
    ? (JSON.parse(readFileSync(report, 'utf8')) as { findings: Finding[] }).findings
    : null;
  const seconds = (performance.now() - began) / 1000;
  const verdict = verdictOn(bug, { findings, code, seconds });
  if (verdict.convicted && !keep) rmSync(home, { recursive: true });
  return verdict;
}

function argumentsFor({ exposure }: Bug, seed: number): string[] {
  const seeded = ['--seed', String(seed)];
  if (exposure.kind === 'soak') return ['--soak', '--events', String(SOAK_EVENTS), ...seeded];
  const faults = exposure.faults.join(',') || 'none';
  return ['--minutes', String(MINUTES), '--faults', faults, '--patience', String(PATIENCE_S), ...seeded];
}

/**
 * Everything the variant says is in `trial.log` of its folder, and its trial leaves what it leaves in `t`.
 */
function run(home: string, args: readonly string[], signal: AbortSignal): Promise<number | null> {
  const temporary = join(home, 't');
  mkdirSync(temporary);
  const log = openSync(join(home, 'trial.log'), 'a');
  const child = spawn(process.execPath, [join(home, 'deploy/chaos/dist/main.js'), ...args], {
    cwd: home,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const leave = (): void => void child.kill('SIGTERM');
  signal.addEventListener('abort', leave);
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('exit', (code) => {
      signal.removeEventListener('abort', leave);
      done(code);
    });
  });
}
