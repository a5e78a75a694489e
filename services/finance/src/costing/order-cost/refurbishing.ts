/** What it costs to make good again what came back, and what selling it brings: IAS 2.9–10. */
import type { orderCostEvents } from '@gemba/contracts/events/finance/ledger';
import { IsId, IsMoney, IsQuantity, IsRef, IsText, Optional } from '@gemba/contracts/fields';
import type { HappenedIn } from '@gemba/decider/decider';
import { happened } from '@gemba/decider/decision';
import type { Money } from '@gemba/measures/money';
import { isMoneyAbove, multiplyMoney, shareOfMoney, subtractMoney, zeroMoney } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';

export class ExpectResale {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** Of one unit. */
  @IsMoney() price!: Money;
}

/** The order is complete: `quantity` of the `whole` that went in is good. */
export class CostRefurbishment {
  @IsRef('site') site!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsQuantity({ above: 0 }) whole!: Quantity;
  @IsText({ max: 120 }) sourceEventId!: string;
}

/** Expected of all that the order makes good, and what that has cost once it is complete. */
export type Resale = {
  readonly item: string;
  readonly lot: string;
  readonly quantity: Quantity;
  readonly price: Money;
};

export class ResaleAnswer {
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** For which it is expected to be sold, all of it. */
  @IsMoney() price!: Money;
  /** So far, or of what is good once the order is complete. */
  @IsMoney({}) cost!: Money;
  /** The price of that less its cost; below zero where it is made good for more than it brings. */
  @IsMoney({}) margin!: Money;
  @Optional() @IsQuantity({ above: 0 }) good?: Quantity;
}

type Costed = { readonly quantity: Quantity; readonly amount: Money };

type State = {
  readonly balance: Money | null;
  readonly resale?: Resale;
  readonly costed?: Costed;
};

/** For what so much of it is expected to be sold. */
const priceOf = ({ price, quantity: whole }: Resale, quantity: Quantity): Money =>
  shareOfMoney(price, quantity, whole);

export const resaleAnswer = ({ balance, resale, costed }: State): { readonly resale?: ResaleAnswer } => {
  if (!resale) return {};
  const price = costed ? priceOf(resale, costed.quantity) : resale.price;
  const cost = costed?.amount ?? balance ?? zeroMoney(price.currency);
  const good = costed ? { good: costed.quantity } : {};
  return { resale: { ...resale, price, cost, margin: subtractMoney(price, cost), ...good } };
};

type Said = HappenedIn<typeof orderCostEvents>;

export const expected = (
  { resale }: State,
  { price, ...command }: ExpectResale,
  order: string,
): readonly Said[] =>
  resale
    ? []
    : [
        happened('ResaleExpected', {
          ...command,
          order,
          price: multiplyMoney(price, command.quantity.value),
        }),
      ];

/**
 * What is good bears its part of all that went in; what was spoilt is no cost of it (IAS 2.16 a), and what it
 * has cost above its price is lost (IAS 2.9): both stay in the order and leave it as its variance.
 */
export const costed = (
  { balance, resale, costed: before }: State,
  { site, quantity, whole, sourceEventId }: CostRefurbishment,
  { order, currency }: { readonly order: string; readonly currency: string },
): readonly Said[] => {
  if (before) return [];
  const part = shareOfMoney(balance ?? zeroMoney(currency), quantity, whole);
  const most = resale ? priceOf(resale, quantity) : part;
  const isLost = most.currency === part.currency && isMoneyAbove(part, most);
  const amount = isLost ? most : part;
  return [happened('RefurbishmentCosted', { site, order, quantity, amount, sourceEventId })];
};
