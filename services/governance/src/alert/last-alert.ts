/** The last alert of each rule: a breach is told once, the next one only after the figure had recovered. */
import { alertEvents } from '@gemba/contracts/events/alert';
import { table } from '@gemba/read-model/table';

/** Moments at which the figure was looked at; the second is empty while it has not recovered. */
export type LastAlert = {
  readonly alert: string;
  readonly breachedAt: string;
  readonly recoveredAt: string;
};

export const lastAlert = table('last-alert', {
  events: alertEvents,
  row: {} as LastAlert,
  on: {
    KpiThresholdBreached: {
      key: ({ data }) => data.rule,
      becomes: (_, { subject, data: { evaluatedAt } }) => ({
        ...{ alert: subject, breachedAt: evaluatedAt, recoveredAt: '' },
      }),
    },
    KpiRecovered: {
      key: ({ data }) => data.rule,
      becomes: (row, { subject, data: { evaluatedAt } }) =>
        row?.alert === subject ? { ...row, recoveredAt: evaluatedAt } : (row ?? null),
    },
  },
});
