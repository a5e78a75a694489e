/** How much of a landed cost is still in stock: IAS 2.10–11 for what is, IAS 2.34 for what was issued. */
import type { LandedCostAllocated } from '@gemba/contracts/events/finance/landed-cost';
import { negateDecimal } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import {
  allocateMoney,
  isMoneyBelow,
  isZeroMoney,
  negateMoney,
  roundMoney,
  shareOfMoney,
  subtractMoney,
  zeroMoney,
} from '@gemba/measures/money';
import { isZero, minus, smaller } from '@gemba/measures/quantity';
import type { AllocateLandedCost } from './commands.js';
import type { ReceivedRow } from './received-cost.js';
import type { Valuation } from './valuation.js';
import { landedIn, servedWorth } from './valuation.js';

type Part = Pick<AllocateLandedCost, 'landedCost' | 'source' | 'lot'>;

/** By what a part of a landed cost is known in stock. */
export const landedKey = ({ landedCost, source, lot }: Part): string => [landedCost, source, lot].join(' ');

/**
 * As much of it as of the receipt is covered by stock: of the lot or the layer of the receipt, or at the
 * average of all that is there, for then nobody can tell it apart. What is taken back is what is there of it
 * still.
 */
const stockedOf = (
  valuation: Valuation,
  command: AllocateLandedCost,
  received: ReceivedRow | undefined,
): Money => {
  const { lot, source, amount } = command;
  const nothing = zeroMoney(amount.currency);
  const here = servedWorth(valuation, { lot, source });
  if (valuation.method === 'standard' || !here || !received) return nothing;
  const came = minus(received.left.quantity, received.back.quantity);
  if (isZero(came) || came.unit !== here.quantity.unit) return nothing;
  const left = isMoneyBelow(amount, nothing) ? landedIn(valuation, landedKey(command)) : undefined;
  const part =
    left === undefined
      ? shareOfMoney(amount, smaller(here.quantity, came), came)
      : roundMoney(negateDecimal(left), amount.currency);
  const least = negateMoney(here.amount);
  return isMoneyBelow(part, least) ? least : part;
};

/** The amount of the group in the proportion of the amounts of the site. */
const inGroup = (group: Money, parts: readonly [Money, Money]): readonly [Money, Money] => {
  const weights = parts.map(({ amount }) => amount.replace('-', ''));
  const [first = group, second = zeroMoney(group.currency)] = parts.every(isZeroMoney)
    ? [zeroMoney(group.currency), group]
    : allocateMoney(group, weights);
  return [first, second];
};

export const allocation = (
  valuation: Valuation,
  command: AllocateLandedCost,
  received: ReceivedRow | undefined,
): LandedCostAllocated => {
  const { amount, group, ...said } = command;
  const stocked = stockedOf(valuation, command, received);
  const expensed = subtractMoney(amount, stocked);
  const [stockedGroup, expensedGroup] = inGroup(group, [stocked, expensed]);
  const because = valuation.method === 'standard' ? 'standard' : 'issued';
  return { ...said, stocked, stockedGroup, expensed, expensedGroup, because };
};
