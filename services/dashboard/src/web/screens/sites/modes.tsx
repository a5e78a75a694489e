/** Who decides: the operating mode of each topic at each site. */
import type { Site } from '../../api/contract.js';
import { type Column, DataTable } from '../../parts/table/data-table.jsx';
import { ExportTool, Panel } from '../../parts/panel/panel.jsx';

export function Modes({ sites }: { sites: readonly Site[] }) {
  const topics = [...new Set(sites.flatMap(({ modes }) => Object.keys(modes)))].toSorted();
  const columns: Column[] = [
    { key: 'name', header: 'Site' },
    { key: 'timeZone', header: 'Time zone' },
    { key: 'currency', header: 'Currency' },
    ...topics.map((topic) => ({ key: topic, header: topic })),
  ];
  const rows = sites.map(({ modes, ...site }) => ({ ...site, ...modes }));
  return (
    <Panel
      title="Who decides"
      note="operating mode by topic"
      flush
      tools={<ExportTool name="Modes" of={{ columns, rows }} />}
    >
      <DataTable label="Operating modes" columns={columns} rows={rows} />
    </Panel>
  );
}
