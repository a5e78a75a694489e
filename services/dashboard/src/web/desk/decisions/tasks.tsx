/** What has to be done and waits for a role of the reader: maintenance, planning, and orders at risk. */
import { useAllRows } from '../../api/queries.js';
import { useScope, useZone } from '../../api/use-scope.js';
import { countText } from '../../format/measure.js';
import { agoText, dateText, momentText } from '../../format/time.js';
import { called, t } from '../../language/language.js';
import { ExportTool } from '../../parts/panel/export-tool.jsx';
import { Panel } from '../../parts/panel/panel.jsx';
import { SiteName } from '../../parts/site-name.jsx';
import { type Column, DataTable } from '../../parts/table/data-table.jsx';
import { useSession } from '../../session/gate.jsx';
import { labelOf } from '../api/schema.js';
import { Named, Referred } from '../facts/facts.jsx';

/** Calls for help stand above: nobody may look for them. */
const NOUNS = 'maintenance-order,maintenance-plan,planning-action,employee,purchase-order';
const ABOUT: Readonly<Record<string, string>> = {
  'maintenance-order': 'equipment',
  'maintenance-plan': 'equipment',
  'planning-action': 'item',
  'purchase-order': 'item',
};

/** A date, or a moment. */
function Due({ due }: { due: string }) {
  const zone = useZone();
  return <>{due.length > 10 ? momentText(due, zone) : dateText(due)}</>;
}

const columns: Column[] = [
  {
    key: 'subject',
    header: labelOf('task'),
    cell: ({ noun, subject }) => <Named noun={String(noun)} id={String(subject)} />,
  },
  { key: 'kind', header: labelOf('kind'), cell: ({ kind }) => called(String(kind)) },
  {
    key: 'about',
    header: labelOf('about'),
    cell: ({ noun, about }) => <Referred noun={ABOUT[String(noun)] ?? ''} id={String(about)} />,
  },
  { key: 'site', header: labelOf('site'), cell: ({ site }) => <SiteName id={String(site)} /> },
  {
    key: 'due',
    header: labelOf('due'),
    cell: ({ due }) => (typeof due === 'string' ? <Due due={due} /> : ''),
  },
  {
    key: 'askedAt',
    header: labelOf('since'),
    cell: ({ askedAt }) => agoText(String(askedAt), Date.now()),
  },
];

export function Tasks() {
  const { site } = useScope();
  const owner = useSession().session.person?.roles.join(',');
  const asked = useAllRows('tasks', { filters: { site, owner, noun: NOUNS }, sort: 'due' });
  const rows = asked.data?.data ?? [];
  if (rows.length === 0) return null;
  const title = t('desk.tasksTitle');
  const note = `${countText(rows.length)}${asked.data?.hasMore === true ? '+' : ''}`;
  return (
    <Panel title={title} note={note} tools={<ExportTool name={title} of={{ columns, rows }} />} flush>
      <DataTable label={title} columns={columns} rows={rows} />
    </Panel>
  );
}
