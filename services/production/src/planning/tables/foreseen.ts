/** Which stock-outs were foreseen and not averted, and what was said of them. */
import { companyEvents } from '@gemba/contracts/events/company';
import type { StockOut } from '@gemba/contracts/events/production/stock-outs';
import { table } from '@gemba/read-model/table';

/** The key is `<site>.<item>`. */
export type ForeseenRow = { readonly site: string; readonly item: string; readonly says: string };

/**
 * All that makes two of them the same. What should have been ordered long ago is ordered today at the
 * soonest, and what is missing today is missing tomorrow: that is no news.
 */
export const saidOf = (
  { item, on, missing, belowSafetyStockOn, ...why }: StockOut,
  today: string,
): string => {
  const later = (date: string | undefined): string =>
    date === undefined || date > today ? (date ?? '') : 'now';
  const { reason, demand = '', supply = '', supplyDue = '', expiredOn = '' } = why;
  return [
    ...[item, later(on), missing?.value ?? '', later(belowSafetyStockOn), reason, demand, supply, supplyDue],
    ...[expiredOn, later(why.orderBy), String(why.tooLate)],
  ].join(' ');
};

const key = ({ subject }: { readonly subject: string }): string => subject;

export const foreseenTable = table('foreseen-stock-out', {
  events: companyEvents,
  row: {} as ForeseenRow,
  on: {
    StockOutForeseen: {
      key,
      becomes: (_, { businessDate, data }): ForeseenRow => ({
        ...{ site: data.site, item: data.item, says: saidOf(data, businessDate) },
      }),
    },
    StockOutAverted: { key, becomes: () => null },
  },
});
