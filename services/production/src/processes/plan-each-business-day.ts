/** A site that has planned once plans again by itself when each of its business days begins. */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { planningRun } from '../planning/planning-run.js';

export const planEachBusinessDay = process('plan-each-business-day', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    PlanningRunCompleted: {
      about: (e) => e.data.site,
      deadlines: (_, { data: { nextRunAt } }) => [{ name: 'next', at: nextRunAt }],
    },
  },
  passed: {
    next: {
      send: (_, site, at) => [
        { ...send(planningRun, [`${site}.${at.slice(0, 10)}`, 'RunPlanning'], { site }), site },
      ],
    },
  },
});
