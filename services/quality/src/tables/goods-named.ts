/**
 * The goods that a person names are goods that there are. A lot may be held before stock has it, so only what
 * is known of it has to fit. Programs say what stock has told them.
 */
import type { Given } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { row } from '@gemba/decider/needs';
import type { Quantity } from '@gemba/measures/quantity';
import { isAbove } from '@gemba/measures/quantity';
import { areConvertible, convertUnit } from '@gemba/measures/units';
import type { ItemRow, LotRow } from './goods.js';
import { itemTable, lotAt, lotTable } from './goods.js';

type Goods = {
  readonly site: string;
  readonly item: string;
  readonly lot: string;
  readonly quantity?: Quantity;
};

export const goodsNamed = (goods: Goods) => ({
  itemNamed: row(itemTable, goods.item),
  lotNamed: row(lotTable, lotAt(goods)),
});

type Known = { readonly itemNamed: ItemRow | undefined; readonly lotNamed: LotRow | undefined };

/** Refuses an item that there is not, a unit it is not counted in, and a lot of something else or of less. */
export const noSuchGoods = (
  goods: Goods,
  { by, known }: Pick<Given<Known>, 'by' | 'known'>,
): Rejection | null => {
  if (by.kind !== 'person') return null;
  const { itemNamed, lotNamed } = known;
  if (!itemNamed) return reject('QAL-GDS-ITEM', `There is no item ${goods.item}; check its id.`);
  const { quantity } = goods;
  if (quantity && !areConvertible(quantity.unit, itemNamed.unit))
    return reject('QAL-GDS-UNIT', `${goods.item} is counted in ${itemNamed.unit}, not in ${quantity.unit}.`);
  return lotNamed ? notOfLot(goods, lotNamed) : null;
};

const notOfLot = ({ site, item, lot, quantity }: Goods, row: LotRow): Rejection | null => {
  const had = row[item];
  if (!had) {
    const detail = `Lot ${lot} at ${site} is of ${Object.keys(row).join(', ')}, not of ${item}.`;
    return reject('QAL-GDS-LOT', detail, { hint: 'Check item and lot on the label.' });
  }
  if (!quantity || !isAbove(convertUnit(quantity, had.unit), had)) return null;
  return reject(
    'QAL-GDS-QTY',
    `Of lot ${lot} there never was more than ${had.value} ${had.unit} at ${site}.`,
    {
      violated: { rule: 'quantity of the lot', actual: quantity.value, limit: had.value, unit: had.unit },
    },
  );
};
