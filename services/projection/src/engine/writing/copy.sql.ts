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

/** So much is sent at once: the database works on it while the next lines are made. */
const CHUNK_LENGTH = 64 * 1024;

function* chunksOf(lines: Iterable<string>): Generator<string, void> {
  let chunk = '';
  for (const line of lines) {
    chunk += line;
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

type Receiving = Connection & {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(reason: string): void;
};

/** How pg is told of a statement that is no plain query: it reports here what the server answers. */
class Copy implements Submittable {
  private failure: unknown;

  constructor(
    private readonly statement: string,
    private readonly chunks: Iterable<string>,
    private readonly done: (failure?: unknown) => void,
  ) {}

  submit(connection: Connection): void {
    connection.query(this.statement);
  }

  handleCopyInResponse(connection: Receiving): void {
    try {
      for (const chunk of this.chunks) connection.sendCopyFromChunk(Buffer.from(chunk));
      connection.endCopyFrom();
    } catch (error) {
      this.failure = error;
      connection.sendCopyFail('the rows could not be made');
    }
  }

  /** The last that is heard of a statement that failed; what is asked next waits for the server anyway. */
  handleError(error: Error): void {
    this.done(this.failure ?? error);
  }

  handleCommandComplete(): void {
    // What counts is when the server is ready for the next statement.
  }

  handleReadyForQuery(): void {
    this.done();
  }
}

/**
 * `into` is a table with its columns, `lines` what `lineOf` makes of the rows, one after the other while
 * they are sent. @throws what the making of a line throws.
 */
export const copy = async (tx: PoolClient, into: string, lines: Iterable<string>): Promise<void> => {
  const chunks = chunksOf(lines);
  const first = chunks.next();
  if (first.done) return;
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const done = (failure?: unknown): void => {
    if (failure === undefined) resolve(undefined);
    else reject(failure);
  };
  tx.query(new Copy(`copy ${into} from stdin`, joined(first.value, chunks), done));
  await promise;
};

function* joined(first: string, others: Iterable<string>): Generator<string, void> {
  yield first;
  yield* others;
}
