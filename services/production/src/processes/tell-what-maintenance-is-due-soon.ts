/** Maintenance and calibration that come due by time are told beforehand, so that they can be planned. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { multiplyDecimal } from '@gemba/measures/decimal';
import { secondsOf } from '@gemba/measures/duration';
import { maintenancePlan } from '../maintenance/maintenance-plan.js';

/** When it is due: its deadline rings before that. */
type Run = { readonly dueAt: string };

const NOT_DUE: Run = { dueAt: '' };

type Timed = { readonly data: { readonly dueAt?: string; readonly notice?: string } };

const USUAL = 'P7D';

const soon = (dueAt: string, notice = USUAL): string =>
  new Date(Date.parse(dueAt) - Number(multiplyDecimal(secondsOf(notice), '1000'))).toISOString();

const timed = {
  about: ({ subject }: { readonly subject: string }) => subject,
  remember: (_: Run, { data: { dueAt = '' } }: Timed): Run => ({ dueAt }),
  deadlines: (_: Run, { data: { dueAt, notice } }: Timed) => [
    { name: 'soon', at: dueAt === undefined ? '' : soon(dueAt, notice) },
  ],
};

export const tellWhatMaintenanceIsDueSoon = process('tell-what-maintenance-is-due-soon', {
  events: companyEvents,
  initial: NOT_DUE,
  owner: { role: 'planner' },
  on: {
    MaintenancePlanDefined: timed,
    MaintenancePlanFulfilled: timed,
    MaintenancePlanRetired: { about: (e) => e.subject, deadlines: () => [{ name: 'soon', at: '' }] },
  },
  passed: {
    soon: {
      send: ({ dueAt }, plan) => [send(maintenancePlan, [plan, 'AnnounceMaintenance'], { dueAt })],
    },
  },
});
