/**
 * When a disposition lets a lot be used, the hold of its nonconformance is lifted, once all of the lot
 * is disposed of.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { qualityHold } from '../containment/quality-hold.js';

const ALLOWING: readonly string[] = ['useAsIs', 'rework', 'regrade'];

export const liftHoldWhenDispositionAllows = process('lift-hold-when-disposition-allows', {
  events: companyEvents,
  initial: {},
  on: {
    DispositionSet: {
      about: (e) => (ALLOWING.includes(e.data.kind) ? e.subject : null),
      send: (_, { subject, data: { lot, kind } }) => {
        const reason = `Disposition: ${kind}`;
        const lift = send(qualityHold, [subject, 'LiftHold'], { lot, reason, nonconformance: subject });
        // Part of the lot is still without a disposition: the last one will lift. Other refusals are parked.
        return [{ ...lift, otherwise: ({ code }) => (code === 'QAL-HLD-LIFT' ? [] : [lift]) }];
      },
    },
  },
});
