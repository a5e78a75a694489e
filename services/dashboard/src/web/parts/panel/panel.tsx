/**
 * A titled part of a screen; with a chart it can show the same as a table, and both can be taken away as
 * CSV.
 */
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { type ReactNode, useId, useState } from 'react';
import { type Column, DataTable, type TableRow } from '../table/data-table.jsx';
import { t } from '../../language/language.js';
import { downloadCsv, downloadXlsx } from '../table/download.http.js';
import { Icon, type IconName } from '../icons.jsx';
import { useStamp } from './stamp.js';
import css from '../parts.module.css';

type ToolProps = { icon: IconName; label: string; onClick: () => void; pressed?: boolean };

export function Tool({ icon, label, onClick, pressed }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        aria-label={label}
        aria-pressed={pressed}
        onClick={onClick}
      >
        <Icon name={icon} size={15} />
      </ActionIcon>
    </Tooltip>
  );
}

type PanelProps = {
  title: string;
  note?: ReactNode;
  tools?: ReactNode;
  flush?: boolean;
  children: ReactNode;
};

export function Panel({ title, note, tools, flush, children }: PanelProps) {
  const id = useId();
  return (
    <section className={css.panel} aria-labelledby={id}>
      <div className={css.panelHead}>
        <h2 className={css.panelTitle} id={id}>
          {title}
        </h2>
        {note && <p className={css.panelNote}>{note}</p>}
        {tools && <div className={css.panelTools}>{tools}</div>}
      </div>
      <div className={css.panelBody} data-flush={flush ? true : undefined}>
        {children}
      </div>
    </section>
  );
}

export type Listed = { columns: Column[]; rows: readonly TableRow[] };
type ExportProps = {
  name: string;
  of: Listed;
  /** What the rows are of, where they are not those of the period that is looked at. */
  stamp?: string;
};

/** Downloads the rows that are shown, in their order. */
export function ExportTool({ name, of, stamp: own }: ExportProps) {
  const scope = useStamp();
  const stamp = own ?? scope;
  const file = `${name} ${stamp}`;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={t('table.export', { name })}>
          <Icon name="download" size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => downloadCsv(file, of)}>CSV</Menu.Item>
        <Menu.Item onClick={() => void downloadXlsx(file, of)}>Excel (XLSX)</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

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
