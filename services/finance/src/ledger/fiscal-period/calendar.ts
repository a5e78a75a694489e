/**
 * The fiscal calendar of each company: which months its books have, and how each stands. It is a register, so
 * that no journal slips into a month while that is closed.
 */
import { fiscalPeriodEvents } from '@gemba/contracts/events/finance/ledger';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import { table } from '@gemba/read-model/table';

export type MonthStatus = 'open' | 'locked' | 'closed';

export type Calendar = { readonly months: Readonly<Record<string, MonthStatus>> };

/** The id of the period of a date (or of a month) in the books of a company. */
export const periodId = (company: string, date: string): string => `${company}.${date.slice(0, 7)}`;

/** The id ends with the month, `2026-03`. */
const companyIn = ({ subject }: { readonly subject: string }): string => subject.slice(0, -8);
const monthIn = ({ subject }: { readonly subject: string }): string => subject.slice(-7);

const becomes =
  (status: MonthStatus) =>
  (row: Calendar | undefined, event: { readonly subject: string }): Calendar => ({
    months: { ...row?.months, [monthIn(event)]: status },
  });

export const fiscalCalendar = table('fiscal-calendar', {
  events: fiscalPeriodEvents,
  row: {} as Calendar,
  on: {
    PeriodOpened: { key: companyIn, becomes: becomes('open') },
    PeriodLocked: { key: companyIn, becomes: becomes('locked') },
    PeriodClosed: { key: companyIn, becomes: becomes('closed') },
    PeriodReopened: { key: companyIn, becomes: becomes('open') },
  },
});

/** A month earlier (−1) or later (+1). */
export const monthBeside = (period: string, step: number): string => {
  const months = Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7)) - 1 + step;
  const year = String(Math.floor(months / 12)).padStart(4, '0');
  return `${year}-${String((months % 12) + 1).padStart(2, '0')}`;
};

type Posting = {
  readonly company: string;
  /** The date that it belongs to. */
  readonly date: string;
  /** By hand: a locked month still takes it, and nothing is moved to another month. */
  readonly byHand: boolean;
};

/** The first day of the first open month after the date; undefined when there is none. */
const nextOpenDay = (months: Calendar['months'], date: string): string | undefined => {
  const month = Object.keys(months)
    .toSorted()
    .find((each) => each > date.slice(0, 7) && months[each] === 'open');
  return month && `${month}-01`;
};

/**
 * The date on which it is booked: its own where the month takes it. What operations report late for a month
 * that takes no more, or that lies before the books began, is booked on the first day of the next open month
 * and says so: only what is material restates an earlier period (IAS 8.41–42). By hand it is refused, so that
 * somebody chooses.
 */
export const bookingDate = (
  calendar: Calendar | undefined,
  { company, date, byHand }: Posting,
): string | Rejection => {
  const months = calendar?.months ?? {};
  const month = date.slice(0, 7);
  const status = months[month];
  if (status === 'open' || (status === 'locked' && byHand)) return date;
  const moved = byHand ? undefined : nextOpenDay(months, date);
  return moved ?? monthRefused(status, company, month);
};

/** The refusal where the month of a date is not open, for what is booked by itself on that very day. */
export const notOpen = (
  calendar: Calendar | undefined,
  { company, date }: Omit<Posting, 'byHand'>,
): Rejection | null => {
  const month = date.slice(0, 7);
  const status = calendar?.months[month];
  return status === 'open' ? null : monthRefused(status, company, month);
};

const monthRefused = (status: MonthStatus | undefined, company: string, month: string): Rejection => {
  const hint = 'Reopen the month with a reason, or open a later one.';
  if (status === 'closed') {
    return reject('FIN-PER-CLOSED', `The books of ${company} for ${month} are closed.`, { hint });
  }
  if (status === 'locked') {
    return reject('FIN-PER-LOCKED', `The books of ${company} for ${month} are locked for operations.`, {
      hint,
    });
  }
  return reject('FIN-PER-NONE', `${company} has no fiscal period ${month}.`, {
    hint: 'Open the period first; months follow each other without a gap.',
  });
};
