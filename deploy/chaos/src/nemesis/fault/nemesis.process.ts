/** The nemesis strikes by the seed, one fault or two at a time, and waits until all works again. */
import { setTimeout as pause } from 'node:timers/promises';
import { chanceOf, type Chance } from '@gemba/deploy-local/demo/world/chance';
import type { Condition, Fault, Scene, Strike } from './fault.js';

/** What became of one strike. */
export type Struck = {
  readonly fault: string;
  readonly service: string;
  /** Whether another fault was there at the same time. */
  readonly paired: boolean;
  /** From the damage, or the healing, until all worked again; undefined when that took too long. */
  readonly recoveredMs: number | undefined;
  /** Why it could not strike; it has done nothing then. */
  readonly missed?: string;
  readonly finding?: string;
};

export type Plan = {
  readonly scene: Omit<Scene, 'service' | 'holdMs' | 'chance'>;
  readonly faults: readonly Fault[];
  readonly seed: number;
  /** No fault begins later; in ms of the performance clock. */
  readonly until: number;
  /** How long all may take to work again. */
  readonly patienceMs: number;
  readonly tell: (line: string) => void;
  readonly signal: AbortSignal;
};

const HOLD_MS = [2_000, 8_000] as const;
const GAP_MS = [300, 2_000] as const;
const PAIRS = 0.35;
const LOOK_MS = 20;

/** Strikes until the time is over. Every kind has its turn before any comes again. */
export async function strikeOn(plan: Plan): Promise<Struck[]> {
  const chance = chanceOf(plan.seed, 'nemesis');
  const struck: Struck[] = [];
  let deck: Fault[] = [];
  for (let round = 0; performance.now() < plan.until && !plan.signal.aborted; round += 1) {
    const wanted = chance.happens(PAIRS) ? 2 : 1;
    if (plan.faults.length === 0) return [];
    if (deck.length < wanted) deck = [...shuffled(plan.faults, chance), ...deck];
    const now = deck.splice(-wanted);
    const strikes = now.map((fault, place) => {
      const own = chanceOf(plan.seed, 'strike', String(round), String(place));
      return strikeOnce(plan, { fault, chance: own, paired: now.length > 1 });
    });
    struck.push(...(await Promise.all(strikes)));
    await pause(chance.whole(...GAP_MS));
  }
  return struck;
}

function shuffled(faults: readonly Fault[], chance: Chance): Fault[] {
  return faults
    .map((fault) => ({ fault, place: chance.next() }))
    .sort((one, other) => one.place - other.place)
    .map(({ fault }) => fault);
}

type Turn = { readonly fault: Fault; readonly chance: Chance; readonly paired: boolean };

async function strikeOnce(plan: Plan, { fault, chance, paired }: Turn): Promise<Struck> {
  const service = chance.pick(fault.targets);
  const scene: Scene = { ...plan.scene, service, holdMs: chance.whole(...HOLD_MS), chance };
  const note = noterOf(scene, fault);
  note('strike');
  const began = performance.now();
  const strike = await fault.strike(scene).catch(wordsOf);
  if (typeof strike === 'string') note('missed');
  const became: Became =
    typeof strike === 'string'
      ? { recoveredMs: undefined, missed: strike }
      : await healing(plan, { since: fault.since, strike, scene, note, began }).catch(unhealed);
  const struck: Struck = { fault: fault.name, service, paired, ...became };
  plan.tell(toldOf(struck));
  return struck;
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const unhealed = (error: unknown): Became => ({
  recoveredMs: undefined,
  finding: `it could not be healed: ${wordsOf(error)}`,
});

type Healing = {
  readonly since: Fault['since'];
  readonly strike: Strike;
  readonly scene: Scene;
  readonly note: ReturnType<typeof noterOf>;
  readonly began: number;
};
type Became = Pick<Struck, 'recoveredMs' | 'missed' | 'finding'>;

async function healing(plan: Plan, { since, strike, scene, note, began }: Healing): Promise<Became> {
  const from = since === 'strike' ? performance.now() : await healed(strike, scene, began);
  note('heal');
  const recoveredMs = (await holds(await strike.recovered(), plan)) ? performance.now() - from : undefined;
  note(recoveredMs === undefined ? 'not-recovered' : 'recovered');
  const finding = await strike.verdict?.();
  return { recoveredMs, ...(finding ? { finding } : {}) };
}

function toldOf({ fault, service, recoveredMs, missed, finding }: Struck): string {
  const where = `${fault} ${service}`;
  if (missed !== undefined) return `${where}: missed (${missed})`;
  const words = recoveredMs === undefined ? 'NOT RECOVERED' : `recovered in ${recoveredMs.toFixed(0)} ms`;
  return `${where}: ${words}${finding === undefined ? '' : ` – ${finding}`}`;
}

/** Lets the fault stay for its time, takes it away, and answers when that was. */
async function healed(strike: Strike, { holdMs }: Scene, began: number): Promise<number> {
  await pause(Math.max(0, began + holdMs - performance.now()));
  await strike.heal();
  return performance.now();
}

function noterOf({ service, note }: Scene, { name }: Fault) {
  return (phase: 'strike' | 'heal' | 'missed' | 'recovered' | 'not-recovered'): void => {
    note({ kind: 'fault', name, service, phase, at: new Date().toISOString() });
  };
}

async function holds(condition: Condition, { patienceMs, signal }: Plan): Promise<boolean> {
  const deadline = performance.now() + patienceMs;
  while (!(await isSo(condition))) {
    if (performance.now() > deadline || signal.aborted) return false;
    await pause(LOOK_MS);
  }
  return true;
}

/** Asks; what cannot be told because an engine or a service is away is not so yet. */
export async function isSo(condition: Condition): Promise<boolean> {
  try {
    return await condition();
  } catch (error) {
    if (error instanceof Error) return false;
    throw error;
  }
}
