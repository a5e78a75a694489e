/** Which lines the open sales orders of a site have: what a production order may be made for. */
import { companyEvents } from '@gemba/contracts/events/company';
import { table } from '@gemba/read-model/table';

export type SalesOrderRow = { readonly site: string; readonly lines: readonly string[] };

export const salesOrderTable = table('sales-order', {
  events: companyEvents,
  row: {} as SalesOrderRow,
  on: {
    SalesOrderPlaced: {
      key: (e) => e.subject,
      becomes: (_, { data: { site, lines } }): SalesOrderRow => ({
        site,
        lines: lines.map(({ line }) => line),
      }),
    },
    SalesOrderLineCancelled: {
      key: (e) => e.subject,
      becomes: (row, { data: { line } }) =>
        row ? { ...row, lines: row.lines.filter((each) => each !== line) } : null,
    },
    SalesOrderRestCancelled: {
      key: (e) => e.subject,
      becomes: (row, { data: { line } }) =>
        row ? { ...row, lines: row.lines.filter((each) => each !== line) } : null,
    },
    SalesOrderCancelled: { key: (e) => e.subject, becomes: () => null },
  },
});
