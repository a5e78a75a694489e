/** Pegging: which supply serves which demand, first come first served by date, so that both can be asked. */
import type { Demand } from './netting.js';
import { least } from './millionths.js';

export type Supply<T> = { readonly of: T; readonly date: string; readonly quantity: bigint };
export type Peg = { readonly demand: Demand; readonly quantity: bigint };

/** What each supply is for, in the order of the demands; the first supplies serve the first demands. */
export const pegged = <T>(
  supplies: readonly Supply<T>[],
  demands: readonly Demand[],
): ReadonlyMap<T, readonly Peg[]> => {
  const pegs = new Map<T, Peg[]>();
  let at = 0;
  let served = 0n;
  for (const { of, quantity } of supplies) {
    let left = quantity;
    const ofThis: Peg[] = [];
    pegs.set(of, ofThis);
    for (let demand = demands[at]; left > 0n && demand; demand = demands[at]) {
      const part = least(left, demand.quantity - served);
      ofThis.push({ demand, quantity: part });
      left -= part;
      served += part;
      if (served < demand.quantity) break;
      at += 1;
      served = 0n;
    }
  }
  return pegs;
};
