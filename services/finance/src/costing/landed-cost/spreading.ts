/** How a landed cost is spread over receipts: by largest remainders, so that the parts are the whole. */
import type { LandedReceipt, LandedShare } from '@gemba/contracts/events/finance/landed-cost';
import { LANDED_BASES } from '@gemba/contracts/events/finance/landed-cost';
import type { BookValue } from '@gemba/contracts/events/finance/ledger';
import type { Rejection } from '@gemba/decider/decision';
import { isRefused, reject } from '@gemba/decider/decision';
import { compareDecimals } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import { allocateMoney, subtractMoney, sumOfMoney } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { isZero, minus } from '@gemba/measures/quantity';
import { convertUnit, isUnit, unitOf } from '@gemba/measures/units';
import { allOf } from '../../values/all.js';
import type { ReceivedRow } from '../cost-layer/received-cost.js';

type Basis = (typeof LANDED_BASES)[number];

/** What came and has not gone back. */
type Came = { readonly receipt: LandedReceipt; readonly quantity: Quantity; readonly amount: Money };

const named = ({ purchaseOrder, line, lot }: LandedReceipt): string =>
  `Lot ${lot} of line ${line} of ${purchaseOrder}`;

const cameOf = (receipt: LandedReceipt, row: ReceivedRow | undefined, site: string): Came | Rejection => {
  const quantity = row && minus(row.left.quantity, row.back.quantity);
  if (!row || !quantity || row.site !== site || isZero(quantity)) {
    return reject('FIN-LANDED-RECEIPT', `${named(receipt)} is not in the books of ${site} as received.`, {
      hint: 'Name order, line, item and lot as they came in; what all went back bears no cost.',
    });
  }
  return { receipt, quantity, amount: subtractMoney(row.left.amount, row.back.amount) };
};

const MEASURES: Readonly<Record<string, readonly [dimension: string, unit: string]>> = {
  weight: ['mass', 'KGM'],
  volume: ['volume', 'LTR'],
};

const measured = ({ receipt }: Came, basis: Basis): string | null => {
  const [dimension = '', unit = ''] = MEASURES[basis] ?? [];
  const { measure } = receipt;
  if (!measure || !isUnit(measure.unit) || unitOf(measure.unit).dimension !== dimension) return null;
  return convertUnit(measure, unit).value;
};

const WEIGHTS: Readonly<Record<Basis, (came: Came) => string | null>> = {
  value: ({ amount }) => amount.amount,
  quantity: ({ quantity }) => quantity.value,
  weight: (came) => measured(came, 'weight'),
  volume: (came) => measured(came, 'volume'),
};

/** What each receipt counts by the basis. */
const weightsOf = (all: readonly Came[], basis: Basis): readonly string[] | Rejection => {
  if (basis === 'quantity' && new Set(all.map(({ quantity }) => quantity.unit)).size > 1) {
    return reject('FIN-LANDED-BASIS', 'What came in is counted in different units: spread it by value.');
  }
  const weights = all.map(WEIGHTS[basis]);
  const missing = all.find((_, n) => weights[n] === null);
  if (missing) {
    return reject('FIN-LANDED-BASIS', `${named(missing.receipt)} needs its ${basis} in a unit of that.`);
  }
  const known = weights.flatMap((weight) => weight ?? []);
  return known.every((weight) => compareDecimals(weight, '0') === 0)
    ? reject('FIN-LANDED-BASIS', 'What came in is worth nothing: spread it by quantity.')
    : known;
};

const twice = (receipts: readonly LandedReceipt[]): LandedReceipt | undefined => {
  const names = receipts.map(named);
  return receipts.find((_, n) => names.indexOf(names[n] ?? '') < n);
};

type Spread = {
  readonly site: string;
  readonly basis: Basis;
  readonly receipts: readonly LandedReceipt[];
  /** What is known of each of them, in the same order. */
  readonly rows: readonly (ReceivedRow | undefined)[];
  /** Somebody said why it is more than the goods are worth. */
  readonly isExplained: boolean;
};

/** A slip in the amount, most often. */
const tooMuch = ({ local }: BookValue, all: readonly Came[]): Rejection | null => {
  const worth = sumOfMoney(
    all.map(({ amount }) => amount),
    local.currency,
  );
  if (compareDecimals(local.amount, worth.amount) <= 0) return null;
  return reject('FIN-LANDED-MUCH', 'The cost is more than all that came is worth.', {
    hint: 'Correct the amount, or say in `explanation` why it is right.',
    violated: {
      rule: 'landed cost ≤ value of the goods',
      ...{ actual: local.amount, limit: worth.amount, unit: local.currency },
    },
  });
};

/** Each receipt with its part in the books of the site and of the group. */
export const spread = (
  booked: BookValue,
  { site, basis, receipts, rows, isExplained }: Spread,
): readonly LandedShare[] | Rejection => {
  const repeated = twice(receipts);
  if (repeated) return reject('FIN-LANDED-RECEIPT', `${named(repeated)} is named twice.`);
  const all = allOf<Came>(receipts.map((receipt, n) => cameOf(receipt, rows[n], site)));
  if (isRefused(all)) return all;
  const much = isExplained ? null : tooMuch(booked, all);
  if (much) return much;
  const weights = weightsOf(all, basis);
  if (isRefused(weights)) return weights;
  const locals = allocateMoney(booked.local, weights);
  const groups = allocateMoney(booked.group, weights);
  return receipts.map((receipt, n) => ({
    ...receipt,
    part: { local: locals[n] ?? booked.local, group: groups[n] ?? booked.group },
  }));
};
