/**
 * An operating expense is what a site costs besides what it buys and makes: wages, energy, rent.
 *
 *   none ──record──▶ recorded ──reverse──▶ reversed
 */
import {
  OPERATING_EXPENSES,
  OperatingExpenseRecorded,
  operatingExpenseEvents,
} from '@gemba/contracts/events/finance/ledger';
import { IsRef, IsMoney, IsOneOf, IsPlainDate, IsText, Optional } from '@gemba/contracts/fields';
import type { About, SiteFacts } from '@gemba/decider/decider';
import { answers, begun, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { registered, row } from '@gemba/decider/needs';
import type { Money } from '@gemba/measures/money';
import { legalEntityTable, siteTable } from '@gemba/platform/access/tables';
import { same } from '../../values/same.js';
import type { RateTable } from '../../values/translation.js';
import { bookValue, rateMissing, siteOf } from '../../values/translation.js';
import { numberInId } from '../../values/document-number.js';
import { taxCountry } from '../../values/tax-rates.js';
import { allRates } from '../exchange-rate/exchange-rate.js';
import type { Calendar } from '../fiscal-period/calendar.js';
import { expenseKey, expenseNumber } from './expense-number.js';
import { expenseTaxRefused } from './expense-tax.js';
import { bookingDate, fiscalCalendar, notOpen } from '../fiscal-period/calendar.js';

export class RecordOperatingExpense extends OperatingExpenseRecorded {}

/** A correction is a reversal and a new voucher. */
export class ReverseOperatingExpense {
  @IsText() reason!: string;
}

export type OperatingExpense = {
  readonly status: 'none' | 'recorded' | 'reversed';
  readonly recorded: OperatingExpenseRecorded | null;
};

class OperatingExpenseAnswer {
  @IsOneOf(['recorded', 'reversed']) status!: OperatingExpense['status'];
  /** The legal entity of the site. */
  @IsRef('legal-entity') company!: string;
  /** The number of the voucher, as it is printed. */
  @IsText({ max: 60 }) number!: string;
  @IsOneOf(OPERATING_EXPENSES) kind!: OperatingExpenseRecorded['kind'];
  @IsPlainDate() date!: string;
  /** Without tax. */
  @IsMoney({ above: 0 }) net!: Money;
  /** Input tax. */
  @Optional() @IsMoney() tax?: Money;
  /** Paid from the bank, or owed. */
  @IsOneOf(['bank', 'accrual']) settled!: 'bank' | 'accrual';
  @IsText({ max: 160 }) text!: string;
}

const answered = ({ status, recorded }: OperatingExpense): OperatingExpenseAnswer => {
  const { site: _, ...voucher } = begun(recorded);
  return { status, ...voucher };
};

const NONE: OperatingExpense = { status: 'none', recorded: null };

const NO_COMPANY = 'none';

type Books = {
  readonly site: SiteFacts;
  readonly country: string | undefined;
  readonly today: string;
  readonly rates: RateTable | undefined;
  readonly calendar: Calendar | undefined;
};

const dateRefused = (
  { company, date }: RecordOperatingExpense,
  { today, calendar }: Books,
): Rejection | null => {
  if (date > today) {
    return reject('FIN-EXP-DATE', `The expense is of ${date}, which has not come yet.`, {
      violated: { rule: 'date ≤ today', actual: date, limit: today },
    });
  }
  const bookedOn = bookingDate(calendar, { company, date, byHand: false });
  if (isRefused(bookedOn)) return bookedOn;
  if (bookedOn === date) return null;
  return reject(
    'FIN-PER-LOCKED',
    `The month of ${date} takes no more; ${bookedOn} is the next day that does.`,
  );
};

const numberRefused = (
  { number }: RecordOperatingExpense,
  before: { readonly number: string } | undefined,
): Rejection | null =>
  before
    ? reject(
        'FIN-EXP-DUPLICATE',
        `The voucher ${before.number} of this site is recorded: is ${number} the same?`,
        {
          hint: 'If it is another one, enter it with a number that differs in more than case and separators.',
        },
      )
    : null;

const recordRefused = (command: RecordOperatingExpense, books: Books): Rejection | null => {
  const { company, date, net, tax } = command;
  const { site, rates: table } = books;
  if (site.companyId !== company) {
    return reject('FIN-JNL-COMPANY', `The books of ${site.id} are kept by ${site.companyId}.`);
  }
  if (tax && tax.currency !== net.currency) {
    return reject('FIN-JNL-CURRENCY', `The tax has to be in ${net.currency}.`);
  }
  const refused = dateRefused(command, books) ?? expenseTaxRefused(command, books.country);
  if (refused) return refused;
  return bookValue(net, site, { table, date }) ? null : rateMissing(net.currency, site, date);
};

export const operatingExpense = decider('operating-expense', {
  path: 'operating-expenses',
  opens: 'RecordOperatingExpense',
  home: 'site',
  idOf: ({ site, number }: RecordOperatingExpense) => `${site}.${numberInId(number)}`,
  commands: { RecordOperatingExpense, ReverseOperatingExpense },
  events: operatingExpenseEvents,
  initial: NONE,
  answers: answers(OperatingExpenseAnswer, answered),
  allow: { RecordOperatingExpense: ['controller'], ReverseOperatingExpense: ['controller'] },
  needs: {
    RecordOperatingExpense: (c: RecordOperatingExpense) => ({
      rates: allRates(),
      place: row(siteTable, c.site),
      entity: row(legalEntityTable, c.company),
      before: registered(expenseNumber, expenseKey(c)),
      calendar: registered(fiscalCalendar, c.company),
    }),
    ReverseOperatingExpense: (_: ReverseOperatingExpense, { state }: About<OperatingExpense>) => ({
      calendar: registered(fiscalCalendar, state.recorded?.company ?? NO_COMPANY),
    }),
  },

  decide: {
    RecordOperatingExpense({ recorded }, command, given) {
      if (recorded) {
        return same(recorded, command)
          ? []
          : reject('FIN-DUP-SOURCE', `The voucher ${command.number} is recorded already, and otherwise.`);
      }
      const { known, date: today } = given;
      const books = { site: siteOf(given), today, country: taxCountry(known), ...known };
      const refused = numberRefused(command, known.before) ?? recordRefused(command, books);
      return refused ?? [happened('OperatingExpenseRecorded', { ...command })];
    },

    ReverseOperatingExpense({ status, recorded }, { reason }, { date, known: { calendar } }) {
      if (status === 'reversed') return [];
      if (!recorded) return reject('FIN-EXP-STATE', 'There is no such expense.');
      const { text: _, ...expense } = recorded;
      const refused = notOpen(calendar, { company: recorded.company, date });
      return refused ?? [happened('OperatingExpenseReversed', { ...expense, date, reason })];
    },
  },

  evolve: {
    OperatingExpenseRecorded: (_, recorded): OperatingExpense => ({ status: 'recorded', recorded }),
    OperatingExpenseReversed: ({ recorded }): OperatingExpense => ({ status: 'reversed', recorded }),
  },
});
