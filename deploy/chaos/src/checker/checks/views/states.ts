/**
 * What a service answers about a stream is what its store says: no memory of a process is ahead or behind.
 */
import type { Check, Found } from '../../model/finding.js';
import type { Case } from '../../model/case.js';
import { add, decimal, sumOf, ZERO } from '../../model/decimals.js';
import type { Decimal } from '../../model/decimals.js';
import { nothingHeld, promisedIn, take } from '../../model/stock.js';

type State = { readonly version: number };

export const statesCurrent: Check = {
  name: 'states-as-stored',
  find: ({ answers, byStream }) =>
    Object.entries(answers.states).flatMap(([stream, state]) => {
      const last = byStream.get(stream)?.at(-1)?.version ?? 0;
      const answered = (state as State | undefined)?.version ?? 0;
      if (last === answered) return [];
      const what = `${stream} is answered at version ${String(answered)}, stored at ${String(last)}.`;
      return [{ what, evidence: state ?? null }];
    }),
};

type StockState = {
  readonly lots: readonly {
    readonly balances: readonly { readonly status: string; readonly quantity: string }[];
  }[];
  readonly reservations: readonly { readonly quantity: string }[];
};

/** Balances by status over all lots, as the service answers them. */
const answeredBalances = ({ lots }: StockState): ReadonlyMap<string, Decimal> => {
  const sums = new Map<string, Decimal>();
  for (const { status, quantity } of lots.flatMap(({ balances }) => balances))
    add(sums, status, decimal(quantity));
  return sums;
};

const differing = (of: Case, stream: string, state: StockState): readonly Found[] => {
  const held = nothingHeld();
  for (const event of of.byStream.get(stream) ?? []) take(held, event);
  const mine = new Map<string, Decimal>();
  for (const [key, value] of held.balances) add(mine, key.slice(key.lastIndexOf(' ') + 1), value);
  const theirs = answeredBalances(state);
  const promised = sumOf(state.reservations.map(({ quantity }) => quantity));
  const statuses = [...new Set([...mine.keys(), ...theirs.keys()])];
  const off = statuses.filter((status) => !(mine.get(status) ?? ZERO).equals(theirs.get(status) ?? ZERO));
  if (off.length === 0 && promised.equals(promisedIn(held))) return [];
  const what = `${stream} is answered otherwise than its events say: ${off.join(', ') || 'promises'}.`;
  return [{ what, evidence: state }];
};

export const stockAsAnswered: Check = {
  name: 'stock-as-answered',
  find: (of) =>
    Object.entries(of.answers.states)
      .filter(([stream, state]) => stream.startsWith('supply-chain/stock-item-') && state !== undefined)
      .flatMap(([stream, state]) => differing(of, stream, state as StockState)),
};
