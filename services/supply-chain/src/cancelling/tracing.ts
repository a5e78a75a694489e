/** Which open orders are for a cancelled one, over all levels: what is pegged to it, or made for that. */
import type { FreedSupply } from '@gemba/contracts/events/supply-chain/cancellations';
import { addDecimal, compareDecimals } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import { entry } from '../facts/facts.js';
import type { AskedRow, BoughtRow, MadeRow, PegRow } from './supplies.js';

export type Supplies = {
  readonly made: Readonly<Record<string, MadeRow>>;
  readonly asked: Readonly<Record<string, AskedRow>>;
  readonly bought: Readonly<Record<string, BoughtRow>>;
};

type Found = {
  readonly supply: string;
  readonly item: string;
  readonly quantity: Quantity;
  readonly pegs: readonly PegRow[];
  /** Only of what is bought. */
  readonly order?: Pick<FreedSupply, 'requisition' | 'supplier' | 'price'>;
};

const madeOf = (id: string, { pegs, order }: MadeRow): readonly Found[] => {
  if (!order) return [];
  const { item, quantity, demand } = order;
  const all = demand === undefined ? pegs : [{ demand }];
  return all.length === 0 ? [] : [{ supply: `production-order/${id}`, item, quantity, pegs: all }];
};

/** A requisition stands for the order that answers it, until all of that has come. */
const askedOf = (
  id: string,
  { need, pegs, orderedBy }: AskedRow,
  bought: Supplies['bought'],
): readonly Found[] => {
  if (!need || pegs.length === 0) return [];
  const { item, quantity } = need;
  if (orderedBy === undefined) return [{ supply: `requisition/${id}`, item, quantity, pegs }];
  const of = entry(bought, orderedBy);
  const line = of?.lines.find((each) => each.item === item);
  if (!of || !line || compareDecimals(line.open, '0') <= 0) return [];
  const order = { requisition: id, supplier: of.supplier, price: line.price };
  const open = { value: line.open, unit: quantity.unit };
  return [{ supply: `purchase-order/${orderedBy}`, item, quantity: open, pegs, order }];
};

const quantityFor = ({ quantity: { value, unit }, pegs }: Found, isFor: (demand: string) => boolean) => {
  const served = pegs
    .filter(({ demand }) => isFor(demand))
    .map(({ quantity = value }) => quantity)
    .reduce(addDecimal, '0');
  return { value: compareDecimals(served, value) > 0 ? value : served, unit };
};

/** From what customers had ordered down to what is bought, each supply once, what it is for before it. */
export const traced = (
  lines: readonly string[],
  { made, asked, bought }: Supplies,
): readonly FreedSupply[] => {
  const all = [
    ...Object.entries(made).flatMap(([id, row]) => madeOf(id, row)),
    ...Object.entries(asked).flatMap(([id, row]) => askedOf(id, row, bought)),
  ].sort((a, b) => (a.supply < b.supply ? -1 : 1));
  const byDemand = new Map<string, Found[]>();
  for (const each of all)
    for (const { demand } of each.pegs) byDemand.set(demand, [...(byDemand.get(demand) ?? []), each]);
  const freed = new Map<string, FreedSupply>();
  const isSold = (demand: string): boolean => lines.includes(demand);
  const open = [...lines];
  for (let demand = open.shift(); demand !== undefined; demand = open.shift()) {
    const of = demand;
    for (const found of byDemand.get(of) ?? []) {
      const { supply, item, order } = found;
      const quantity = quantityFor(found, isSold(of) ? isSold : (each) => each === of);
      if (freed.has(supply) || compareDecimals(quantity.value, '0') <= 0) continue;
      freed.set(supply, { supply, item, quantity, for: of, ...order });
      open.push(supply);
    }
  }
  return [...freed.values()];
};
