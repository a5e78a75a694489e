/**
 * Material requirements planning of one site: level by level, each item is netted, its lots are sized,
 * begun one lead time earlier, and exploded into what they take. The same inputs give the same plan, byte
 * for byte.
 *
 * Source: Orlicky's Material Requirements Planning, 3rd edition, chapters 6 to 8.
 */
import type { FoundAction } from '@gemba/contracts/events/production/planning';
import type { Turn } from '@gemba/decider/needs';
import { plusDays } from '@gemba/measures/period';
import { newOrder, receiptActions } from './actions.js';
import type { LeadTimes } from './days.js';
import { dayNumber, leadTimesOf } from './days.js';
import type { LotPolicy, Net } from './lot-sizes.js';
import { lotsFor } from './lot-sizes.js';
import type { ItemPlan, Plan, PlanInputs, PlanItem, PlannedOrder } from './model.js';
import { endsOf } from './model.js';
import type { Demand, Lot, Netted, Receipt } from './netting.js';
import { netRequirements } from './netting.js';
import type { Peg } from './pegging.js';
import { pegged } from './pegging.js';
import type { Part, Structure } from './structure.js';
import { byLevel, inForceOn, neededFor, partsOf } from './structure.js';

const DAYS_OF_YEAR = 365n;
/** Others may have their turn after so many items. */
const AT_A_TIME = 10;

const inOrder = (demands: readonly Demand[]): readonly Demand[] =>
  demands.toSorted((a, b) => {
    const [x, y] = [`${a.date} ${a.ref}`, `${b.date} ${b.ref}`];
    return x < y ? -1 : Number(x > y);
  });

const NO_INCREASE: Netted['increases'] = new Map();

/** Where a reorder point sees to what is missing, nothing is added to what there is. */
const sizedBy = (policy: LotPolicy | undefined, found: Netted, yearly: bigint) =>
  policy === undefined
    ? { netted: { ...found, net: [], increases: NO_INCREASE }, sized: [] }
    : { netted: found, sized: lotsFor(found.net, policy, yearly) };

class Planner {
  private readonly leadTimes: LeadTimes;
  private readonly demands: Map<string, Demand[]>;
  private readonly structures: ReadonlyMap<string, readonly Structure[]>;
  /** Items that are needed after the last day that is planned, by themselves or by what they go into. */
  private readonly neededLater: Set<string>;
  readonly items: ReadonlyMap<string, PlanItem>;

  constructor(private readonly inputs: PlanInputs) {
    this.leadTimes = leadTimesOf(inputs.calendar);
    this.items = new Map(inputs.items.map((item) => [item.id, item]));
    this.structures = new Map(inputs.items.map(({ id, structures }) => [id, structures]));
    const isLater = ({ date }: Demand): boolean => date > inputs.until;
    const known = [...inputs.demands];
    this.demands = new Map(known.map(([id, demands]) => [id, demands.filter((each) => !isLater(each))]));
    this.neededLater = new Set(known.flatMap(([id, demands]) => (demands.some(isLater) ? [id] : [])));
  }

  order(): readonly string[] {
    return byLevel(this.structures);
  }

  planOf(item: PlanItem): ItemPlan | null {
    const { id, lots: policy, safety, leadTime } = item;
    const isNeededLater = this.neededLater.has(id);
    if (isNeededLater) for (const part of partsOf(this.structures, id)) this.neededLater.add(part);
    const { today } = this.inputs;
    const { demands, receipts: open, lots } = this.knownOf(id);
    if (demands.length === 0 && open.length === 0 && safety === 0n) return null;
    const earliest = this.leadTimes.after(today, leadTime);
    const found = netRequirements({ today, safety, lots, demands, receipts: open, earliest });
    const yearly = this.yearly(demands);
    const { netted, sized } = sizedBy(policy, found, yearly);
    const pegs = this.pegs(netted, sized, { lots, demands });
    const planned = sized.map((lot) => this.orderOf(item, lot, { earliest, pegs: pegs.get(lot) ?? [] }));
    for (const order of planned) this.explode(item, order);
    for (const [receipt, more] of netted.increases) this.explodeMore(item, receipt, more);
    return { ...{ item, isNeededLater, netted, planned, yearly, pegs }, ...{ demands, lots, earliest } };
  }

  private knownOf(id: string) {
    const { stock, receipts } = this.inputs;
    const demands = inOrder(this.demands.get(id) ?? []);
    return { demands, receipts: receipts.get(id) ?? [], lots: stock.get(id) ?? [] };
  }

  private yearly(demands: readonly Demand[]): bigint {
    const { today, until } = this.inputs;
    const days = Math.max(1, dayNumber(until) - dayNumber(today) + 1);
    return (demands.reduce((sum, { quantity }) => sum + quantity, 0n) * DAYS_OF_YEAR) / BigInt(days);
  }

  private pegs(
    { receipts, increases }: Netted,
    sized: readonly Net[],
    { lots, demands }: { readonly lots: readonly Lot[]; readonly demands: readonly Demand[] },
  ): ReadonlyMap<object, readonly Peg[]> {
    const { today } = this.inputs;
    const there = lots
      .filter(({ expiry }) => expiry === undefined || expiry >= today)
      .map((of) => ({ of, date: '', quantity: of.quantity }));
    const coming = receipts.flatMap(({ receipt, needed }) =>
      needed === null
        ? []
        : [{ of: receipt, date: needed, quantity: receipt.quantity + (increases.get(receipt) ?? 0n) }],
    );
    const to = sized.map((of) => ({ of, date: of.date, quantity: of.quantity }));
    const supplies = [...there, ...coming, ...to].sort((a, b) =>
      a.date < b.date ? -1 : Number(a.date > b.date),
    );
    return pegged(supplies, demands);
  }

  private orderOf(
    { id, leadTime }: PlanItem,
    { date, quantity }: Net,
    { earliest, pegs }: { readonly earliest: string; readonly pegs: readonly Peg[] },
  ): PlannedOrder {
    const begin = this.leadTimes.before(date, leadTime);
    const late = earliest > date ? { expected: earliest } : {};
    return { item: id, quantity, due: date, begin, pegs, ...late };
  }

  /** What a planned order takes on the day on which it begins, by the bill that is in force then. */
  private explode({ id, kind, structures }: PlanItem, { begin, due, quantity, pegs }: PlannedOrder): void {
    if (kind !== 'make') return;
    const date = begin < this.inputs.today ? this.inputs.today : begin;
    const ref = `planned/${id}/${due}`;
    this.need(inForceOn(structures, date), quantity, { date, ref, ends: endsOf(pegs) });
  }

  private explodeMore({ structures, leadTime }: PlanItem, { id, due }: Receipt, more: bigint): void {
    const begin = this.leadTimes.before(due, leadTime);
    const date = begin < this.inputs.today ? this.inputs.today : begin;
    const ref = `production-order/${id}`;
    this.need(inForceOn(structures, date), more, { date, ref, ends: [ref] });
  }

  /** The parts of a structure, with those of its phantoms in their place. */
  private through(structure: Structure | undefined, date: string): readonly Part[] {
    return (structure?.parts ?? []).flatMap((part) => {
      if (!part.isPhantom) return [part];
      const within = this.through(inForceOn(this.structures.get(part.item) ?? [], date), date);
      return within.map((each) => ({ ...each, times: each.times * part.times, per: each.per * part.per }));
    });
  }

  private need(structure: Structure | undefined, quantity: bigint, of: Omit<Demand, 'quantity'>): void {
    for (const part of this.through(structure, of.date)) {
      const known = this.demands.get(part.item);
      const demand = { ...of, quantity: neededFor(quantity, part) };
      if (known) known.push(demand);
      else this.demands.set(part.item, [demand]);
    }
  }
}

/**
 * Plans all items of the site; `turn` lets others have their turn, since a large plan takes seconds, and
 * `see` is shown what is planned of each item, also of those that a reorder point sees to.
 */
export const planSite = async (
  inputs: PlanInputs,
  turn: Turn,
  see: (plan: ItemPlan) => void = () => undefined,
): Promise<Plan> => {
  const planner = new Planner(inputs);
  const planned: PlannedOrder[] = [];
  const actions: FoundAction[] = [];
  let count = 0;
  for (const id of planner.order()) {
    count += 1;
    if (count % AT_A_TIME === 0) await turn();
    const item = planner.items.get(id);
    const plan = item && planner.planOf(item);
    if (!plan) continue;
    see(plan);
    if (plan.item.lots === undefined) continue;
    planned.push(...plan.planned);
    actions.push(...receiptActions(plan, inputs));
    actions.push(...newOrders(plan, inputs));
  }
  return { planned, actions };
};

/** The lots that have to be begun soon; two that are due on one day are told apart by their number. */
const newOrders = ({ item, planned }: ItemPlan, inputs: PlanInputs): readonly FoundAction[] => {
  const numbers = new Map<string, number>();
  return planned.flatMap((order) => {
    const number = (numbers.get(order.due) ?? 0) + 1;
    numbers.set(order.due, number);
    return order.begin <= inputs.actionsUntil ? [newOrder(item, order, { ...inputs, number })] : [];
  });
};

/** The last day of so many days from today on. */
export const lastOf = (today: string, days: number): string => plusDays(today, Math.max(0, days - 1));
