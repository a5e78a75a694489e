/** What rows and facts say of a step: how late it was, how long it lasted, what it is worth. */
import { divideDecimals } from '@gemba/measures/decimal';
import { daysBetween } from '@gemba/measures/period';
import type { TraceStep } from '../../answers/trace.js';
import type { ExceptionRow } from '../../answers/rows/company.js';
import type { AbsenceRow } from '../../answers/rows/people.js';
import type { ProductionOrderRow } from '../../answers/rows/production.js';
import type { NonconformanceRow } from '../../answers/rows/quality.js';
import type { OrderLineRow, PurchaseOrderRow } from '../../answers/rows/supply-chain.js';

/** A step before it is known what it held up. */
export type Step = Omit<TraceStep, 'heldUp'>;

export type Now = { readonly instant: string; readonly today: string };

const HOUR_MS = 3_600_000;

const hoursBetween = (from: string, to: string): string =>
  divideDecimals(String(Date.parse(to) - Date.parse(from)), String(HOUR_MS), 2);

/** Never below zero: what came early held nobody up. */
const lateBy = (due: string, done: string): string => String(Math.max(0, daysBetween(due, done)));

const dateOf = (instant: string): string => instant.slice(0, 10);

const NONE = { about: null, lateDays: null, hours: null, amount: null, currency: null };

export const lineStep = (row: Omit<OrderLineRow, 'late'>, { today }: Now): Step => ({
  ...{ kind: 'order-line', id: row.id, site: row.site, about: row.item, hours: null },
  ...{ from: row.placedAt, to: row.deliveredAt, amount: row.amount, currency: row.currency },
  lateDays: lateBy(row.promised ?? row.requested, row.deliveredOn ?? today),
});

export const productionStep = (row: Omit<ProductionOrderRow, 'late'>, { today }: Now): Step => ({
  ...{ ...NONE, kind: 'production-order', id: row.id, site: row.site, about: row.item },
  ...{ from: row.createdAt, to: row.completedAt },
  lateDays: lateBy(row.due, row.completedAt === null ? today : dateOf(row.completedAt)),
});

/** Against what the supplier promised first. */
export const purchaseStep = (row: Omit<PurchaseOrderRow, 'late'>, { today }: Now): Step => ({
  ...{ kind: 'purchase-order', id: row.id, site: row.site, about: row.supplier, hours: null },
  ...{ from: row.placedAt, to: row.receivedAt, amount: row.total, currency: row.currency },
  lateDays: lateBy(row.promised, row.receivedAt === null ? today : dateOf(row.receivedAt)),
});

export const nonconformanceStep = (row: NonconformanceRow, { instant }: Now): Step => ({
  ...{ ...NONE, kind: 'nonconformance', id: row.id, site: row.site, about: row.reason },
  ...{ from: row.registeredAt, to: row.closedAt },
  hours: hoursBetween(row.registeredAt, row.closedAt ?? instant),
});

/** Of somebody's work that another had to take over; whose, and why they were away, is not told. */
export const absenceStep = (row: AbsenceRow): Step => ({
  ...{ ...NONE, kind: 'absence', id: row.id, site: row.site, from: null, to: null },
});

export const exceptionStep = (row: ExceptionRow, { instant }: Now): Step => ({
  ...{ kind: 'exception', id: row.id, site: row.site, about: row.code, lateDays: null },
  ...{ from: row.raisedAt, to: row.endedAt, amount: row.atStake, currency: row.currency },
  hours: hoursBetween(row.raisedAt, row.endedAt ?? instant),
});

export type Breakdown = {
  readonly workUnit: string;
  readonly site: string;
  readonly reason: string | null;
  readonly from: string;
  readonly to: string | null;
};

export const breakdownStep = ({ workUnit, site, reason, from, to }: Breakdown, { instant }: Now): Step => ({
  ...{ ...NONE, kind: 'breakdown', id: workUnit, site, about: reason, from, to },
  hours: hoursBetween(from, to ?? instant),
});
