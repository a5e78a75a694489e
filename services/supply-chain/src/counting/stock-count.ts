/**
 * A stock count finds out what is really there: blind, again by somebody else where it differs too much, and
 * posted when somebody with the right approves.
 *
 *   none ──plan──▶ planned ──count, within tolerance──▶ posted
 *                     └──count──▶ recount ──count, within tolerance──▶ posted
 *                                    └──count──▶ review ──approve──▶ posted      ──cancel──▶ cancelled
 */
import type { StockCountPlanned } from '@gemba/contracts/events/supply-chain/counts';
import { CountTolerance, CountedLot, stockCountEvents } from '@gemba/contracts/events/supply-chain/counts';
import { STOCK_STATUSES } from '@gemba/contracts/events/supply-chain/stock';
import { IsIds, IsListOf, IsPlainDate, IsRecord, IsRef, IsText, Optional } from '@gemba/contracts/fields';
import type { About, HappenedIn } from '@gemba/decider/decider';
import { answers, begun, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { dayIsOver, happened, isRefused, reject } from '@gemba/decider/decision';
import type { RightAnswer } from '@gemba/decider/needs';
import { registered, rightTo, row, stateOf, withoutRight } from '@gemba/decider/needs';
import { compareDecimals } from '@gemba/measures/decimal';
import { isNegative, negated } from '@gemba/measures/quantity';
import type { Money } from '@gemba/measures/money';
import { present, saysTheSame } from '../facts/facts.js';
import { balanceOf } from '../stock/lot.js';
import { stockItem } from '../stock/stock-item.js';
import { cannotTake } from '../stock/stock-limits.js';
import type { StockItem } from '../stock/stock-state.js';
import { NO_STOCK, lotOf } from '../stock/stock-state.js';
import { inClosedMonth, monthOf } from '../tables/known.js';
import { stockCostTable, worthAt } from '../tables/stock-cost.js';
import type { StockCount } from './count-state.js';
import { NO_COUNT, StockCountAnswer, countAnswer, countFolds } from './count-state.js';
import { differing, grossOf, isWithin, notAsPlanned } from './differing.js';
import { countedElsewhere, openCounts } from './open-counts.js';

export class PlanStockCount {
  @IsRef('site') site!: string;
  @IsRef('item') item!: string;
  /** All that are there when absent. */
  @Optional() @IsIds({ min: 1, max: 100 }) lots?: string[];
  /** Today when absent. */
  @Optional() @IsPlainDate() due?: string;
  /** Nothing may differ when absent. */
  @Optional() @IsRecord(() => CountTolerance) tolerance?: CountTolerance;
}
export class RecordStockCount {
  @IsListOf(() => CountedLot, { min: 1, max: 500 }) lines!: CountedLot[];
}
export class ApproveStockCount {}
export class RequestRecount {
  @IsText({ lines: true }) reason!: string;
}
export class CancelStockCount {
  @IsText({ lines: true }) reason!: string;
}

const TOPIC = 'stock-count';
const EXACT: CountTolerance = { share: '0' };

type CountEvent = HappenedIn<typeof stockCountEvents>;

const wrongState = ({ status }: StockCount, wanted: string): Rejection =>
  reject('SCM-CNT-STATE', `The count is ${status}; this needs one that is ${wanted}.`);

const stockHere = ({ site }: Pick<About, 'site'>, item: string) =>
  stateOf(stockItem, `${site?.id ?? ''}.${item}`);

const costHere = ({ site }: Pick<About, 'site'>, item: string) =>
  row(stockCostTable, `${site?.id ?? ''}.${item}`);

const itemOf = ({ planned }: StockCount): string => planned?.item ?? '';

/** Every lot in every status in which there is something of it. */
const lotsToCount = (stock: StockItem, named: readonly string[] | undefined) =>
  Object.keys(stock.lots)
    .filter((lot) => named?.includes(lot) ?? true)
    .flatMap((lot) =>
      STOCK_STATUSES.filter((status) => compareDecimals(balanceOf(lotOf(stock, lot), [status]), '0') > 0).map(
        (status) => ({ lot, status }),
      ),
    );

/** The count as it is planned; a repeat counts what was there when it was planned first. */
const planOf = (
  { site, item, lots: named, due, tolerance = EXACT }: PlanStockCount,
  planned: StockCountPlanned | null,
  { date, stock }: { readonly date: string; readonly stock: StockItem },
): StockCountPlanned => {
  const lots = planned?.lots ?? lotsToCount(stock, named);
  return { site, item, lots: [...lots], due: due ?? planned?.due ?? date, tolerance };
};

const nothingToCount = ({ site, item, lots }: StockCountPlanned): Rejection | null =>
  lots.length > 0
    ? null
    : reject('SCM-CNT-LOT', `There is nothing of ${item} at ${site} to be counted by these lots.`, {
        hint: 'What is found of a new lot is taken in: POST /v1/stock-items with source kind count.',
      });

/** What may differ without approval: 5 %, the widest usual tolerance, that of class C (APICS). */
const MOST_SHARE = '0.05';

const tooTolerant = ({ tolerance: { share } }: StockCountPlanned): Rejection | null =>
  compareDecimals(share, MOST_SHARE) <= 0 && compareDecimals(share, '0') >= 0
    ? null
    : reject('SCM-CNT-TOLERANCE', 'What differs by more than 5 % is counted again and approved.', {
        violated: { rule: 'share of the book quantity', actual: share, limit: `0 to ${MOST_SHARE}` },
      });

const valueOf = (state: StockCount): Money | null => state.counted?.value ?? null;

/** What stock would refuse of the differences, as it stands now. */
const cannotPost = (stock: StockItem, state: StockCount, at: string): Rejection | null => {
  for (const { lot, status, quantity } of state.counted?.differences ?? []) {
    const no = isNegative(quantity)
      ? cannotTake(stock, { lot, quantity: negated(quantity), from: status, at })
      : null;
    if (no) return no;
  }
  return null;
};

const approved = (state: StockCount): CountEvent => {
  const { site, item } = begun(state.planned);
  const { differences = [], value } = state.counted ?? {};
  return happened('StockCountApproved', { site, item, differences: [...differences], ...present({ value }) });
};

const nextAfter = (state: StockCount, next: RightAnswer): readonly CountEvent[] => {
  if (state.status === 'planned')
    return [happened('RecountRequested', { reason: 'It differs by more than it may.' })];
  const { site } = begun(state.planned);
  const role = (next.granted ? null : next.escalatesTo) ?? 'controller';
  return [happened('CountApprovalRequested', { site, role })];
};

export const stockCount = decider('stock-count', {
  path: 'stock-counts',
  opens: 'PlanStockCount',
  home: 'site',
  commitments: ['PlanStockCount', 'ApproveStockCount', 'RequestRecount', 'CancelStockCount'],
  commands: { PlanStockCount, RecordStockCount, ApproveStockCount, RequestRecount, CancelStockCount },
  events: stockCountEvents,
  initial: NO_COUNT,
  answers: answers(StockCountAnswer, countAnswer),
  allow: {
    PlanStockCount: ['planner', 'controller', 'site-manager', 'admin'],
    RecordStockCount: ['warehouse', 'site-manager', 'admin'],
    ApproveStockCount: ['controller', 'site-manager', 'coo', 'admin'],
    RequestRecount: ['controller', 'site-manager', 'coo', 'admin'],
    CancelStockCount: ['planner', 'controller', 'site-manager', 'admin'],
  },
  needs: {
    PlanStockCount: ({ site, item }: PlanStockCount, about: About) => ({
      stock: stockHere(about, item),
      open: registered(openCounts, site),
    }),
    RecordStockCount: (_: RecordStockCount, about: About<StockCount>) => ({
      stock: stockHere(about, itemOf(about.state)),
      cost: costHere(about, itemOf(about.state)),
      month: monthOf(about),
      next: rightTo(TOPIC, null, { roles: [] }),
    }),
    ApproveStockCount: (_: ApproveStockCount, about: About<StockCount>) => ({
      stock: stockHere(about, itemOf(about.state)),
      month: monthOf(about),
      right: rightTo(TOPIC, valueOf(about.state), { barred: about.state.counters }),
    }),
  },
  decide: {
    PlanStockCount({ planned }, command, { id, date, known }) {
      const plan = planOf(command, planned, { date, stock: known.stock ?? NO_STOCK });
      if (planned !== null)
        return saysTheSame(planned, plan)
          ? []
          : reject('SCM-CNT-STATE', 'A count with this id is planned already. Choose another id.');
      const no = dayIsOver('SCM-CNT-DATE', ['It is to be counted by', command.due], date);
      return (
        no ??
        tooTolerant(plan) ??
        nothingToCount(plan) ??
        countedElsewhere(plan, [id, known.open]) ?? [happened('StockCountPlanned', plan)]
      );
    },
    RecordStockCount(state, { lines }, given) {
      const { at, by, known } = given;
      const { stock = NO_STOCK, cost, month, next } = known;
      if (state.status !== 'planned' && state.status !== 'recount')
        return wrongState(state, 'planned or to be counted again');
      if (state.counters.includes(by.id))
        return reject('SCM-CNT-SELF', `${by.id} has counted it: somebody else counts again.`, {
          status: 403,
        });
      const planned = begun(state.planned);
      const no = inClosedMonth(month, given) ?? notAsPlanned(planned, lines);
      if (no) return no;
      const found = differing(stock, lines, { item: planned.item, at });
      if (isRefused(found)) return found;
      const value = worthAt(cost, grossOf(found.differences));
      const counted = {
        countedBy: by.id,
        ...{ lines: [...found.lines], differences: [...found.differences] },
        ...present({ value }),
      };
      const said = happened('StockCounted', counted);
      const after = { ...state, counted };
      const isPosted = isWithin(planned.tolerance, found, value) && cannotPost(stock, after, at) === null;
      return [said, ...(isPosted ? [approved(after)] : nextAfter(state, next))];
    },
    ApproveStockCount(state, _, given) {
      const { at, known } = given;
      if (state.status === 'posted') return [];
      if (state.status !== 'review') return wrongState(state, 'in review');
      return (
        withoutRight('SCM-CNT-RIGHT', known.right) ??
        inClosedMonth(known.month, given) ??
        cannotPost(known.stock ?? NO_STOCK, state, at) ?? [approved(state)]
      );
    },
    RequestRecount(state, { reason }) {
      if (state.status === 'recount') return [];
      return state.status === 'review'
        ? [happened('RecountRequested', { reason })]
        : wrongState(state, 'in review');
    },
    CancelStockCount(state, { reason }) {
      if (state.status === 'cancelled') return [];
      return state.status === 'posted'
        ? wrongState(state, 'not posted')
        : [happened('StockCountCancelled', { reason })];
    },
  },
  evolve: countFolds,
});
