/**
 * What asks somebody at a site to do something: calls for help, maintenance, training, what planning asks
 * for.
 */
import type { AndonRole } from '@gemba/contracts/events/production/andon';
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';
import type { TaskRow } from '../../answers/rows/company.js';

/** How old it is, is a question of now. */
export type StoredTask = Omit<TaskRow, 'ageHours'>;

type Subject = { readonly subject: string };

const keyed =
  (noun: string) =>
  ({ subject }: Subject): string =>
    `${noun}/${subject}`;

/** Whoever plans a site sees to it that its machines are fit, and that what planning asks for is done. */
const PLANS: AndonRole = 'planner';

type Begun = Subject & { readonly occurredAt: string };
type Said = Pick<StoredTask, 'site' | 'owner' | 'kind' | 'about'> & {
  readonly due?: string;
};

const begun = (
  noun: string,
  { subject, occurredAt: askedAt }: Begun,
  { due, ...said }: Said,
): StoredTask => ({
  ...{ id: `${noun}/${subject}`, noun, subject, service: 'production', askedAt, due: due ?? null, ...said },
});

const changed = (row: StoredTask | undefined, change: Partial<StoredTask>): StoredTask | null =>
  row ? { ...row, ...change } : null;

const [call, order, action] = [keyed('andon-call'), keyed('maintenance-order'), keyed('planning-action')];
const plan = keyed('maintenance-plan');
const planOver = { key: plan, becomes: () => null };
/** One for each skill of a person. */
const training = ({ subject, data: { skill } }: Subject & { data: { skill: string } }): string =>
  `employee/${subject}/${skill}`;
const trainingOver = { key: training, becomes: () => null };
const bought = keyed('purchase-order');
const callOver = { key: call, becomes: () => null };
const orderOver = { key: order, becomes: () => null };
const boughtOver = { key: bought, becomes: () => null };
const actionOver = { key: action, becomes: () => null };

export const tasks = table<typeof companyEvents, StoredTask>('tasks', {
  events: companyEvents,
  row: {} as StoredTask,
  on: {
    AndonCalled: {
      key: call,
      becomes: (_, { data: { site, role: owner, kind, workUnit: about, answerBy: due }, ...event }) =>
        begun('andon-call', event, { site, owner, kind, about, due }),
    },
    AndonEscalated: {
      key: call,
      becomes: (row, { data: { role: owner, answerBy: due = null } }) => changed(row, { owner, due }),
    },
    AndonAnswered: callOver,
    AndonResolved: callOver,
    MaintenanceOrderRaised: {
      key: order,
      becomes: (_, { data: { site, kind, workUnit: about }, ...event }) =>
        begun('maintenance-order', event, { site, owner: PLANS, kind, about }),
    },
    MaintenanceDueSoon: {
      key: plan,
      becomes: (_, { data: { site, kind, workUnit: about, dueAt: due }, ...event }) =>
        begun('maintenance-plan', event, { site, owner: PLANS, kind, about, due }),
    },
    MaintenanceFellDue: planOver,
    MaintenancePlanFulfilled: planOver,
    MaintenancePlanRetired: planOver,
    QualificationEndsSoon: {
      key: training,
      becomes: (_, { data: { skill: about, validTo: due }, siteId: site, ...event }, id) => ({
        ...begun('employee', event, { site: site ?? '', owner: 'hr', kind: 'training', about, due }),
        ...{ id, service: 'hr' },
      }),
    },
    QualificationGranted: trainingOver,
    QualificationRevoked: trainingOver,
    EmployeeLeft: {
      key: ({ subject, data: { skills = [] } }) =>
        skills.map((skill) => training({ subject, data: { skill } })),
      becomes: () => null,
    },
    MaintenanceStarted: orderOver,
    MaintenanceCompleted: orderOver,
    MaintenanceOrderCancelled: orderOver,
    PlanningActionRaised: {
      key: action,
      becomes: (_, { data: { site, action: kind, item: about, begin, due }, ...event }) =>
        begun('planning-action', event, { site, owner: PLANS, kind, about, due: begin ?? due }),
    },
    PlanningActionApplied: actionOver,
    PlanningActionDismissed: actionOver,
    PlanningActionWithdrawn: actionOver,
    PurchaseOrderPutAtRisk: {
      key: bought,
      becomes: (_, { data: { site, open }, ...event }) => ({
        ...begun('purchase-order', event, {
          site,
          owner: PLANS,
          kind: 'At risk',
          about: open[0]?.item ?? '',
        }),
        service: 'supply-chain',
      }),
    },
    PurchaseOrderNoLongerAtRisk: boughtOver,
    PurchaseOrderClosed: boughtOver,
    PurchaseOrderCancelled: boughtOver,
  },
});
