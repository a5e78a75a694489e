/**
 * A plan that falls due leads to an order, the order fulfils its plan, and the clock of the plan begins
 * anew.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { maintenanceOrder } from '../maintenance/maintenance-order.js';
import { maintenancePlan } from '../maintenance/maintenance-plan.js';

type Timed = { readonly subject: string; readonly data: { readonly dueAt?: string } };

const timer = (_: object, { data: { dueAt = '' } }: Timed) => [{ name: 'due', at: dueAt }];

const ofPlan = ({ data: { plan } }: { readonly data: { readonly plan?: string } }): string | null =>
  plan ?? null;

export const raiseMaintenanceWhenItIsDue = process('raise-maintenance-when-it-is-due', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    MaintenancePlanDefined: { about: (e) => e.subject, deadlines: timer },
    MaintenanceFellDue: {
      about: (e) => e.subject,
      send: (_, { subject: plan, eventId, data: { site, workUnit, work, because } }) => [
        send(maintenanceOrder, [`MO-${eventId}`, 'RaiseMaintenanceOrder'], {
          ...{ site, workUnit, work, plan },
          kind: because === 'condition' ? 'condition' : 'preventive',
        }),
      ],
    },
    MaintenanceCompleted: {
      about: ofPlan,
      send: (_, { subject: order, data: { plan = '' } }) => [
        send(maintenancePlan, [plan, 'FulfilMaintenancePlan'], { order }),
      ],
    },
    MaintenancePlanFulfilled: { about: (e) => e.subject, deadlines: timer },
    MaintenancePlanRetired: { about: (e) => e.subject, deadlines: () => [{ name: 'due', at: '' }] },
  },
  passed: {
    due: { send: (_, plan, at) => [send(maintenancePlan, [plan, 'FallDue'], { dueAt: at })] },
  },
});
