/**
 * A cost layer keeps what the lots of one item at one site are worth, in the currency of the site.
 *
 *   ──add──▶ lot with quantity and amount ──consume──▶ less of both; the last consumption takes the rest
 *                                         ──write down──▶ less of the amount
 */
import { JointOutput, STOCK_PURPOSES, STOCK_SOURCES } from '@gemba/contracts/events/supply-chain/stock';
import type { SentWorth } from '@gemba/contracts/events/finance/ledger';
import { costLayerEvents } from '@gemba/contracts/events/finance/ledger';
import {
  IsId,
  IsRef,
  IsListOf,
  IsMoney,
  IsPrice,
  IsOneOf,
  IsQuantity,
  IsRecord,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import { Sensitive } from '@gemba/contracts/sensitive';
import type { SiteFacts } from '@gemba/decider/decider';
import { answers, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { registered } from '@gemba/decider/needs';
import { multiplyDecimal } from '@gemba/measures/decimal';
import type { Money } from '@gemba/measures/money';
import { divideMoney, isMoneyAbove, multiplyMoney, subtractMoney, zeroMoney } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { allRates } from '../../ledger/exchange-rate/exchange-rate.js';
import type { Rates } from '../../values/translation.js';
import { bookValue, rateMissing, siteOf, translated } from '../../values/translation.js';
import type { StandardCost } from '../standard-cost/standard-cost.js';
import { standardMissing, standardOf } from '../standard-cost/standard-cost.js';
import type { Layers } from './layers.js';
import { averageWorth, withLayer, withoutLayer, worthOf, writtenDown } from './layers.js';
import type { OutboundRow } from './outbound-cost.js';
import { outboundCost, outboundKey, worthOfReturned, worthWhenItLeft } from './outbound-cost.js';

/** What goods of another site were worth there, and the legal entity there where it is another. */
class SentGoods {
  @IsMoney() amount!: Money;
  @Optional() @IsRef('legal-entity') company?: string;
}

export class AddCostLayer {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /**
   * Price of one unit in any currency; without it what was made counts at standard, what was found at
   * average.
   */
  @Optional() @IsPrice() unitPrice?: Money;
  /** What it came beside: it is worth its share of the standard cost of that. */
  @Optional() @IsRecord(() => JointOutput) joint?: JointOutput;
  @IsText({ max: 160 }) source!: string;
  @IsOneOf(STOCK_SOURCES) kind!: string;
  /** What came from another site is worth what it was there. */
  @Optional() @IsRecord(() => SentGoods) sent?: SentGoods;
  @IsText({ max: 120 }) sourceEventId!: string;
  /** What it had left for before it came back: it is worth what it was then. */
  @Optional() @IsText({ max: 160 }) reverses?: string;
}

/** What came back is worth no more than it brings: the lower of cost and net realisable value. */
export class WriteDownCostLayer {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** What one unit brings, less what it takes to get that. */
  @IsMoney({}) unitValue!: Money;
  /** What it had left for before it came back. */
  @IsText({ max: 160 }) reverses!: string;
  @IsText({ max: 160 }) source!: string;
  @IsText({ max: 120 }) sourceEventId!: string;
}

export class ConsumeCostLayer {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsText({ max: 160 }) purpose!: string;
  @IsOneOf(STOCK_PURPOSES) kind!: string;
  @IsText({ max: 120 }) sourceEventId!: string;
}

export type CostLayer = {
  readonly lots: Layers;
  /** The latest movements valued here, by which a repeat is known. */
  readonly sources: readonly string[];
};

class LotWorth {
  @IsId() lot!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  /** What it is worth, in the currency of the site. */
  @Sensitive('cost') @IsMoney() amount!: Money;
}

/** A lot that is used up is gone. */
export class CostLayerAnswer {
  @IsListOf(() => LotWorth) lots!: readonly LotWorth[];
}

const answered = ({ lots }: CostLayer): CostLayerAnswer => ({
  lots: Object.entries(lots).map(([lot, layer]) => ({ lot, ...layer })),
});

const NONE: CostLayer = { lots: {}, sources: [] };

/** Movements remembered; commands of processes have ids of their own, so this is the second guard. */
const REMEMBERED = 200;

const lesser = (a: Money, b: Money): Money => (isMoneyAbove(a, b) ? b : a);

const remember = ({ sources }: CostLayer, source: string): readonly string[] =>
  [...sources, source].slice(-REMEMBERED);

type Basis = {
  readonly site: SiteFacts;
  readonly rates: Rates;
  readonly standard: StandardCost | undefined;
  readonly outbound: OutboundRow | undefined;
};

const neverLeft = (lot: string, what: string): Rejection =>
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

const madeWorth = (lots: Layers, command: AddCostLayer, basis: Basis): { amount: Money } | Rejection => {
  const amount = amountOf(lots, command, basis);
  return isRefused(amount) ? amount : { amount };
};

export const costLayer = decider('cost-layer', {
  path: 'cost-layers',
  opens: 'AddCostLayer',
  home: 'site',
  implicit: true,
  idOf: ({ site, item }: AddCostLayer) => `${site}.${item}`,
  commands: { AddCostLayer, ConsumeCostLayer, WriteDownCostLayer },
  events: costLayerEvents,
  initial: NONE,
  answers: answers(CostLayerAnswer, answered),
  allow: { AddCostLayer: [], ConsumeCostLayer: [], WriteDownCostLayer: [] },
  needs: {
    AddCostLayer: ({ site, item, lot, joint, reverses = '' }: AddCostLayer) => ({
      rates: allRates(),
      standard: standardOf({ site, item: joint?.item ?? item }),
      outbound: registered(outboundCost, outboundKey(reverses, { item, lot })),
    }),
    WriteDownCostLayer: ({ reverses, item, lot }: WriteDownCostLayer) => ({
      outbound: registered(outboundCost, outboundKey(reverses, { item, lot })),
    }),
  },

  decide: {
    AddCostLayer({ lots, sources }, command, given) {
      const { rates: table, standard, outbound } = given.known;
      const { unitPrice: _, joint: __, sent, ...layer } = command;
      if (sources.includes(command.sourceEventId)) return [];
      const held = lots[command.lot];
      if (held && held.quantity.unit !== command.quantity.unit) {
        return reject('FIN-COST-UNIT', `The lot ${command.lot} is kept in ${held.quantity.unit}.`);
      }
      const basis = { site: siteOf(given), rates: { table, date: given.date }, standard, outbound };
      const worth = sent ? sentWorth(sent, basis) : madeWorth(lots, command, basis);
      return isRefused(worth) ? worth : [happened('CostLayerAdded', { ...layer, ...worth })];
    },

    ConsumeCostLayer({ lots, sources }, command) {
      if (sources.includes(command.sourceEventId)) return [];
      const held = lots[command.lot];
      const amount = worthOf(held, command.quantity);
      if (amount) return [happened('CostLayerConsumed', { ...command, amount })];
      return reject('FIN-COST-LAYER', `The lot ${command.lot} of ${command.item} holds less than that.`, {
        violated: {
          rule: 'quantity in layers',
          actual: command.quantity.value,
          limit: held?.quantity.value ?? '0',
          unit: command.quantity.unit,
        },
      });
    },

    WriteDownCostLayer({ lots, sources }, { unitValue, reverses, ...command }, { known }) {
      const { lot, quantity, sourceEventId } = command;
      if (sources.includes(sourceEventId)) return [];
      const cost = worthOfReturned(known.outbound, quantity);
      if (!cost) return neverLeft(lot, reverses);
      const less = subtractMoney(cost, multiplyMoney(unitValue, quantity.value));
      // What of the lot was used up meanwhile took its cost with it.
      const amount = lesser(less, lots[lot]?.amount ?? zeroMoney(less.currency));
      return isMoneyAbove(amount, zeroMoney(amount.currency))
        ? [happened('CostLayerWrittenDown', { ...command, amount })]
        : [];
    },
  },

  evolve: {
    CostLayerAdded: (state, { lot, quantity, amount, sourceEventId }): CostLayer => ({
      lots: withLayer(state.lots, lot, { quantity, amount }),
      sources: remember(state, sourceEventId),
    }),
    CostLayerConsumed: (state, { lot, quantity, amount, sourceEventId }): CostLayer => ({
      lots: withoutLayer(state.lots, lot, { quantity, amount }),
      sources: remember(state, sourceEventId),
    }),
    CostLayerWrittenDown: (state, { lot, amount, sourceEventId }): CostLayer => ({
      lots: writtenDown(state.lots, lot, amount),
      sources: remember(state, sourceEventId),
    }),
  },
});
