/**
 * An order cost is the work in progress of one production order: what went in, less what came out at
 * standard.
 *
 *   ──charge──▶ more ──relieve──▶ less ──settle──▶ the rest is the variance; from then on it stays zero
 */
import type { COST_ELEMENTS } from '@gemba/contracts/events/finance/ledger';
import { orderCostEvents } from '@gemba/contracts/events/finance/ledger';
import {
  IsFlag,
  IsRef,
  IsMoney,
  IsOneOf,
  IsQuantity,
  IsRecord,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import type { Given } from '@gemba/decider/decider';
import { answers, begun, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import type { Money } from '@gemba/measures/money';
import { addMoney, multiplyMoney, negateMoney, zeroMoney } from '@gemba/measures/money';
import type { Quantity } from '@gemba/measures/quantity';
import { siteOf } from '../../values/translation.js';
import type { Resale } from './refurbishing.js';
import {
  CostRefurbishment,
  ExpectResale,
  ResaleAnswer,
  costed,
  expected,
  resaleAnswer,
} from './refurbishing.js';
import { standardMissing, standardOf } from '../standard-cost/standard-cost.js';

export class ChargeMaterial {
  @IsRef('site') site!: string;
  @IsMoney() amount!: Money;
  @IsText({ max: 120 }) sourceEventId!: string;
}

/** Hours of people or of the machine at the rates of the standard cost; below zero after a correction. */
export class ChargeHours {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsOneOf(['labour', 'machine']) element!: 'labour' | 'machine';
  @IsQuantity({}) hours!: Quantity;
  @IsText({ max: 120 }) sourceEventId!: string;
}

/** Finished goods left the order at this value. */
export class RelieveWork {
  @IsRef('site') site!: string;
  @IsMoney() amount!: Money;
  @IsText({ max: 120 }) sourceEventId!: string;
}

/** A service that the order rendered is sold at its standard cost. */
export class RelieveRendered {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  @IsQuantity({ above: 0 }) quantity!: Quantity;
  @IsText({ max: 120 }) sourceEventId!: string;
}

export class SettleVariance {
  @IsRef('site') site!: string;
  @IsText({ max: 120 }) sourceEventId!: string;
}

/** The order is cancelled: nothing comes of what it has cost. */
export class WriteOffWork extends SettleVariance {}

export type OrderCost = {
  /** Null before the first movement. */
  readonly balance: Money | null;
  readonly settled: boolean;
  /** What was charged and relieved, by which a repeat is known. */
  readonly sources: readonly string[];
  /** Only of what a customer sent back and the order makes good again. */
  readonly resale?: Resale;
  readonly costed?: { readonly quantity: Quantity; readonly amount: Money };
};

class OrderCostAnswer {
  /** What went in, less what came out; below zero where more came out than went in. */
  @IsMoney({}) balance!: Money;
  /** Whether the rest was taken as variance or written off; what comes later is variance at once. */
  @IsFlag() settled!: boolean;
  /** Of what the order makes good again. */
  @Optional() @IsRecord(() => ResaleAnswer) resale?: ResaleAnswer;
}

const answered = (state: OrderCost): OrderCostAnswer => ({
  balance: state.balance ?? begun(zeroOf(state)),
  settled: state.settled,
  ...resaleAnswer(state),
});

/** Nothing went in yet. */
const zeroOf = ({ resale }: OrderCost): Money | null => (resale ? zeroMoney(resale.price.currency) : null);

const NONE: OrderCost = { balance: null, settled: false, sources: [] };

type Charge = {
  readonly site: string;
  readonly order: string;
  readonly element: (typeof COST_ELEMENTS)[number];
  readonly amount: Money;
  readonly sourceEventId: string;
};

/** What comes after the order was settled is variance at once. */
const charged = ({ settled }: OrderCost, charge: Charge) => {
  const { element: _, ...movement } = charge;
  const variance = happened('WorkInProgressRelieved', { ...movement, kind: 'variance' as const });
  return [happened('WorkInProgressCharged', charge), ...(settled ? [variance] : [])];
};

/** An order is made at one site: what one with other books gives to it cannot be added up. */
const fromElsewhere = ({ balance }: OrderCost, { currency }: Money, order: string): Rejection | null =>
  balance === null || balance.currency === currency
    ? null
    : reject(
        'FIN-WIP-CURRENCY',
        `The costs of ${order} are kept in ${balance.currency}, not in ${currency}.`,
        {
          hint: 'A site with other books posted it: take it back there and post it to an order of that site.',
        },
      );

const sourceKey = (event: string, kind: string): string => `${event}/${kind}`;

type Relief = Omit<Charge, 'element'> & { readonly kind: 'finished' | 'rendered' };

/** What comes of the order leaves it, once; after it was settled the variance follows. */
const relieved = (state: OrderCost, relief: Relief) => {
  const { kind, amount, sourceEventId, order } = relief;
  if (state.sources.includes(sourceKey(sourceEventId, kind))) return [];
  const late = { ...relief, kind: 'variance' as const, amount: negateMoney(amount) };
  return (
    fromElsewhere(state, amount, order) ?? [
      happened('WorkInProgressRelieved', relief),
      ...(state.settled ? [happened('WorkInProgressRelieved', late)] : []),
    ]
  );
};

const moved = (state: OrderCost, key: string, amount: Money): OrderCost => ({
  ...state,
  balance: state.balance ? addMoney(state.balance, amount) : amount,
  sources: [...state.sources, key],
});

/** What is left leaves work in progress, once. */
const settled = (
  state: OrderCost,
  { site, sourceEventId }: SettleVariance,
  [kind, given]: readonly ['variance' | 'writtenOff', Pick<Given, 'id' | 'site'>],
) => {
  if (state.settled) return [];
  const amount = state.balance ?? zeroMoney(siteOf(given).currency);
  return [happened('WorkInProgressRelieved', { site, order: given.id, kind, amount, sourceEventId })];
};

export const orderCost = decider('order-cost', {
  path: 'order-costs',
  opens: 'ChargeMaterial',
  home: 'site',
  implicit: true,
  commands: {
    ChargeMaterial,
    ChargeHours,
    RelieveWork,
    RelieveRendered,
    SettleVariance,
    WriteOffWork,
    ExpectResale,
    CostRefurbishment,
  },
  events: orderCostEvents,
  initial: NONE,
  answers: answers(OrderCostAnswer, answered),
  allow: {
    ...{ ChargeMaterial: [], ChargeHours: [], RelieveWork: [], RelieveRendered: [] },
    ...{ SettleVariance: [], WriteOffWork: [], ExpectResale: [], CostRefurbishment: [] },
  },
  needs: {
    ChargeHours: (c: ChargeHours) => ({ standard: standardOf(c) }),
    RelieveRendered: (c: RelieveRendered) => ({ standard: standardOf(c) }),
  },

  decide: {
    ChargeMaterial(state, { site, amount, sourceEventId }, { id: order }) {
      if (state.sources.includes(sourceKey(sourceEventId, 'material'))) return [];
      return (
        fromElsewhere(state, amount, order) ??
        charged(state, { site, order, element: 'material', amount, sourceEventId })
      );
    },

    ChargeHours(state, command, { id: order, known: { standard } }) {
      const { site, element, hours, sourceEventId } = command;
      if (state.sources.includes(sourceKey(sourceEventId, element))) return [];
      if (!standard?.released) return standardMissing(command);
      const { labourRate, machineRate } = standard.released;
      const amount = multiplyMoney(element === 'labour' ? labourRate : machineRate, hours.value);
      return (
        fromElsewhere(state, amount, order) ?? charged(state, { site, order, element, amount, sourceEventId })
      );
    },

    RelieveWork(state, { site, amount, sourceEventId }, { id: order }) {
      return relieved(state, { site, order, kind: 'finished', amount, sourceEventId });
    },

    RelieveRendered(state, command, { id: order, known: { standard } }) {
      const { site, quantity, sourceEventId } = command;
      if (!standard?.released) return standardMissing(command);
      const amount = multiplyMoney(standard.released.cost, quantity.value);
      return relieved(state, { site, order, kind: 'rendered', amount, sourceEventId });
    },

    SettleVariance(state, command, given) {
      return settled(state, command, ['variance', given]);
    },

    WriteOffWork(state, command, given) {
      return settled(state, command, ['writtenOff', given]);
    },

    ExpectResale(state, command, { id: order }) {
      return expected(state, command, order);
    },

    CostRefurbishment(state, command, given) {
      return costed(state, command, { order: given.id, currency: siteOf(given).currency });
    },
  },

  evolve: {
    WorkInProgressCharged: (state, { element, amount, sourceEventId }): OrderCost =>
      moved(state, sourceKey(sourceEventId, element), amount),
    WorkInProgressRelieved: (state, { kind, amount, sourceEventId }): OrderCost => ({
      ...moved(state, sourceKey(sourceEventId, kind), negateMoney(amount)),
      settled: state.settled || kind === 'variance' || kind === 'writtenOff',
    }),
    ResaleExpected: (state, { item, lot, quantity, price }): OrderCost => ({
      ...state,
      resale: { item, lot, quantity, price },
    }),
    RefurbishmentCosted: (state, { quantity, amount }): OrderCost => ({
      ...state,
      costed: { quantity, amount },
    }),
  },
});
