/** The tie-outs: two sums on different ways, their difference, which must be nothing. */
import type { Check } from '../../api/contract.js';
import { measureText } from '../../format/measure.js';
import { type Column, DataTable, type TableRow } from '../../parts/table/data-table.jsx';
import { ExportTool } from '../../parts/panel/export-tool.jsx';
import { Panel } from '../../parts/panel/panel.jsx';
import { Status } from '../../parts/status.jsx';
import { t } from '../../language/language.js';

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
  { key: 'name', header: t('trust.mustAgree') },
  { key: 'scope', header: t('trust.scope') },
  { key: 'leftValue', header: t('trust.oneWay'), numeric: true, cell: (row) => side('left', row) },
  { key: 'rightValue', header: t('trust.otherWay'), numeric: true, cell: (row) => side('right', row) },
  {
    key: 'difference',
    header: t('trust.difference'),
    numeric: true,
    cell: (row) => <b>{text((row as Check).difference, (row as Check).unit)}</b>,
  },
  {
    key: 'ok',
    header: t('trust.verdict'),
    cell: (row) => (
      <Status value={row.ok ? 'good' : 'bad'} word={row.ok ? t('trust.agrees') : t('trust.differs')} />
    ),
  },
];

function verdict(all: readonly Check[]): string {
  const wrong = all.filter(({ ok }) => !ok).length;
  return wrong === 0
    ? t('trust.allAgree', { all: String(all.length) })
    : t('trust.ofDiffer', { wrong: String(wrong), all: String(all.length) });
}

export function Checks({ all }: { all: readonly Check[] }) {
  const rows = all
    .map((check) => ({ ...check, leftValue: check.left.value, rightValue: check.right.value }))
    .toSorted((one, other) => Number(one.ok) - Number(other.ok));
  return (
    <Panel
      title={t('trust.tieOuts')}
      note={verdict(all)}
      flush
      tools={<ExportTool name={t('trust.tieOuts')} of={{ columns, rows }} />}
    >
      <DataTable
        label={t('trust.tieOuts')}
        columns={columns}
        rows={rows}
        empty={t('trust.noTieOutIsDeclared')}
      />
    </Panel>
  );
}
