/**
 * A fiscal period is one month in the books of one legal entity. Months follow each other without a gap, and
 * a month that was never opened takes no postings.
 *
 *   none ──open──▶ open ──lock──▶ locked ──close──▶ closed
 *                    ◀──────────────reopen──────────────┘
 */
import { fiscalPeriodEvents } from '@gemba/contracts/events/finance/ledger';
import { IsId, IsRef, IsOneOf, IsText } from '@gemba/contracts/fields';
import { answers, decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { registered, row } from '@gemba/decider/needs';
import { legalEntityTable } from '@gemba/platform/access/tables';
import { fingerprint, trialBalanceTable } from './trial-balance.js';
import type { Calendar } from './calendar.js';
import { fiscalCalendar, monthBeside, periodId } from './calendar.js';

export class OpenFiscalPeriod {
  /** The legal entity. */
  @IsRef('legal-entity') company!: string;
  /** Year and month, `2026-03`. */
  @IsId() period!: string;
}

/** Operations may no longer post; corrections by hand still may. */
export class LockFiscalPeriod {
  @IsText({ lines: true }) reason!: string;
}

/** Says again which month it closes, since those before have to be closed already. */
export class CloseFiscalPeriod {
  @IsRef('legal-entity') company!: string;
  @IsId() period!: string;
}

export class ReopenFiscalPeriod {
  @IsRef('legal-entity') company!: string;
  @IsId() period!: string;
  @IsText({ lines: true }) reason!: string;
}

export type FiscalPeriod = { readonly status: 'none' | 'open' | 'locked' | 'closed' };

class FiscalPeriodAnswer {
  @IsOneOf(['open', 'locked', 'closed']) status!: FiscalPeriod['status'];
}

const NONE: FiscalPeriod = { status: 'none' };
const NO_MONTHS: Calendar = { months: {} };
const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/** The first month that books may have, and how many months from now they may be opened ahead. */
const FIRST_MONTH = '1970-01';
const MONTHS_AHEAD = 24;

const gapRefused = ({ months }: Calendar, { period }: OpenFiscalPeriod): Rejection | null => {
  const known = Object.keys(months).toSorted();
  const [first] = known;
  const last = known.at(-1);
  if (!first || !last || period in months) return null;
  if (period === monthBeside(last, 1)) return null;
  if (period !== monthBeside(first, -1)) {
    const next = monthBeside(period < first ? first : last, period < first ? -1 : 1);
    return reject(
      'FIN-PER-ORDER',
      `The books go from ${first} to ${last}; the next month to open is ${next}.`,
    );
  }
  return months[first] === 'closed'
    ? reject('FIN-PER-ORDER', `The month after is closed; reopen it first.`)
    : null;
};

const monthRefused = (period: string, today: string): Rejection | null => {
  if (!MONTH.test(period)) return reject('FIN-PER-NAME', `${period} is no month like 2026-03.`);
  const latest = monthBeside(today.slice(0, 7), MONTHS_AHEAD);
  if (period >= FIRST_MONTH && period <= latest) return null;
  return reject('FIN-PER-NAME', `A period lies between ${FIRST_MONTH} and ${latest}.`);
};

const otherPeriod = (id: string, c: { company: string; period: string }): Rejection | null =>
  id === `${c.company}.${c.period}`
    ? null
    : reject('FIN-PER-STATE', `This is the period ${id}, not ${c.company}.${c.period}.`);

export const fiscalPeriod = decider('fiscal-period', {
  path: 'fiscal-periods',
  opens: 'OpenFiscalPeriod',
  home: 'enterprise',
  idOf: ({ company, period }: OpenFiscalPeriod) => `${company}.${period}`,
  commands: { OpenFiscalPeriod, LockFiscalPeriod, CloseFiscalPeriod, ReopenFiscalPeriod },
  events: fiscalPeriodEvents,
  initial: NONE,
  answers: answers(FiscalPeriodAnswer, ({ status }: FiscalPeriod) => ({ status })),
  allow: {
    OpenFiscalPeriod: ['controller', 'admin'],
    LockFiscalPeriod: ['controller'],
    CloseFiscalPeriod: ['controller'],
    ReopenFiscalPeriod: ['controller'],
  },
  needs: {
    OpenFiscalPeriod: (c: OpenFiscalPeriod) => ({
      entity: row(legalEntityTable, c.company),
      calendar: registered(fiscalCalendar, c.company),
    }),
    CloseFiscalPeriod: (c: CloseFiscalPeriod) => ({
      calendar: registered(fiscalCalendar, c.company),
      balance: row(trialBalanceTable, periodId(c.company, c.period)),
    }),
    ReopenFiscalPeriod: (c: ReopenFiscalPeriod) => ({ calendar: registered(fiscalCalendar, c.company) }),
  },

  decide: {
    OpenFiscalPeriod({ status }, command, { date, known: { entity, calendar = NO_MONTHS } }) {
      const { company, period } = command;
      const refused = monthRefused(period, date);
      if (refused) return refused;
      if (!entity) return reject('FIN-PER-COMPANY', `There is no legal entity ${company}.`);
      if (status === 'open') return [];
      if (status !== 'none')
        return reject('FIN-PER-STATE', `The period is ${status}; reopen it with a reason.`);
      return gapRefused(calendar, command) ?? [happened('PeriodOpened', { company, period })];
    },

    LockFiscalPeriod({ status }, { reason }) {
      if (status === 'locked') return [];
      if (status !== 'open')
        return reject('FIN-PER-STATE', `The period is ${status}, so it cannot be locked.`);
      return [happened('PeriodLocked', { reason })];
    },

    CloseFiscalPeriod({ status }, of, { id, known: { calendar = NO_MONTHS, balance } }) {
      const other = otherPeriod(id, of);
      if (other) return other;
      if (status === 'closed') return [];
      if (status !== 'locked') return reject('FIN-PER-STATE', `The period is ${status}; lock it first.`);
      const open = Object.keys(calendar.months)
        .toSorted()
        .find((month) => month < of.period && calendar.months[month] !== 'closed');
      if (open) {
        const how = calendar.months[open] ?? '';
        return reject('FIN-PER-ORDER', `The month ${open} before is ${how}; close it first.`);
      }
      return [happened('PeriodClosed', { trialBalanceHash: fingerprint(balance) })];
    },

    ReopenFiscalPeriod({ status }, { reason, ...of }, { id, known: { calendar = NO_MONTHS } }) {
      const other = otherPeriod(id, of);
      if (other) return other;
      if (status === 'open') return [];
      if (status === 'none') return reject('FIN-PER-STATE', 'There is no such period.');
      if (calendar.months[monthBeside(of.period, 1)] === 'closed') {
        return reject('FIN-PER-ORDER', 'The month after is closed; reopen it first.');
      }
      return [happened('PeriodReopened', { reason })];
    },
  },

  evolve: {
    PeriodOpened: (): FiscalPeriod => ({ status: 'open' }),
    PeriodLocked: (): FiscalPeriod => ({ status: 'locked' }),
    PeriodClosed: (): FiscalPeriod => ({ status: 'closed' }),
    PeriodReopened: (): FiscalPeriod => ({ status: 'open' }),
  },
});
