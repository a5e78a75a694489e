/** Rows go into a table by COPY, which costs the database half of an insert. */
import type { Connection, PoolClient, Submittable } from 'pg';

/** A column of a row; null is SQL's. */
export type Field = string | number | null;

const SPECIAL = /[\\\t\n\r]/g;
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A line of PostgreSQL's text format: fields between tabs, `\N` for null. */
export const lineOf = (fields: readonly Field[]): string => {
  let line = '';
  for (const field of fields) line += `${written(field)}\t`;
  return `${line.slice(0, -1)}\n`;
};

const written = (field: Field): Field => {
  if (field === null) return '\\N';
  if (typeof field === 'number') return field;
  return field.replace(SPECIAL, (character) => ESCAPED[character] ?? character);
};

const CHUNK_BYTES = 512 * 1024;

type Receiving = Connection & { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void };

/** How pg is told of a statement that is no plain query: it reports here what the server answers. */
class Copy implements Submittable {
  constructor(
    private readonly statement: string,
    private readonly lines: string,
    private readonly done: (failure?: Error) => void,
  ) {}

  submit(connection: Connection): void {
    connection.query(this.statement);
  }

  handleCopyInResponse(connection: Receiving): void {
    const bytes = Buffer.from(this.lines);
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES)
      connection.sendCopyFromChunk(bytes.subarray(at, at + CHUNK_BYTES));
    connection.endCopyFrom();
  }

  /** The last that is heard of a statement that failed; what is asked next waits for the server anyway. */
  handleError(error: Error): void {
    this.done(error);
  }

  handleCommandComplete(): void {
    // What counts is when the server is ready for the next statement.
  }

  handleReadyForQuery(): void {
    this.done();
  }
}

/** `into` is a table with its columns, `lines` what `lineOf` made of the rows. */
export const copy = (tx: PoolClient, into: string, lines: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const done = (failure?: Error): void => {
      if (failure) reject(failure);
      else resolve();
    };
    tx.query(new Copy(`copy ${into} from stdin`, lines, done));
  });
