/** Who decides: the operating mode of each topic at each site. */
import type { Site } from '../../api/contract.js';
import { type Column, DataTable } from '../../parts/table/data-table.jsx';
import { ExportTool } from '../../parts/panel/export-tool.jsx';
import { Panel } from '../../parts/panel/panel.jsx';
import { t } from '../../language/language.js';

export function Modes({ sites }: { sites: readonly Site[] }) {
  const topics = [...new Set(sites.flatMap(({ modes }) => Object.keys(modes)))].toSorted();
  const columns: Column[] = [
    { key: 'name', header: t('sites.site') },
    { key: 'timeZone', header: t('sites.timeZone') },
    { key: 'currency', header: t('sites.currency') },
    ...topics.map((topic) => ({ key: topic, header: topic })),
  ];
  const rows = sites.map(({ modes, ...site }) => ({ ...site, ...modes }));
  return (
    <Panel
      title={t('sites.whoDecides')}
      note={t('sites.operatingModeByTopic')}
      flush
      tools={<ExportTool name={t('sites.modes')} of={{ columns, rows }} />}
    >
      <DataTable label={t('sites.operatingModes')} columns={columns} rows={rows} />
    </Panel>
  );
}
