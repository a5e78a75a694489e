/**
 * When an inspection rejects what it was opened for, that is held and its nonconformance registered, both
 * named after the inspection.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { nonconformance } from '../containment/nonconformance.js';
import { qualityHold } from '../containment/quality-hold.js';

export const containWhenInspectionRejects = process('contain-when-inspection-rejects', {
  events: companyEvents,
  initial: {},
  owner: { role: 'quality-inspector' },
  on: {
    InspectionDecided: {
      about: (e) => (e.data.verdict === 'reject' ? e.subject : null),
      send: (_, { subject, data: { site, item, lot, quantity, failed } }) => {
        const reason =
          failed.length > 0 ? `Out of limits: ${failed.join(', ')}` : 'Rejected by the inspector';
        const source = `inspection/${subject}`;
        return [
          send(qualityHold, [subject, 'PlaceHold'], { site, item, lot, quantity, reason, source }),
          send(nonconformance, [subject, 'RegisterNonconformance'], {
            ...{ site, item, lot, quantity, source: 'inspection', sourceRef: source },
            ...{ severity: 'major', description: reason },
          }),
        ];
      },
    },
  },
});
