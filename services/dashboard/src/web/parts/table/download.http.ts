/** Hands a table to the browser as a file for a spreadsheet. */
import { type Cell, csv } from '../../format/csv.js';
import type { Column, TableRow } from './data-table.jsx';

type Listed = { columns: Column[]; rows: readonly TableRow[] };

function cellOf(row: TableRow, key: string): Cell {
  const value = row[key];
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : (value as Cell);
}

const fileName = (name: string, ending: string): string => {
  const stamp = `${new Date().toISOString().slice(0, 19)}Z`;
  return `${`${name} as of ${stamp}`.toLowerCase().replaceAll(/[^\p{L}\p{N}.]+/gu, '-')}.${ending}`;
};

function hand(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** The file begins with a byte order mark, without which spreadsheets misread accents. */
export function downloadCsv(name: string, of: Listed): void {
  const headers = of.columns.map(({ header }) => header);
  const rows = of.rows.map((row) => of.columns.map(({ key }) => cellOf(row, key)));
  hand(new Blob(['\ufeff', csv(headers, rows)], { type: 'text/csv;charset=utf-8' }), fileName(name, 'csv'));
}

/** A double keeps fifteen digits; what has more stays text, so that no digit is lost. */
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;
const MOST_DIGITS = 15;

const xlsxCell = (row: TableRow, { key, numeric = false }: Column) => {
  const value = cellOf(row, key);
  const text = String(value ?? '');
  if (text === '') return null;
  if (typeof value === 'boolean') return { value, type: Boolean };
  const isNumber = PLAIN_NUMBER.test(text) && text.replaceAll(/\D/g, '').length <= MOST_DIGITS;
  return numeric && isNumber ? { value: Number(text), type: Number } : { value: text, type: String };
};

/** A workbook in which numbers are numbers; its writer is loaded when it is first asked for. */
export async function downloadXlsx(name: string, of: Listed): Promise<void> {
  const { default: write } = await import('write-excel-file/browser');
  const head = of.columns.map(({ header }) => ({ value: header, fontWeight: 'bold' as const }));
  const rows = of.rows.map((row) => of.columns.map((column) => xlsxCell(row, column)));
  hand(await write([head, ...rows], { stickyRowsCount: 1 }).toBlob(), fileName(name, 'xlsx'));
}
