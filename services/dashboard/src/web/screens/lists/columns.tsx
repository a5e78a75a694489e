/** How the lists that occur on several screens show their columns. */
import { measureText } from '../../format/measure.js';
import { dateText } from '../../format/time.js';
import type { Column, TableRow } from '../../parts/table/data-table.jsx';
import { SiteName } from '../../parts/site-name.jsx';
import { Status, State } from '../../parts/status.jsx';
import { t } from '../../language/language.js';

/** The text of a field; empty when there is none. */
export function textOf(row: TableRow, key: string): string {
  const value = row[key];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

export const state = (key: string, header = t('lists.status')): Column => ({
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
  header: t('lists.site'),
  cell: (row) => <SiteName id={textOf(row, 'site')} />,
};

export const late: Column = {
  key: 'late',
  header: t('lists.inTime'),
  cell: (row) => (
    <Status value={row.late ? 'bad' : 'good'} word={row.late ? t('lists.late') : t('lists.inTime')} />
  ),
};

type Delegation = { to?: string; person?: string; task?: string };

/** Who does the absent person's work; nobody is a thing to see at once. */
function delegationText(row: TableRow): string {
  const list = (row.delegations ?? []) as (Delegation | string)[];
  return list.map((one) => (typeof one === 'string' ? one : (one.to ?? one.person ?? ''))).join(', ');
}

export const absences: Column[] = [
  { key: 'person', header: t('lists.person') },
  site,
  date('from', t('lists.from')),
  date('expectedTo', t('lists.backExpected')),
  {
    key: 'delegations',
    header: t('lists.workDoneBy'),
    cell: (row) => delegationText(row) || <Status value="warning" word={t('lists.nobodyYet')} />,
  },
  state('status'),
];

export const productionOrders: Column[] = [
  { key: 'id', header: t('lists.order') },
  { key: 'item', header: t('lists.item') },
  quantity('quantity', t('lists.ordered')),
  quantity('good', t('lists.good')),
  quantity('scrap', t('lists.scrap')),
  date('due', t('lists.due')),
  state('status'),
];

export const nonconformances: Column[] = [
  { key: 'id', header: t('lists.number') },
  { key: 'item', header: t('lists.item') },
  { key: 'lot', header: t('lists.lot') },
  { key: 'reason', header: t('lists.reason'), wrap: true },
  state('status'),
];

export const stock: Column[] = [
  { key: 'item', header: t('lists.item') },
  { key: 'lot', header: t('lists.lot') },
  site,
  state('status'),
  quantity('quantity', t('lists.quantity')),
  money('value', t('lists.value')),
  date('receivedAt', t('lists.received')),
  date('expiry', t('lists.expires')),
];
