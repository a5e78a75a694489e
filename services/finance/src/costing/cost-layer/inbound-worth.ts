/** What comes into stock is worth when it comes: IAS 2.10–22. */
import type { SentWorth } from '@gemba/contracts/events/finance/ledger';
import type { JointOutput } from '@gemba/contracts/events/supply-chain/stock';
import type { SiteFacts } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { isRefused, reject } from '@gemba/decider/decision';
import { multiplyDecimal } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import { divideMoney, multiplyMoney } from '@gemba/measures/money';
import type { Rates } from '../../values/translation.js';
import { bookValue, rateMissing, translated } from '../../values/translation.js';
import type { StandardCost } from '../standard-cost/standard-cost.js';
import { standardMissing } from '../standard-cost/standard-cost.js';
import type { OrderCost } from '../order-cost/order-cost.js';
import type { AddCostLayer, SentGoods } from './commands.js';
import type { Layers } from './layers.js';
import { averageWorth } from './layers.js';
import type { OutboundRow } from './outbound-cost.js';
import { worthWhenItLeft } from './outbound-cost.js';

export type Basis = {
  readonly site: SiteFacts;
  readonly rates: Rates;
  readonly standard: StandardCost | undefined;
  readonly outbound: OutboundRow | undefined;
  /** Of what an order made good again. */
  readonly order?: OrderCost | undefined;
};

const notCosted = (lot: string, source: string): Rejection =>
  reject('FIN-RFB-COST', `It is not booked yet what it has cost to make lot ${lot} good again (${source}).`, {
    hint: 'It is booked as soon as the completion of its order is heard.',
  });

export const neverLeft = (lot: string, what: string): Rejection =>
  reject('FIN-RET-COST', `It is not booked yet at which cost so much of lot ${lot} left with ${what}.`, {
    hint: 'It is booked as soon as the stock that left can be valued.',
  });

/**
 * Joint cost by fixed shares: the item bears `mainShare` of the whole by its standard cost, so that what came
 * beside it bears standard cost × quantity × share ÷ `mainShare`, whatever the order really cost; the
 * difference is the variance of the order.
 */
const jointWorth = (
  { item, quantity, costShare, mainShare }: JointOutput,
  { site, standard }: Pick<Basis, 'site' | 'standard'>,
): Money | Rejection => {
  if (!standard?.released) return standardMissing({ site: site.id, item });
  const { amount, currency } = standard.released.cost;
  // Rounded once, at the end.
  const whole = multiplyDecimal(amount, multiplyDecimal(quantity.value, costShare));
  return divideMoney({ amount: whole, currency }, mainShare);
};

/** What came from another site, in the books of this one and of the group, at the rate of the day. */
const sentWorth = (
  { amount, company }: SentGoods,
  { site, rates }: Basis,
): { readonly amount: Money; readonly sent: SentWorth } | Rejection => {
  const booked = bookValue(amount, site, rates);
  if (!booked) return rateMissing(amount.currency, site, rates.date);
  return { amount: booked.local, sent: { amount, group: booked.group, ...(company && { company }) } };
};

/**
 * What came in is worth: what it was when it left, or its price translated, or the average for what was
 * found, or the standard.
 */
const amountOf = (
  lots: Layers,
  command: AddCostLayer,
  { site, rates, standard, outbound }: Basis,
): Money | Rejection => {
  const { unitPrice, quantity, lot, kind, joint, reverses } = command;
  if (reverses !== undefined) return worthWhenItLeft(outbound, quantity) ?? neverLeft(lot, reverses);
  if (joint) return jointWorth(joint, { site, standard });
  if (unitPrice) {
    const amount = multiplyMoney(unitPrice, quantity.value);
    return translated(amount, site.currency, rates) ?? rateMissing(amount.currency, site, rates.date);
  }
  const average = kind === 'count' ? averageWorth(lots, lot, quantity) : undefined;
  if (average) return average;
  return standard?.released
    ? multiplyMoney(standard.released.cost, quantity.value)
    : standardMissing(command);
};

/** What came in is worth, and what it was worth where it came from. */
export const inboundWorth = (
  lots: Layers,
  command: AddCostLayer,
  basis: Basis,
): { readonly amount: Money; readonly sent?: SentWorth } | Rejection => {
  if (command.sent) return sentWorth(command.sent, basis);
  const { refurbished, lot, source } = command;
  const amount = refurbished
    ? (basis.order?.costed?.amount ?? notCosted(lot, source))
    : amountOf(lots, command, basis);
  return isRefused(amount) ? amount : { amount };
};
