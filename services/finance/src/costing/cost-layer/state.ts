/** What a cost layer remembers: how its stock is valued, and which movements it valued last. */
import type { Money } from '@gemba/measures/money';
import type { CostMethod, Valuation } from './valuation.js';

export type CostLayer = {
  readonly valuation: Valuation;
  /** The latest movements valued here, by which a repeat is known. */
  readonly sources: readonly string[];
  /** The time of the latest of them. */
  readonly last: string;
  /** By the order that was to make it good again: by how much it was written down for that. */
  readonly writtenDown: Readonly<Record<string, Money>>;
};

/** What is written down for an order that makes it good again: `refurbishing/<order>`. */
export const REFURBISHING = 'refurbishing';

/** Until somebody chooses otherwise, each lot keeps its own cost. */
const DEFAULT: CostMethod = 'specific';

export const NONE: CostLayer = {
  valuation: { method: DEFAULT, layers: [], held: {}, opening: [], moves: [] },
  sources: [],
  last: '',
  writtenDown: {},
};

/** Movements remembered; commands of processes have ids of their own, so this is the second guard. */
const REMEMBERED = 200;

/** The state with a movement that was valued at a time. */
export const remembering = (
  { sources, last, writtenDown }: CostLayer,
  valuation: Valuation,
  { source, at }: { readonly source: string; readonly at: string },
): CostLayer => ({
  valuation,
  sources: [...sources, source].slice(-REMEMBERED),
  last: at > last ? at : last,
  writtenDown,
});
