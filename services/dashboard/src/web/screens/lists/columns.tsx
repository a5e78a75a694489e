/** How the lists that occur on several screens show their columns. */
import { measureText } from '../../format/measure.js';
import { dateText } from '../../format/time.js';
import type { Column, TableRow } from '../../parts/table/data-table.jsx';
import { Referred } from '../../desk/facts/facts.jsx';
import { SiteName } from '../../parts/site-name.jsx';
import { Status, State } from '../../parts/status.jsx';
import { t } from '../../language/language.js';
import { LotLink } from './lot-link.jsx';

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

/** What a row refers to by its id, called by its name. */
export const reference = (key: string, header: string, noun: string): Column => ({
  key,
  header,
  cell: (row) => (textOf(row, key) ? <Referred noun={noun} id={textOf(row, key)} /> : '–'),
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

type Delegation = { readonly to: string; readonly returned: boolean };

/** Who does the absent person's work; work that nobody does while they are away is to be seen at once. */
function StandIns({ row }: { row: TableRow }) {
  const list = (row.delegations ?? []) as readonly Delegation[];
  const people = [...new Set(list.filter(({ returned }) => !returned).map(({ to }) => to))];
  const isOver = row.endedOn !== null && row.endedOn !== undefined;
  const uncovered = Number(row.uncovered ?? 0);
  if (isOver || (people.length === 0 && uncovered === 0)) return '–';
  return (
    <>
      {people.map((id, at) => (
        <span key={id}>
          {at > 0 && ', '}
          <Referred noun="employee" id={id} />
        </span>
      ))}{' '}
      {uncovered > 0 && <Status value="warning" word={t('lists.uncovered', { count: uncovered })} />}
    </>
  );
}

export const absences: Column[] = [
  reference('person', t('lists.person'), 'employee'),
  site,
  date('from', t('lists.from')),
  date('expectedTo', t('lists.backExpected')),
  {
    key: 'delegations',
    header: t('lists.workDoneBy'),
    wrap: true,
    cell: (row) => <StandIns row={row} />,
  },
  state('status'),
];

export const productionOrders: Column[] = [
  reference('id', t('lists.order'), 'production-order'),
  reference('item', t('lists.item'), 'item'),
  quantity('quantity', t('lists.ordered')),
  quantity('good', t('lists.good')),
  quantity('scrap', t('lists.scrap')),
  date('due', t('lists.due')),
  state('status'),
];

export const nonconformances: Column[] = [
  reference('id', t('lists.number'), 'nonconformance'),
  reference('item', t('lists.item'), 'item'),
  { key: 'lot', header: t('lists.lot') },
  { key: 'reason', header: t('lists.reason'), wrap: true },
  state('status'),
];

const share = (key: string, header: string): Column => ({
  key,
  header,
  numeric: true,
  cell: (row) => measureText(textOf(row, key) || null, { unit: 'ratio', decimals: 1 }),
});

const figure = (key: string, header: string, unit = ''): Column => ({
  key,
  header,
  numeric: true,
  cell: (row) => measureText(textOf(row, key) || null, { unit }),
});

export const scorecards: Column[] = [
  reference('supplier', t('lists.supplier'), 'supplier'),
  figure('lines', t('lists.lines')),
  share('otif', t('lists.otif')),
  figure('ppm', t('lists.ppm')),
  share('priceIndex', t('lists.priceIndex')),
  figure('leadTime', t('lists.leadTime'), 'DAY'),
  figure('leadTimeSpread', t('lists.leadTimeSpread'), 'DAY'),
];

export const stock: Column[] = [
  reference('item', t('lists.item'), 'item'),
  {
    key: 'lot',
    header: t('lists.lot'),
    cell: (row) => (
      <LotLink of={{ site: textOf(row, 'site'), item: textOf(row, 'item'), lot: textOf(row, 'lot') }} />
    ),
  },
  site,
  state('status'),
  quantity('quantity', t('lists.quantity')),
  money('value', t('lists.value')),
  date('receivedAt', t('lists.received')),
  date('expiry', t('lists.expires')),
];
