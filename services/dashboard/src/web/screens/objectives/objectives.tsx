/** Objectives: what is to be reached, how far it is, and which work and spending serves none of them. */
import { useAllRows } from '../../api/queries.js';
import { useScope, useZone } from '../../api/use-scope.js';
import { ThingLink, usePlaces } from '../../desk/facts/facts.jsx';
import { labelOf } from '../../desk/api/schema.js';
import { dateIn } from '../../scope/period.js';
import { measureText } from '../../format/measure.js';
import { t } from '../../language/language.js';
import { FigureName } from '../../parts/figure-name.jsx';
import { ExportTool } from '../../parts/panel/export-tool.jsx';
import { Panel } from '../../parts/panel/panel.jsx';
import { SiteName } from '../../parts/site-name.jsx';
import { Answer } from '../../parts/states.jsx';
import { Status } from '../../parts/status.jsx';
import { type Column, DataTable, type TableRow } from '../../parts/table/data-table.jsx';
import { useNow } from '../../kpi/tile/freshness.jsx';
import { useFigure } from '../alerts/item.jsx';
import { date, reference, state } from '../lists/columns.jsx';
import { AlignmentPanels } from './alignment.jsx';
import { type Branch, type ObjectiveRow, treeOf } from './tree.js';
import { Way } from './way.jsx';
import css from './objectives.module.css';
import screen from '../../parts/screen.module.css';

const branchOf = (row: TableRow): Branch => row as unknown as Branch;

const INDENT_PX = 18;

function Name({ of: { id, title, depth } }: { of: Branch }) {
  const to = usePlaces()('objective', id);
  return (
    <span className={css.name} style={{ paddingLeft: depth * INDENT_PX }}>
      {to === null ? title : <ThingLink to={to}>{title}</ThingLink>}
    </span>
  );
}

/** Where its figure began, where it is, and where it is to be. */
function Held({ of }: { of: Branch }) {
  const { text } = useFigure({ kpi: of.kpi ?? '', site: of.site });
  if (of.kpi === null) return t('objectives.byThoseBelow');
  // Not everybody is shown what a figure is.
  if (of.target === undefined) return <FigureName id={of.kpi} />;
  return (
    <>
      <FigureName id={of.kpi} /> {text(of.baseline ?? null)} → <b>{text(of.value ?? null)}</b> →{' '}
      {text(of.target)}
    </>
  );
}

const VERDICT = { 'on-track': 'good', 'at-risk': 'warning', 'off-track': 'bad' } as const;

const columns: Column[] = [
  { key: 'title', header: labelOf('objective'), wrap: true, cell: (row) => <Name of={branchOf(row)} /> },
  {
    key: 'site',
    header: t('lists.site'),
    cell: (row) => {
      const { site } = branchOf(row);
      return site === null ? t('trust.enterprise') : <SiteName id={site} />;
    },
  },
  reference('owner', labelOf('owner'), 'employee'),
  {
    key: 'weight',
    header: labelOf('weight'),
    numeric: true,
    cell: (row) => measureText(branchOf(row).weight, { unit: 'ratio' }),
  },
  { key: 'kpi', header: t('alerts.figure'), wrap: true, cell: (row) => <Held of={branchOf(row)} /> },
  {
    key: 'progress',
    header: labelOf('progress'),
    cell: (row) => {
      const { progress, elapsed, isBehind, title } = branchOf(row);
      return <Way of={{ progress, elapsed, isBehind, label: title }} />;
    },
  },
  {
    key: 'verdict',
    header: labelOf('review'),
    cell: (row) => {
      const { verdict } = branchOf(row);
      return verdict === null ? '–' : <Status value={VERDICT[verdict]} word={labelOf(verdict)} />;
    },
  },
  date('due', t('lists.due')),
  state('status'),
];

function Tree({ rows }: { rows: readonly ObjectiveRow[] }) {
  const zone = useZone();
  const { site } = useScope();
  const mine = rows.filter((row) => site === undefined || row.site === null || row.site === site);
  const tree = treeOf(mine, dateIn(zone, new Date(useNow()))) as unknown as readonly TableRow[];
  const title = t('objectives.title');
  return (
    <Panel
      title={title}
      note={t('objectives.note')}
      flush
      tools={<ExportTool name={title} of={{ columns, rows: tree }} />}
    >
      <DataTable label={title} columns={columns} rows={tree} empty={t('objectives.none')} />
    </Panel>
  );
}

export function ObjectivesScreen() {
  const scope = useScope();
  const asked = useAllRows('objectives', { scope });
  return (
    <>
      <h1 className={screen.title}>{t('objectives.title')}</h1>
      <p className={screen.lead}>{t('objectives.lead')}</p>
      <div className={screen.stack}>
        <Answer of={asked}>{({ data }) => <Tree rows={data} />}</Answer>
        <h2 className={screen.part}>{t('objectives.alignment')}</h2>
        <p className={screen.lead}>{t('objectives.alignmentLead')}</p>
        <AlignmentPanels />
      </div>
    </>
  );
}
