/**
 * What a site ordered from one supplier on one business day: one purchase in several orders needs the right
 * for all of it.
 */
import { companyEvents } from '@gemba/contracts/events/company';
import type { Money } from '@gemba/measures/money';
import { sumOfMoney } from '@gemba/measures/money';
import { table } from '@gemba/read-model/table';

/** The orders that stand, in the order in which they were placed, and what they come to together. */
export type DayOrders = {
  readonly sum: Money;
  readonly orders: readonly { readonly id: string; readonly total: Money }[];
};

type Day = { readonly site: string; readonly supplier: string; readonly date: string };

/** Amounts of one currency are added up. */
export const dayKey = ({ site, supplier, date }: Day, currency: string): string =>
  `${site}/${supplier}/${date}/${currency}`;

const rowOf = (orders: DayOrders['orders'], { currency }: Money): DayOrders => ({
  sum: sumOfMoney(
    orders.map(({ total }) => total),
    currency,
  ),
  orders,
});

/** What stands of the orders placed before this one: those that were cancelled since do not count. */
export const orderedBefore = ({ sum, orders }: DayOrders, id: string): Money => {
  const place = orders.findIndex((order) => order.id === id);
  return place < 0 ? sum : rowOf(orders.slice(0, place), sum).sum;
};

export const dayOrders = table('day-orders', {
  events: companyEvents,
  row: {} as DayOrders,
  on: {
    PurchaseOrderPlaced: {
      key: ({ businessDate: date, data: { site, supplier, total } }) =>
        dayKey({ site, supplier, date }, total.currency),
      becomes: (row, { subject: id, data: { total } }) =>
        rowOf([...(row?.orders ?? []), { id, total }], total),
    },
    PurchaseOrderCancelled: {
      key: ({ siteId, data: { supplier, placedOn: date, total } }) =>
        siteId === null || supplier === undefined || date === undefined || total === undefined
          ? null
          : dayKey({ site: siteId, supplier, date }, total.currency),
      becomes: (row, { subject }) =>
        row
          ? rowOf(
              row.orders.filter(({ id }) => id !== subject),
              row.sum,
            )
          : null,
    },
  },
});
