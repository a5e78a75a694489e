/** What a planner is asked to do so that the plan comes true: order, make, or change what is on order. */
import { createHash } from 'node:crypto';
import type { FoundAction, PLANNING_REASONS } from '@gemba/contracts/events/production/planning';
import { idOfNow } from '../tables/supply.js';
import { dayNumber } from './days.js';
import { lotFor } from './lot-sizes.js';
import { most, quantityOf } from './millionths.js';
import type { Placed, Receipt } from './netting.js';
import type { Peg } from './pegging.js';
import type { ItemPlan, PlanInputs, PlanItem, PlannedOrder } from './model.js';
import { OTHER_LINES, endsOf } from './model.js';
import { targetOf } from './receipts.js';
import { inForceOn } from './structure.js';

type Reason = (typeof PLANNING_REASONS)[number];

/** A receipt may come so many days too soon before anybody is asked to move it: moving is work, too. */
const DAYS_TOO_SOON = 5;
const MOST_PEGS = 10;

const pegsOf = (pegs: readonly Peg[], unit: string) => {
  const ends = endsOf(pegs);
  return {
    pegs: pegs.slice(0, MOST_PEGS).map(({ demand: { ref, date }, quantity }) => ({
      demand: ref,
      quantity: quantityOf(quantity, unit),
      due: date,
    })),
    ...(ends.length > 0 ? { ends: ends.map((demand) => ({ demand })) } : {}),
  };
};

/** Why an order of an item could not be created if it were asked for. */
const obstacleOf = ({ kind, structures, hasRouting }: PlanItem, date: string): { obstacle?: string } => {
  if (kind === 'buy') return {};
  if (kind === 'make' && !inForceOn(structures, date)) return { obstacle: 'PRD-BOM-MISSING' };
  return hasRouting ? {} : { obstacle: 'PRD-RTG-MISSING' };
};

const MOST_OF_ID = 110;
const KEPT_OF_ID = 80;

/** Readable, and where the parts are long still no longer than any id of ours, with room for a number. */
const idOf = (...parts: readonly string[]): string => {
  const id = parts.join('.');
  if (id.length <= MOST_OF_ID) return id;
  const digest = createHash('sha256')
    .update(id)
    .digest('hex')
    .slice(0, MOST_OF_ID - KEPT_OF_ID - 1);
  return `${id.slice(0, KEPT_OF_ID)}.${digest}`;
};

type Numbered = Pick<PlanInputs, 'site' | 'today'> & { readonly number: number };

/** The action that asks for a new lot. */
export const newOrder = (
  item: PlanItem,
  { quantity, due, begin, expected, pegs }: PlannedOrder,
  { site, today, number }: Numbered,
): FoundAction => {
  const nth = number === 1 ? [] : [String(number)];
  const of = [site, item.id];
  const named = due === today ? idOfNow(of) : [...of, due];
  const needed: Reason = pegs.length > 0 ? 'short' : 'below-safety-stock';
  return {
    id: idOf(...named, ...nth),
    action: item.kind === 'buy' ? 'order' : 'make',
    item: item.id,
    quantity: quantityOf(quantity, item.unit),
    due,
    begin: begin < today ? today : begin,
    reason: needed,
    ...(expected === undefined ? {} : { expected }),
    ...(item.supplier === undefined ? {} : { supplier: item.supplier }),
    ...obstacleOf(item, begin < today ? today : begin),
    ...pegsOf(pegs, item.unit),
  };
};

/** Whoever was asked has not answered with an order that could be changed. */
const isAsked = (kind: Receipt['kind']): boolean => kind === 'requisition' || kind === 'stock-transfer';

type Change = Pick<FoundAction, 'action' | 'reason' | 'quantity' | 'due'> &
  Partial<Pick<FoundAction, 'quantityBefore' | 'dueBefore' | 'obstacle'>>;

/** An order that comes later, or not at all, takes its other lines along: the buyer has to ask. */
const withOthers = ({ isShared }: Receipt) => (isShared ? { obstacle: OTHER_LINES } : {});

/** Only what somebody may still change is worth asking for. */
const dateChange = ({ receipt, needed }: Placed, unit: string, today: string): Change | null => {
  const { due, ordered, kind } = receipt;
  if (needed === null || isAsked(kind)) return null;
  const comes = due < today ? today : due;
  const quantity = quantityOf(ordered, unit);
  const moved = { quantity, due: needed, dueBefore: due };
  if (needed < comes) return { action: 'expedite', reason: 'needed-earlier', ...moved };
  return dayNumber(needed) - dayNumber(comes) >= DAYS_TOO_SOON
    ? { action: 'defer', reason: 'needed-later', ...moved, ...withOthers(receipt) }
    : null;
};

const quantityChange = (
  { item: { unit }, netted, isNeededLater }: ItemPlan,
  { receipt, needed }: Placed,
  less: bigint,
): Change | null => {
  const { due, ordered, isFirm, isOpen } = receipt;
  const quantityBefore = quantityOf(ordered, unit);
  const more = netted.increases.get(receipt) ?? 0n;
  if (needed === null)
    return isFirm || isNeededLater || isAsked(receipt.kind)
      ? null
      : { action: 'cancel', reason: 'not-needed', quantity: quantityBefore, due, ...withOthers(receipt) };
  const change = (by: bigint) => ({ quantity: quantityOf(ordered + by, unit), quantityBefore, due });
  if (more > 0n) return { action: 'increase', reason: 'short', ...change(more) };
  return isOpen && less > 0n ? { action: 'decrease', reason: 'more-than-needed', ...change(-less) } : null;
};

/** What the last receipt is above what is needed of it, and above the lot that one would order for that. */
const lessOf = (
  { item, isNeededLater, netted, yearly, planned }: ItemPlan,
  { receipt, needed }: Placed,
): bigint => {
  const last = netted.receipts.findLast((each) => each.needed !== null);
  if (!item.lots || last?.receipt !== receipt || needed === null) return 0n;
  if (isNeededLater || planned.length > 0) return 0n;
  if (netted.surplus <= 0n || netted.surplus >= receipt.quantity) return 0n;
  const lot = lotFor(receipt.quantity - netted.surplus, item.lots, yearly);
  return most(receipt.quantity - lot, 0n);
};

/** What is asked of whoever sees to the open orders of an item. */
export const receiptActions = (plan: ItemPlan, { site, today }: PlanInputs): readonly FoundAction[] => {
  const { item, netted, pegs } = plan;
  return netted.receipts.flatMap((placed) => {
    const { receipt } = placed;
    const of = [site, item.id, receipt.id, ...(receipt.line === undefined ? [] : [receipt.line])];
    const named = { item: item.id, target: targetOf(receipt), ...pegsOf(pegs.get(receipt) ?? [], item.unit) };
    const date = dateChange(placed, item.unit, today);
    const quantity = quantityChange(plan, placed, lessOf(plan, placed));
    return [
      ...(date ? [{ id: idOf(...of, 'date'), ...named, ...date }] : []),
      ...(quantity ? [{ id: idOf(...of, 'quantity'), ...named, ...quantity }] : []),
    ];
  });
};
