/** A chart that can show the same as a table, and both can be taken away. */
import { type ReactNode, useState } from 'react';
import { DataTable } from '../table/data-table.jsx';
import { t } from '../../language/language.js';
import { ExportTool, type Listed } from './export-tool.jsx';
import { Panel } from './panel.jsx';
import { Tool } from './tool.jsx';

type ChartPanelProps = {
  title: string;
  note?: ReactNode;
  of: Listed;
  children: ReactNode;
  tools?: ReactNode;
};

/** `of` is the table behind the chart in `children`: one source for both. */
export function ChartPanel({ title, note, of, children, tools }: ChartPanelProps) {
  const [asTable, setAsTable] = useState(false);
  const label = asTable ? t('table.asChart', { title }) : t('table.asTable', { title });
  return (
    <Panel
      title={title}
      note={note}
      flush={asTable}
      tools={
        <>
          {tools}
          <Tool icon={asTable ? 'chart' : 'table'} label={label} onClick={() => setAsTable(!asTable)} />
          <ExportTool name={title} of={of} />
        </>
      }
    >
      {asTable ? <DataTable label={title} columns={of.columns} rows={of.rows} /> : children}
    </Panel>
  );
}
