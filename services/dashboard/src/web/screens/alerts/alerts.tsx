/** Alerts: which figures broke a rule, what became of it, and what is watched at all. */
import { SegmentedControl } from '@mantine/core';
import { useState } from 'react';
import { useScope } from '../../api/use-scope.js';
import { labelOf } from '../../desk/api/schema.js';
import { FigureName } from '../../parts/figure-name.jsx';
import type { Column, TableRow } from '../../parts/table/data-table.jsx';
import { t } from '../../language/language.js';
import { reference, site, state, textOf } from '../lists/columns.jsx';
import { RowsPanel } from '../lists/rows-panel.jsx';
import { Alerts } from './open.jsx';
import css from './alerts.module.css';

const word = (key: string): Column => ({
  key,
  header: labelOf(key),
  cell: (row) => (textOf(row, key) === '' ? '–' : labelOf(textOf(row, key))),
});
const number = (key: string): Column => ({ key, header: labelOf(key), numeric: true });

const rules: Column[] = [
  reference('id', labelOf('rule'), 'monitoring-rule'),
  { key: 'kpi', header: t('alerts.figure'), cell: (row: TableRow) => <FigureName id={textOf(row, 'kpi')} /> },
  site,
  word('watch'),
  number('limit'),
  number('clears'),
  number('days'),
  word('severity'),
  word('owner'),
  number('breaches'),
  number('daysInBreach'),
  state('status'),
];

export function AlertsScreen() {
  const [which, choose] = useState('open');
  const { site: at } = useScope();
  return (
    <>
      <h1 className={css.title}>{t('alerts.title')}</h1>
      <p className={css.lead}>{t('alerts.lead')}</p>
      <div className={css.stack}>
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
      </div>
    </>
  );
}
