/**
 * When all of a nonconformance is disposed of, its hold is lifted, and what is kept of it may be used again.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { qualityHold } from '../containment/quality-hold.js';

export const liftHoldWhenDispositionAllows = process('lift-hold-when-disposition-allows', {
  events: companyEvents,
  initial: {},
  owner: { role: 'quality-inspector' },
  on: {
    DispositionSet: {
      about: (e) => e.subject,
      send: (_, { subject, data: { lot, kind } }) => {
        const reason = `Disposition: ${kind}`;
        const lift = send(qualityHold, [subject, 'LiftHold'], { lot, reason, nonconformance: subject });
        // Part of it is still without a disposition: the last one will lift.
        return [{ ...lift, otherwise: { 'QAL-HLD-LIFT': () => [] } }];
      },
    },
  },
});
