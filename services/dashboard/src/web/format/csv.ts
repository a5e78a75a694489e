/** Writes a table as CSV (RFC 4180) that a spreadsheet opens without running anything in it. */
export type Cell = string | number | boolean | null | undefined;

const NUMBER = /^-?\d+(\.\d+)?$/;
const STARTS_A_FORMULA = /^[=+\-@\t\r]/;

function safe(text: string): string {
  return STARTS_A_FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

function field(cell: Cell): string {
  const text = safe(cell === null || cell === undefined ? '' : String(cell));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** First line the headers, then the rows; lines end with CR LF. */
export function csv(headers: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `${[headers, ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;
}
