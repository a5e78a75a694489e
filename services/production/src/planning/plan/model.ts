/** What a plan is made of, and what it says: of the site, of each item, and of the lots that are to come. */
import type { FoundAction } from '@gemba/contracts/events/production/planning';
import type { WorkCalendar } from '@gemba/measures/calendar';
import type { LotPolicy } from './lot-sizes.js';
import type { Demand, Lot, Netted, Receipt } from './netting.js';
import type { Peg } from './pegging.js';
import type { Structure } from './structure.js';

export type PlanItem = {
  readonly id: string;
  readonly kind: 'make' | 'buy' | 'service';
  readonly unit: string;
  /** Undefined: a reorder point sees to it. */
  readonly lots: LotPolicy | undefined;
  readonly safety: bigint;
  readonly leadTime: string;
  readonly supplier?: string;
  readonly structures: readonly Structure[];
  readonly hasRouting: boolean;
};

export type PlanInputs = {
  readonly site: string;
  readonly today: string;
  /** The last day that is planned, and the last day on which an action begins that is proposed by now. */
  readonly until: string;
  readonly actionsUntil: string;
  readonly calendar: WorkCalendar | undefined;
  readonly items: readonly PlanItem[];
  readonly stock: ReadonlyMap<string, readonly Lot[]>;
  readonly demands: ReadonlyMap<string, readonly Demand[]>;
  readonly receipts: ReadonlyMap<string, readonly Receipt[]>;
};

/** A lot that is to be made or bought, which does not exist yet. */
export type PlannedOrder = {
  readonly item: string;
  readonly quantity: bigint;
  readonly due: string;
  readonly begin: string;
  /** There at the soonest, where that is after it is due. */
  readonly expected?: string;
  readonly pegs: readonly Peg[];
};

export type Plan = {
  readonly planned: readonly PlannedOrder[];
  readonly actions: readonly FoundAction[];
};

/** What is planned of one item. */
export type ItemPlan = {
  readonly item: PlanItem;
  /** Nobody knows yet how much of what is too much by the last planned day is needed after it. */
  readonly isNeededLater: boolean;
  readonly netted: Netted;
  readonly planned: readonly PlannedOrder[];
  /** By lot of stock or receipt. */
  readonly pegs: ReadonlyMap<object, readonly Peg[]>;
  readonly yearly: bigint;
  /** Up to the last planned day, in the order in which they are served. */
  readonly demands: readonly Demand[];
  readonly lots: readonly Lot[];
  /** The first day on which something that is begun today can be there. */
  readonly earliest: string;
};

const MOST_ENDS = 5;

/** The orders of customers that a lot ends in. */
export const endsOf = (pegs: readonly Peg[]): readonly string[] =>
  [...new Set(pegs.flatMap(({ demand }) => demand.ends))].sort().slice(0, MOST_ENDS);

/** The obstacle of an action whose order brings other lines too. */
export const OTHER_LINES = 'PRD-PLAN-LINES';
