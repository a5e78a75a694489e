/** What incidents state in figures: how many, how long until work went on, and how often people are hurt. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Injury } from '@gemba/contracts/events/incident';
import { roundDecimal } from '@gemba/measures/decimal';
import { counted, facts } from '@gemba/read-model/fact';

const MINUTE_MS = 60_000;

/** Beyond first aid: 29 CFR 1904.7. */
const RECORDABLE: readonly (Injury | undefined)[] = ['medical', 'restricted-work', 'lost-time', 'fatal'];
const LOST_TIME: readonly (Injury | undefined)[] = ['lost-time', 'fatal'];

/** Hours by which the rates are told: of a hundred people for a year (OSHA), and a million (ILO, 1998). */
const RECORDABLE_HOURS = '200000';
const LOST_TIME_HOURS = '1000000';

const hours = (measure: string, value: string) => ({ measure, value, unit: 'HUR', dimensions: {} });

export const incidentFacts = facts('incidents', {
  events: companyEvents,
  on: {
    IncidentReported: ({ data: { kind, severity, injury } }) => [
      counted('incidents', { dimensions: { kind, severity: String(severity) } }),
      ...(RECORDABLE.includes(injury) ? [hours('recordable-injuries', RECORDABLE_HOURS)] : []),
      ...(LOST_TIME.includes(injury) ? [hours('lost-time-injuries', LOST_TIME_HOURS)] : []),
    ],
    ServiceRestored: ({ occurredAt, data: { kind, reportedAt } }) => {
      const dimensions = { kind };
      const minutes = String((Date.parse(occurredAt) - Date.parse(reportedAt)) / MINUTE_MS);
      return [
        { measure: 'time-to-recover', value: roundDecimal(minutes, 6), unit: 'MIN', dimensions },
        counted('recoveries', { dimensions }),
      ];
    },
  },
});
