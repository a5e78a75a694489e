/**
 * When a person registers a nonconformance, the quantity it is about is held too, so that it is not used by
 * mistake (ISO 9001, 8.7.1).
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { NonconformanceRegistered } from '@gemba/contracts/events/quality';
import type { Heard } from '@gemba/decider/process';
import { process, send } from '@gemba/decider/process';
import { qualityHold } from '../containment/quality-hold.js';

/**
 * The inspection that rejects a lot has it held itself; a person may name an inspection of any kind as
 * well.
 */
const isOfAnInspection = ({ subject, data }: Heard<string, NonconformanceRegistered>): boolean =>
  data.source === 'inspection' && data.sourceRef === `inspection/${subject}`;

export const holdWhenNonconformanceIsRegistered = process('hold-when-nonconformance-is-registered', {
  events: companyEvents,
  initial: {},
  owner: { role: 'quality-inspector' },
  on: {
    NonconformanceRegistered: {
      about: (e) => (isOfAnInspection(e) ? null : e.subject),
      send: (_, { subject, data: { site, item, lot, quantity, description } }) => [
        send(qualityHold, [subject, 'PlaceHold'], {
          ...{ site, item, lot, quantity, reason: description },
          source: `nonconformance/${subject}`,
        }),
      ],
    },
  },
});
