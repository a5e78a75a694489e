/** Stock as it stands, and which lots to take: what expires first, then what came first. */
import { addDecimal, compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import type { Stage } from './stage.js';

type Lot = {
  readonly lot: string;
  readonly balances: readonly { readonly status: string; readonly quantity: string }[];
  /** The first of them says how old the lot is. */
  readonly movements: readonly { readonly at: string }[];
  readonly expiry?: string;
};

/** The answer of `GET /v1/stock-items/{site}.{item}`, as far as it is read here. */
export type StockItem = {
  readonly unit: string;
  readonly lots: readonly Lot[];
  readonly reservations: readonly { readonly demand: string; readonly quantity: string }[];
  readonly onOrder: string;
};

export type Taken = { readonly lot: string; readonly quantity: string };

const NO_STOCK: StockItem = { unit: 'C62', lots: [], reservations: [], onOrder: '0' };

export const stockOf = async ({ company, site }: Stage, item: string): Promise<StockItem> =>
  (await company.read<StockItem>({ service: 'supply-chain', path: `stock-items/${site.id}.${item}` })) ??
  NO_STOCK;

const sum = (values: readonly string[]): string => values.reduce(addDecimal, '0');

/** What a lot holds in a status. */
export const heldIn = ({ balances }: Pick<Lot, 'balances'>, status: string): string =>
  balances.find((each) => each.status === status)?.quantity ?? '0';

/** What is available and promised to nobody. */
export const freeOf = (stock: StockItem): string =>
  subtractDecimal(
    sum(stock.lots.map((lot) => heldIn(lot, 'available'))),
    sum(stock.reservations.map(({ quantity }) => quantity)),
  );

const orderOf = ({ lot, expiry = '9999', movements }: Lot): string =>
  `${expiry} ${movements[0]?.at ?? ''} ${lot}`;

/**
 * A store that is drawn from on paper before it is drawn from in fact, so that orders do not meet at one
 * lot.
 */
export type Store = {
  /** The lots that make up a quantity; null, and nothing taken, when there is not enough. */
  readonly take: (item: string, quantity: string) => readonly Taken[] | null;
};

const lesser = (a: string, b: string): string => (compareDecimals(a, b) < 0 ? a : b);

export const storeOf = (stocks: Readonly<Record<string, StockItem>>): Store => {
  const left = new Map(
    Object.entries(stocks).map(([item, { lots }]) => [
      item,
      lots
        .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
        .map((held) => ({ lot: held.lot, quantity: heldIn(held, 'available') })),
    ]),
  );
  const take = (item: string, quantity: string): readonly Taken[] | null => {
    let missing = quantity;
    const taken: Taken[] = [];
    const rest = (left.get(item) ?? []).map(({ lot, quantity: there }) => {
      const part = lesser(there, missing);
      missing = subtractDecimal(missing, part);
      if (compareDecimals(part, '0') > 0) taken.push({ lot, quantity: part });
      return { lot, quantity: subtractDecimal(there, part) };
    });
    if (compareDecimals(missing, '0') > 0) return null;
    left.set(item, rest);
    return taken;
  };
  return { take };
};

/** The store of a site for some items. */
export const openStore = async (stage: Stage, items: readonly string[]): Promise<Store> => {
  const stocks = await Promise.all(items.map(async (item) => [item, await stockOf(stage, item)] as const));
  return storeOf(Object.fromEntries(stocks));
};
