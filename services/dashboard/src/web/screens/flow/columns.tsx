/** The columns of order lines and of the stages they pass. */
import { measureText } from '../../format/measure.js';
import type { Column, TableRow } from '../../parts/table/data-table.jsx';
import { date, late, money, quantity, state, site } from '../lists/columns.jsx';

export const lineColumns: Column[] = [
  { key: 'salesOrder', header: 'Sales order' },
  { key: 'customer', header: 'Customer' },
  { key: 'item', header: 'Item' },
  quantity('quantity', 'Quantity'),
  site,
  date('promised', 'Promised'),
  state('stage', 'Stage'),
  late,
  money('amount', 'Amount'),
];

function days(key: string, header: string): Column {
  const cell = (row: TableRow) => (typeof row[key] === 'number' ? `${String(row[key])} days` : '–');
  return { key, header, numeric: true, cell };
}

export function stageColumns(currency: string): Column[] {
  return [
    { key: 'name', header: 'Stage' },
    { key: 'waits', header: 'Waits for' },
    { key: 'count', header: 'Lines here', numeric: true },
    {
      key: 'amount',
      header: `Amount (${currency})`,
      numeric: true,
      cell: (row) => measureText(String(row.amount), { unit: 'money', currency }),
    },
    { key: 'reached', header: 'Came this far', numeric: true },
    { key: 'late', header: 'Late', numeric: true },
    days('medianDays', 'Median age'),
    days('p90Days', '90th percentile'),
  ];
}
