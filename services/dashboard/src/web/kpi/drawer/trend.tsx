/** Thirteen periods with axis, unit and target, drawn large enough to read. */
import { useState } from 'react';
import type { Kpi, KpiValue } from '../../api/contract.js';
import { measureText } from '../../format/measure.js';
import { dayText } from '../../format/time.js';
import { DataTable } from '../../parts/data-table.jsx';
import { ExportTool, Tool } from '../../parts/panel.jsx';
import { path, place, range } from '../spark.js';
import css from './drawer.module.css';

const box = { width: 640, height: 150, pad: 8 };

function Axis({ kpi, of }: { kpi: Kpi; of: KpiValue }) {
  const style = { unit: kpi.unit, currency: of.currency, decimals: kpi.decimals, compact: true };
  const values = of.series.map(({ value }) => (value === null ? null : Number(value)));
  const [low, high] = range(values, of.target === null ? null : Number(of.target));
  return (
    <div className={css.axis} aria-hidden="true">
      {[high, (high + low) / 2, low].map((value) => (
        <span key={value}>{measureText(String(value), style)}</span>
      ))}
    </div>
  );
}

function Plot({ kpi, of }: { kpi: Kpi; of: KpiValue }) {
  const values = of.series.map(({ value }) => (value === null ? null : Number(value)));
  const { lines, dots, target } = place(values, of.target === null ? null : Number(of.target), box);
  return (
    <svg
      viewBox={`0 0 ${String(box.width)} ${String(box.height)}`}
      className={css.plot}
      role="img"
      aria-label={`${kpi.name} over ${String(of.series.length)} periods`}
    >
      {[box.pad, box.height / 2, box.height - box.pad].map((y) => (
        <line key={y} x1={0} x2={box.width} y1={y} y2={y} className={css.grid} />
      ))}
      {target !== null && <line x1={0} x2={box.width} y1={target} y2={target} className={css.target} />}
      {lines.map((line) => (
        <path key={line[0]?.x} d={path(line)} className={css.curve} />
      ))}
      {dots.map(({ x, y }) => (
        <circle key={x} cx={x} cy={y} r={3} className={css.dot} />
      ))}
    </svg>
  );
}

function listed(kpi: Kpi, of: KpiValue) {
  const style = { unit: kpi.unit, currency: of.currency, decimals: kpi.decimals };
  const columns = [
    { key: 'from', header: 'From' },
    { key: 'to', header: 'To (not included)' },
    {
      key: 'value',
      header: kpi.name,
      numeric: true,
      cell: (row: Record<string, unknown>) => measureText(row['value'] as string | null, style),
    },
  ];
  return { columns, rows: of.series };
}

export function Trend({ kpi, of }: { kpi: Kpi; of: KpiValue }) {
  const [asTable, setAsTable] = useState(false);
  const table = listed(kpi, of);
  const first = of.series[0];
  const last = of.series.at(-1);
  return (
    <section aria-label="Trend">
      <div className={css.trendHead}>
        <span>13 periods{of.target !== null && <>, dashed line: target</>}</span>
        <Tool
          icon={asTable ? 'chart' : 'table'}
          label={asTable ? 'View trend as chart' : 'View trend as table'}
          onClick={() => setAsTable(!asTable)}
        />
        <ExportTool name={`${kpi.name} trend`} of={table} />
      </div>
      {asTable ? (
        <DataTable label="Trend" columns={table.columns} rows={table.rows} />
      ) : (
        <div className={css.chart}>
          <Axis kpi={kpi} of={of} />
          <div>
            <Plot kpi={kpi} of={of} />
            <div className={css.days} aria-hidden="true">
              <span>{first && dayText(first.from)}</span>
              <span>{last && dayText(last.from)}</span>
            </div>
          </div>
        </div>
      )}
    </section>
  );
}
