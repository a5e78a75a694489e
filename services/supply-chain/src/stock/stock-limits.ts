/** The refusals of stock: not enough at some business time, not usable, or promised to others. */
import type { StockStatus } from '@gemba/contracts/events/supply-chain/stock';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import type { Quantity } from '@gemba/measures/quantity';
import type { Lot } from './lot.js';
import { balanceOf, lowestSince } from './lot.js';
import type { StockItem } from './stock-state.js';
import type { Aside } from '../orders/set-aside.js';
import { asideOf } from '../orders/set-aside.js';
import { lotOf, openTo } from './stock-state.js';

/** What somebody wants to take out of a lot, and when. */
export type Taking = {
  readonly lot: string;
  readonly quantity: Quantity;
  readonly from: StockStatus;
  readonly at: string;
};

const isLess = (a: string, b: string): boolean => compareDecimals(a, b) < 0;

const violation = (rule: string, { quantity }: Taking, actual: string) => ({
  violated: { rule, actual, limit: quantity.value, unit: quantity.unit },
});

const tooFewNow = (lot: Lot, taking: Taking): Rejection | null => {
  const { quantity, from } = taking;
  const inStatus = balanceOf(lot, [from]);
  const inAll = balanceOf(lot);
  const asked = `${quantity.value} ${quantity.unit} of lot ${taking.lot} were asked for`;
  if (isLess(inAll, quantity.value)) {
    const detail = `${asked}, but it holds ${inAll}. Count the lot, or take another one.`;
    return reject('SCM-STK-NEGATIVE', detail, violation('balance of the lot', taking, inAll));
  }
  if (!isLess(inStatus, quantity.value)) return null;
  const detail = `${asked} from status ${from}, but only ${inStatus} of its ${inAll} are in it.`;
  return reject('SCM-STK-STATUS', detail, violation(`balance in status ${from}`, taking, inStatus));
};

const tooFewSince = (lot: Lot, taking: Taking): Rejection | null => {
  const { quantity, from, at } = taking;
  const lowest = lowestSince(lot, at);
  const asked = `Taking ${quantity.value} ${quantity.unit} from lot ${taking.lot} at ${at}`;
  if (isLess(lowest, quantity.value)) {
    const detail = `${asked} would leave less than nothing: from then on it held as little as ${lowest}.`;
    return reject('SCM-STK-NEGATIVE', detail, violation('lowest balance since then', taking, lowest));
  }
  const inStatus = lowestSince(lot, at, [from]);
  if (!isLess(inStatus, quantity.value)) return null;
  const detail = `${asked} is too early: from then on as little as ${inStatus} was in status ${from}.`;
  return reject('SCM-STK-STATUS', detail, violation(`lowest balance in status ${from}`, taking, inStatus));
};

/**
 * What is taken before the kept history of a lot cannot be checked any more and is refused; what comes in
 * then leaves no later balance lower.
 */
const inClosedTime = (stock: StockItem, lot: string, at: string): Rejection | null => {
  const { closedUntil } = lotOf(stock, lot);
  return at < closedUntil
    ? reject('SCM-STK-PERIOD', `Lot ${lot} is closed for movements before ${closedUntil}. Date it later.`)
    : null;
};

/**
 * A change of status takes what is there now. It leaves the balance of the lot as it was at every business
 * time,
 * so that no earlier time has to be asked.
 */
export const notInStatus = (stock: StockItem, taking: Taking): Rejection | null =>
  tooFewNow(lotOf(stock, taking.lot), taking);

/** Checks now, and every business time since the movement is said to have happened. */
export const cannotTake = (stock: StockItem, taking: Taking): Rejection | null => {
  const lot = lotOf(stock, taking.lot);
  return tooFewNow(lot, taking) ?? inClosedTime(stock, taking.lot, taking.at) ?? tooFewSince(lot, taking);
};

export const isExpired = (stock: StockItem, lot: string, date: string): Rejection | null => {
  const { expiry } = lotOf(stock, lot);
  return expiry !== undefined && expiry < date
    ? reject('SCM-STK-STATUS', `Lot ${lot} expired on ${expiry}. Take another lot, or scrap this one.`, {
        violated: { rule: 'expiry of the lot', actual: expiry, limit: date },
      })
    : null;
};

/** What of a lot is set aside for shipments leaves with them, and with nothing else. */
export const isSetAside = (
  stock: StockItem,
  { lot, quantity }: Pick<Taking, 'lot' | 'quantity'>,
  asides: readonly Aside[],
): Rejection | null => {
  const open = subtractDecimal(balanceOf(lotOf(stock, lot), ['available']), asideOf(asides, lot));
  if (!isLess(open, quantity.value)) return null;
  const shipments = [...new Set(asides.filter((each) => each.lot === lot).map(({ shipment }) => shipment))];
  return shipments.length === 0
    ? null
    : reject('SCM-STK-ASIDE', `Of lot ${lot} only ${open} are not set aside for ${shipments.join(', ')}.`, {
        violated: { rule: 'not set aside', actual: quantity.value, limit: open, unit: quantity.unit },
        hint: 'Take another lot, or cancel the shipment or pick another lot for it first.',
      });
};

/** Available stock that is promised to others is not taken; the taker's own promise counts for the taker. */
export const isPromised = (
  stock: StockItem,
  quantity: Quantity,
  {
    demand,
    date,
    asides = [],
  }: { readonly demand: string; readonly date: string; readonly asides?: readonly Aside[] },
): Rejection | null => {
  const open = openTo(stock, { demand, date, asides });
  return isLess(open, quantity.value)
    ? reject('SCM-RES-OVER', `Only ${open} ${stock.unit} are not promised to others.`, {
        violated: { rule: 'free stock', actual: open, limit: quantity.value, unit: quantity.unit },
        hint: 'Release a reservation first, or receive more.',
      })
    : null;
};

/** Nothing is left in `from`: already so when it is in `to`, and wrong when it is nowhere. */
export const allMoved = (
  stock: StockItem,
  { lot, from, to }: { lot: string; from: StockStatus; to: StockStatus },
): Rejection | readonly [] =>
  isLess('0', balanceOf(lotOf(stock, lot), [to]))
    ? []
    : reject('SCM-STK-STATUS', `Nothing of lot ${lot} is in status ${from}. Look at where it is first.`);
