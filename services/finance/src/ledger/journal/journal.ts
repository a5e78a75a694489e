/**
 * A journal books one operational event, balanced in the transaction, local and group currency, and never
 * changes.
 *
 *   none ──post──▶ posted ──reverse──▶ reversed (a mirrored journal takes it back)
 */
import type { JournalPosted } from '@gemba/contracts/events/finance/ledger';
import { journalEvents } from '@gemba/contracts/events/finance/ledger';
import { IsId, IsListOf, IsPlainDate, IsText } from '@gemba/contracts/fields';
import { decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { stateOf } from '@gemba/decider/needs';
import { same } from '../../values/same.js';
import { siteOf } from '../../values/translation.js';
import { allRates } from '../exchange-rate/exchange-rate.js';
import type { FiscalPeriod } from '../fiscal-period/fiscal-period.js';
import { fiscalPeriod, periodId } from '../fiscal-period/fiscal-period.js';
import { balanced } from './balance.js';
import type { Entry } from './entry.js';
import { EntryLine, entriesOf } from './entry.js';

/** The source type of what a person posts; it may still go into a locked period. */
export const MANUAL = 'manual';

export class PostJournal {
  @IsId() site!: string;
  /** The legal entity of the site. */
  @IsId() company!: string;
  @IsPlainDate() postingDate!: string;
  /** The event that it books, or the number of the voucher; booked once. */
  @IsId() sourceEventId!: string;
  @IsText({ max: 120 }) sourceType!: string;
  @IsText({ max: 200 }) text!: string;
  @IsListOf(() => EntryLine, { max: 190 }) lines!: EntryLine[];
}

export class ReverseJournal {
  @IsText() reason!: string;
}

export type Journal = {
  readonly status: 'none' | 'posted' | 'reversed';
  readonly posted: JournalPosted | null;
};

const NONE: Journal = { status: 'none', posted: null };

/** What was asked for, without what rounding and rates added. */
const asked = (entries: readonly Pick<Entry, 'account' | 'side' | 'amount'>[]): readonly string[] =>
  entries
    .filter(({ amount }) => Number(amount.amount) !== 0)
    .map(({ account, side, amount }) => `${account} ${side} ${amount.amount} ${amount.currency}`)
    .toSorted();

const isRepeat = (posted: JournalPosted, date: string, entries: readonly Entry[]): boolean => {
  const before = posted.lines.map(({ account, debit, credit }) =>
    Number(debit.amount) === 0
      ? ({ account, side: 'credit', amount: credit } as const)
      : ({ account, side: 'debit', amount: debit } as const),
  );
  return posted.postingDate === date && same(asked(before), asked(entries));
};

const periodRefused = (period: FiscalPeriod | undefined, command: PostJournal): Rejection | null => {
  const month = command.postingDate.slice(0, 7);
  if (period?.status === 'closed') {
    return reject('FIN-PER-CLOSED', `The books of ${command.company} for ${month} are closed.`);
  }
  if (period?.status !== 'locked' || command.sourceType === MANUAL) return null;
  return reject('FIN-PER-LOCKED', `The books of ${command.company} for ${month} are locked for operations.`);
};

export const journal = decider('journal', {
  path: 'journals',
  opens: 'PostJournal',
  home: 'site',
  idOf: ({ sourceEventId }: PostJournal) => sourceEventId,
  commands: { PostJournal, ReverseJournal },
  events: journalEvents,
  initial: NONE,
  allow: { PostJournal: ['controller'], ReverseJournal: ['controller'] },
  needs: {
    PostJournal: (c: PostJournal) => ({
      rates: allRates(),
      period: stateOf<FiscalPeriod>(fiscalPeriod, periodId(c.company, c.postingDate)),
    }),
  },

  decide: {
    PostJournal({ posted }, command, { site: facts, known: { rates: table, period } }) {
      const site = siteOf({ site: facts });
      if (site.companyId !== command.company) {
        return reject('FIN-JNL-COMPANY', `The books of ${site.id} are kept by ${site.companyId}.`);
      }
      const entries = entriesOf(command.lines);
      if (isRefused(entries)) return entries;
      const { lines: _, ...head } = command;
      if (posted) {
        if (isRepeat(posted, command.postingDate, entries)) return [];
        return reject('FIN-DUP-SOURCE', `${command.sourceEventId} is booked already, and otherwise.`);
      }
      const refused = periodRefused(period, command);
      if (refused) return refused;
      const lines = balanced(entries, { site, rates: { table, date: command.postingDate } });
      return isRefused(lines) ? lines : [happened('JournalPosted', { ...head, lines: [...lines] })];
    },

    ReverseJournal({ status, posted }, { reason }, { date: postingDate }) {
      if (status === 'reversed') return [];
      if (!posted) return reject('FIN-JNL-STATE', 'There is no such journal.');
      const { company, site, lines } = posted;
      return [happened('JournalReversed', { reason, company, site, postingDate, lines })];
    },
  },

  evolve: {
    JournalPosted: (_, posted): Journal => ({ status: 'posted', posted }),
    JournalReversed: ({ posted }): Journal => ({ status: 'reversed', posted }),
  },
});
