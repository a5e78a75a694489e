/** What the demo company is asked to do, read from its arguments and environment. */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import type { Run } from '../client/company-client.http.js';

export type Settings = {
  readonly run: Run;
  /** The folder of the running company; the demo company remembers there what it has done. */
  readonly folder: string;
  readonly seed: number;
  readonly historyDays: number;
  readonly live: boolean;
  readonly pace: number;
};

const SEED = 20_260;

/** @throws when an argument or GEMBA_RUN is missing or wrong. */
export const settingsFrom = (args: readonly string[], file: string | undefined): Settings => {
  if (file === undefined) throw new Error('Set GEMBA_RUN to the run.json of a running company.');
  const { values } = parseArgs({
    args: [...args],
    options: {
      'history-days': { type: 'string', default: '30' },
      live: { type: 'boolean', default: false },
      pace: { type: 'string', default: '1' },
      seed: { type: 'string', default: String(SEED) },
      // Tells the launcher that the process is its own.
      'gemba-state': { type: 'string' },
    },
  });
  return {
    run: JSON.parse(readFileSync(file, 'utf8')) as Run,
    folder: dirname(file),
    seed: number(values.seed, 'seed'),
    historyDays: number(values['history-days'], 'history-days'),
    live: values.live,
    pace: number(values.pace, 'pace'),
  };
};

const number = (text: string, name: string): number => {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0)
    throw new Error(`--${name} takes a number.`);
  return value;
};
