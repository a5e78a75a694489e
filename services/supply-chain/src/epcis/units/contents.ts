/** What stands in a pallet or box, through everything in it, and in what a thing stands itself. */
import { addDecimal } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import type { ThingRow } from '../event/aggregation.js';
import { amountsIn } from '../event/aggregation.js';
import { tradeItemOf } from '../words/gs1-keys.js';

/** Rows of things by EPC; those that there are not are absent. */
export type LookUp = (epcs: readonly string[]) => Promise<ReadonlyMap<string, ThingRow>>;

/** Something that stands directly in `within`. */
export type Content = { readonly epc: string; readonly within: string; readonly quantity: Quantity };

export const ONE: Quantity = { value: '1', unit: 'C62' };

const directlyIn = (within: string, { children = [], quantities }: ThingRow): readonly Content[] => [
  ...children.map((epc) => ({ epc, within, quantity: ONE })),
  ...amountsIn(quantities).map((each) => ({ ...each, within })),
];

/** All that stands in a thing, level by level; each thing once, so that it ends. */
export const contentsOf = async (unit: string, lookUp: LookUp): Promise<readonly Content[]> => {
  const seen = new Set<string>([unit]);
  const found: Content[] = [];
  for (let level: readonly string[] = [unit]; level.length > 0;) {
    const rows = await lookUp(level);
    const inside = [...rows].flatMap(([epc, row]) => directlyIn(epc, row));
    found.push(...inside);
    level = [...rows].flatMap(([, { children = [] }]) => children).filter((epc) => !seen.has(epc));
    for (const epc of level) seen.add(epc);
  }
  return found;
};

/** In what a thing stands, the nearest first, to the outermost. */
export const aroundOf = async (unit: string, lookUp: LookUp): Promise<readonly string[]> => {
  const around: string[] = [];
  for (let epc = unit; ;) {
    const parent = (await lookUp([epc])).get(epc)?.parent;
    if (parent === undefined || parent === unit || around.includes(parent)) return around;
    around.push(parent);
    epc = parent;
  }
};

/** The trade items among contents: GTIN and lot, or serial number, with what there is of them in all. */
export type Goods = { readonly gtin: string; readonly lot: string; readonly quantity: Quantity };

export const goodsAmong = (contents: readonly Content[]): readonly Goods[] => {
  const named = contents.flatMap(({ epc, quantity }): readonly Goods[] => {
    const { gtin, lot, serial } = tradeItemOf(epc) ?? {};
    const id = lot ?? serial;
    return gtin === undefined || id === undefined ? [] : [{ gtin, lot: id, quantity }];
  });
  const byLot = Map.groupBy(named, ({ gtin, lot, quantity: { unit } }) => `${gtin} ${unit} ${lot}`);
  return [...byLot.values()].flatMap(([first, ...more]) =>
    first
      ? [
          {
            ...first,
            quantity: {
              ...first.quantity,
              value: more.reduce(
                (sum, { quantity }) => addDecimal(sum, quantity.value),
                first.quantity.value,
              ),
            },
          },
        ]
      : [],
  );
};
