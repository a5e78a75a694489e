/** What will be there of an item on each day on which something changes, if everything comes as promised. */
import type { Lot } from './netting.js';
import { Pool, dayAfter, from } from './netting.js';

type Moving = { readonly date: string; readonly quantity: bigint };

export type Projecting = {
  readonly today: string;
  readonly lots: readonly Lot[];
  readonly needs: readonly Moving[];
  readonly comes: readonly Moving[];
};

/** At the end of the day: below zero is what is missing of all that was needed so far. */
export type ProjectedDay = { readonly date: string; readonly there: bigint };

const summed = (moving: readonly Moving[], today: string): ReadonlyMap<string, bigint> => {
  const sums = new Map<string, bigint>();
  for (const { date, quantity } of moving) {
    const on = from(today, date);
    sums.set(on, (sums.get(on) ?? 0n) + quantity);
  }
  return sums;
};

/** Stock is used in the order in which it expires; what came late serves first what it came too late for. */
export const projected = ({ today, lots, needs, comes }: Projecting): readonly ProjectedDay[] => {
  const pool = new Pool(lots);
  const [out, into] = [summed(needs, today), summed(comes, today)];
  const expiries = lots.flatMap(({ expiry }) =>
    expiry !== undefined && expiry >= today ? [dayAfter(expiry)] : [],
  );
  const dates = [...new Set([today, ...out.keys(), ...into.keys(), ...expiries])].sort();
  let missing = 0n;
  return dates.map((date) => {
    pool.expire(date);
    pool.add(into.get(date) ?? 0n);
    missing += out.get(date) ?? 0n;
    const served = missing < pool.total ? missing : pool.total;
    pool.take(served);
    missing -= served;
    return { date, there: pool.total - missing };
  });
};
