/** An alert that nobody acknowledges in time, or that has rested long enough, goes to the next in line. */
import { alertEvents } from '@gemba/contracts/events/alert';
import type { Deadline } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { alert } from '../alert/alert.js';

/** The role that is asked. */
type Run = { readonly asked: string };

type OfAlert = { readonly subject: string };

const about = ({ subject }: OfAlert): string => subject;

const answered = { about, deadlines: (): readonly Deadline[] => [{ name: 'answer', at: '' }] };

export const escalateUnansweredAlert = process('escalate-when-alert-is-unanswered', {
  events: alertEvents,
  initial: { asked: '' },
  owner: { role: 'coo' },
  on: {
    KpiThresholdBreached: {
      about,
      remember: (_, { data: { owner } }): Run => ({ asked: owner }),
      deadlines: (_, { data: { answerBy } }) => [{ name: 'answer', at: answerBy }],
    },
    AlertEscalated: {
      about,
      remember: (_, { data: { role } }): Run => ({ asked: role }),
      deadlines: (_, { data: { answerBy } }) => [{ name: 'answer', at: answerBy }],
    },
    AlertReopened: { about, deadlines: (_, { data: { answerBy } }) => [{ name: 'answer', at: answerBy }] },
    AlertSnoozed: { about, deadlines: (_, { data: { until } }) => [{ name: 'answer', at: until }] },
    AlertAcknowledged: answered,
    AlertAssigned: answered,
    KpiRecovered: answered,
    AlertResolved: answered,
  },
  passed: {
    answer: { send: ({ asked }, id) => [send(alert, [id, 'EscalateAlert'], { from: asked })] },
  },
});
