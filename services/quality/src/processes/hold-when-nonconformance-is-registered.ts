/**
 * When a person registers a nonconformance, its lot is held too, so that it is not used by mistake
 * (ISO 9001, 8.7.1).
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { qualityHold } from '../containment/quality-hold.js';

export const holdWhenNonconformanceIsRegistered = process('hold-when-nonconformance-is-registered', {
  events: companyEvents,
  initial: {},
  on: {
    NonconformanceRegistered: {
      about: (e) => (e.data.source === 'inspection' ? null : e.subject),
      send: (_, { subject, data: { site, item, lot, description } }) => [
        send(qualityHold, [subject, 'PlaceHold'], {
          ...{ site, item, lot, reason: description },
          source: `nonconformance/${subject}`,
        }),
      ],
    },
  },
});
