/** All figures of all sites in one table; each cell with its judgement in sign and word. */
import { Link } from 'react-router';
import type { Kpi, KpiValue } from '../../api/contract.js';
import { measureText } from '../../format/measure.js';
import { styleOf } from '../../kpi/style.js';
import { Icon } from '../../parts/icons.jsx';
import { type Column, DataTable, type TableRow } from '../../parts/table/data-table.jsx';
import { ExportTool } from '../../parts/panel/export-tool.jsx';
import { Panel } from '../../parts/panel/panel.jsx';
import { useLinkTo } from '../../api/use-scope.js';
import type { SiteValues } from './site-values.js';
import { t } from '../../language/language.js';
import css from './sites.module.css';

const words = {
  good: t('sites.onTarget'),
  warning: t('sites.watch'),
  bad: t('sites.offTarget'),
  none: t('sites.noTarget'),
};

function Cell({ kpi, of }: { kpi: Kpi; of: KpiValue | undefined }) {
  if (!of) return '–';
  const text = measureText(of.value, { ...styleOf(kpi, of.currency), compact: true });
  return (
    <span className={css.cell} data-status={of.status}>
      {text}
      {of.status !== 'none' && <Icon name={of.status} size={12} />}
      <span className="sr-only">{words[of.status]}</span>
    </span>
  );
}

export function Matrix({ kpis, of }: { kpis: readonly Kpi[]; of: SiteValues[] }) {
  const linkTo = useLinkTo();
  const byId = new Map(kpis.map((kpi) => [kpi.id, kpi]));
  const kpiOf = (row: TableRow) => byId.get(String(row.id));
  const columns: Column[] = [
    {
      key: 'name',
      header: t('sites.figure'),
      cell: (row) => (
        <Link to={`${linkTo('/sites')}${linkTo('/sites').includes('?') ? '&' : '?'}rank=${String(row.id)}`}>
          {String(row.name)}
        </Link>
      ),
    },
    ...of.map(({ site, values }): Column => {
      const cell = (row: TableRow) => {
        const kpi = kpiOf(row);
        return kpi ? <Cell kpi={kpi} of={values.get(kpi.id)} /> : '–';
      };
      return { key: site.id, header: site.name, numeric: true, cell };
    }),
  ];
  const rows = kpis.map((kpi) => {
    const values = of.map(({ site, values: all }) => [site.id, all.get(kpi.id)?.value ?? null]);
    return { id: kpi.id, name: kpi.name, ...(Object.fromEntries(values) as TableRow) };
  });
  return (
    <Panel
      title={t('sites.allFigures')}
      note={t('sites.chooseAFigureToRank')}
      flush
      tools={<ExportTool name={t('sites.sites')} of={{ columns, rows }} />}
    >
      <DataTable label={t('sites.allFiguresBySite')} columns={columns} rows={rows} />
    </Panel>
  );
}
