/**
 * What can become of a supply that nobody needs for what it was made or bought for, and what of its value is
 * lost each way: the least net cost of exiting (IAS 37, paragraph 68) is the cheapest of them.
 */
import type {
  CancellationOption,
  CancellationPart,
  ComparedSupply,
  FreedSupply,
  LotInWork,
} from '@gemba/contracts/events/supply-chain/cancellations';
import {
  addDecimal,
  compareDecimals,
  divideDecimals,
  multiplyDecimal,
  subtractDecimal,
} from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import {
  compareMoney,
  isNegativeMoney,
  multiplyMoney,
  roundMoney,
  subtractMoney,
  zeroMoney,
} from '@gemba/measures/money';
import { daysBetween } from '@gemba/measures/period';
import type { Quantity } from '@gemba/measures/quantity';
import { present } from '../facts/facts.js';

/** Another line of a customer that wants the item and that nobody has begun to make or buy for. */
export type OpenDemand = {
  readonly demand: string;
  readonly quantity: string;
  readonly due: string;
  /** The order that was to serve it. */
  readonly replaces?: string;
};

/** How a supply can end, and what stands against it. */
export type Ending = {
  readonly way: 'stop' | 'withdraw' | 'cancel';
  /** What ending costs; in the currency of the site. */
  readonly cost: Money;
  readonly obstacle?: string;
};

/** What is known of a supply when it is compared; amounts are in the currency of the site. */
export type Circumstances = {
  readonly freed: FreedSupply;
  /** All that the order is for; more than is freed where it is for others too. */
  readonly whole: string;
  readonly due: string;
  readonly sunk: Money;
  readonly fee?: Money | undefined;
  readonly lots: readonly LotInWork[];
  readonly ending: Ending;
  /** It can become smaller by what is freed. */
  readonly reducible: boolean;
  readonly unitValue?: Money | undefined;
  readonly unitScrap: Money;
  readonly holdingRate: string;
  readonly onHand: string;
  /** What the site used of the item in four weeks. */
  readonly used: string;
  /** Only of an order that can be given to another demand. */
  readonly demands: readonly OpenDemand[];
};

const DAYS_IN_YEAR = '365';
const DAYS_USED = 28;
/** Nothing is looked ahead further than ten years. */
const MOST_DAYS = 3_650;

const lesser = (a: Money, b: Money): Money => (compareMoney(a, b) < 0 ? a : b);

const notBelowZero = (amount: Money): Money =>
  isNegativeMoney(amount) ? zeroMoney(amount.currency) : amount;

/**
 * How long the freed quantity lies on average: what is there goes first, then it goes evenly (the mean of
 * cycle stock, Silver, Pyke, Thomas: Inventory and Production Management, 4.3). Undefined without any use.
 */
const daysInStock = ({ freed, onHand, used }: Circumstances): number | undefined => {
  if (compareDecimals(used, '0') <= 0) return undefined;
  const ahead = addDecimal(onHand, divideDecimals(freed.quantity.value, '2', 6));
  const days = Math.ceil(Number(divideDecimals(multiplyDecimal(ahead, String(DAYS_USED)), used, 6)));
  return Math.max(0, Math.min(days, MOST_DAYS));
};

/** Value × rate × days ÷ 365, rounded once. */
const holding = (value: Money, rate: string, days: number): Money =>
  roundMoney(
    divideDecimals(multiplyDecimal(multiplyDecimal(value.amount, rate), String(days)), DAYS_IN_YEAR, 8),
    value.currency,
  );

/**
 * What is kept costs its holding until it is used, and never more than what its value is above that of scrap,
 * for which it can always be given away (IAS 2, paragraph 9: the lower of cost and net realisable value).
 */
const keepingCost = (value: Money, scrap: Money, of: { rate: string; days: number | undefined }): Money => {
  const lost = notBelowZero(subtractMoney(value, scrap));
  return of.days === undefined ? lost : lesser(lost, holding(value, of.rate, of.days));
};

const keyOf = (parts: readonly CancellationPart[]): string =>
  parts.map(({ way, demand }) => (demand === undefined ? way : `${way} ${demand}`)).join(', ');

const option = (cost: Money, ...parts: readonly CancellationPart[]): CancellationOption => ({
  option: keyOf(parts),
  parts: [...parts],
  cost,
});

/** Of several that cost the same: what ends before what goes on, and what serves a customer before stock. */
const RANK: readonly string[] = ['stop', 'withdraw', 'cancel', 'reduce', 'repeg', 'keep'];

const rankOf = ({ parts: [first] }: CancellationOption): number => RANK.indexOf(first?.way ?? '');

const inOrder = (a: CancellationOption, b: CancellationOption): number =>
  compareMoney(a.cost, b.cost) || rankOf(a) - rankOf(b) || (a.option < b.option ? -1 : 1);

const isAll = ({ freed, whole }: Circumstances): boolean =>
  compareDecimals(freed.quantity.value, whole) === 0;

type Valued = Circumstances & { readonly value: Money; readonly keep: (share: Quantity) => Money };

const endingOptions = (of: Circumstances): readonly CancellationOption[] => {
  const { ending, freed, reducible, whole, sunk } = of;
  const { quantity } = freed;
  if (isAll(of))
    return ending.obstacle === undefined ? [option(ending.cost, { way: ending.way, quantity })] : [];
  const to = { value: subtractDecimal(whole, quantity.value), unit: quantity.unit };
  return reducible ? [option(zeroMoney(sunk.currency), { way: 'reduce', quantity, to })] : [];
};

/** All of it to another demand; what that does not take is not begun, or is bought for stock. */
const toDemand = (of: Valued, { demand, quantity: wanted, due, replaces }: OpenDemand) => {
  const { freed, ending, reducible, holdingRate, value } = of;
  const { unit } = freed.quantity;
  const rest = subtractDecimal(freed.quantity.value, wanted);
  const wait = holding(value, holdingRate, Math.max(0, daysBetween(of.due, due)));
  const given = {
    way: 'repeg' as const,
    quantity: { value: wanted, unit },
    demand,
    ...present({ replaces }),
  };
  if (compareDecimals(rest, '0') === 0) return [option(wait, given)];
  const left = { value: rest, unit };
  if (ending.way === 'stop')
    return reducible && isAll(of)
      ? [option(wait, given, { way: 'reduce', quantity: left, to: given.quantity })]
      : [];
  return [option(of.keep(left), given, { way: 'keep', quantity: left })];
};

const isServed = (of: Circumstances, { quantity, due }: OpenDemand): boolean =>
  compareDecimals(quantity, of.freed.quantity.value) <= 0 && of.due <= due;

const whyNot = (of: Circumstances): string | undefined => {
  if (!isAll(of) && !of.reducible) return 'Part of it is for others, and it is begun or bought as a whole.';
  return isAll(of) ? of.ending.obstacle : undefined;
};

/** The supply with every way that it can go, the cheapest first; to keep it is always possible. */
export const compared = (of: Circumstances): ComparedSupply => {
  const { freed, sunk, unitValue, unitScrap, holdingRate, due, fee, lots } = of;
  const days = daysInStock(of);
  const { value: pieces, unit } = freed.quantity;
  const value = unitValue ? multiplyMoney(unitValue, pieces) : notBelowZero(sunk);
  const keep = ({ value: share }: Quantity): Money => {
    const part = divideDecimals(share, pieces, 8);
    const worth = multiplyMoney(value, part);
    return keepingCost(worth, multiplyMoney(unitScrap, share), { rate: holdingRate, days });
  };
  const valued = { ...of, value, keep };
  const options = [
    ...endingOptions(of),
    ...of.demands.filter((demand) => isServed(of, demand)).flatMap((demand) => toDemand(valued, demand)),
    option(keep({ value: pieces, unit }), { way: 'keep', quantity: freed.quantity }),
  ].sort(inOrder);
  return {
    ...freed,
    ...{ due, sunk, holdingRate, lots: [...lots], options },
    ...(unitValue ? { value, scrapValue: multiplyMoney(unitScrap, pieces) } : {}),
    ...present({ days, fee, limitedBy: whyNot(of) }),
  };
};
