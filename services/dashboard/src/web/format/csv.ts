/** Writes a table as CSV (RFC 4180) that a spreadsheet opens without running anything in it. */
export type Cell = string | number | boolean | null | undefined;

const NUMBER = /^-?\d+(\.\d+)?$/;
/** Also the full-width signs, which spreadsheets of some languages read alike. */
const STARTS_A_FORMULA = /^[\s]*[=+\-@＝＋－＠\t\r]/;

function safe(text: string): string {
  return STARTS_A_FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

function field(cell: Cell): string {
  const text = safe(cell === null || cell === undefined ? '' : String(cell));
  // Where a comma is in numbers, spreadsheets divide at semicolons: what is quoted stays whole.
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** First line the headers, then the rows; lines end with CR LF. */
export function csv(headers: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `${[headers, ...rows].map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;
}
