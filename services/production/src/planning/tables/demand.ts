/** What customers have ordered and not got yet, by order: the row goes when nothing is open any more. */
import { companyEvents } from '@gemba/contracts/events/company';
import { compareDecimals, subtractDecimal } from '@gemba/measures/decimal';
import { table } from '@gemba/read-model/table';

type Line = { readonly item: string; readonly open: string; readonly due: string };

export type SalesDemandRow = { readonly site: string; readonly lines: Readonly<Record<string, Line>> };

const changed = (
  row: SalesDemandRow | undefined,
  id: string,
  change: (line: Line) => Partial<Line>,
): SalesDemandRow | null => {
  const line = row?.lines[id];
  if (!row || !line) return row ?? null;
  const { [id]: _, ...others } = row.lines;
  const after = { ...line, ...change(line) };
  const lines = compareDecimals(after.open, '0') > 0 ? { ...others, [id]: after } : others;
  return Object.keys(lines).length > 0 ? { ...row, lines } : null;
};

export const salesDemandTable = table('sales-demand', {
  events: companyEvents,
  row: {} as SalesDemandRow,
  on: {
    SalesOrderPlaced: {
      key: (e) => e.subject,
      becomes: (_, { data: { site, lines } }): SalesDemandRow => ({
        site,
        lines: Object.fromEntries(
          lines.map(({ line, item, quantity, requested }) => [
            line,
            { item, open: quantity.value, due: requested },
          ]),
        ),
      }),
    },
    SalesOrderPromised: {
      key: (e) => e.subject,
      becomes: (row, { data: { line, date } }) => changed(row, line, () => ({ due: date })),
    },
    SalesOrderLineShipped: {
      key: (e) => e.subject,
      becomes: (row, { data: { line, quantity } }) =>
        changed(row, line, ({ open }) => ({ open: subtractDecimal(open, quantity.value) })),
    },
    ServiceRendered: {
      key: (e) => e.subject,
      becomes: (row, { data: { line, quantity } }) =>
        changed(row, line, ({ open }) => ({ open: subtractDecimal(open, quantity.value) })),
    },
    SalesOrderLineCancelled: {
      key: (e) => e.subject,
      becomes: (row, { data: { line } }) => changed(row, line, () => ({ open: '0' })),
    },
    SalesOrderRestCancelled: {
      key: (e) => e.subject,
      becomes: (row, { data: { line } }) => changed(row, line, () => ({ open: '0' })),
    },
    SalesOrderCancelled: { key: (e) => e.subject, becomes: () => null },
  },
});
