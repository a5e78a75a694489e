/** The arguments of `npm run chaos`. */
import { parseArgs } from 'node:util';

export type Asked = {
  readonly seed: number;
  readonly minutes: number;
  /** Names of faults; undefined for all, empty for none. */
  readonly faults: readonly string[] | undefined;
  /** File for the report as JSON. */
  readonly report: string | undefined;
  readonly clients: number;
  readonly perSecond: number;
  /** How long the company may take to recover from a fault, and to be quiet at the end, in ms. */
  readonly patienceMs: number;
  readonly portBase: number | undefined;
  /** Keeps the folder of the trial also when nothing was found. */
  readonly keep: boolean;
};

export const help = `npm run chaos [-- options]

  --seed N          the same seed gives the same commands and the same faults (1)
  --minutes M       how long faults strike (2)
  --faults A,B      these kinds only; "none" for none, "list" shows them all
  --clients N       clients of the load (6)
  --per-second N    commands that they give together (40)
  --patience S      seconds in which the company has to recover, and to be quiet at the end (120)
  --report FILE     writes the report as JSON too
  --port-base N     first port of the block that is used (the next free block)
  --keep            keeps the folder of the trial, with all logs, also when nothing was found

npm run chaos -- --soak [--events N] [--seed N] [--report FILE]
                    the log alone, under writers, rollbacks, kills and frozen relays (1,000,000 events)

npm run chaos -- --planted NAME|all|list [--seed N] [--keep]
                    plants mistakes into copies of what is compiled: each has to be convicted`;

const text = { type: 'string' } as const;
const OPTIONS = {
  seed: { ...text, default: '1' },
  minutes: { ...text, default: '2' },
  faults: text,
  clients: { ...text, default: '6' },
  'per-second': { ...text, default: '40' },
  patience: { ...text, default: '120' },
  report: text,
  'port-base': text,
  keep: { type: 'boolean', default: false },
} as const;

/** @throws TypeError or RangeError that says which argument is wrong */
export function readArguments(args: readonly string[]): Asked {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const base = values['port-base'];
  return {
    seed: numberOf('seed', values.seed),
    minutes: numberOf('minutes', values.minutes),
    faults: values.faults === 'none' ? [] : values.faults?.split(','),
    report: values.report,
    clients: numberOf('clients', values.clients),
    perSecond: numberOf('per-second', values['per-second']),
    patienceMs: numberOf('patience', values.patience) * 1_000,
    portBase: base === undefined ? undefined : numberOf('port-base', base),
    keep: values.keep,
  };
}

function numberOf(name: string, given: string): number {
  const value = given.trim() === '' ? NaN : Number(given);
  if (Number.isFinite(value) && value >= 0) return value;
  throw new RangeError(`--${name} takes a number, not "${given}".`);
}
