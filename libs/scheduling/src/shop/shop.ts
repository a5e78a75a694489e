/** The classic job shop: chains of operations, each on one machine that never rests, as short as possible. */
import { at } from '../engine/calendar.js';
import type { Indexed } from '../engine/indexed.js';

/** Operations are numbered as in the problem; −1 stands for none. */
export type Shop = {
  readonly size: number;
  readonly duration: Int32Array;
  readonly release: Int32Array;
  readonly machine: Int32Array;
  readonly machines: number;
  /** Before and behind in its chain, with the minutes that must pass in between. */
  readonly before: Int32Array;
  readonly behind: Int32Array;
  readonly lagBefore: Int32Array;
  readonly lagBehind: Int32Array;
  /** The chain of each operation; a chain visits a machine once. */
  readonly chain: Int32Array;
  readonly chains: number;
};

const neverRests = (indexed: Indexed): boolean =>
  indexed.calendars.every(({ from }) => from.length === 1 && from[0] === 0);

const needsNoSetup = ({ setups }: Indexed): boolean =>
  setups.every((minutes) => minutes?.every((each) => each === 0) ?? true);

const isNeverLate = ({ due, weight, horizon }: Indexed): boolean =>
  weight.every((each, job) => each === 0 || at(due, job) >= horizon);

const areChains = ({ before, behind, choices, duration }: Indexed): boolean =>
  choices.every(
    (each, operation) =>
      each.length === 1 &&
      each[0]?.resources.length === 1 &&
      (before[operation]?.length ?? 0) < 2 &&
      (behind[operation]?.length ?? 0) < 2 &&
      at(duration, operation) > 0,
  );

/** Null where the problem has more to it than that. */
export const shopOf = (indexed: Indexed): Shop | null => {
  const size = indexed.duration.length;
  const isWhole = indexed.free.length === size;
  if (!isWhole || ![neverRests, needsNoSetup, areChains, isNeverLate].every((it) => it(indexed))) return null;
  const links = linksOf(indexed);
  const { duration, release } = indexed;
  const machine = Int32Array.from(indexed.choices, ([first]) => first?.resources[0] ?? 0);
  const machines = indexed.calendars.length;
  const visited = new Set(machine.map((each, operation) => at(links.chain, operation) * machines + each));
  return visited.size < size ? null : { size, duration, release, machine, machines, ...links };
};

type Links = Pick<Shop, 'before' | 'behind' | 'lagBefore' | 'lagBehind' | 'chain' | 'chains'>;

const linksOf = (indexed: Indexed): Links => {
  const size = indexed.duration.length;
  const none = (): Int32Array => new Int32Array(size).fill(-1);
  const [before, behind, chain] = [none(), none(), none()];
  const [lagBefore, lagBehind] = [new Int32Array(size), new Int32Array(size)];
  let chains = 0;
  for (const operation of indexed.sorted) {
    const earlier = indexed.before[operation]?.[0] ?? -1;
    chain[operation] = earlier < 0 ? chains++ : at(chain, earlier);
    if (earlier < 0) continue;
    before[operation] = earlier;
    behind[earlier] = operation;
    lagBefore[operation] = indexed.lags[operation]?.[0] ?? 0;
    lagBehind[earlier] = at(lagBefore, operation);
  }
  return { before, behind, lagBefore, lagBehind, chain, chains };
};
