/**
 * When an item will run out with what is on order and nothing else, and why: asked of every item, however it
 * is replenished.
 */
import type { StockOut } from '@gemba/contracts/events/production/stock-outs';
import { quantityOf } from './millionths.js';
import type { ItemPlan, PlanInputs } from './model.js';
import type { Demand, Receipt } from './netting.js';
import type { ProjectedDay } from './projection.js';
import { projected } from './projection.js';
import type { LeadTimes } from './days.js';
import { targetOf } from './receipts.js';

type Within = Pick<PlanInputs, 'today' | 'actionsUntil'> & { readonly leadTimes: LeadTimes };

const receiptsOf = ({ netted }: ItemPlan): readonly Receipt[] =>
  netted.receipts.map(({ receipt }) => receipt);

/** What comes as it is promised by now; what is overdue is not counted on until it has another date. */
/** None of a service, which is never in stock and cannot run out. */
const daysOf = (plan: ItemPlan, today: string): readonly ProjectedDay[] =>
  plan.item.kind === 'service'
    ? []
    : projected({
        ...{ today, lots: plan.lots, needs: plan.demands },
        comes: receiptsOf(plan)
          .filter(({ due }) => due >= today)
          .map(({ due, quantity }) => ({ date: due, quantity })),
      });

const byDue = (a: Receipt, b: Receipt): number => (a.due < b.due ? -1 : Number(a.due > b.due));

/** What is on order and is not there in time: overdue, or due only after the day. */
const lateFor = (plan: ItemPlan, day: string, today: string): Receipt | undefined =>
  receiptsOf(plan)
    .filter(({ due }) => due < today || due > day)
    .sort(byDue)[0];

/** What needs most of all that has to be served by the day. */
const neediest = ({ demands }: ItemPlan, day: string): Demand | undefined => {
  const [last] = demands.filter(({ date }) => date <= day).slice(-1);
  const on = demands.filter(({ date }) => date === last?.date);
  return on.toSorted((a, b) => (a.quantity > b.quantity ? -1 : Number(a.quantity < b.quantity)))[0];
};

const causeOf = (plan: ItemPlan, day: string, today: string): Partial<StockOut> => {
  const demand = neediest(plan, day);
  const late = lateFor(plan, day, today);
  const expired = plan.lots.find(({ expiry }) => expiry !== undefined && expiry < day);
  const needed = demand ? { demand: demand.ref, demandDue: demand.date } : {};
  if (late) return { ...needed, supply: targetOf(late), supplyDue: late.due };
  return { ...needed, ...(expired?.expiry === undefined ? {} : { expiredOn: expired.expiry }) };
};

const reasonOf = ({ supply, expiredOn }: Partial<StockOut>): StockOut['reason'] => {
  if (supply !== undefined) return 'late-supply';
  return expiredOn === undefined ? 'demand' : 'expiry';
};

/**
 * The stock-out that somebody has to do something about by now; null where none is in sight, or where there
 * is time enough to order as usual.
 */
export const stockOutOf = (plan: ItemPlan, within: Within): StockOut | null => {
  const { item, earliest } = plan;
  const { today, actionsUntil, leadTimes } = within;
  const days = daysOf(plan, today);
  const out = days.find(({ there }) => there < 0n);
  const low = item.safety > 0n ? days.find(({ there }) => there < item.safety) : out;
  if (!low) return null;
  const orderBy = leadTimes.before(low.date, item.leadTime);
  if (orderBy > actionsUntil) return null;
  const cause = causeOf(plan, (out ?? low).date, today);
  return {
    item: item.id,
    ...(out ? { on: out.date, missing: quantityOf(-out.there, item.unit) } : {}),
    ...(item.safety > 0n ? { belowSafetyStockOn: low.date } : {}),
    reason: out ? reasonOf(cause) : 'below-safety-stock',
    ...cause,
    orderBy: orderBy < today ? today : orderBy,
    tooLate: out !== undefined && earliest > out.date,
  };
};
