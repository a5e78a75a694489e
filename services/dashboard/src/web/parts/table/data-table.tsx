/** A table whose columns can be sorted by pointer and keyboard; large enough lists are read page by page. */
import {
  createSortedRowModel,
  rowSortingFeature,
  type SortingState,
  tableFeatures,
  useTable,
} from '@tanstack/react-table';
import { type ReactNode, useMemo, useState } from 'react';
import { countText } from '../../format/measure.js';
import { t } from '../../language/language.js';
import { Icon } from '../icons.jsx';
import { Empty } from '../states.jsx';
import css from '../parts.module.css';

export type TableRow = Record<string, unknown>;
export type Column = {
  key: string;
  header: string;
  numeric?: boolean;
  /** Long text may take several lines. */
  wrap?: boolean;
  /** How the cell is shown; exports and sorting use the value itself. */
  cell?: (row: TableRow) => ReactNode;
};
type Props = {
  label: string;
  columns: Column[];
  rows: readonly TableRow[];
  empty?: string;
  strong?: (row: TableRow) => boolean;
  /** What stands under a column, in the row of sums; lines are kept. */
  totals?: Readonly<Record<string, string>>;
};

const FIRST_ROWS = 15;
const features = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

/** A cell without a way of its own to be shown is text as it is; a structure is shown as JSON. */
function plainText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

/** A number, also that of an amount or a quantity; less than any where there is none. */
function numberOf(value: unknown): number {
  const { amount, value: count } = (value ?? {}) as { amount?: unknown; value?: unknown };
  const found = Number(amount ?? count ?? value ?? Number.NaN);
  return Number.isNaN(found) ? -Infinity : found;
}

/** Decimals are strings: sort them as numbers where a column says so, everything else as text. */
function compare(one: unknown, other: unknown, numeric: boolean): number {
  if (numeric) return numberOf(one) - numberOf(other) || 0;
  return plainText(one).localeCompare(plainText(other), undefined, { numeric: true });
}

function definitions(columns: Column[]) {
  return columns.map(({ key, header, numeric = false }) => ({
    id: key,
    header,
    accessorFn: (row: TableRow) => row[key],
    sortFn: (a: { original: TableRow }, b: { original: TableRow }) =>
      compare(a.original[key], b.original[key], numeric),
  }));
}

/** Long lists begin short; what is left out is counted. */
function More({ shown, all, show }: { shown: number; all: number; show: (limit: number) => void }) {
  if (all <= FIRST_ROWS) return null;
  const whole = shown === all;
  return (
    <div className={css.tableFoot}>
      <span className="num">{t('table.of', { shown: countText(shown), all: countText(all) })}</span>
      <button
        type="button"
        className={`reset ${css.rowButton}`}
        onClick={() => show(whole ? FIRST_ROWS : all)}
      >
        {t(whole ? 'table.fewer' : 'table.all')}
      </button>
    </div>
  );
}

type HeadProps = { column: Column; sorted: false | 'asc' | 'desc'; onSort: () => void };

function Head({ column, sorted, onSort }: HeadProps) {
  const order = sorted === 'asc' ? 'ascending' : 'descending';
  return (
    <th
      scope="col"
      data-numeric={column.numeric === true ? true : undefined}
      aria-sort={sorted ? order : 'none'}
    >
      <button type="button" className={`reset ${css.sort}`} onClick={onSort}>
        {column.header}
        {sorted && <Icon name={sorted === 'asc' ? 'up' : 'down'} size={11} />}
      </button>
    </th>
  );
}

function shown(column: Column, row: TableRow): ReactNode {
  if (column.cell) return column.cell(row);
  const text = plainText(row[column.key]);
  return text === '' ? '–' : text;
}

function Totals({ columns, of }: { columns: Column[]; of: Readonly<Record<string, string>> }) {
  return (
    <tfoot>
      <tr>
        {columns.map(({ key, numeric }) => (
          <td key={key} data-numeric={numeric === true ? true : undefined} className={css.total}>
            {of[key]}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}

export function DataTable({ label, columns, rows, empty = t('table.empty'), strong, totals }: Props) {
  const [limit, setLimit] = useState(FIRST_ROWS);
  const [sorting, setSorting] = useState<SortingState>([]);
  const defined = useMemo(() => definitions(columns), [columns]);
  const table = useTable({
    features,
    columns: defined,
    data: rows,
    state: { sorting },
    onSortingChange: setSorting,
  });
  const page = table.getRowModel().rows.slice(0, limit);
  if (rows.length === 0) return <Empty title={empty} />;
  return (
    <>
      <div className={css.scroll} role="group" aria-label={label} tabIndex={0}>
        <table className={css.table}>
          <thead>
            <tr>
              {columns.map((column) => {
                const of = table.getColumn(column.key);
                const sorted = of?.getIsSorted() ?? false;
                return (
                  <Head key={column.key} column={column} sorted={sorted} onSort={() => of?.toggleSorting()} />
                );
              })}
            </tr>
          </thead>
          <tbody>
            {page.map(({ id, original }) => (
              <tr key={id} data-strong={strong?.(original) ? true : undefined}>
                {columns.map((column) => (
                  <td
                    key={column.key}
                    data-numeric={column.numeric === true ? true : undefined}
                    data-wrap={column.wrap}
                  >
                    {shown(column, original)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {totals && columns.some(({ key, numeric }) => numeric && totals[key]) && (
            <Totals columns={columns} of={totals} />
          )}
        </table>
      </div>
      <More shown={page.length} all={rows.length} show={setLimit} />
    </>
  );
}
