/**
 * Something that planning asks a person to do, from the first run that finds it to the one that does not.
 *
 *   none ──raise──▶ raised ──apply──▶ applied     raised, dismissed ──withdraw──▶ withdrawn
 *                   ▲    └──dismiss──▶ dismissed
 *                   └── raise: a later run asks for something else, or for the same again after it was done
 */
import {
  PlanningActionRaised,
  PlanningWork,
  planningActionEvents,
} from '@gemba/contracts/events/production/planning';
import { IsId, IsOneOf, IsRef, IsText, Optional } from '@gemba/contracts/fields';
import type { About, SiteFacts } from '@gemba/decider/decider';
import { answers, begun, decider, stated } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { reached, stateOf } from '@gemba/decider/needs';
import { billOfMaterials } from '../definition/bill-of-materials.js';
import { phantomsIn } from '../definition/bom-version.js';
import { item } from '../definition/item.js';
import { routing } from '../definition/routing.js';
import { explode } from '../production-order/explosion.js';
import { NO_ORDER } from '../production-order/order-state.js';
import { workInProgress } from '../production-order/ending.js';
import { resized } from '../production-order/resizing.js';
import { OTHER_LINES } from './plan/model.js';
import { askedFor } from './tables/supply.js';

export class RaisePlanningAction extends PlanningActionRaised {}
export class AssignPlanningAction {
  @IsRef('employee') to!: string;
}
export class ApplyPlanningAction {}
export class DismissPlanningAction {
  @IsText({ lines: true }) reason!: string;
}
export class WithdrawPlanningAction {
  @IsRef('planning-run') run!: string;
}

const STATUSES = ['raised', 'applied', 'dismissed', 'withdrawn'] as const;
type Status = (typeof STATUSES)[number];

export type PlanningAction = {
  readonly status: 'none' | Status;
  readonly raised: PlanningActionRaised | null;
  readonly assignedTo: string;
  readonly reason: string;
  /** The order that came of it last. */
  readonly order: string;
  /** How often it was applied: each time something new comes of it. */
  readonly applied: number;
};

class PlanningActionAnswer extends PlanningWork {
  @IsOneOf(STATUSES) status!: Status;
  @IsRef('planning-run') run!: string;
  @Optional() @IsRef('employee') assignedTo?: string;
  /** Why it is not done. */
  @Optional() @IsText({ lines: true }) dismissedBecause?: string;
  /** The order or requisition that came of it. */
  @Optional() @IsId() order?: string;
}

const answered = ({ status, raised, assignedTo, reason, order }: PlanningAction): PlanningActionAnswer => {
  const { site: _, ...work } = begun(raised);
  const known = status === 'none' ? 'raised' : status;
  return { ...work, status: known, ...stated({ assignedTo, order, dismissedBecause: reason }) };
};

const initial: PlanningAction = {
  ...{ status: 'none', raised: null, assignedTo: '', reason: '', order: '', applied: 0 },
};

const PRODUCTION_ORDER = { name: 'production-order', initial: NO_ORDER };
const NONE = 'none';

/** The production order that is to change, as `production-order/<id>` names it. */
const orderOf = ({ target = '' }: Partial<PlanningWork>): string =>
  target.startsWith('production-order/') ? target.slice('production-order/'.length) : NONE;

const notRaised = ({ status }: PlanningAction): Rejection | null =>
  status === 'raised'
    ? null
    : reject(
        'PRD-PLAN-STATE',
        `It is ${status === 'none' ? 'not known' : status}; only what is raised can be done.`,
        {
          hint: 'Run the planning of the site anew; it asks again for what is still missing.',
        },
      );

/** Orders of several lines move as a whole; one line's needs are agreed on with the supplier. */
const takesOthersAlong = ({ target = '', obstacle }: PlanningWork): Rejection | null =>
  obstacle === OTHER_LINES
    ? reject('PRD-PLAN-LINES', `${target} is one line of several, and the order changes as a whole.`, {
        hint: 'Have the buyer agree with the supplier on the line, and dismiss this with what was agreed.',
      })
    : null;

const workOf = ({ site: _, run: __, ...work }: PlanningActionRaised): PlanningWork => work;

type Targets = {
  readonly item?: Parameters<typeof explode>[1]['item'];
  readonly bom?: Parameters<typeof explode>[1]['bom'];
  readonly phantoms?: NonNullable<Parameters<typeof explode>[1]['phantoms']>;
  readonly routing?: Parameters<typeof explode>[1]['routing'];
  readonly order?: typeof NO_ORDER | undefined;
};

/** What would refuse the order that comes of it, asked before anything is said. */
const cannotMake = (work: PlanningWork, known: Targets, date: string): Rejection | null => {
  if (work.action !== 'make') return null;
  const { item: of, bom, routing: by, phantoms = {} } = known;
  const exploded = explode(work, { item: of, bom, routing: by, phantoms }, date);
  return isRefused(exploded) ? exploded : null;
};

const cannotChange = (
  work: PlanningWork,
  { order, ...bills }: Targets,
  site: SiteFacts | null,
): Rejection | null => {
  if (orderOf(work) === NONE) return null;
  if (!order) return reject('PRD-PLAN-TARGET', `There is no ${work.target ?? ''} any more.`);
  if (work.action === 'cancel') return workInProgress(order);
  if (work.action !== 'increase' && work.action !== 'decrease') return null;
  const change = resized(order, work.quantity, { ...bills, site });
  return isRefused(change) ? change : null;
};

export const planningAction = decider('planning-action', {
  path: 'planning-actions',
  opens: 'RaisePlanningAction',
  home: 'site',
  commitments: ['ApplyPlanningAction'],
  commands: {
    RaisePlanningAction,
    AssignPlanningAction,
    ApplyPlanningAction,
    DismissPlanningAction,
    WithdrawPlanningAction,
  },
  events: planningActionEvents,
  initial,
  answers: answers(PlanningActionAnswer, answered),
  allow: {
    RaisePlanningAction: [],
    AssignPlanningAction: ['planner', 'site-manager'],
    ApplyPlanningAction: ['planner', 'site-manager'],
    DismissPlanningAction: ['planner', 'site-manager'],
    WithdrawPlanningAction: [],
  },
  needs: {
    ApplyPlanningAction: (_: ApplyPlanningAction, { state }: About<PlanningAction>) => {
      const work = state.raised ?? { item: NONE };
      return {
        item: stateOf(item, work.item),
        bom: stateOf(billOfMaterials, work.item),
        phantoms: reached(billOfMaterials, [work.item], phantomsIn),
        routing: stateOf(routing, work.item),
        order: stateOf(PRODUCTION_ORDER, orderOf(work)),
      };
    },
  },

  decide: {
    RaisePlanningAction({ status, raised }, command, { id }) {
      const isTheSame = raised !== null && askedFor(id, raised) === askedFor(id, command);
      return isTheSame && (status === 'raised' || status === 'dismissed')
        ? []
        : [happened('PlanningActionRaised', { ...command })];
    },
    AssignPlanningAction(action, { to }) {
      if (action.assignedTo === to) return [];
      return notRaised(action) ?? [happened('PlanningActionAssigned', { to })];
    },
    ApplyPlanningAction(action, _, { id, date, known, site }) {
      if (action.status === 'applied') return [];
      const no = notRaised(action);
      if (no) return no;
      const raised = begun(action.raised);
      const work = workOf(raised);
      const cannot =
        takesOthersAlong(work) ?? cannotMake(work, known, date) ?? cannotChange(work, known, site);
      if (cannot) return cannot;
      const nth = action.applied === 0 ? '' : `-${String(action.applied + 1)}`;
      const isNew = work.action === 'make' || work.action === 'order';
      const order = isNew ? { order: `${id}${nth}` } : {};
      return [happened('PlanningActionApplied', { site: raised.site, work, ...order })];
    },
    DismissPlanningAction(action, { reason }) {
      if (action.status === 'dismissed' && action.reason === reason) return [];
      return notRaised(action) ?? [happened('PlanningActionDismissed', { reason })];
    },
    WithdrawPlanningAction({ status }, { run }) {
      return status === 'raised' || status === 'dismissed'
        ? [happened('PlanningActionWithdrawn', { run })]
        : [];
    },
  },

  evolve: {
    PlanningActionRaised: (action, raised): PlanningAction => ({
      ...action,
      ...{ status: 'raised', raised, reason: '', order: '' },
    }),
    PlanningActionAssigned: (action, { to }): PlanningAction => ({ ...action, assignedTo: to }),
    PlanningActionApplied: (action, { order = '' }): PlanningAction => ({
      ...action,
      ...{ status: 'applied', order, applied: action.applied + 1 },
    }),
    PlanningActionDismissed: (action, { reason }): PlanningAction => ({
      ...action,
      status: 'dismissed',
      reason,
    }),
    PlanningActionWithdrawn: (action): PlanningAction => ({ ...action, status: 'withdrawn' }),
  },
});
