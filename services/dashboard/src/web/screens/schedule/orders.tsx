/** Each order of a schedule: when it is due, when it will be done, and what it waits for where it is late. */
import { Referred } from '../../desk/facts/facts.jsx';
import { countText } from '../../format/measure.js';
import { momentText } from '../../format/time.js';
import { t } from '../../language/language.js';
import { ExportTool } from '../../parts/panel/export-tool.jsx';
import { Panel } from '../../parts/panel/panel.jsx';
import { Status } from '../../parts/status.jsx';
import { type Column, DataTable, type TableRow } from '../../parts/table/data-table.jsx';
import { date, reference, textOf } from '../lists/columns.jsx';
import { type Binding, type OrderRow, type Schedule, ordersOf } from './plan.js';

const NOUN: Readonly<Partial<Record<Binding['kind'], string>>> = {
  machine: 'equipment',
  setup: 'equipment',
  tool: 'tool',
  person: 'employee',
  material: 'item',
};

/** What an operation waits for, in words. */
function Waits({ of: { kind, ref } }: { of: Binding }) {
  const noun = NOUN[kind];
  const [order = ''] = ref.split('/');
  return (
    <>
      {t(`schedule.binding-${kind}`)} {noun !== undefined && <Referred noun={noun} id={ref} />}
      {kind === 'predecessor' && <Referred noun="production-order" id={order} />}
      {kind.startsWith('no-') && ref}
    </>
  );
}

const rowOf = (row: TableRow): OrderRow => row as unknown as OrderRow;

const moment = (key: 'inForce' | 'proposal', header: string, zone: string): Column => ({
  key,
  header,
  cell: (row) => (textOf(row, key) ? momentText(textOf(row, key), zone) : '–'),
});

function InTime({ of: { isLate, isUnplaced } }: { of: OrderRow }) {
  if (isUnplaced) return <Status value="bad" word={t('schedule.noPlace')} />;
  return <Status value={isLate ? 'bad' : 'good'} word={isLate ? t('lists.late') : t('lists.inTime')} />;
}

const columnsFor = ({ inForce, proposal }: Schedule, zone: string): Column[] => [
  reference('order', t('lists.order'), 'production-order'),
  reference('item', t('lists.item'), 'item'),
  date('due', t('lists.due')),
  ...(inForce ? [moment('inForce', t('schedule.inForce'), zone)] : []),
  ...(proposal ? [moment('proposal', t('schedule.proposal'), zone)] : []),
  { key: 'isLate', header: t('lists.inTime'), cell: (row) => <InTime of={rowOf(row)} /> },
  {
    key: 'binding',
    header: t('schedule.waitsFor'),
    wrap: true,
    cell: (row) => {
      const { binding } = rowOf(row);
      return binding === null ? '–' : <Waits of={binding} />;
    },
  },
];

export function Orders({ schedule, zone }: { schedule: Schedule; zone: string }) {
  const rows = ordersOf(schedule);
  const columns = columnsFor(schedule, zone);
  const title = t('schedule.dueAgainstProjected');
  return (
    <Panel
      title={title}
      note={countText(rows.length)}
      flush
      tools={<ExportTool name={title} of={{ columns, rows }} />}
    >
      <DataTable label={title} columns={columns} rows={rows} empty={t('schedule.nothingToDo')} />
    </Panel>
  );
}
