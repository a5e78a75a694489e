/**
 * A cost layer keeps what the stock of one item at one site is worth, in the currency of the site.
 *
 *   ──add──▶ lot with quantity and amount ──consume──▶ less of both; the last consumption takes the rest
 *                                         ──write down──▶ less of the amount
 *                                         ──review──▶ another formula, or another standard
 */
import type {
  CostLayerConsumed,
  CostMethodChanged,
  InventoryRevalued,
} from '@gemba/contracts/events/finance/ledger';
import { costLayerEvents } from '@gemba/contracts/events/finance/landed-cost';
import { COST_METHODS, LotWorth } from '@gemba/contracts/events/finance/ledger';
import { IsListOf, IsOneOf } from '@gemba/contracts/fields';
import type { Given, HappenedIn } from '@gemba/decider/decider';
import { answers, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { registered, stateOf } from '@gemba/decider/needs';
import type { Money } from '@gemba/measures/money';
import {
  isMoneyAbove,
  isZeroMoney,
  multiplyMoney,
  negateMoney,
  subtractMoney,
  zeroMoney,
} from '@gemba/measures/money';
import { allRates } from '../../ledger/exchange-rate/exchange-rate.js';
import { siteOf } from '../../values/translation.js';
import type { ChosenMethod } from './cost-method.js';
import { chosenMethodOf } from './cost-method.js';
import type { StandardCost } from '../standard-cost/standard-cost.js';
import { orderCost } from '../order-cost/order-cost.js';
import { standardMissing, standardOf } from '../standard-cost/standard-cost.js';
import {
  AddCostLayer,
  AllocateLandedCost,
  ConsumeCostLayer,
  ReverseWriteDown,
  ReviewCostMethod,
  WriteDownCostLayer,
} from './commands.js';
import { inboundWorth, neverLeft } from './inbound-worth.js';
import { allocation, landedKey } from './landed.js';
import { outboundCost, outboundKey, worthOfReturned, worthWhenItLeft } from './outbound-cost.js';
import { receivedCost, receivedKey } from './received-cost.js';
import type { CostLayer } from './state.js';
import { NONE, REFURBISHING, remembering } from './state.js';
import type { Arrived, CostMethod, Valuation } from './valuation.js';
import { arrived, changed, isPooled, lotWorths, revalued, servedWorth, withLandedCost } from './valuation.js';

export class CostLayerAnswer {
  @IsOneOf(COST_METHODS) method!: CostMethod;
  /** A lot that is used up is gone. Where cost is not kept by lot, each takes its part of the whole. */
  @IsListOf(() => LotWorth) lots!: readonly LotWorth[];
  /** From which the cost of what leaves is taken, in this order. */
  @IsListOf(() => LotWorth) layers!: readonly LotWorth[];
}

const answered = ({ valuation }: CostLayer): CostLayerAnswer => ({
  method: valuation.method,
  lots: lotWorths(valuation),
  layers: valuation.layers.map(({ lot, quantity, amount }) => ({ lot, quantity, amount })),
});

type Said = HappenedIn<typeof costLayerEvents>;
type Goods = { readonly site: string; readonly item: string; readonly sourceEventId: string };

const lesser = (a: Money, b: Money): Money => (isMoneyAbove(a, b) ? b : a);

/** What is kept at standard cost is worth quantity × standard; what differs is revalued, lot by lot. */
const toStandard = (
  { layers }: Valuation,
  { site, item, sourceEventId }: Goods,
  standard: StandardCost | undefined,
): readonly Said[] | Rejection => {
  const { released } = standard ?? {};
  if (!released) return standardMissing({ site, item });
  return layers.flatMap(({ lot, quantity, amount: before }) => {
    const amount = subtractMoney(multiplyMoney(released.cost, quantity.value), before);
    const said = { site, item, lot, amount, reason: 'standard-cost' as const, sourceEventId };
    return isZeroMoney(amount) ? [] : [happened('InventoryRevalued', said)];
  });
};

const foldChanged = (state: CostLayer, { method }: Pick<CostMethodChanged, 'method'>): CostLayer => ({
  ...state,
  valuation: changed(state.valuation, method),
});

type Known = { readonly chosen: ChosenMethod | undefined; readonly own: StandardCost | undefined };

/** The formula that was chosen holds from its day on: who comes first after that changes it. */
const due = (state: CostLayer, goods: Goods, given: Given<Known>): readonly Said[] | Rejection => {
  const { chosen } = given.known.chosen ?? {};
  const { valuation } = state;
  if (!chosen || chosen.from > given.date || chosen.method === valuation.method) return [];
  const { site, item } = goods;
  const { method: before } = valuation;
  const lots = [...lotWorths(valuation)];
  const change = happened('CostMethodChanged', { site, item, before, method: chosen.method, lots });
  if (chosen.method !== 'standard') return [change];
  const more = toStandard(changed(valuation, chosen.method), goods, given.known.own);
  return isRefused(more) ? more : [change, ...more];
};

/** What is written down for an order can come back until it has gone in. */
const forOrder = (state: CostLayer, source: string, amount: Money): CostLayer =>
  source.startsWith(`${REFURBISHING}/`)
    ? { ...state, writtenDown: { ...state.writtenDown, [source]: amount } }
    : state;

/** What went into the order that makes it good again stays as it was written down. */
const goneIn = (state: CostLayer, { purpose }: Pick<CostLayerConsumed, 'purpose'>): CostLayer => {
  const { [`${REFURBISHING}/${purpose.split('/')[1] ?? ''}`]: _, ...writtenDown } = state.writtenDown;
  return { ...state, writtenDown };
};

const foldRevalued = (
  state: CostLayer,
  { lot, amount, reason, sourceEventId: source }: InventoryRevalued,
  at: string,
): CostLayer => {
  // What goes back to its supplier takes its own cost along; this is only what it was not settled at.
  if (reason === 'supplier-return') return state;
  const valuation = revalued(state.valuation, { lot }, amount);
  return reason === 'write-down-reversed'
    ? remembering(state, valuation, { source, at })
    : { ...state, valuation };
};

const after = (state: CostLayer, events: readonly Said[]): CostLayer =>
  events.reduce((folded, event) => {
    if (event.type === 'CostMethodChanged') return foldChanged(folded, event.data);
    if (event.type !== 'InventoryRevalued') return folded;
    const { lot, amount } = event.data;
    return { ...folded, valuation: revalued(folded.valuation, { lot }, amount) };
  }, state);

const unitRefused = ({ held, method }: Valuation, { lot, quantity }: AddCostLayer): Rejection | null => {
  const kept = held[lot]?.unit ?? (isPooled(method) ? Object.values(held)[0]?.unit : undefined);
  return kept === undefined || kept === quantity.unit
    ? null
    : reject('FIN-COST-UNIT', `The lot ${lot} is kept in ${kept}.`);
};

/** Where cost is not kept by lot, the event says so. */
const formula = ({ method }: Valuation) => (isPooled(method) ? { method } : {});

const corrected = ({ corrections }: Arrived, { site, item, sourceEventId }: Goods): readonly Said[] =>
  corrections.map(({ issue: { lot, quantity, out, key: corrects }, difference: amount }) =>
    happened('IssueCostCorrected', { site, item, lot, quantity, amount, ...out, corrects, sourceEventId }),
  );

/** What came in, as a movement. */
const receipt = (added: Omit<AddCostLayer, 'kind'> & { readonly amount: Money }, at: string) => {
  const { lot, quantity, amount, source, sourceEventId: key } = added;
  return { key, at, lot, source, quantity, amount };
};

const issue = (command: Omit<CostLayerConsumed, 'amount'>, at: string, currency: string) => {
  const { lot, quantity, purpose, kind, sourceEventId: key } = command;
  const amount = zeroMoney(currency);
  return { key, at, lot, source: purpose, quantity, amount, out: { purpose, kind } };
};

/** What is missing in the books, while it is there or not. */
const holdsLess = ({ held }: Valuation, { lot, item, quantity }: ConsumeCostLayer): Rejection =>
  reject('FIN-COST-LAYER', `The lot ${lot} of ${item} holds less than that.`, {
    violated: {
      rule: 'quantity in layers',
      actual: quantity.value,
      limit: held[lot]?.value ?? '0',
      unit: quantity.unit,
    },
  });

/**
 * What goes back to its supplier is settled at the price that it came at; what it was kept at otherwise, with
 * freight in it or at standard, is a price difference.
 */
const settled = (cost: Money, price: Money | undefined, goods: Goods & { readonly lot: string }) => {
  if (!price) return { amount: cost, more: [] };
  const { site, item, lot, sourceEventId } = goods;
  const amount = subtractMoney(price, cost);
  const said = { site, item, lot, amount, reason: 'supplier-return' as const, sourceEventId };
  return { amount: price, more: isZeroMoney(amount) ? [] : [happened('InventoryRevalued', said)] };
};

export const costLayer = decider('cost-layer', {
  path: 'cost-layers',
  opens: 'AddCostLayer',
  home: 'site',
  implicit: true,
  idOf: ({ site, item }: AddCostLayer) => `${site}.${item}`,
  commands: {
    AddCostLayer,
    ConsumeCostLayer,
    WriteDownCostLayer,
    ReverseWriteDown,
    ReviewCostMethod,
    AllocateLandedCost,
  },
  events: costLayerEvents,
  initial: NONE,
  answers: answers(CostLayerAnswer, answered),
  allow: {
    AddCostLayer: [],
    ConsumeCostLayer: [],
    WriteDownCostLayer: [],
    ReverseWriteDown: [],
    ReviewCostMethod: [],
    AllocateLandedCost: [],
  },
  needs: {
    AddCostLayer: ({ site, item, lot, joint, reverses = '', refurbished, source }: AddCostLayer) => ({
      order: stateOf(orderCost, refurbished ? (source.split('/')[1] ?? '') : ''),
      rates: allRates(),
      standard: standardOf({ site, item: joint?.item ?? item }),
      own: standardOf({ site, item }),
      chosen: chosenMethodOf({ site, item }),
      outbound: registered(outboundCost, outboundKey(reverses, { item, lot })),
    }),
    ConsumeCostLayer: (c: ConsumeCostLayer) => ({
      own: standardOf(c),
      chosen: chosenMethodOf(c),
      received: registered(receivedCost, c.kind === 'supplier-return' ? receivedKey(c.purpose, c) : ''),
    }),
    WriteDownCostLayer: ({ reverses, item, lot }: WriteDownCostLayer) => ({
      outbound: registered(outboundCost, outboundKey(reverses, { item, lot })),
    }),
    AllocateLandedCost: (c: AllocateLandedCost) => ({
      received: registered(receivedCost, receivedKey(c.source, c)),
    }),
    ReviewCostMethod: (c: ReviewCostMethod) => ({ own: standardOf(c), chosen: chosenMethodOf(c) }),
  },

  decide: {
    AddCostLayer(before, command, given) {
      if (before.sources.includes(command.sourceEventId)) return [];
      const changes = due(before, command, given);
      if (isRefused(changes)) return changes;
      const { valuation } = after(before, changes);
      const refused = unitRefused(valuation, command);
      if (refused) return refused;
      const { rates: table, standard, outbound, own, order } = given.known;
      const basis = { site: siteOf(given), rates: { table, date: given.date }, standard, outbound, order };
      const lots = Object.fromEntries(lotWorths(valuation).map(({ lot, ...worth }) => [lot, worth]));
      const worth = inboundWorth(lots, command, basis);
      if (isRefused(worth)) return worth;
      const { unitPrice: _, joint: __, sent: ___, refurbished: ____, ...layer } = command;
      const added = { ...layer, ...worth, ...formula(valuation) };
      const outcome = arrived(valuation, receipt(added, given.at));
      if (!outcome) return holdsLess(valuation, { ...command, purpose: command.source });
      const more = valuation.method === 'standard' ? toStandard(outcome.after, command, own) : [];
      if (isRefused(more)) return more;
      return [...changes, happened('CostLayerAdded', added), ...corrected(outcome, command), ...more];
    },

    ConsumeCostLayer(before, command, given) {
      if (before.sources.includes(command.sourceEventId)) return [];
      const changes = due(before, command, given);
      if (isRefused(changes)) return changes;
      const { valuation } = after(before, changes);
      const outcome = arrived(valuation, issue(command, given.at, siteOf(given).currency));
      if (!outcome) return holdsLess(valuation, command);
      const price = worthWhenItLeft(given.known.received, command.quantity);
      const { amount, more } = settled(outcome.amount, price, command);
      const consumed = { ...command, amount, ...formula(valuation) };
      return [...changes, ...more, happened('CostLayerConsumed', consumed), ...corrected(outcome, command)];
    },

    WriteDownCostLayer({ valuation, sources }, { unitValue, reverses, ...command }, { known }) {
      const { lot, quantity, sourceEventId } = command;
      if (sources.includes(sourceEventId)) return [];
      const cost = worthOfReturned(known.outbound, quantity);
      if (!cost) return neverLeft(lot, reverses);
      const less = subtractMoney(cost, multiplyMoney(unitValue, quantity.value));
      // What of the lot was used up meanwhile took its cost with it.
      const amount = lesser(less, servedWorth(valuation, { lot })?.amount ?? zeroMoney(less.currency));
      return isMoneyAbove(amount, zeroMoney(amount.currency))
        ? [happened('CostLayerWrittenDown', { ...command, amount })]
        : [];
    },

    ReverseWriteDown({ writtenDown, sources }, { source, ...of }) {
      const amount = writtenDown[source];
      if (!amount || sources.includes(of.sourceEventId)) return [];
      return [happened('InventoryRevalued', { ...of, amount, reason: 'write-down-reversed' as const })];
    },

    AllocateLandedCost({ valuation, sources }, command, { known: { received } }) {
      if (sources.includes(command.sourceEventId)) return [];
      return [happened('LandedCostAllocated', allocation(valuation, command, received))];
    },

    ReviewCostMethod(before, command, given) {
      const changes = due(before, command, given);
      if (isRefused(changes)) return changes;
      const { valuation } = after(before, changes);
      const more = valuation.method === 'standard' ? toStandard(valuation, command, given.known.own) : [];
      return isRefused(more) ? more : [...changes, ...more];
    },
  },

  evolve: {
    CostLayerAdded: (state, added, at): CostLayer => {
      const outcome = arrived(state.valuation, receipt(added, at));
      return remembering(state, outcome?.after ?? state.valuation, { source: added.sourceEventId, at });
    },
    CostLayerConsumed: (state, consumed, at): CostLayer => {
      const outcome = arrived(state.valuation, issue(consumed, at, consumed.amount.currency));
      return remembering(goneIn(state, consumed), outcome?.after ?? state.valuation, {
        source: consumed.sourceEventId,
        at,
      });
    },
    CostLayerWrittenDown: (state, { lot, amount, source: document, sourceEventId: source }, at): CostLayer =>
      remembering(
        forOrder(state, document, amount),
        revalued(state.valuation, { lot }, negateMoney(amount)),
        { source, at },
      ),
    LandedCostAllocated: (state, { lot, source: of, stocked, sourceEventId: source, ...part }, at) => {
      const key = landedKey({ ...part, lot, source: of });
      const valuation = withLandedCost(state.valuation, { lot, source: of }, [key, stocked]);
      return remembering(state, valuation, { source, at });
    },
    CostMethodChanged: foldChanged,
    InventoryRevalued: foldRevalued,
    // The issue has its place by time already; this is what the books are told of it.
    IssueCostCorrected: (state): CostLayer => state,
  },
});
