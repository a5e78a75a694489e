/** Whether a planted bug is convicted: only a finding of a check that is meant for it counts. */
import type { Bug } from './bugs/bug.js';

export type Finding = { readonly check: string; readonly what: string };

export type Trial = {
  /** Null when the trial broke before it had any. */
  readonly findings: readonly Finding[] | null;
  readonly code: number | null;
  readonly seconds: number;
};

export type Verdict = {
  readonly bug: string;
  readonly convicted: boolean;
  /** Every check that found something, the ones that count first. */
  readonly by: readonly string[];
  /** The finding that counts most, or what went wrong. */
  readonly what: string;
  readonly seconds: number;
  /** Whether the trial broke before it could find anything. */
  readonly broke?: true;
};

export function verdictOn(bug: Bug, { findings, code, seconds }: Trial): Verdict {
  if (findings === null) {
    const what = `The trial broke with code ${String(code)} and found nothing.`;
    return { bug: bug.name, convicted: false, by: [], what, seconds, broke: true };
  }
  const counts = (check: string): boolean => bug.convictedBy.includes(check);
  const names = [...new Set(findings.map(({ check }) => check))];
  const by = [...names.filter(counts), ...names.filter((name) => !counts(name))];
  const first = findings.find(({ check }) => counts(check)) ?? findings[0];
  const what = first === undefined ? 'Nothing was found.' : first.what;
  return { bug: bug.name, convicted: names.some(counts), by, what, seconds };
}

/** A bug that cannot be planted any more proves nothing. */
export function notPlanted({ name }: Bug, error: unknown): Verdict {
  return { bug: name, convicted: false, by: [], what: String(error), seconds: 0 };
}

const row = ({ bug, convicted, by, seconds }: Verdict): string =>
  [
    bug.padEnd(30),
    (convicted ? 'convicted' : 'NOT CONVICTED').padEnd(15),
    `${seconds.toFixed(0)} s`.padStart(6),
    `  ${by.join(', ')}`,
  ].join('');

/** All verdicts as text for people. */
export function told(verdicts: readonly Verdict[]): string {
  const convicted = verdicts.filter((verdict) => verdict.convicted).length;
  const total = `${String(convicted)} of ${String(verdicts.length)} convicted`;
  const free = verdicts.filter((verdict) => !verdict.convicted);
  return ['', ...verdicts.map(row), '', ...free.map(({ bug, what }) => `${bug}: ${what}`), total].join('\n');
}
