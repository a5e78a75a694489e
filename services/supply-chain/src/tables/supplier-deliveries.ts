/** What a supplier delivered in a month: how often on time, for how much, and what of it went back. */
import { companyEvents } from '@gemba/contracts/events/company';
import { rows } from '@gemba/decider/needs';
import {
  addDecimal,
  compareDecimals,
  divideDecimals,
  multiplyDecimal,
  subtractDecimal,
} from '@gemba/measures/decimal';
import { multiplyMoney } from '@gemba/measures/money';
import { plusDays } from '@gemba/measures/period';
import { table } from '@gemba/read-model/table';
import { entry } from '../facts/facts.js';

/** Amounts are in the one currency in which the supplier is paid. */
export type SupplierDeliveriesRow = {
  readonly receipts: number;
  readonly onTime: number;
  readonly received: string;
  readonly returned: string;
};

const NONE: SupplierDeliveriesRow = { receipts: 0, onTime: 0, received: '0', returned: '0' };

const keyOf = (supplier: string, date: string): string => `${supplier}.${date.slice(0, 7)}`;

export const supplierDeliveriesTable = table('supplier-deliveries', {
  events: companyEvents,
  row: {} as SupplierDeliveriesRow,
  on: {
    GoodsReceived: {
      key: ({ businessDate, data: { supplier } }) => keyOf(supplier, businessDate),
      becomes: (row = NONE, { businessDate, data: { price, quantity, promised } }) => ({
        ...row,
        receipts: row.receipts + 1,
        onTime: row.onTime + (businessDate <= promised ? 1 : 0),
        received: addDecimal(row.received, multiplyMoney(price, quantity.value).amount),
      }),
    },
    GoodsReturned: {
      key: ({ businessDate, data: { supplier } }) => keyOf(supplier, businessDate),
      becomes: (row = NONE, { data: { price, quantity } }) => ({
        ...row,
        returned: addDecimal(row.returned, multiplyMoney(price, quantity.value).amount),
      }),
    },
  },
});

const MONTHS = 12;

/** The month of the date and those before it, a year in all. */
const yearTo = (date: string): readonly string[] => {
  const first = `${date.slice(0, 7)}-01`;
  const months = [first];
  // The day before the first of a month is in the month before it.
  for (let month = first; months.length < MONTHS; months.push(month))
    month = `${plusDays(month, -1).slice(0, 7)}-01`;
  return months.map((month) => month.slice(0, 7));
};

/** What the suppliers delivered in the year up to the month of the date. */
export const deliveriesOf = (suppliers: readonly string[], date: string) =>
  rows(
    supplierDeliveriesTable,
    suppliers.flatMap((id) => yearTo(date).map((month) => keyOf(id, month))),
  );

type Rows = Readonly<Record<string, SupplierDeliveriesRow>>;

const SCORE_DECIMALS = 6;

/** Share of receipts on time × share of their value that was kept; absent without receipts. */
export const scoreOf = (supplier: string, known: Rows, date: string): string | undefined => {
  const all = yearTo(date).flatMap((month) => entry(known, keyOf(supplier, month)) ?? []);
  const sum = (of: (row: SupplierDeliveriesRow) => string): string => all.map(of).reduce(addDecimal, '0');
  const [receipts, onTime] = [sum((row) => String(row.receipts)), sum((row) => String(row.onTime))];
  if (receipts === '0') return undefined;
  const [received, returned] = [sum((row) => row.received), sum((row) => row.returned)];
  const kept = subtractDecimal(received, returned);
  // What went back of an earlier year is not more than nothing kept.
  if (compareDecimals(kept, '0') <= 0) return '0';
  const parts = multiplyDecimal(onTime, kept);
  return divideDecimals(parts, multiplyDecimal(receipts, received), SCORE_DECIMALS);
};
