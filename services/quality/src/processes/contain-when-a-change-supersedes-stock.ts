/**
 * Stock that a change supersedes, and that is to be reworked or scrapped, does not conform to what is made
 * from now on: it is held, and an inspector disposes of it.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { nonconformance } from '../containment/nonconformance.js';

export const containWhenAChangeSupersedesStock = process('contain-when-a-change-supersedes-stock', {
  events: companyEvents,
  initial: {},
  owner: { role: 'quality-inspector' },
  on: {
    ChangeImpactReleased: {
      about: ({ subject, data: { kind } }) => (kind === 'stock' ? subject : null),
      send: (_, { subject: notice, data: { site, item, line, decision, reason, lots = [] } }) =>
        lots.map(({ lot, quantity }, index) => ({
          ...send(nonconformance, [`${notice}.${line}.${index + 1}`, 'RegisterNonconformance'], {
            ...{ site, item, lot, quantity, severity: 'minor' },
            ...{ source: 'change', sourceRef: `change-notice/${notice}/${line}` },
            description: `To ${decision}: ${reason}`,
          }),
          site,
        })),
    },
  },
});
