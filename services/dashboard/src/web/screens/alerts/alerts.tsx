/** Alerts: which figures broke a rule, what became of it, and what is watched at all. */
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useScope } from '../../api/use-scope.js';
import { labelOf } from '../../desk/api/schema.js';
import { FigureName } from '../../parts/figure-name.jsx';
import type { Column, TableRow } from '../../parts/table/data-table.jsx';
import { SiteName } from '../../parts/site-name.jsx';
import { called, t } from '../../language/language.js';
import { reference, site, state, textOf } from '../lists/columns.jsx';
import { RowsPanel } from '../lists/rows-panel.jsx';
import { useFigure } from './item.jsx';
import { Alerts } from './open.jsx';
import screen from '../../parts/screen.module.css';

const word = (key: string): Column => ({
  key,
  header: labelOf(key),
  cell: (row) => (textOf(row, key) === '' ? '–' : called(textOf(row, key))),
});

/** A limit as values of its figure are written. */
function Limit({ row, of }: { row: TableRow; of: string }) {
  const { text } = useFigure({ kpi: textOf(row, 'kpi'), site: textOf(row, 'site') || null });
  return <>{text(textOf(row, of) || null)}</>;
}

const limit = (key: string): Column => ({
  key,
  header: labelOf(key),
  numeric: true,
  cell: (row) => <Limit row={row} of={key} />,
});
const place: Column = {
  ...site,
  cell: (row) => (textOf(row, 'site') === '' ? t('trust.enterprise') : <SiteName id={textOf(row, 'site')} />),
};
const number = (key: string): Column => ({ key, header: labelOf(key), numeric: true });

const rules: Column[] = [
  reference('id', labelOf('rule'), 'monitoring-rule'),
  { key: 'kpi', header: t('alerts.figure'), cell: (row: TableRow) => <FigureName id={textOf(row, 'kpi')} /> },
  place,
  word('watch'),
  limit('limit'),
  limit('clears'),
  number('days'),
  word('severity'),
  { key: 'owner', header: labelOf('owner'), cell: (row) => labelOf(textOf(row, 'owner')) },
  number('breaches'),
  number('daysInBreach'),
  state('status'),
];

const cases: Column[] = [
  reference('id', labelOf('id'), 'improvement-case'),
  { key: 'title', header: labelOf('title'), wrap: true },
  { key: 'kpi', header: t('alerts.figure'), cell: (row: TableRow) => <FigureName id={textOf(row, 'kpi')} /> },
  place,
  reference('owner', labelOf('owner'), 'employee'),
  limit('baseline'),
  limit('mean'),
  limit('difference'),
  limit('low'),
  limit('high'),
  word('verdict'),
  state('status'),
];

export function AlertsScreen() {
  const [which, choose] = useState('open');
  const { site: at } = useScope();
  return (
    <>
      <h1 className={screen.title}>{t('alerts.title')}</h1>
      <p className={screen.lead}>{t('alerts.lead')}</p>
      <div className={screen.stack}>
        <Alerts
          over={which === 'all'}
          tools={
            <SegmentedControl
              size="xs"
              aria-label={t('alerts.state')}
              value={which}
              onChange={choose}
              data={[
                { value: 'open', label: t('alerts.open') },
                { value: 'all', label: t('alerts.all') },
              ]}
            />
          }
        />
        <RowsPanel
          title={t('alerts.rules')}
          note={t('alerts.rulesNote')}
          table="monitoring-rules"
          columns={rules}
          filters={{ site: at }}
          empty={t('alerts.noRule')}
        />
        <RowsPanel
          title={t('alerts.cases')}
          note={t('alerts.casesNote')}
          table="improvement-cases"
          columns={cases}
          filters={{ site: at }}
          empty={t('alerts.noCase')}
        />
      </div>
    </>
  );
}
