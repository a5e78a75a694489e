/** What has to be known of the supplies of a cancelled order to compare what can become of them. */
import type { ComparedSupply, FreedSupply } from '@gemba/contracts/events/supply-chain/cancellations';
import type { About } from '@gemba/decider/decider';
import { everything, rows } from '@gemba/decider/needs';
import type { Money } from '@gemba/measures/money';
import { multiplyMoney, roundMoney, zeroMoney } from '@gemba/measures/money';
import { divideDecimals, multiplyDecimal } from '@gemba/measures/decimal';
import type { ExchangeRateRows } from '@gemba/platform/access/rates';
import { rateFor } from '@gemba/platform/access/rates';
import { entry, present } from '../facts/facts.js';
import { cancellationFee, cancellationTermsTable } from '../purchasing/cancellation-terms.js';
import { ratesBetween } from '../tables/known.js';
import { stockCostTable } from '../tables/stock-cost.js';
import { usageTable, usedInFourWeeks } from '../tables/usage.js';
import type { Circumstances, Ending, OpenDemand } from './options.js';
import { compared } from './options.js';
import { USUAL_RATE, holdingCostTable } from './holding-cost.js';
import type { BoughtRow, MadeOrder, PegRow } from './supplies.js';
import {
  askedTable,
  boughtTable,
  idIn,
  madeForTable,
  spentTable,
  standardTable,
  wantedTable,
} from './supplies.js';

const OPEN = { made: madeForTable, asked: askedTable, bought: boughtTable, wanted: wantedTable };

export const openOrders = (site: string) => ({ open: everything(OPEN, site) });

/** What is known of the supplies by their items, orders and suppliers. */
export const comparingNeeds = (supplies: readonly FreedSupply[], about: About) => {
  const site = about.site?.id ?? '';
  const items = [...new Set(supplies.map(({ item }) => `${site}.${item}`))];
  return {
    ...openOrders(site),
    costs: rows(stockCostTable, items),
    standards: rows(standardTable, items),
    usage: rows(usageTable, items),
    policies: rows(holdingCostTable, items),
    spent: rows(
      spentTable,
      supplies.flatMap(({ supply }) => idIn(supply, 'production-order') ?? []),
    ),
    terms: rows(cancellationTermsTable, [...new Set(supplies.flatMap(({ supplier }) => supplier ?? []))]),
    rates: ratesBetween(
      supplies.flatMap(({ price }) => price?.currency ?? []),
      about,
    ),
  };
};

type Rows<N> = {
  readonly [K in keyof N]: N[K] extends { readonly gives?: infer T } ? NonNullable<T> : never;
};
export type Comparing = Rows<ReturnType<typeof comparingNeeds>>;

type At = Pick<About, 'date' | 'site'>;
export type Market = { readonly known: Comparing; readonly at: At };

const currencyOf = ({ site }: At): string => site?.currency ?? '';

/** In the currency of the site at the rate of the day, exactly; undefined where none is published. */
const local = (amount: Money, { rates }: { readonly rates: ExchangeRateRows }, at: At): Money | undefined => {
  const currency = currencyOf(at);
  if (amount.currency === currency) return amount;
  const used = rateFor({ from: amount.currency, to: currency }, { rows: rates, date: at.date });
  if (used === undefined) return undefined;
  return used.from === amount.currency
    ? { amount: multiplyDecimal(amount.amount, used.rate), currency }
    : { amount: divideDecimals(amount.amount, used.rate, 8), currency };
};

const rounded = ({ amount, currency }: Money): Money => roundMoney(amount, currency);

/** How many other lines a supply is offered to: the first that are due. */
const OFFERED = 3;

type Serving = { readonly id: string; readonly begun: boolean };

/** The orders that are to serve a demand, and whether somebody has begun with them. */
const serving = (demand: string, known: Comparing): readonly Serving[] => {
  const { made, asked } = known.open;
  const makers = Object.entries(made).flatMap(([id, { order }]) =>
    order?.demand === demand ? [{ id: `production-order/${id}`, begun: order.begun }] : [],
  );
  const buyers = Object.entries(asked).flatMap(([id, { orderedBy, pegs }]) =>
    pegs.some((peg) => peg.demand === demand)
      ? [{ id: `requisition/${id}`, begun: orderedBy !== undefined || pegs.length > 1 }]
      : [],
  );
  return [...makers.map((each) => ({ ...each, begun: each.begun || isNeeded(each.id, known) })), ...buyers];
};

const soonest = (a: OpenDemand, b: OpenDemand): number =>
  `${a.due} ${a.demand}` < `${b.due} ${b.demand}` ? -1 : 1;

/** Lines that want the item, and that nobody has begun to make or buy for. */
const openDemands = ({ item }: FreedSupply, { known, at }: Market): readonly OpenDemand[] =>
  Object.entries(known.open.wanted)
    .filter(([, row]) => row.item === item && row.site === at.site?.id)
    .flatMap(([demand, { quantity, due }]) => {
      const [first, ...more] = serving(demand, known);
      if (more.length > 0 || first?.begun === true) return [];
      return [{ demand, quantity, due, ...present({ replaces: first?.id }) }];
    })
    .sort(soonest)
    .slice(0, OFFERED);

/** Something is made or bought for the order itself. */
const isNeeded = (order: string, { open: { made, asked } }: Comparing): boolean =>
  Object.values(made).some((row) => row.order?.demand === order || isPegged(row, order)) ||
  Object.values(asked).some((row) => isPegged(row, order));

const isPegged = ({ pegs }: { readonly pegs: readonly PegRow[] }, order: string): boolean =>
  pegs.some(({ demand }) => demand === order);

type Supply = Pick<
  Circumstances,
  'whole' | 'due' | 'sunk' | 'fee' | 'lots' | 'ending' | 'reducible' | 'demands'
>;

const obstacleOf = ({ status, running }: MadeOrder): { readonly obstacle?: string } => {
  if (status === 'completed') return { obstacle: 'It is completed, and its lot goes into stock.' };
  const [first] = running;
  return first === undefined ? {} : { obstacle: `Operation ${String(first)} is running; pause it first.` };
};

const madeSupply = (order: MadeOrder, freed: FreedSupply, market: Market): Supply => {
  const { known, at } = market;
  const spent = entry(known.spent, idIn(freed.supply, 'production-order') ?? '');
  const sunk = spent ? roundMoney(spent.spent, spent.currency) : zeroMoney(currencyOf(at));
  const lost = sunk.amount.startsWith('-') ? zeroMoney(sunk.currency) : sunk;
  const ending: Ending = { way: 'stop', cost: lost, ...obstacleOf(order) };
  return {
    ...{ whole: order.quantity.value, due: order.due, sunk, lots: order.lots, ending },
    reducible: order.status === 'open' && !order.begun,
    demands: order.status === 'open' && order.demand !== undefined ? openDemands(freed, market) : [],
  };
};

/** Why a purchase order cannot be cancelled for this alone. */
const notCancellable = ({ received, lines }: BoughtRow, cost: Money | undefined): string | undefined => {
  if (received) return 'Some of it came in.';
  if (lines.length > 1) return 'The order has other lines.';
  return cost === undefined ? 'No rate of its currency is published for today.' : undefined;
};

const feeOf = (of: BoughtRow, { known, at }: Market): Money | undefined => {
  const [line] = of.lines;
  const terms = entry(known.terms, of.supplier)?.terms ?? [];
  return line && of.approved
    ? cancellationFee(terms, multiplyMoney(line.price, line.open), { due: of.due, date: at.date })
    : undefined;
};

const boughtSupply = (of: BoughtRow, freed: FreedSupply, market: Market): Supply => {
  const none = zeroMoney(currencyOf(market.at));
  const fee = feeOf(of, market);
  const charged = fee && local(fee, market.known, market.at);
  const cost = fee === undefined ? none : charged && rounded(charged);
  const whole = of.lines.find(({ item }) => item === freed.item)?.open ?? freed.quantity.value;
  return {
    ...{ whole, due: of.due, sunk: none, fee, lots: [], reducible: false },
    ending: { way: 'cancel', cost: cost ?? none, ...present({ obstacle: notCancellable(of, cost) }) },
    demands: openDemands(freed, market),
  };
};

const askedSupply = (freed: FreedSupply, market: Market): Supply | undefined => {
  const need = entry(market.known.open.asked, idIn(freed.supply, 'requisition') ?? '')?.need;
  const none = zeroMoney(currencyOf(market.at));
  return (
    need && {
      ...{ whole: need.quantity.value, due: need.due, sunk: none, lots: [], reducible: false },
      ending: { way: 'withdraw', cost: none },
      demands: openDemands(freed, market),
    }
  );
};

const supplyOf = (freed: FreedSupply, market: Market): Supply | undefined => {
  const { made, bought } = market.known.open;
  const order = entry(made, idIn(freed.supply, 'production-order') ?? '')?.order;
  if (order) return madeSupply(order, freed, market);
  const of = entry(bought, idIn(freed.supply, 'purchase-order') ?? '');
  return of ? boughtSupply(of, freed, market) : askedSupply(freed, market);
};

/** By plan, else as the stock is valued, else at the price that it is bought for. */
const unitValueOf = (freed: FreedSupply, key: string, { known, at }: Market): Money | undefined => {
  const standard = entry(known.standards, key)?.cost;
  if (standard) return standard;
  const stock = entry(known.costs, key);
  if (stock) return { amount: stock.each, currency: stock.currency };
  return freed.price && local(freed.price, known, at);
};

/** Every supply that is still there with its options, cheapest first. */
export const comparison = (supplies: readonly FreedSupply[], market: Market): readonly ComparedSupply[] => {
  const { known, at } = market;
  return supplies.flatMap((freed) => {
    const supply = supplyOf(freed, market);
    if (!supply) return [];
    const key = `${at.site?.id ?? ''}.${freed.item}`;
    const policy = entry(known.policies, key);
    return [
      compared({
        freed,
        ...supply,
        ...present({ unitValue: unitValueOf(freed, key, market) }),
        unitScrap: policy?.scrapValue ?? zeroMoney(currencyOf(at)),
        holdingRate: policy?.holdingRate ?? USUAL_RATE,
        onHand: entry(known.costs, key)?.quantity ?? '0',
        used: usedInFourWeeks(entry(known.usage, key), at.date),
      }),
    ];
  });
};
