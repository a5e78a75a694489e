/** What a trial says at its end: verdict, commands, faults with their recovery times, findings. */
import type { Struck } from '../../nemesis/fault/nemesis.process.js';
import type { Finding } from '../../checker/model/finding.js';

export type Report = {
  readonly seed: number;
  readonly minutes: number;
  readonly verdict: 'no finding' | 'findings';
  /** Commands by outcome. */
  readonly commands: Readonly<Record<string, number>>;
  readonly faults: readonly Kind[];
  readonly strikes: readonly Struck[];
  readonly findings: readonly Finding[];
  readonly quietMs: number;
  /** The command that does the same again. */
  readonly again: string;
};

/** All strikes of one kind of fault; times in ms, of those that struck alone where there are any. */
export type Kind = {
  readonly fault: string;
  readonly struck: number;
  readonly missed: number;
  readonly p50: number | null;
  readonly max: number | null;
};

/** Strikes by kind, in the order of their names. */
export function kindsOf(strikes: readonly Struck[]): Kind[] {
  const byKind = [...Map.groupBy(strikes, ({ fault }) => fault)].sort(([a], [b]) => a.localeCompare(b));
  return byKind.map(([fault, all]) => {
    const missed = all.filter((each) => each.missed !== undefined).length;
    const times = timesOf(all.filter(({ paired }) => !paired));
    const sorted = times.length > 0 ? times : timesOf(all);
    const p50 = sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
    return { fault, struck: all.length - missed, missed, p50, max: sorted.at(-1) ?? null };
  });
}

const timesOf = (strikes: readonly Struck[]): number[] =>
  strikes.flatMap(({ recoveredMs }) => recoveredMs ?? []).sort((a, b) => a - b);

/** What the strikes themselves found: what did not recover, and what a fault saw and should not have. */
export function findingsOf(strikes: readonly Struck[]): Finding[] {
  return strikes.flatMap((strike) => {
    const { fault, service, recoveredMs, missed, finding } = strike;
    const where = `${fault} of ${service}`;
    const late =
      recoveredMs === undefined && missed === undefined
        ? [{ check: 'recovers', what: `${where}: not all works again in time`, evidence: strike }]
        : [];
    return finding === undefined
      ? late
      : [...late, { check: fault, what: `${where}: ${finding}`, evidence: strike }];
  });
}

const ms = (value: number | null): string => (value === null ? '–' : value.toFixed(0));

const row = (cells: readonly string[]): string => {
  const [name = '', ...numbers] = cells;
  return name.padEnd(30) + numbers.map((cell) => cell.padStart(9)).join('');
};

/** The report as text for people. */
export function told(report: Report): string {
  const { commands, faults, findings, seed, minutes } = report;
  const counted = Object.entries(commands).map(([outcome, count]) => `${String(count)} ${outcome}`);
  const struck = faults.reduce((sum, kind) => sum + kind.struck, 0);
  const shown = findings.slice(0, 40).map(({ check, what, evidence }) => {
    return `  ${check}: ${what}\n    ${JSON.stringify(evidence).slice(0, 600)}`;
  });
  return [
    '',
    row(['fault', 'struck', 'missed', 'p50 ms', 'max ms']),
    ...faults.map((kind) =>
      row([kind.fault, String(kind.struck), String(kind.missed), ms(kind.p50), ms(kind.max)]),
    ),
    '',
    `Commands: ${counted.join(', ')}. Faults: ${String(struck)}, of ${String(faults.length)} kinds.`,
    `Quiet ${(report.quietMs / 1000).toFixed(1)} s after the final writes.`,
    ...(findings.length > 0 ? [`${String(findings.length)} findings:`, ...shown] : []),
    '',
    `Verdict: ${report.verdict} (seed ${String(seed)}, ${String(minutes)} minutes)`,
    `Again: ${report.again}`,
  ].join('\n');
}
