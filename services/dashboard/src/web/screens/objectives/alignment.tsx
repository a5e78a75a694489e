/** How much work and spending serves an objective, and what serves none. */
import { useAlignment } from '../../api/queries.js';
import { useScope } from '../../api/use-scope.js';
import type { Alignment, UnalignedRow } from '../../api/contract.js';
import { Referred } from '../../desk/facts/facts.jsx';
import { measureText } from '../../format/measure.js';
import { t, called } from '../../language/language.js';
import { ExportTool } from '../../parts/panel/export-tool.jsx';
import { Panel } from '../../parts/panel/panel.jsx';
import { Answer } from '../../parts/states.jsx';
import { type Column, DataTable, type TableRow } from '../../parts/table/data-table.jsx';
import { site, textOf } from '../lists/columns.jsx';
import { Way } from './way.jsx';
import css from './objectives.module.css';

type Part = Alignment['hours'];

const NOUN: Readonly<Partial<Record<NonNullable<UnalignedRow['kind']>, string>>> = {
  item: 'item',
  'work-unit': 'equipment',
};

function What({ row }: { row: TableRow }) {
  const { kind, ref } = row as unknown as UnalignedRow;
  if (kind === null || ref === null) return t('objectives.nothingSaid');
  const noun = NOUN[kind];
  return (
    <>
      {called(kind)} {noun === undefined ? ref : <Referred noun={noun} id={ref} />}
    </>
  );
}

type Shown = { title: string; part: Part; style: { unit: string; currency?: string } };

function Aligned({ title, part, style }: Shown) {
  const text = (value: string): string => measureText(value, style);
  const columns: Column[] = [
    { key: 'ref', header: t('objectives.for'), wrap: true, cell: (row) => <What row={row} /> },
    site,
    { key: 'value', header: title, numeric: true, cell: (row) => text(textOf(row, 'value')) },
  ];
  const rows = part.unaligned as unknown as readonly TableRow[];
  const share = Number(part.share ?? 0);
  return (
    <Panel title={title} flush tools={<ExportTool name={title} of={{ columns, rows }} />}>
      <div className={css.share}>
        <Way of={{ progress: part.share, label: title }} />
        <p>
          {part.share === null
            ? t('objectives.nothingDone')
            : t('objectives.share', {
                share: measureText(String(share), { unit: 'ratio' }),
                aligned: text(part.aligned),
                total: text(part.total),
              })}
        </p>
      </div>
      <DataTable label={title} columns={columns} rows={rows} empty={t('objectives.allServes')} />
    </Panel>
  );
}

export function AlignmentPanels() {
  const scope = useScope();
  return (
    <Answer of={useAlignment(scope)}>
      {({ hours, money, currency }) => (
        <div className={css.pair}>
          <Aligned title={t('objectives.hours')} part={hours} style={{ unit: 'HUR' }} />
          {money && (
            <Aligned title={t('objectives.money')} part={money} style={{ unit: 'money', currency }} />
          )}
        </div>
      )}
    </Answer>
  );
}
