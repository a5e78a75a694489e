/** Thirteen periods with axis and unit, drawn large enough to read. */
import { useState } from 'react';
import type { Kpi, KpiValue } from '../../api/contract.js';
import { distance } from '../../format/delta.js';
import { measureText } from '../../format/measure.js';
import { dayText } from '../../format/time.js';
import { DataTable } from '../../parts/table/data-table.jsx';
import { ExportTool } from '../../parts/panel/export-tool.jsx';
import { Tool } from '../../parts/panel/tool.jsx';
import { frameFor, Plot } from '../plot/plot.jsx';
import { styleOf } from '../style.js';
import { t } from '../../language/language.js';
import css from './drawer.module.css';

const box = { width: 620, height: 150, pad: 8 };

/** With a target the axis counts the distance from it, and says so; else it counts from zero. */
function Axis({ kpi, of }: { kpi: Kpi; of: KpiValue }) {
  const { base, low, high } = frameFor(of);
  const style = { ...styleOf(kpi, of.currency), compact: true };
  const far = distance(high - base, style);
  const plain = [high, (high + low) / 2, low].map((value) => measureText(String(value), style));
  const ticks = of.target === null ? plain : [`+${far}`, measureText(of.target, style), `-${far}`];
  return (
    <div className={css.axis} aria-hidden="true">
      {ticks.map((tick) => (
        <span key={tick}>{tick}</span>
      ))}
    </div>
  );
}

function listed(kpi: Kpi, of: KpiValue) {
  const style = styleOf(kpi, of.currency);
  const value = (row: Record<string, unknown>) => measureText(row.value as string | null, style);
  const columns = [
    { key: 'from', header: t('kpi.from') },
    { key: 'to', header: t('kpi.toNotIncluded') },
    { key: 'value', header: kpi.name, numeric: true, cell: value },
  ];
  return { columns, rows: of.series };
}

function Chart({ kpi, of }: { kpi: Kpi; of: KpiValue }) {
  const first = of.series[0];
  const last = of.series.at(-1);
  const label = t('kpi.overPeriodsTheTableShows', { name: kpi.name, series: String(of.series.length) });
  return (
    <div className={css.chart}>
      <Axis kpi={kpi} of={of} />
      <div>
        <Plot kpi={kpi} of={of} box={box} label={label} className={css.plot} />
        <div className={css.days} aria-hidden="true">
          <span>{first && t('kpi.from2', { from: dayText(first.from) })}</span>
          <span>{last && t('kpi.from2', { from: dayText(last.from) })}</span>
        </div>
      </div>
    </div>
  );
}

export function Trend({ kpi, of }: { kpi: Kpi; of: KpiValue }) {
  const [asTable, setAsTable] = useState(false);
  const table = listed(kpi, of);
  const label = asTable ? t('kpi.viewTrendAsChart') : t('kpi.viewTrendAsTable');
  const about = of.target === null ? t('kpi.n13PeriodsFromZero') : t('kpi.n13PeriodsDistanceFromThe');
  return (
    <section aria-label={t('kpi.trend')}>
      <div className={css.trendHead}>
        <span>{about}</span>
        <Tool icon={asTable ? 'chart' : 'table'} label={label} onClick={() => setAsTable(!asTable)} />
        <ExportTool name={t('kpi.trend2', { name: kpi.name })} of={table} />
      </div>
      {asTable ? (
        <DataTable label={t('kpi.trend')} columns={table.columns} rows={table.rows} />
      ) : (
        <Chart kpi={kpi} of={of} />
      )}
    </section>
  );
}
