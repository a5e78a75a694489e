/** How the lists that occur on several screens show their columns. */
import { measureText } from '../../format/measure.js';
import { dateText } from '../../format/time.js';
import type { Column, TableRow } from '../../parts/table/data-table.jsx';
import { SiteName } from '../../parts/site-name.jsx';
import { Status, State } from '../../parts/status.jsx';

/** The text of a field; empty when there is none. */
export function textOf(row: TableRow, key: string): string {
  const value = row[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export const state = (key: string, header = 'Status'): Column => ({
  key,
  header,
  cell: (row) => <State word={textOf(row, key) || 'unknown'} />,
});

export const date = (key: string, header: string): Column => ({
  key,
  header,
  cell: (row) => (textOf(row, key) ? dateText(textOf(row, key)) : '–'),
});

export const money = (key: string, header: string): Column => ({
  key,
  header,
  numeric: true,
  cell: (row) => measureText(textOf(row, key) || null, { unit: 'money', currency: textOf(row, 'currency') }),
});

export const quantity = (key: string, header: string): Column => ({
  key,
  header,
  numeric: true,
  cell: (row) => measureText(textOf(row, key) || null, { unit: textOf(row, 'unit') || 'C62' }),
});

export const site: Column = {
  key: 'site',
  header: 'Site',
  cell: (row) => <SiteName id={textOf(row, 'site')} />,
};

export const late: Column = {
  key: 'late',
  header: 'In time',
  cell: (row) => <Status value={row.late ? 'bad' : 'good'} word={row.late ? 'Late' : 'In time'} />,
};

type Delegation = { to?: string; person?: string; task?: string };

/** Who does the absent person's work; nobody is a thing to see at once. */
function delegationText(row: TableRow): string {
  const list = (row.delegations ?? []) as (Delegation | string)[];
  return list.map((one) => (typeof one === 'string' ? one : (one.to ?? one.person ?? ''))).join(', ');
}

export const absences: Column[] = [
  { key: 'person', header: 'Person' },
  site,
  date('from', 'From'),
  date('expectedTo', 'Back expected'),
  {
    key: 'delegations',
    header: 'Work done by',
    cell: (row) => delegationText(row) || <Status value="warning" word="Nobody yet" />,
  },
  state('status'),
];

export const productionOrders: Column[] = [
  { key: 'id', header: 'Order' },
  { key: 'item', header: 'Item' },
  quantity('quantity', 'Ordered'),
  quantity('good', 'Good'),
  quantity('scrap', 'Scrap'),
  date('due', 'Due'),
  state('status'),
];

export const nonconformances: Column[] = [
  { key: 'id', header: 'Number' },
  { key: 'item', header: 'Item' },
  { key: 'lot', header: 'Lot' },
  { key: 'reason', header: 'Reason', wrap: true },
  state('status'),
];

export const stock: Column[] = [
  { key: 'item', header: 'Item' },
  { key: 'lot', header: 'Lot' },
  site,
  state('status'),
  quantity('quantity', 'Quantity'),
  money('value', 'Value'),
  date('receivedAt', 'Received'),
  date('expiry', 'Expires'),
];
