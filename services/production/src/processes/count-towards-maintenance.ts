/** What a machine runs, and what is read on it, counts for its maintenance plans. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { maintenancePlan } from '../maintenance/maintenance-plan.js';

/** The plans of one machine. */
type Run = { readonly plans: readonly string[] };

const NONE: Run = { plans: [] };

export const countTowardsMaintenance = process('count-towards-maintenance', {
  events: companyEvents,
  initial: NONE,
  owner: { role: 'planner' },
  on: {
    MaintenancePlanDefined: {
      about: (e) => e.data.workUnit,
      remember: ({ plans }, { subject }) => ({ plans: [...new Set([...plans, subject])] }),
    },
    MaintenancePlanRetired: {
      about: (e) => e.data.workUnit,
      remember: ({ plans }, { subject }) => ({ plans: plans.filter((plan) => plan !== subject) }),
    },
    OperationCompleted: {
      about: (e) => e.data.workUnit,
      send: ({ plans }, { data: { run } }) =>
        plans.map((plan) => send(maintenancePlan, [plan, 'CountUsage'], { run })),
    },
    ReadingRecorded: {
      about: (e) => e.subject,
      send: ({ plans }, { occurredAt: readAt, data: { reading, value, unit } }) =>
        plans.map((plan) => send(maintenancePlan, [plan, 'TakeReading'], { reading, value, unit, readAt })),
    },
    MachineRead: {
      about: (e) => e.data.workUnit,
      send: ({ plans }, { data: { reading, least: value, most, unit, readAt } }) =>
        plans.map((plan) =>
          send(maintenancePlan, [plan, 'TakeReading'], { reading, value, most, unit, readAt }),
        ),
    },
  },
});
