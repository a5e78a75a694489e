/**
 * Every action that a run finds has a planner to decide on it; what a later run does not find is taken
 * back.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { planningAction } from '../planning/planning-action.js';

export const askForWhatPlanningFinds = process('ask-for-what-planning-finds', {
  events: companyEvents,
  initial: {},
  owner: { role: 'planner' },
  on: {
    PlanningActionsFound: {
      about: (e) => e.subject,
      send: (_, { subject: run, data: { site, actions } }) =>
        actions.map(({ id, ...work }) =>
          send(planningAction, [id, 'RaisePlanningAction'], { ...work, site, run }),
        ),
    },
    PlanningActionsNotFound: {
      about: (e) => e.subject,
      send: (_, { subject: run, data: { actions } }) =>
        actions.map(({ id }) => send(planningAction, [id, 'WithdrawPlanningAction'], { run })),
    },
  },
});
