/** A reversal posts the other sides at the values in the books. */
import { describe, it } from '@jest/globals';
import { send } from '@gemba/decider/process';
import { heard, story } from '@gemba/decider/testing';
import { journal } from '../../ledger/journal/journal.js';
import { postMirrorWhenJournalIsReversed } from './post-mirror-when-journal-is-reversed.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const zero = eur('0.00');
const ten = eur('10.00');
const left = {
  debit: ten,
  credit: zero,
  localDebit: ten,
  localCredit: zero,
  groupDebit: ten,
  groupCredit: zero,
};
const right = {
  debit: zero,
  credit: ten,
  localDebit: zero,
  localCredit: ten,
  groupDebit: zero,
  groupCredit: ten,
};
const booked = { local: ten, group: ten };
const dimensions = { item: 'SEAL' };

describe('JournalReversed', () => {
  it('posts the mirror under an id of its own', () => {
    const reversed = heard(
      'JournalReversed',
      {
        reason: 'wrong account',
        site: 'lyon',
        company: 'gemba-fr',
        postingDate: '2026-03-02',
        lines: [
          { account: '1300', ...left, dimensions },
          { account: '2100', ...right, dimensions },
        ],
      },
      { subject: 'E1' },
    );
    story(postMirrorWhenJournalIsReversed)
      .when(reversed)
      .sends(
        send(journal, ['E1.reversal', 'PostJournal'], {
          site: 'lyon',
          company: 'gemba-fr',
          postingDate: '2026-03-02',
          sourceEventId: 'E1.reversal',
          sourceType: 'manual',
          text: 'Reversal: wrong account',
          lines: [
            { account: '1300', booked, dimensions, credit: ten },
            { account: '2100', booked, dimensions, debit: ten },
          ],
        }),
      );
  });
});
