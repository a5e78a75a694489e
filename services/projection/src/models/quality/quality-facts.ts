/** What quality states in figures: lots inspected and accepted, nonconformances opened and closed. */
import { companyEvents } from '@gemba/contracts/events/company';
import { counted, facts, measured } from '@gemba/read-model/fact';

export const qualityFacts = facts('quality', {
  events: companyEvents,
  on: {
    InspectionDecided: (e) => {
      const { trigger, verdict, quantity, item, lot, source } = e.data;
      const more = { dimensions: { item, lot, source } };
      const inspected = measured(`inspected-at-${trigger}`, quantity, more);
      return verdict === 'accept'
        ? [inspected, measured(`accepted-at-${trigger}`, quantity, more)]
        : [inspected];
    },
    NonconformanceRegistered: (e) => {
      const { item, lot, severity, source } = e.data;
      return counted('nonconformances-registered', { dimensions: { item, lot, severity, source } });
    },
    NonconformanceClosed: (e) =>
      counted('nonconformances-closed', { dimensions: { nonconformance: e.subject } }),
  },
});
