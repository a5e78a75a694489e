/** People: is every skill covered at every site today, who is absent, and who does their work. */
import type { Row } from '../../api/contract.js';
import { useAllRows } from '../../api/queries.js';
import { type Column, DataTable, type TableRow } from '../../parts/table/data-table.jsx';
import { ExportTool } from '../../parts/panel/export-tool.jsx';
import { Panel } from '../../parts/panel/panel.jsx';
import { useSiteNames } from '../../parts/site-name.jsx';
import { Answer } from '../../parts/states.jsx';
import { Status } from '../../parts/status.jsx';
import { dateIn } from '../../scope/period.js';
import { useScope, useZone } from '../../api/use-scope.js';
import { absences, date, textOf, site } from '../lists/columns.jsx';
import { RowsPanel } from '../lists/rows-panel.jsx';
import { KpiTiles } from '../wall.jsx';
import { coverOf, skillsIn } from './cover.js';
import { t } from '../../language/language.js';
import screen from '../../parts/screen.module.css';

const people: Column[] = [
  { key: 'name', header: t('people.name') },
  site,
  {
    key: 'skills',
    wrap: true,
    header: t('people.skills'),
    cell: (row) => ((row.skills ?? []) as string[]).join(', '),
  },
  date('absentFrom', t('people.absentFrom')),
  date('absentUntil', t('people.absentUntil')),
];

function CoverCell({ text }: { text: string }) {
  const [there = 0, all = 0] = text.split('/').map(Number);
  const said = t('people.of', { there: String(there), all: String(all) });
  if (all === 0) return <span aria-label={t('people.nobodyHasThisSkillHere')}>–</span>;
  if (there === 0) return <Status value="bad" word={t('people.noneOf', { all: String(all) })} />;
  return there === 1 ? <Status value="warning" word={said} /> : said;
}

function coverTable(rows: Row[], today: string, nameOf: (site: string) => string) {
  const sites = [...new Set(rows.map((row) => String(row.site)))].toSorted();
  const columns: Column[] = [
    { key: 'skill', header: t('people.skill') },
    ...sites.map((site) => ({
      key: site,
      header: nameOf(site),
      cell: (row: TableRow) => <CoverCell text={textOf(row, site)} />,
    })),
  ];
  const covered = skillsIn(rows).map((skill) => {
    const cells = sites.map((site) => {
      const [there, all] = coverOf(rows, { skill, site, today });
      return [site, `${String(there)}/${String(all)}`] as const;
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
      title={t('people.coverToday')}
      note={t('people.peopleThereOfThoseWho')}
      flush
      tools={<ExportTool name={t('people.cover')} of={table} />}
    >
      <DataTable
        label={t('people.coverBySkillAndSite')}
        columns={table.columns}
        rows={table.rows}
        empty={t('people.noSkillsAreRecorded')}
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
      <h1 className={screen.title}>{t('people.people')}</h1>
      <p className={screen.lead}>{t('people.whoIsNeededWhoIs')}</p>
      <KpiTiles site={scope.site} group="people" />
      <div className={screen.stack}>
        <Answer of={asked} height={280}>
          {({ data }) => <CoverPanel rows={data} />}
        </Answer>
        <RowsPanel
          title={t('people.absences')}
          table="absences"
          filters={filters}
          columns={absences}
          empty={t('people.nobodyIsAbsent')}
        />
        <RowsPanel
          title={t('people.people')}
          table="people"
          filters={filters}
          columns={people}
          empty={t('people.nobodyIsRegistered')}
        />
      </div>
    </>
  );
}
