/** A panel that shows a table of the projection, with export, and tells when it shows only a part. */
import type { Table } from '../../api/contract.js';
import { useAllRows } from '../../api/queries.js';
import { countText } from '../../format/measure.js';
import { type Column, DataTable } from '../../parts/table/data-table.jsx';
import { ExportTool } from '../../parts/panel/export-tool.jsx';
import { Panel } from '../../parts/panel/panel.jsx';
import { Answer } from '../../parts/states.jsx';
import { useScope } from '../../api/use-scope.js';
import { t } from '../../language/language.js';

type Props = {
  title: string;
  table: Table;
  columns: Column[];
  filters?: Record<string, string | undefined>;
  sort?: string;
  note?: string;
  empty?: string;
};

function counted(list: { data: unknown[]; hasMore: boolean } | undefined): string {
  if (!list) return '';
  return `${list.hasMore ? t('lists.first') : ''}${countText(list.data.length)}`;
}

export function RowsPanel({ title, table, columns, filters = {}, sort, note, empty }: Props) {
  const scope = useScope();
  const asked = useAllRows(table, { filters, scope, ...(sort ? { sort } : {}) });
  const rows = asked.data?.data ?? [];
  return (
    <Panel
      title={title}
      note={note ?? counted(asked.data)}
      flush
      tools={<ExportTool name={title} of={{ columns, rows }} />}
    >
      <Answer of={asked}>
        {({ data }) => (
          <DataTable label={title} columns={columns} rows={data} {...(empty ? { empty } : {})} />
        )}
      </Answer>
    </Panel>
  );
}
