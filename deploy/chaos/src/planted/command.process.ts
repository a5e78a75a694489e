/** `npm run chaos -- --planted NAME|all`: the checker is checked by mistakes that it has to find. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bug } from './bugs/bug.js';
import { bugs, bugsNamed } from './bugs/all.js';
import { convict } from './convict.process.js';
import { told, type Verdict } from './verdict.js';

const text = { type: 'string' } as const;
const OPTIONS = {
  planted: text,
  seed: { ...text, default: '1' },
  keep: { type: 'boolean', default: false },
} as const;

/** Answers the exit code: 0 when every bug was convicted. */
export async function plantedCommand(args: readonly string[], signal: AbortSignal): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const planted = values.planted ?? 'all';
  if (planted === 'list') return list();
  const folder = mkdtempSync(join(tmpdir(), 'gemba-planted-'));
  const seed = Number(values.seed);
  const verdicts: Verdict[] = [];
  for (const bug of bugsNamed(planted)) {
    if (signal.aborted) break;
    verdicts.push(await tried(bug, { seed, folder, keep: values.keep, signal }));
  }
  console.log(told(verdicts));
  const allConvicted = verdicts.every(({ convicted }) => convicted);
  if (allConvicted && !values.keep) rmSync(folder, { recursive: true });
  else console.log(`Kept: ${folder}`);
  return allConvicted ? 0 : 1;
}

function list(): number {
  for (const bug of bugs) console.log(`${bug.name.padEnd(30)}${bug.how}`);
  return 0;
}

async function tried(bug: Bug, court: Parameters<typeof convict>[1]): Promise<Verdict> {
  const first = await convict(bug, court);
  // On a busy machine a company may not come up in time, which says nothing about the bug.
  const verdict = first.broke && !court.signal.aborted ? await convict(bug, court) : first;
  const { convicted, seconds, what } = verdict;
  console.log(
    `${bug.name}: ${convicted ? 'convicted' : 'NOT CONVICTED'} in ${seconds.toFixed(0)} s: ${what}`,
  );
  return verdict;
}
