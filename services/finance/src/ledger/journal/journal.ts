/**
 * A journal books one operational event, balanced in the transaction, local and group currency, and never
 * changes.
 *
 *   none ──post──▶ posted ──reverse──▶ reversed (a mirrored journal takes it back)
 */
import { ACCOUNTS } from '@gemba/contracts/events/finance/accounts';
import type { JournalPosted } from '@gemba/contracts/events/finance/ledger';
import { JournalLine, journalEvents } from '@gemba/contracts/events/finance/ledger';
import { IsId, IsRef, IsListOf, IsOneOf, IsPlainDate, IsText, Optional } from '@gemba/contracts/fields';
import type { About } from '@gemba/decider/decider';
import { answers, begun, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { registered } from '@gemba/decider/needs';
import { same } from '../../values/same.js';
import { siteOf } from '../../values/translation.js';
import { allRates } from '../exchange-rate/exchange-rate.js';
import { bookingDate, fiscalCalendar, notOpen } from '../fiscal-period/calendar.js';
import { balanced } from './balance.js';
import type { Entry } from './entry.js';
import { EntryLine, entriesOf } from './entry.js';

/** The source type of what a person posts. */
export const MANUAL = 'manual';

export class PostJournal {
  @IsRef('site') site!: string;
  /** The legal entity of the site. */
  @IsRef('legal-entity') company!: string;
  @IsPlainDate() postingDate!: string;
  /** The event that it books, or the number of the voucher; booked once. */
  @IsId() sourceEventId!: string;
  @IsText({ max: 120 }) sourceType!: string;
  @IsText({ max: 200 }) text!: string;
  @IsListOf(() => EntryLine, { max: 190 }) lines!: EntryLine[];
}

export class ReverseJournal {
  @IsText({ lines: true }) reason!: string;
}

export type Journal = {
  readonly status: 'none' | 'posted' | 'reversed';
  readonly posted: JournalPosted | null;
};

/** The entry as it stands in the books, also after a mirrored one took it back. */
export class JournalAnswer {
  @IsOneOf(['posted', 'reversed']) status!: Journal['status'];
  @IsRef('legal-entity') company!: string;
  @IsPlainDate() postingDate!: string;
  /** The date it belongs to, where its month took no more and it was booked later. */
  @Optional() @IsPlainDate() documentDate?: string;
  /** The event that it books, or the number of the voucher. */
  @IsText({ max: 120 }) sourceEventId!: string;
  @IsText({ max: 120 }) sourceType!: string;
  @IsText({ max: 200 }) text!: string;
  @IsListOf(() => JournalLine, { min: 2, max: 200 }) lines!: readonly JournalLine[];
}

const answered = ({ status, posted }: Journal): JournalAnswer => {
  const { site: _, ...entry } = begun(posted);
  return { status, ...entry };
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
  return (posted.documentDate ?? posted.postingDate) === date && same(asked(before), asked(entries));
};

/** Accounts that a subledger keeps: by hand they would no longer agree with it. */
const KEPT_BY_SUBLEDGERS: ReadonlyMap<string, string> = new Map([
  [ACCOUNTS.receivables.number, 'customer invoices and their payments'],
  [ACCOUNTS.inventory.number, 'stock: receive, issue or count it'],
  [ACCOUNTS.goodsInTransit.number, 'transfers between sites'],
  [ACCOUNTS.betweenSites.number, 'transfers between sites'],
  [ACCOUNTS.intercompanyReceivables.number, 'transfers between sites'],
  [ACCOUNTS.intercompanyPayables.number, 'transfers between sites'],
  [ACCOUNTS.landedCosts.number, 'landed costs'],
  [ACCOUNTS.workInProgress.number, 'production orders'],
  [ACCOUNTS.payables.number, 'supplier invoices and their payments'],
  [ACCOUNTS.goodsReceived.number, 'receipts, returns and supplier invoices'],
]);

const handRefused = ({ sourceType, lines }: PostJournal): Rejection | null => {
  if (sourceType !== MANUAL) {
    return reject('FIN-JNL-SOURCE', `What a person posts has the source type ${MANUAL}.`);
  }
  const stated = lines.find(({ booked }) => booked !== undefined);
  if (stated) {
    return reject(
      'FIN-JNL-BOOKED',
      `In the books the line on ${stated.account} is worth its amount at the rate of the posting date.`,
      { hint: 'Leave out `booked`; where the rate is wrong, publish that of the date.' },
    );
  }
  const kept = lines.find(({ account }) => KEPT_BY_SUBLEDGERS.has(account));
  if (!kept) return null;
  const by = KEPT_BY_SUBLEDGERS.get(kept.account) ?? '';
  return reject(
    'FIN-JNL-CONTROL',
    `The account ${kept.account} is kept by ${by}; nothing is posted to it by hand.`,
  );
};

/** How what a process booked is taken back: at its source, and the books follow. */
const WAYS: Readonly<Record<string, string>> = {
  'finance.CostLayerAdded': 'Count, return or issue the stock.',
  'finance.CostLayerConsumed': 'Receive or count the stock.',
  'finance.OperatingExpenseRecorded': 'Reverse the operating expense.',
  'finance.LandedCostRecorded': 'Reverse the landed cost.',
};

const reversalRefused = ({ sourceType, sourceEventId }: JournalPosted): Rejection | null =>
  sourceType === MANUAL
    ? null
    : reject(
        'FIN-JNL-PROCESS',
        `It books ${sourceType} ${sourceEventId}, and would no longer agree with it.`,
        {
          hint: WAYS[sourceType] ?? 'Correct the document that it books; the books follow.',
        },
      );

const NO_COMPANY = 'none';

/** The entry as it is booked: on another day where its own month takes no more, and then it says so. */
const dated = (command: PostJournal, bookedOn: string): Omit<JournalPosted, 'lines'> => {
  const { lines: _, ...head } = command;
  if (bookedOn === command.postingDate) return head;
  const text = `${command.text} (of ${command.postingDate}, booked late)`;
  return { ...head, postingDate: bookedOn, documentDate: command.postingDate, text: text.slice(-200) };
};

export const journal = decider('journal', {
  path: 'journals',
  opens: 'PostJournal',
  home: 'site',
  idOf: ({ sourceEventId }: PostJournal) => sourceEventId,
  commands: { PostJournal, ReverseJournal },
  events: journalEvents,
  initial: NONE,
  answers: answers(JournalAnswer, answered),
  allow: { PostJournal: ['controller'], ReverseJournal: ['controller'] },
  needs: {
    PostJournal: (c: PostJournal) => ({
      rates: allRates(),
      calendar: registered(fiscalCalendar, c.company),
    }),
    ReverseJournal: (_: ReverseJournal, { state }: About<Journal>) => ({
      calendar: registered(fiscalCalendar, state.posted?.company ?? NO_COMPANY),
    }),
  },

  decide: {
    PostJournal({ posted }, command, { site: facts, by, known: { rates: table, calendar } }) {
      const site = siteOf({ site: facts });
      const { company, postingDate: date } = command;
      if (site.companyId !== company) {
        return reject('FIN-JNL-COMPANY', `The books of ${site.id} are kept by ${site.companyId}.`);
      }
      const byHand = by.kind === 'person';
      const entries = entriesOf(command.lines);
      if (isRefused(entries)) return entries;
      if (posted) {
        if (isRepeat(posted, date, entries)) return [];
        return reject('FIN-DUP-SOURCE', `${command.sourceEventId} is booked already, and otherwise.`);
      }
      const refused = byHand ? handRefused(command) : null;
      if (refused) return refused;
      const bookedOn = bookingDate(calendar, { company, date, byHand });
      if (isRefused(bookedOn)) return bookedOn;
      const lines = balanced(entries, { site, rates: { table, date } });
      if (isRefused(lines)) return lines;
      return [happened('JournalPosted', { ...dated(command, bookedOn), lines: [...lines] })];
    },

    ReverseJournal({ status, posted }, { reason }, { date: postingDate, known: { calendar } }) {
      if (status === 'reversed') return [];
      if (!posted) return reject('FIN-JNL-STATE', 'There is no such journal.');
      const { company, site, lines } = posted;
      const refused = reversalRefused(posted) ?? notOpen(calendar, { company, date: postingDate });
      if (refused) return refused;
      return [happened('JournalReversed', { reason, company, site, postingDate, lines })];
    },
  },

  evolve: {
    JournalPosted: (_, posted): Journal => ({ status: 'posted', posted }),
    JournalReversed: ({ posted }): Journal => ({ status: 'reversed', posted }),
  },
});
