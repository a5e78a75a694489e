/**
 * A fiscal period is one month in the books of one legal entity; a month that nobody opened takes postings
 * too.
 *
 *   none ──open──▶ open ──lock──▶ locked ──close──▶ closed
 *                    ◀──────────────reopen──────────────┘
 */
import { fiscalPeriodEvents } from '@gemba/contracts/events/finance/ledger';
import { IsId, IsText } from '@gemba/contracts/fields';
import { decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { stateOf } from '@gemba/decider/needs';

export class OpenFiscalPeriod {
  /** The legal entity. */
  @IsId() company!: string;
  /** Year and month, `2026-03`. */
  @IsId() period!: string;
}

/** Operations may no longer post; corrections by hand still may. */
export class LockFiscalPeriod {
  @IsText() reason!: string;
}

/** Says again which month it closes, since its neighbours have to be closed before. */
export class CloseFiscalPeriod {
  @IsId() company!: string;
  @IsId() period!: string;
  /** Fingerprint of the trial balance that was looked at. */
  @IsText({ max: 64 }) trialBalanceHash!: string;
}

export class ReopenFiscalPeriod {
  @IsId() company!: string;
  @IsId() period!: string;
  @IsText() reason!: string;
}

export type FiscalPeriod = { readonly status: 'none' | 'open' | 'locked' | 'closed' };

const NONE: FiscalPeriod = { status: 'none' };
const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/** The id of the period of a date (or of a month) in the books of a company. */
export const periodId = (company: string, date: string): string => `${company}.${date.slice(0, 7)}`;

/** A month earlier (−1) or later (+1). */
const monthBeside = (period: string, step: -1 | 1): string => {
  const months = Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7)) - 1 + step;
  const year = String(Math.floor(months / 12)).padStart(4, '0');
  return `${year}-${String((months % 12) + 1).padStart(2, '0')}`;
};

const beside = (c: { company: string; period: string }, step: -1 | 1) =>
  stateOf({ name: 'fiscal-period', initial: NONE }, periodId(c.company, monthBeside(c.period, step)));

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
  allow: {
    OpenFiscalPeriod: ['controller', 'admin'],
    LockFiscalPeriod: ['controller'],
    CloseFiscalPeriod: ['controller'],
    ReopenFiscalPeriod: ['controller'],
  },
  needs: {
    CloseFiscalPeriod: (c: CloseFiscalPeriod) => ({ before: beside(c, -1) }),
    ReopenFiscalPeriod: (c: ReopenFiscalPeriod) => ({ after: beside(c, 1) }),
  },

  decide: {
    OpenFiscalPeriod({ status }, { company, period }) {
      if (!MONTH.test(period)) return reject('FIN-PER-NAME', `${period} is no month like 2026-03.`);
      if (status === 'open') return [];
      if (status !== 'none')
        return reject('FIN-PER-STATE', `The period is ${status}; reopen it with a reason.`);
      return [happened('PeriodOpened', { company, period })];
    },

    LockFiscalPeriod({ status }, { reason }) {
      if (status === 'locked') return [];
      if (status !== 'open')
        return reject('FIN-PER-STATE', `The period is ${status}, so it cannot be locked.`);
      return [happened('PeriodLocked', { reason })];
    },

    CloseFiscalPeriod({ status }, { trialBalanceHash, ...of }, { id, known: { before } }) {
      const other = otherPeriod(id, of);
      if (other) return other;
      if (status === 'closed') return [];
      if (status !== 'locked') return reject('FIN-PER-STATE', `The period is ${status}; lock it first.`);
      if (before && before.status !== 'closed') {
        return reject('FIN-PER-ORDER', `The month before is ${before.status}; close it first.`);
      }
      return [happened('PeriodClosed', { trialBalanceHash })];
    },

    ReopenFiscalPeriod({ status }, { reason, ...of }, { id, known: { after } }) {
      const other = otherPeriod(id, of);
      if (other) return other;
      if (status === 'open') return [];
      if (status === 'none') return reject('FIN-PER-STATE', 'There is no such period.');
      if (after?.status === 'closed') {
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
