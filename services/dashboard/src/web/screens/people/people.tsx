/** People: is every skill covered at every site today, who is absent, and who does their work. */
import type { Row } from '../../api/contract.js';
import { useAllRows } from '../../api/queries.js';
import { type Column, DataTable, type TableRow } from '../../parts/table/data-table.jsx';
import { ExportTool, Panel } from '../../parts/panel/panel.jsx';
import { useSiteNames } from '../../parts/site-name.jsx';
import { Answer } from '../../parts/states.jsx';
import { Status } from '../../parts/status.jsx';
import { dateIn } from '../../scope/period.js';
import { useScope, useZone } from '../../api/use-scope.js';
import { absences, date, textOf, site } from '../lists/columns.jsx';
import { RowsPanel } from '../lists/rows-panel.jsx';
import { KpiTiles } from '../wall.jsx';
import { coverOf, skillsIn } from './cover.js';
import css from '../flow/flow.module.css';

const people: Column[] = [
  { key: 'name', header: 'Name' },
  site,
  {
    key: 'skills',
    wrap: true,
    header: 'Skills',
    cell: (row) => ((row.skills ?? []) as string[]).join(', '),
  },
  date('absentFrom', 'Absent from'),
  date('absentUntil', 'Absent until'),
];

function CoverCell({ text }: { text: string }) {
  const [there = 0, all = 0] = text.split(' of ').map(Number);
  if (all === 0) return <span aria-label="nobody has this skill here">–</span>;
  if (there === 0) return <Status value="bad" word={`none of ${String(all)}`} />;
  return there === 1 ? <Status value="warning" word={text} /> : text;
}

function coverTable(rows: Row[], today: string, nameOf: (site: string) => string) {
  const sites = [...new Set(rows.map((row) => String(row.site)))].toSorted();
  const columns: Column[] = [
    { key: 'skill', header: 'Skill' },
    ...sites.map((site) => ({
      key: site,
      header: nameOf(site),
      cell: (row: TableRow) => <CoverCell text={textOf(row, site)} />,
    })),
  ];
  const covered = skillsIn(rows).map((skill) => {
    const cells = sites.map((site) => {
      const [there, all] = coverOf(rows, { skill, site, today });
      return [site, `${String(there)} of ${String(all)}`] as const;
    });
    return { skill, ...Object.fromEntries(cells) };
  });
  return { columns, rows: covered };
}

function CoverPanel({ rows }: { rows: Row[] }) {
  const zone = useZone();
  const { at } = useScope();
  const today = dateIn(zone, at ? new Date(at) : new Date());
  const table = coverTable(rows, today, useSiteNames());
  return (
    <Panel
      title="Cover today"
      note="people there, of those who have the skill; one alone is a risk"
      flush
      tools={<ExportTool name="Cover" of={table} />}
    >
      <DataTable
        label="Cover by skill and site"
        columns={table.columns}
        rows={table.rows}
        empty="No skills are recorded"
      />
    </Panel>
  );
}

export function People() {
  const scope = useScope();
  const filters = { site: scope.site };
  const asked = useAllRows('people', { filters, scope });
  return (
    <>
      <h1 className={css.title}>People</h1>
      <p className={css.lead}>
        Who is needed, who is there, who stands in. Individual performance is not shown here, on purpose.
      </p>
      <KpiTiles site={scope.site} group="people" />
      <div className={css.stack}>
        <Answer of={asked} height={280}>
          {({ data }) => <CoverPanel rows={data} />}
        </Answer>
        <RowsPanel
          title="Absences"
          table="absences"
          filters={filters}
          columns={absences}
          empty="Nobody is absent"
        />
        <RowsPanel
          title="People"
          table="people"
          filters={filters}
          columns={people}
          empty="Nobody is registered"
        />
      </div>
    </>
  );
}
