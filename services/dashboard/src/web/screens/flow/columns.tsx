/** The columns of order lines and of the stages they pass. */
import { measureText } from '../../format/measure.js';
import type { Column, TableRow } from '../../parts/table/data-table.jsx';
import { date, late, money, quantity, reference, site } from '../lists/columns.jsx';
import { type StageName, stageNames } from './stages.js';
import { t } from '../../language/language.js';

export const lineColumns: Column[] = [
  reference('salesOrder', t('flow.salesOrder'), 'sales-order'),
  reference('customer', t('flow.customer'), 'customer'),
  reference('item', t('flow.item'), 'item'),
  quantity('quantity', t('flow.quantity')),
  site,
  date('promised', t('flow.promised')),
  date('expected', t('flow.expected')),
  {
    key: 'stage',
    header: t('flow.stage'),
    cell: (row) => stageNames[row.stage as StageName],
  },
  late,
  money('amount', t('flow.amount')),
];

function days(key: string, header: string): Column {
  const cell = (row: TableRow) =>
    typeof row[key] === 'number' ? t('flow.days', { key: String(row[key]) }) : '–';
  return { key, header, numeric: true, cell };
}

export function stageColumns(currency: string): Column[] {
  return [
    { key: 'name', header: t('flow.stage') },
    { key: 'waits', header: t('flow.waitsFor') },
    { key: 'count', header: t('flow.linesHere'), numeric: true },
    {
      key: 'amount',
      header: t('flow.amount2', { currency }),
      numeric: true,
      cell: (row) => measureText(String(row.amount), { unit: 'money', currency }),
    },
    { key: 'reached', header: t('flow.cameThisFar'), numeric: true },
    { key: 'late', header: t('flow.late'), numeric: true },
    days('medianDays', t('flow.medianAge')),
    days('p90Days', '90th percentile'),
  ];
}
