/** Hands a table to the browser as a CSV file. */
import { type Cell, csv } from '../../format/csv.js';
import type { Column, TableRow } from './data-table.jsx';

function cellOf(row: TableRow, key: string): Cell {
  const value = row[key];
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : (value as Cell);
}

/** The file begins with a byte order mark, without which spreadsheets misread accents. */
export function downloadCsv(name: string, of: { columns: Column[]; rows: readonly TableRow[] }): void {
  const headers = of.columns.map(({ header }) => header);
  const rows = of.rows.map((row) => of.columns.map(({ key }) => cellOf(row, key)));
  const stamp = `${new Date().toISOString().slice(0, 19)}Z`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(
    new Blob(['\ufeff', csv(headers, rows)], { type: 'text/csv;charset=utf-8' }),
  );
  link.download = `${name} as of ${stamp}.csv`.toLowerCase().replaceAll(/[^a-z0-9.]+/g, '-');
  link.click();
  URL.revokeObjectURL(link.href);
}
