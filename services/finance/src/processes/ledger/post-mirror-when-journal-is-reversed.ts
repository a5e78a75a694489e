/**
 * When a journal is reversed, its mirror is posted, so that the ledger is nothing but the sum of posted
 * journals.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import { process, send } from '@gemba/decider/process';
import { mirrored } from '../../ledger/journal/balance.js';
import { MANUAL, journal } from '../../ledger/journal/journal.js';

export const postMirrorWhenJournalIsReversed = process('post-mirror-when-journal-is-reversed', {
  events: companyEvents,
  initial: null,
  owner: { role: 'controller' },
  on: {
    JournalReversed: {
      about: (e) => e.subject,
      send: (_, { subject, data, companyId, siteId, businessDate }) => {
        const id = `${subject}.reversal`;
        const lines = mirrored(data.lines ?? []).map(({ side, amount, ...line }) => ({
          ...line,
          [side]: amount,
        }));
        const head = {
          site: data.site ?? siteId ?? 'none',
          company: data.company ?? companyId ?? 'none',
          postingDate: data.postingDate ?? businessDate,
        };
        const source = {
          sourceEventId: id,
          sourceType: MANUAL,
          text: `Reversal: ${data.reason}`.slice(0, 200),
        };
        return [send(journal, [id, 'PostJournal'], { ...head, ...source, lines })];
      },
    },
  },
});
