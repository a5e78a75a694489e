/**
 * After a schedule breaks, one new one is built for all that broke it, which a planner may adopt. One that is
 * not found is an exception until another one is.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { schedule } from '../schedule/schedule.js';

/** What breaks a schedule seldom comes alone: so long it waits for more. */
const GATHERING_MS = 5_000;

type Run = { readonly isWaiting: boolean };

const NOT_WAITING: Run = { isWaiting: false };

export const rebuildScheduleWhenItBreaks = process('rebuild-schedule-when-it-breaks', {
  events: companyEvents,
  initial: NOT_WAITING,
  owner: { role: 'planner' },
  on: {
    ScheduleInvalidated: {
      about: ({ subject }) => subject,
      deadlines: ({ isWaiting }, _, recordedAt) =>
        isWaiting
          ? []
          : [{ name: 'rebuild', at: new Date(Date.parse(recordedAt) + GATHERING_MS).toISOString() }],
      remember: () => ({ isWaiting: true }),
    },
    ScheduleFailed: {
      about: ({ subject }) => subject,
      send: (_, { subject, data: { number } }) => [send(schedule, [subject, 'CheckSchedule'], { number })],
    },
  },
  passed: {
    rebuild: {
      send: (_, at) => [send(schedule, [at, 'BuildSchedule'], { site: at })],
      remember: () => NOT_WAITING,
    },
  },
});
