/**
 * The busy time that is planned for each machine: a little longer than the work that it got takes, and never
 * more than two shifts a day, however many rounds of work the present brings.
 */
import { addDecimal, compareDecimals } from '@gemba/measures/decimal';
import { durationOf, secondsOf } from '@gemba/measures/duration';
import { madeNamed } from '../../company/products.js';
import type { Stage } from '../../world/stage.js';
import { together } from '../../world/stage.js';
import type { Ready } from './production.js';

const SERVICE = 'production';
const RESERVE = 1.18;
const STEP_MINUTES = 5;
const MOST_SECONDS = String(16 * 60 * 60);

/** Planned minutes by machine. */
const loadOf = (works: readonly Ready[]): ReadonlyMap<string, number> => {
  const load = new Map<string, number>();
  for (const { item, quantity, staffed } of works) {
    const { operations } = madeNamed(item);
    for (const [index, { workUnit }] of staffed.entries()) {
      const { setup = 0, runPerUnit = 0 } = operations[index] ?? {};
      load.set(workUnit, (load.get(workUnit) ?? 0) + setup + runPerUnit * quantity);
    }
  }
  return load;
};

type Equipment = { readonly planned: readonly { readonly date: string; readonly planned: string }[] };

/** What is planned for today already; only the present plans more than once a day. */
const plannedBefore = async ({ company, date, isPast }: Stage, machine: string): Promise<string> => {
  if (isPast) return 'PT0S';
  const state = await company.read<Equipment>({ service: SERVICE, path: `equipment/${machine}` });
  return state?.planned.find((each) => each.date === date)?.planned ?? 'PT0S';
};

export const planBusyTime = (stage: Stage, works: readonly Ready[]) =>
  together([...loadOf(works)], async ([machine, minutes]) => {
    const before = await stage.memory.once(`busy/${stage.tag}/${machine}`, () =>
      plannedBefore(stage, machine),
    );
    const planned = plannedWith(secondsOf(before), minutes);
    if (compareDecimals(planned, secondsOf(before)) <= 0) return;
    await stage.act({
      service: SERVICE,
      path: `equipment/${machine}/plan-busy-time`,
      body: { date: stage.date, planned: durationOf(planned) },
      key: `${machine}/${stage.tag}`,
      at: stage.at('08:59'),
    });
  });

/** The seconds of a day that already has some, with so many minutes of work more. */
export const plannedWith = (before: string, minutes: number): string => {
  const more = Math.ceil((minutes * RESERVE) / STEP_MINUTES) * STEP_MINUTES * 60;
  const planned = addDecimal(before, String(more));
  return compareDecimals(planned, MOST_SECONDS) > 0 ? MOST_SECONDS : planned;
};
