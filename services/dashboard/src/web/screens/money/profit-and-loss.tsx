/** Profit and loss, a column per site; a line leads to the entries of its account. */
import type { ProfitAndLoss, ProfitAndLossLine } from '../../api/contract.js';
import { measure } from '../../format/measure.js';
import { type Column, DataTable, type TableRow } from '../../parts/table/data-table.jsx';
import { ExportTool } from '../../parts/panel/export-tool.jsx';
import { Panel } from '../../parts/panel/panel.jsx';
import { useSiteNames } from '../../parts/site-name.jsx';
import { useChangeScope } from '../../api/use-scope.js';
import { t } from '../../language/language.js';
import parts from '../../parts/parts.module.css';

function amount(value: unknown, currency: string): string {
  return measure(typeof value === 'string' ? value : null, { unit: 'money', currency }).text;
}

function rowsOf(of: ProfitAndLoss): TableRow[] {
  return of.lines.map(({ amounts, ...line }) => ({ ...line, ...amounts }));
}

function AccountButton({ line }: { line: ProfitAndLossLine }) {
  const change = useChangeScope();
  if (line.kind === 'profit') return line.name;
  return (
    <button
      type="button"
      className={`reset ${parts.rowButton}`}
      onClick={() => change({ account: line.account })}
    >
      {line.name}
      <span className="sr-only">{t('money.showItsEntries')}</span>
    </button>
  );
}

export function ProfitAndLossPanel({ of }: { of: ProfitAndLoss }) {
  const nameOf = useSiteNames();
  const currency = of.lines[0]?.currency ?? '';
  const column = (key: string, header: string): Column => {
    return { key, header, numeric: true, cell: (row) => amount(row[key], currency) };
  };
  const columns: Column[] = [
    {
      key: 'name',
      header: t('money.line'),
      cell: (row) => <AccountButton line={row as ProfitAndLossLine} />,
    },
    ...of.sites.map((site) => column(site, nameOf(site))),
    column('group', of.sites.length > 1 ? t('money.group') : t('money.total')),
  ];
  const rows = rowsOf(of);
  return (
    <Panel
      title={t('money.profitAndLoss')}
      note={t('money.in', { currency })}
      flush
      tools={<ExportTool name={t('money.profitAndLoss')} of={{ columns, rows }} />}
    >
      <DataTable
        label={t('money.profitAndLoss')}
        columns={columns}
        rows={rows}
        strong={(row) => row.kind === 'profit'}
        empty={t('money.nothingIsPostedInThis')}
      />
    </Panel>
  );
}
