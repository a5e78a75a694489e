/** By how much a count differs from the books at the moment of counting, and whether that is too much. */
import type {
  CountDifference,
  CountTolerance,
  CountedLot,
  StockCountPlanned,
} from '@gemba/contracts/events/supply-chain/counts';
import type { StockStatus } from '@gemba/contracts/events/supply-chain/stock';
import type { Rejection } from '@gemba/decider/decision';
import { isRefused, reject } from '@gemba/decider/decision';
import { addDecimal, compareDecimals, multiplyDecimal, subtractDecimal } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import { inUnitOf } from '../facts/quantities.js';
import { balanceOf } from '../stock/lot.js';
import type { StockItem } from '../stock/stock-state.js';
import { lotOf } from '../stock/stock-state.js';

type Place = { readonly lot: string; readonly status: StockStatus };

/** What the books say of a lot in a status at a business time: what is there now, less what moved since. */
const bookAt = (stock: StockItem, { lot, status }: Place, at: string): string => {
  const held = lotOf(stock, lot);
  const since = held.movements.filter((each) => each.at > at && each.status === status);
  return since.reduce((sum, { change }) => subtractDecimal(sum, change), balanceOf(held, [status]));
};

const isOf =
  ({ lot, status }: Place) =>
  (each: Place): boolean =>
    each.lot === lot && each.status === status;

/** Each planned lot is counted once, and nothing else; what is not there is counted as none. */
export const notAsPlanned = ({ lots }: StockCountPlanned, lines: readonly Place[]): Rejection | null => {
  const strange = lines.find((line) => !lots.some(isOf(line)));
  if (strange)
    return reject('SCM-CNT-LOT', `Lot ${strange.lot} in ${strange.status} is not part of this count.`, {
      hint: 'What is found of another lot is taken in: POST /v1/stock-items with source kind count.',
    });
  const missing = lots.find((lot) => lines.filter(isOf(lot)).length !== 1);
  return missing
    ? reject('SCM-CNT-LOT', `Count lot ${missing.lot} in ${missing.status} once; 0 where nothing is there.`)
    : null;
};

type Found = { readonly lines: readonly CountedLot[]; readonly differences: readonly CountDifference[] };

/** The counted lines in the unit of the item, and where they differ. */
export const differing = (
  stock: StockItem,
  lines: readonly CountedLot[],
  { item: id, at }: { readonly item: string; readonly at: string },
): Found | Rejection => {
  const own: CountedLot[] = [];
  for (const line of lines) {
    const quantity = inUnitOf({ id, unit: stock.unit }, line.quantity, 'SCM-STK-UNIT');
    if (isRefused(quantity)) return quantity;
    own.push({ ...line, quantity });
  }
  const differences = own.map(({ lot, status, quantity }) => {
    const value = subtractDecimal(quantity.value, bookAt(stock, { lot, status }, at));
    return { lot, status, quantity: { value, unit: stock.unit } };
  });
  return {
    lines: own,
    differences: differences.filter(({ quantity }) => compareDecimals(quantity.value, '0') !== 0),
  };
};

const size = (value: string): string => (value.startsWith('-') ? value.slice(1) : value);

/** All that differs, in whichever direction. */
export const grossOf = (differences: readonly CountDifference[]): string =>
  differences.map(({ quantity }) => size(quantity.value)).reduce(addDecimal, '0');

/** Whether each lot, and all together, differ by no more than they may. */
export const isWithin = (
  { share, value: most }: CountTolerance,
  { lines, differences }: Found,
  worth: Money | undefined,
): boolean => {
  const isSmall = ({ lot, status, quantity }: CountDifference): boolean => {
    const counted = lines.find(isOf({ lot, status }))?.quantity.value ?? '0';
    const book = subtractDecimal(counted, quantity.value);
    return compareDecimals(size(quantity.value), multiplyDecimal(book, share)) <= 0;
  };
  const isCheap =
    most === undefined || worth === undefined || compareDecimals(worth.amount, most.amount) <= 0;
  return isCheap && differences.every(isSmall);
};
