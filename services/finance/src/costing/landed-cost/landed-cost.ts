/**
 * A landed cost is what it took to bring goods in, freight, duty or insurance, spread over what came.
 *
 *   none ──record──▶ recorded ──reverse──▶ reversed
 */
import {
  LANDED_BASES,
  LANDED_COSTS,
  LandedCostRecorded,
  LandedReceipt,
  LandedShare,
  LandedVoucher,
  landedCostEvents,
} from '@gemba/contracts/events/finance/landed-cost';
import { BookValue } from '@gemba/contracts/events/finance/ledger';
import {
  IsListOf,
  IsMoney,
  IsOneOf,
  IsPlainDate,
  IsRecord,
  IsRef,
  IsText,
  Optional,
} from '@gemba/contracts/fields';
import { Sensitive } from '@gemba/contracts/sensitive';
import type { About, SiteFacts } from '@gemba/decider/decider';
import { answers, begun, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import type { Need } from '@gemba/decider/needs';
import { registered, row } from '@gemba/decider/needs';
import type { Money } from '@gemba/measures/money';
import { legalEntityTable, siteTable } from '@gemba/platform/access/tables';
import { allRates } from '../../ledger/exchange-rate/exchange-rate.js';
import type { Calendar } from '../../ledger/fiscal-period/calendar.js';
import { bookingDate, fiscalCalendar, notOpen } from '../../ledger/fiscal-period/calendar.js';
import { expenseTaxRefused } from '../../ledger/operating-expense/expense-tax.js';
import { numberInId } from '../../values/document-number.js';
import { same } from '../../values/same.js';
import { taxCountry } from '../../values/tax-rates.js';
import { bookValue, rateMissing, siteOf } from '../../values/translation.js';
import type { ReceivedRow } from '../cost-layer/received-cost.js';
import { receivedCost, receivedKey } from '../cost-layer/received-cost.js';
import { landedCostNumber, landedKey } from './landed-cost-number.js';
import { spread } from './spreading.js';

export class RecordLandedCost extends LandedVoucher {
  @IsListOf(() => LandedReceipt, { min: 1, max: 100 }) receipts!: LandedReceipt[];
}

/** An estimate is reversed when the invoice comes, which is recorded as another one. */
export class ReverseLandedCost {
  @IsText() reason!: string;
}

export type LandedCost = {
  readonly status: 'none' | 'recorded' | 'reversed';
  readonly recorded: LandedCostRecorded | null;
};

class LandedCostAnswer {
  @IsOneOf(['recorded', 'reversed']) status!: LandedCost['status'];
  /** The legal entity of the site. */
  @IsRef('legal-entity') company!: string;
  /** The number of the voucher, as it is printed. */
  @IsText({ max: 60 }) number!: string;
  @IsOneOf(LANDED_COSTS) kind!: LandedCostRecorded['kind'];
  @IsPlainDate() date!: string;
  /** Without tax that is set off. */
  @IsMoney({ above: 0 }) net!: Money;
  /** Input tax. */
  @Optional() @IsMoney() tax?: Money;
  /** Paid from the bank, or owed. */
  @IsOneOf(['bank', 'accrual']) settled!: 'bank' | 'accrual';
  @IsOneOf(LANDED_BASES) basis!: LandedCostRecorded['basis'];
  /** Why it is more than the goods are worth. */
  @Optional() @IsText({ lines: true }) explanation?: string;
  /** At the rate of its date. */
  @Sensitive('cost') @IsRecord(() => BookValue) booked!: BookValue;
  @IsListOf(() => LandedShare) shares!: readonly LandedShare[];
}

const answered = ({ status, recorded }: LandedCost): LandedCostAnswer => {
  const { site: _, taxBooked: __, ...voucher } = begun(recorded);
  return { status, ...voucher };
};

const NONE: LandedCost = { status: 'none', recorded: null };

const written = ({ purchaseOrder, line }: LandedReceipt): string => `purchase-order/${purchaseOrder}/${line}`;

/** What is known of each receipt, by its place in the list. */
const receivedOf = (
  receipts: readonly LandedReceipt[],
): Readonly<Record<string, Need<ReceivedRow | undefined>>> =>
  Object.fromEntries(
    receipts.map((each, n) => [
      `receipt ${String(n)}`,
      registered(receivedCost, receivedKey(written(each), each)),
    ]),
  );

type Books = {
  readonly site: SiteFacts;
  readonly country: string | undefined;
  readonly today: string;
  readonly calendar: Calendar | undefined;
  readonly before: { readonly number: string } | undefined;
};

const dateRefused = ({ company, date }: RecordLandedCost, { today, calendar }: Books): Rejection | null => {
  if (date > today) {
    return reject('FIN-LANDED-DATE', `The cost is of ${date}, which has not come yet.`, {
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

const voucherRefused = (command: RecordLandedCost, books: Books): Rejection | null => {
  const { company, number, net, tax, date } = command;
  const { site, before, country } = books;
  if (before) {
    return reject(
      'FIN-LANDED-DUPLICATE',
      `The voucher ${before.number} is recorded: is ${number} the same?`,
      {
        hint: 'If it is another one, enter it with a number that differs in more than case and separators.',
      },
    );
  }
  if (site.companyId !== company) {
    return reject('FIN-JNL-COMPANY', `The books of ${site.id} are kept by ${site.companyId}.`);
  }
  if (tax && tax.currency !== net.currency) {
    return reject('FIN-JNL-CURRENCY', `The tax has to be in ${net.currency}.`);
  }
  return (
    dateRefused(command, books) ??
    expenseTaxRefused({ kind: 'other', date, net, ...(tax && { tax }) }, country)
  );
};

/** What was asked for when it was recorded. */
const askedFor = ({
  booked: _,
  taxBooked: __,
  shares,
  ...voucher
}: LandedCostRecorded): RecordLandedCost => ({
  ...voucher,
  receipts: shares.map(({ part: _part, ...receipt }) => receipt),
});

export const landedCost = decider('landed-cost', {
  path: 'landed-costs',
  opens: 'RecordLandedCost',
  home: 'site',
  idOf: ({ site, number }: RecordLandedCost) => `${site}.${numberInId(number)}`,
  commands: { RecordLandedCost, ReverseLandedCost },
  events: landedCostEvents,
  initial: NONE,
  answers: answers(LandedCostAnswer, answered),
  allow: { RecordLandedCost: ['controller'], ReverseLandedCost: ['controller'] },
  needs: {
    RecordLandedCost: (c: RecordLandedCost) => ({
      rates: allRates(),
      place: row(siteTable, c.site),
      entity: row(legalEntityTable, c.company),
      before: registered(landedCostNumber, landedKey(c)),
      calendar: registered(fiscalCalendar, c.company),
      ...receivedOf(c.receipts),
    }),
    ReverseLandedCost: (_: ReverseLandedCost, { state }: About<LandedCost>) => ({
      calendar: registered(fiscalCalendar, state.recorded?.company ?? 'none'),
    }),
  },

  decide: {
    RecordLandedCost({ recorded }, command, given) {
      if (recorded) {
        return same(askedFor(recorded), command)
          ? []
          : reject('FIN-DUP-SOURCE', `The voucher ${command.number} is recorded already, and otherwise.`);
      }
      const { known, date: today } = given;
      const site = siteOf(given);
      const books = {
        site,
        today,
        country: taxCountry(known),
        calendar: known.calendar,
        before: known.before,
      };
      const refused = voucherRefused(command, books);
      if (refused) return refused;
      const { receipts, net, tax, date, basis, explanation } = command;
      const rates = { table: known.rates, date };
      const [booked, taxBooked] = [net, tax].map((amount) => amount && bookValue(amount, site, rates));
      if (!booked) return rateMissing(net.currency, site, date);
      const rows = receipts.map(
        (_, n) => (known as Readonly<Record<string, unknown>>)[`receipt ${String(n)}`],
      );
      const shares = spread(booked, {
        ...{ site: site.id, basis, receipts, isExplained: explanation !== undefined },
        rows: rows as (ReceivedRow | undefined)[],
      });
      if (isRefused(shares)) return shares;
      const { receipts: _, ...voucher } = command;
      const more = taxBooked ? { taxBooked } : {};
      return [happened('LandedCostRecorded', { ...voucher, booked, ...more, shares: [...shares] })];
    },

    ReverseLandedCost({ status, recorded }, { reason }, { date, known: { calendar } }) {
      if (status === 'reversed') return [];
      if (!recorded) return reject('FIN-LANDED-STATE', 'There is no such landed cost.');
      const refused = notOpen(calendar, { company: recorded.company, date });
      return refused ?? [happened('LandedCostReversed', { ...recorded, date, reason })];
    },
  },

  evolve: {
    LandedCostRecorded: (_, recorded): LandedCost => ({ status: 'recorded', recorded }),
    LandedCostReversed: ({ recorded }): LandedCost => ({ status: 'reversed', recorded }),
  },
});
