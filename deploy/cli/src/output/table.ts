/** Rows as an aligned table of text: numbers to the right, everything else to the left. */

export type Cell = string | number | boolean | null | undefined;
export type Row = Readonly<Record<string, Cell>>;

const textOf = (cell: Cell): string => {
  if (cell === null || cell === undefined || cell === '') return '–';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return String(cell);
};

const isNumber = (text: string): boolean => text === '–' || /^-?[\d.,]+( \S{1,4})?$/.test(text);

/** Columns are the fields of the first row, in its order. */
export const tableOf = (rows: readonly Row[]): string => {
  const [first] = rows;
  if (!first) return '(none)';
  const columns = Object.keys(first).map((name) => {
    const cells = rows.map((row) => textOf(row[name]));
    const width = Math.max(name.length, ...cells.map((cell) => cell.length));
    return { name, cells, width, right: cells.every(isNumber) };
  });
  const pad = (text: string, { width, right }: { width: number; right: boolean }): string =>
    right ? text.padStart(width) : text.padEnd(width);
  const lines = [
    columns.map((column) => pad(column.name.toUpperCase(), column)),
    ...rows.map((_, at) => columns.map((column) => pad(column.cells[at] ?? '', column))),
  ];
  return lines.map((cells) => cells.join('  ').trimEnd()).join('\n');
};
