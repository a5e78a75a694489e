/** The machines of a site as a strip, those that stand still first. */
import type { Row } from '../../api/contract.js';
import { useAllRows } from '../../api/queries.js';
import { agoText } from '../../format/time.js';
import { useNow } from '../../kpi/tile/freshness.jsx';
import { ChartPanel } from '../../parts/panel/chart-panel.jsx';
import { Answer, Empty } from '../../parts/states.jsx';
import { State } from '../../parts/status.jsx';
import { t } from '../../language/language.js';
import css from './sites.module.css';

const columns = [
  { key: 'id', header: t('sites.machine') },
  { key: 'state', header: t('sites.state') },
  { key: 'since', header: t('sites.since') },
];

function standsStill(row: Row): number {
  return /down|blocked|locked/i.test(String(row.state)) ? 0 : 1;
}

function Machine({ row, now }: { row: Row; now: number }) {
  const since = row.since;
  return (
    <li className={css.machine}>
      <span className={css.machineName}>{String(row.id).split('/').at(-1)}</span>
      <State word={String(row.state)} />
      {typeof since === 'string' && <small>{agoText(since, now)}</small>}
    </li>
  );
}

export function Equipment({ site }: { site: string }) {
  const asked = useAllRows('equipment', { filters: { site } });
  const now = useNow();
  return (
    <Answer of={asked}>
      {({ data }) => (
        <ChartPanel
          title={t('sites.machines')}
          note={t('sites.workUnits', { length: String(data.length) })}
          of={{ columns, rows: data }}
        >
          {data.length === 0 && <Empty title={t('sites.noMachinesAreRegistered')} />}
          <ul className={css.machines}>
            {data
              .toSorted((a, b) => standsStill(a) - standsStill(b))
              .map((row) => (
                <Machine key={row.id} row={row} now={now} />
              ))}
          </ul>
        </ChartPanel>
      )}
    </Answer>
  );
}
