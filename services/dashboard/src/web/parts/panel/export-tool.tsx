/** Takes rows away as they are shown, as CSV or as a workbook. */
import { ActionIcon, Menu } from '@mantine/core';
import type { Column, TableRow } from '../table/data-table.jsx';
import { t } from '../../language/language.js';
import { downloadCsv, downloadXlsx } from '../table/download.http.js';
import { Icon } from '../icons.jsx';
import { useStamp } from './stamp.js';

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
