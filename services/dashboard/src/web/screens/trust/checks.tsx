/** The tie-outs: two sums on different ways, their difference, which must be nothing. */
import type { Check } from '../../api/contract.js';
import { measureText } from '../../format/measure.js';
import { type Column, DataTable, type TableRow } from '../../parts/table/data-table.jsx';
import { ExportTool, Panel } from '../../parts/panel/panel.jsx';
import { Status } from '../../parts/status.jsx';

const currencies = new Set(Intl.supportedValuesOf('currency'));

/** A unit may be a currency, `money` or a unit code. */
function text(value: string, unit: string): string {
  return currencies.has(unit)
    ? measureText(value, { unit: 'money', currency: unit })
    : measureText(value, { unit });
}

function side(which: 'left' | 'right', row: TableRow) {
  const { [which]: of, unit } = row as Check;
  return (
    <>
      {text(of.value, unit)}
      <br />
      <small style={{ color: 'var(--ink-3)' }}>{of.name}</small>
    </>
  );
}

const columns: Column[] = [
  { key: 'name', header: 'Must agree' },
  { key: 'scope', header: 'Scope' },
  { key: 'leftValue', header: 'One way', numeric: true, cell: (row) => side('left', row) },
  { key: 'rightValue', header: 'Other way', numeric: true, cell: (row) => side('right', row) },
  {
    key: 'difference',
    header: 'Difference',
    numeric: true,
    cell: (row) => <b>{text((row as Check).difference, (row as Check).unit)}</b>,
  },
  {
    key: 'ok',
    header: 'Verdict',
    cell: (row) => <Status value={row.ok ? 'good' : 'bad'} word={row.ok ? 'Agrees' : 'Differs'} />,
  },
];

function verdict(all: readonly Check[]): string {
  const wrong = all.filter(({ ok }) => !ok).length;
  return wrong === 0 ? `all ${String(all.length)} agree` : `${String(wrong)} of ${String(all.length)} differ`;
}

export function Checks({ all }: { all: readonly Check[] }) {
  const rows = all
    .map((check) => ({ ...check, leftValue: check.left.value, rightValue: check.right.value }))
    .toSorted((one, other) => Number(one.ok) - Number(other.ok));
  return (
    <Panel
      title="Tie-outs"
      note={verdict(all)}
      flush
      tools={<ExportTool name="Tie-outs" of={{ columns, rows }} />}
    >
      <DataTable label="Tie-outs" columns={columns} rows={rows} empty="No tie-out is declared" />
    </Panel>
  );
}
