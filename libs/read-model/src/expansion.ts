/**
 * An expansion turns one folded document, such as an order with its lines, into the rows that people list.
 */
import type { Table } from './table.js';

export type Expansion<R = unknown> = {
  /** The table that is listed. */
  readonly name: string;
  /** The table that folds events into documents. */
  readonly of: Table<R>;
  /** Rows by key; keys begin with what makes them unique in the company. */
  readonly rows: (document: R, key: string) => Readonly<Record<string, object>>;
};

export const expansion = <R>(
  name: string,
  declared: { readonly of: Table<R>; readonly rows: Expansion<R>['rows'] },
): Expansion<R> => ({ name, ...declared });

/** What became of the rows of a document: those to keep and the keys that are gone. */
export const expanded = (
  of: Expansion,
  key: string,
  { before, after }: { readonly before: unknown; readonly after: unknown },
): { readonly rows: Readonly<Record<string, object>>; readonly gone: readonly string[] } => {
  const rows = after === undefined ? {} : of.rows(after, key);
  const old = before === undefined ? {} : of.rows(before, key);
  return { rows, gone: Object.keys(old).filter((name) => !(name in rows)) };
};

/** For tests: the rows of every document. */
export const listed = <R>(
  of: Expansion<R>,
  documents: Readonly<Record<string, R>>,
): Readonly<Record<string, object>> =>
  Object.assign({}, ...Object.entries(documents).map(([key, document]) => of.rows(document, key))) as Record<
    string,
    object
  >;
