/** The busy time that is planned for each machine: a little longer than the work that it got takes. */
import { addDecimal } from '@gemba/measures/decimal';
import { durationOf, secondsOf } from '@gemba/measures/duration';
import { madeNamed } from '../../company/products.js';
import type { Stage } from '../../world/stage.js';
import { together } from '../../world/stage.js';
import type { Ready } from './production.js';

const SERVICE = 'production';
const RESERVE = 1.18;
const STEP_MINUTES = 5;

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

type Equipment = { readonly planned: Readonly<Record<string, string>> };

/** What is planned for today already; only the present plans more than once a day. */
const plannedBefore = async ({ company, date, isPast }: Stage, machine: string): Promise<string> => {
  if (isPast) return 'PT0S';
  const state = await company.read<Equipment>({ service: SERVICE, path: `equipment/${machine}` });
  return state?.planned[date] ?? 'PT0S';
};

export const planBusyTime = (stage: Stage, works: readonly Ready[]) =>
  together([...loadOf(works)], async ([machine, minutes]) => {
    const before = await stage.memory.once(`busy/${stage.tag}/${machine}`, () =>
      plannedBefore(stage, machine),
    );
    const more = Math.ceil((minutes * RESERVE) / STEP_MINUTES) * STEP_MINUTES * 60;
    return stage.act({
      service: SERVICE,
      path: `equipment/${machine}/plan-busy-time`,
      body: { date: stage.date, planned: durationOf(addDecimal(secondsOf(before), String(more))) },
      key: `${machine}/${stage.tag}`,
      at: stage.at('08:59'),
    });
  });
