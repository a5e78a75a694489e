/** What stands against what a count found: of a lot that there is, at a time at which it was there. */
import type { StockStatus } from '@gemba/contracts/events/supply-chain/stock';
import type { Given } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import type { Quantity } from '@gemba/measures/quantity';
import { compareDecimals, multiplyDecimal } from '@gemba/measures/decimal';
import { isNegative, negated } from '@gemba/measures/quantity';
import type { RightsOfTopic } from '@gemba/platform/access/rights';
import { isProcess } from '@gemba/decider/decider';
import { placeOf } from '../tables/known.js';
import type { ItemRow } from '../tables/rows.js';
import type { LotRow, SerialRow } from './lot-identity.js';
import { comesTwice, neverHere } from './lot-identity.js';
import { cannotComeIn } from './receipt-limits.js';
import { balanceOf } from './lot.js';
import { cannotTake } from './stock-limits.js';
import type { StockItem } from './stock-state.js';
import { lotOf } from './stock-state.js';

/** A count finds nothing of a lot before the lot was there. */
const beforeItCame = (stock: StockItem, lot: string, at: string): Rejection | null => {
  const { movements, closedUntil } = lotOf(stock, lot);
  const first = movements[0]?.at;
  if (closedUntil !== '' || first === undefined || Date.parse(at) >= Date.parse(first)) return null;
  return reject('SCM-STK-BEFORE', `Lot ${lot} came at ${first}; it could not be counted before that.`, {
    violated: { rule: 'after the lot came', actual: at, limit: first },
    hint: 'Say when it was counted, or leave the time out.',
  });
};

type Count = {
  readonly lot: string;
  /** More (positive) or less (negative) than the books said, in the unit of the item. */
  readonly quantity: Quantity;
  readonly status: StockStatus | undefined;
};

/** What a person corrects without a count, as a share of the lot, where counts are approved by right. */
const BY_HAND = '0.02';

/**
 * Where somebody holds the right to approve counts, more than a little is counted and approved, and not
 * corrected by hand.
 */
export const needsCount = (
  stock: StockItem,
  { lot, quantity }: Pick<Count, 'lot' | 'quantity'>,
  { by, known: { approvals } }: Given<{ readonly approvals?: RightsOfTopic | undefined }>,
): Rejection | null => {
  if (isProcess(by) || approvals === undefined || approvals.rights.length === 0) return null;
  const most = multiplyDecimal(balanceOf(lotOf(stock, lot)), BY_HAND);
  const { value } = isNegative(quantity) ? negated(quantity) : quantity;
  return compareDecimals(value, most) <= 0
    ? null
    : reject('SCM-CNT-RIGHT', `Lot ${lot} differs by more than 2 %: that is counted, and approved.`, {
        violated: { rule: '2 % of the lot', actual: value, limit: most, unit: quantity.unit },
        hint: 'Plan a count of it: POST /v1/stock-counts.',
      });
};

type Knowing = {
  readonly item?: ItemRow | undefined;
  readonly piece?: SerialRow | undefined;
  readonly lot?: LotRow | undefined;
};

export const cannotCount = (
  stock: StockItem,
  { lot, quantity, status = 'available' }: Count,
  given: Given<Knowing>,
): Rejection | null => {
  const { at, date, known } = given;
  const early = beforeItCame(stock, lot, at);
  if (early) return early;
  if (isNegative(quantity)) return cannotTake(stock, { lot, quantity: negated(quantity), from: status, at });
  const held = lotOf(stock, lot);
  return (
    comesTwice(known.piece, lot, null) ??
    cannotComeIn(held, { lot, quantity, date }, known.item) ??
    neverHere(known.lot, held, { ...placeOf(given), lot })
  );
};
