/**
 * What the stock of one item at one site is worth by its cost formula, movement by movement (IAS 2.23–27).
 *
 * - `specific`: each lot keeps its own cost (IAS 2.23); receipts into one lot are averaged.
 * - `fifo`: what came first is worth what leaves first, whichever lot is taken (IAS 2.25).
 * - `movingAverage`: every receipt makes a new average, at which stock leaves (IAS 2.25, 27).
 * - `standard`: lots are kept at standard cost (IAS 2.21); the difference is booked when stock comes in.
 *
 * What is dated back takes its place by time under the two formulas for which order counts: later issues are
 * costed once more, and only their differences are said.
 */
import type { COST_METHODS } from '@gemba/contracts/events/finance/ledger';
import type { Money } from '@gemba/measures/money';
import {
  addDecimal,
  compareDecimals,
  divideDecimals,
  multiplyDecimal,
  subtractDecimal,
} from '@gemba/measures/decimal';
import { addMoney, allocateMoney, isZeroMoney, subtractMoney, sumOfMoney } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { isBelow, isZero, minus, plus, smaller, sumOf } from '@gemba/measures/quantity';
import type { Layer } from './layers.js';
import { worthOf } from './layers.js';

export type CostMethod = (typeof COST_METHODS)[number];

/** What of a landed cost is in a layer still, exactly: it leaves with the goods, whatever else comes in. */
type Landed = Readonly<Record<string, string>>;

/** `source` is the document with which it came in. */
export type HeldLayer = Layer & {
  readonly lot: string;
  readonly source: string;
  readonly at: string;
  readonly landed?: Landed;
};

/** `key` is the movement. */
type Movement = HeldLayer & { readonly key: string };
/** What left; its amount is what it cost, as booked until now. */
export type Issue = Movement & { readonly out: { readonly purpose: string; readonly kind: string } };
export type Receipt = Movement & { readonly out?: never };
export type Move = Issue | Receipt;

export type Valuation = {
  readonly method: CostMethod;
  readonly layers: readonly HeldLayer[];
  /** What each lot holds, whatever layers its cost was taken from. */
  readonly held: Readonly<Record<string, Quantity>>;
  /** The layers before the remembered moves; what is dated back before these counts right after it. */
  readonly opening: readonly HeldLayer[];
  /** In the order of their time. */
  readonly moves: readonly Move[];
};

/** By the number of an issue: what it costs more, or less. */
export type Correction = { readonly issue: Issue; readonly difference: Money };

export const isPooled = (method: CostMethod): boolean => method === 'fifo' || method === 'movingAverage';

/** As many movements as are costed once more for one that is dated back. */
const REMEMBERED = 200;

const added = (landed: Landed, key: string, value: string): Landed => ({
  ...landed,
  [key]: addDecimal(landed[key] ?? '0', value),
});

/** A layer without a landed cost has no word of it. */
const withLanded = <L extends HeldLayer>({ landed: _, ...layer }: L, landed: Landed): HeldLayer => {
  const left = Object.entries(landed).filter(([, value]) => compareDecimals(value, '0') !== 0);
  return left.length === 0 ? layer : { ...layer, landed: Object.fromEntries(left) };
};

const merged = (into: HeldLayer, { quantity, amount, landed = {} }: HeldLayer): HeldLayer =>
  withLanded(
    { ...into, quantity: plus(into.quantity, quantity), amount: addMoney(into.amount, amount) },
    Object.entries(landed).reduce<Landed>((all, [key, value]) => added(all, key, value), into.landed ?? {}),
  );

const DIGITS = 12;

/** What stays of a layer takes its share of each landed cost along. */
const landedOn = ({ landed = {}, quantity }: HeldLayer, rest: Quantity): Landed =>
  Object.fromEntries(
    Object.entries(landed).map(([key, value]) => [
      key,
      divideDecimals(multiplyDecimal(value, rest.value), quantity.value, DIGITS),
    ]),
  );

/** Sorted by time; among equals what came later stands later. */
const inserted = <T extends { readonly at: string }>(all: readonly T[], one: T): readonly T[] => {
  const index = all.findLastIndex((each) => each.at <= one.at) + 1;
  return [...all.slice(0, index), one, ...all.slice(index)];
};

const withReceipt = (
  method: CostMethod,
  layers: readonly HeldLayer[],
  { lot, source, at, quantity, amount, landed = {} }: HeldLayer,
): readonly HeldLayer[] => {
  const layer = withLanded({ lot, source, at, quantity, amount }, landed);
  if (method === 'fifo') return inserted(layers, layer);
  const index = layers.findIndex((each) => method === 'movingAverage' || each.lot === lot);
  return index < 0 ? [...layers, layer] : layers.map((each, n) => (n === index ? merged(each, layer) : each));
};

type Taken = { readonly amount: Money; readonly layers: readonly HeldLayer[] };
type Wanted = { readonly lot: string; readonly quantity: Quantity };

/** What is taken of one layer, and what stays of it; null where it does not serve. */
const takenOf = (layer: HeldLayer, open: Quantity): { part: Layer; rest: readonly HeldLayer[] } | null => {
  if (layer.quantity.unit !== open.unit || isZero(open)) return null;
  const quantity = smaller(open, layer.quantity);
  const amount = worthOf(layer, quantity);
  if (!amount) return null;
  const rest = minus(layer.quantity, quantity);
  const less = { ...layer, quantity: rest, amount: subtractMoney(layer.amount, amount) };
  const left = withLanded(less, landedOn(layer, rest));
  return { part: { quantity, amount }, rest: isZero(rest) ? [] : [left] };
};

/** Takes a quantity from the layers that serve it, oldest first; undefined where they hold less. */
const taken = (
  method: CostMethod,
  layers: readonly HeldLayer[],
  { lot, quantity }: Wanted,
): Taken | undefined => {
  const amounts: Money[] = [];
  const left: HeldLayer[] = [];
  let open = quantity;
  for (const layer of layers) {
    const of = isPooled(method) || layer.lot === lot ? takenOf(layer, open) : null;
    left.push(...(of?.rest ?? [layer]));
    if (!of) continue;
    amounts.push(of.part.amount);
    open = minus(open, of.part.quantity);
  }
  const currency = amounts[0]?.currency;
  if (currency === undefined || !isZero(open)) return undefined;
  return { amount: sumOfMoney(amounts, currency), layers: left };
};

type Replayed = { readonly layers: readonly HeldLayer[]; readonly costs: ReadonlyMap<string, Money> };

/** One move after the other; an issue that is dated before what it was taken from counts right after that. */
const replayed = (method: CostMethod, opening: readonly HeldLayer[], moves: readonly Move[]): Replayed => {
  const costs = new Map<string, Money>();
  let layers = opening;
  let waiting: readonly Issue[] = [];
  const leaves = (issue: Issue): boolean => {
    const outcome = taken(method, layers, issue);
    if (outcome) {
      layers = outcome.layers;
      costs.set(issue.key, outcome.amount);
    }
    return outcome !== undefined;
  };
  for (const move of moves) {
    if (move.out) waiting = [...waiting, move];
    else layers = withReceipt(method, layers, move);
    waiting = waiting.filter((issue) => !leaves(issue));
  }
  return { layers, costs };
};

/** Forgets the oldest moves: what they leave is the new opening. */
const bounded = (valuation: Valuation): Valuation => {
  const { method, opening, moves } = valuation;
  if (moves.length <= REMEMBERED) return valuation;
  const after = (move: Move) =>
    move.out ? taken(method, opening, move)?.layers : withReceipt(method, opening, move);
  const first = moves.find((move) => after(move) !== undefined);
  const next = first && after(first);
  return next ? { ...valuation, opening: next, moves: moves.filter((move) => move !== first) } : valuation;
};

const movedLots = (held: Valuation['held'], { lot, quantity, out }: Move): Valuation['held'] => {
  const { [lot]: before, ...others } = held;
  const signed = out ? before && minus(before, quantity) : before ? plus(before, quantity) : quantity;
  return signed && !isZero(signed) ? { ...others, [lot]: signed } : others;
};

export type Arrived = {
  readonly after: Valuation;
  /** What it is worth. */
  readonly amount: Money;
  readonly corrections: readonly Correction[];
};

/** By order of time: what it costs, and what issues after it cost otherwise than they were booked. */
const placed = (valuation: Valuation, move: Move): Arrived | undefined => {
  const moves = inserted(valuation.moves, move);
  const { layers, costs } = replayed(valuation.method, valuation.opening, moves);
  const amount = move.out ? costs.get(move.key) : move.amount;
  if (!amount) return undefined;
  const corrections = moves.flatMap((issue): readonly Correction[] => {
    const cost = costs.get(issue.key);
    if (!issue.out || !cost || issue.key === move.key) return [];
    const difference = subtractMoney(cost, issue.amount);
    return isZeroMoney(difference) ? [] : [{ issue, difference }];
  });
  const rebooked = moves.map((each) => ({ ...each, amount: costs.get(each.key) ?? each.amount }));
  return { after: { ...valuation, layers, moves: rebooked }, amount, corrections };
};

const appended = (valuation: Valuation, move: Move): Arrived | undefined => {
  const { method, layers } = valuation;
  const outcome = move.out
    ? taken(method, layers, move)
    : { amount: move.amount, layers: withReceipt(method, layers, move) };
  if (!outcome) return undefined;
  const { amount } = outcome;
  const moves = isPooled(method) ? [...valuation.moves, { ...move, amount }] : [];
  return { after: { ...valuation, layers: outcome.layers, moves }, amount, corrections: [] };
};

/** A movement is valued; undefined where the lot holds less than what is to leave. */
export const arrived = (valuation: Valuation, move: Move): Arrived | undefined => {
  const own = valuation.held[move.lot];
  if (move.out && (own?.unit !== move.quantity.unit || isBelow(own, move.quantity))) return undefined;
  const last = valuation.moves.at(-1);
  const isLate = last !== undefined && move.at < last.at;
  const outcome = isLate ? placed(valuation, move) : appended(valuation, move);
  if (!outcome) return undefined;
  const after = { ...outcome.after, held: movedLots(valuation.held, move) };
  return { ...outcome, after: bounded(after) };
};

/** From here on nothing that is dated back changes what was before. */
const sealed = (valuation: Valuation): Valuation => ({
  ...valuation,
  opening: valuation.layers,
  moves: [],
});

type Served = { readonly lot?: string | undefined; readonly source?: string | undefined };

/** The layers that a change of worth is about: of the receipt, else of the lot, else all. */
const served = ({ method, layers }: Valuation, { lot, source }: Served): readonly HeldLayer[] => {
  if (method === 'movingAverage' || lot === undefined) return layers;
  if (method === 'fifo' && source !== undefined) {
    return layers.filter((each) => each.source === source && each.lot === lot);
  }
  const own = layers.filter((each) => each.lot === lot);
  return own.length === 0 && method === 'fifo' ? layers : own;
};

/** What the layers hold that a change of worth is about; undefined where that is nothing. */
export const servedWorth = (valuation: Valuation, of: Served): Layer | undefined => {
  const layers = served(valuation, of);
  const [first] = layers;
  if (!first) return undefined;
  const amount = sumOfMoney(
    layers.map((each) => each.amount),
    first.amount.currency,
  );
  const same = layers.filter((each) => each.quantity.unit === first.quantity.unit);
  const quantity = sumOf(
    same.map((each) => each.quantity),
    first.quantity.unit,
  );
  return { quantity, amount };
};

/** What is still in stock of a landed cost, exactly; undefined where nothing was put there. */
export const landedIn = ({ layers }: Valuation, key: string): string | undefined => {
  const parts = layers.flatMap(({ landed }) => landed?.[key] ?? []);
  return parts.length === 0 ? undefined : parts.reduce(addDecimal);
};

/** A landed cost comes into stock, or leaves it again altogether. */
export const withLandedCost = (
  valuation: Valuation,
  of: Served,
  [key, amount]: [string, Money],
): Valuation => {
  const before = valuation.layers;
  const after = revalued(valuation, of, amount);
  const isBack = landedIn(valuation, key) !== undefined && amount.amount.startsWith('-');
  const layers = after.layers.map((layer, n) => {
    const part = subtractDecimal(layer.amount.amount, before[n]?.amount.amount ?? '0');
    const { [key]: _, ...others } = layer.landed ?? {};
    return withLanded(layer, isBack ? others : added(layer.landed ?? {}, key, part));
  });
  return sealed({ ...after, layers });
};

/** The worth of these layers changes, each in proportion to what it is worth, or else to what it holds. */
export const revalued = (valuation: Valuation, of: Served, amount: Money): Valuation => {
  const about = served(valuation, of);
  if (about.length === 0) return valuation;
  const byWorth = about.some((each) => !isZeroMoney(each.amount));
  const weights = about.map((each) => (byWorth ? each.amount.amount : each.quantity.value));
  const parts = new Map(allocateMoney(amount, weights).map((part, n) => [about[n], part]));
  const layers = valuation.layers.map((layer) => {
    const part = parts.get(layer);
    return part ? { ...layer, amount: addMoney(layer.amount, part) } : layer;
  });
  return sealed({ ...valuation, layers });
};

/** What each lot is worth: its own cost, or its part of the whole where cost is not kept by lot. */
export const lotWorths = (valuation: Valuation): readonly (Layer & { readonly lot: string })[] => {
  const { method, layers, held } = valuation;
  if (!isPooled(method)) return layers.map(({ lot, quantity, amount }) => ({ lot, quantity, amount }));
  const whole = servedWorth(valuation, {});
  if (!whole) return [];
  const lots = Object.entries(held);
  const parts = allocateMoney(
    whole.amount,
    lots.map(([, { value }]) => value),
  );
  return lots.map(([lot, quantity], n) => ({ lot, quantity, amount: parts[n] ?? whole.amount }));
};

/**
 * Another formula from here on. What is open keeps its worth (IAS 8.25: prospectively, since what was issued
 * is not costed again): lots become layers by their age, layers become one average, and where each lot has
 * its own cost again it takes its part of the whole.
 */
export const changed = (valuation: Valuation, method: CostMethod): Valuation => {
  const { method: before, layers } = valuation;
  const byLot = lotWorths(valuation).map((each) => {
    const age = layers.find(({ lot }) => lot === each.lot) ?? layers[0];
    return { ...each, source: age?.source ?? '', at: age?.at ?? '' };
  });
  const open = isPooled(before) && !isPooled(method) ? byLot : layers;
  const start: readonly HeldLayer[] = [];
  const after = open.reduce((sum, layer) => withReceipt(method, sum, layer), start);
  return sealed({ ...valuation, method, layers: after });
};
