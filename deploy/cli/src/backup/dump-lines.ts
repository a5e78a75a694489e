/**
 * A backup is text, a line per piece: a header, tables with some of their rows each, and an end that says
 * how many there were, so that a file that was cut off is found out.
 */

export const FORMAT = 1;

export type Header = {
  readonly format: number;
  readonly service: string;
  /** When it was taken, RFC 3339 UTC. */
  readonly takenAt: string;
  /** Migrations that the database had had. */
  readonly migrations: readonly string[];
  /** Position of the newest event in it. */
  readonly head: number;
};

/** Rows of a table as the text of a JSON array, as PostgreSQL wrote it: reading it would lose digits. */
export type Rows = { readonly table: string; readonly rows: string };

/** Rows by table. */
export type Counts = Readonly<Record<string, number>>;

export type Piece =
  | { readonly kind: 'header'; readonly header: Header }
  | { readonly kind: 'rows'; readonly rows: Rows }
  | { readonly kind: 'end'; readonly counts: Counts };

export const headerLine = (header: Header): string => `header\t${JSON.stringify(header)}\n`;
export const rowsLine = ({ table, rows }: Rows): string => `rows\t${table}\t${rows}\n`;
export const endLine = (counts: Counts): string => `end\t${JSON.stringify(counts)}\n`;

/** @throws when the line is none of a backup. */
export const pieceOf = (line: string): Piece => {
  const [kind, rest] = cut(line);
  if (kind === 'header') return { kind, header: JSON.parse(rest) as Header };
  if (kind === 'end') return { kind, counts: JSON.parse(rest) as Counts };
  if (kind !== 'rows') throw new Error('This is no backup of Gemba.');
  const [table, rows] = cut(rest);
  return { kind, rows: { table, rows } };
};

const cut = (text: string): readonly [string, string] => {
  const tab = text.indexOf('\t');
  return tab < 0 ? [text, ''] : [text.slice(0, tab), text.slice(tab + 1)];
};
