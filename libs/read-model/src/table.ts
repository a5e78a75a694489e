/**
 * A table is a view declared as folds: which events it hears, which row they belong to, what the row becomes.
 */
import type { DataOf, EventSetLike } from '@gemba/decider/decider';
import type { Heard } from '@gemba/decider/process';

type Fold<R, H> = {
  /** The rows this event touches; null when none. */
  readonly key: (event: H) => string | readonly string[] | null;
  /**
   * The row after the event; null removes it. A row that several streams feed must not depend on their order.
   */
  readonly becomes: (row: R | undefined, event: H, key: string) => R | null;
};

export type Table<R = unknown> = {
  readonly name: string;
  readonly hears: readonly string[];
  readonly on: Readonly<Record<string, Fold<R, never> | undefined>>;
};

/** Any table, for code that folds all of them. */
export type AnyTable = {
  readonly name: string;
  readonly hears: readonly string[];
  readonly on: Readonly<Record<string, AnyFold | undefined>>;
};

type AnyFold = {
  readonly key: (event: never) => string | readonly string[] | null;
  readonly becomes: (row: never, event: never, key: string) => unknown;
};

/** Declares a table; rows are plain JSON. */
export const table = <E extends EventSetLike, R>(
  name: string,
  declared: {
    readonly events: E;
    readonly row: R;
    readonly on: { readonly [K in keyof E['types'] & string]?: Fold<R, Heard<K, DataOf<E>[K]>> };
  },
): Table<R> => ({ name, hears: Object.keys(declared.on), on: declared.on });

/** The keys that an event touches in a table. */
export const keysOf = (of: AnyTable, event: Heard): readonly string[] => {
  const key = of.on[event.type]?.key(event as never) ?? [];
  return typeof key === 'string' ? [key] : key;
};

/** Folds one event into the rows at hand; rows that do not exist are absent. */
export const fold = (of: AnyTable, rows: Map<string, unknown>, event: Heard): void => {
  for (const key of keysOf(of, event)) {
    const after = of.on[event.type]?.becomes(rows.get(key) as never, event as never, key);
    if (after === null || after === undefined) rows.delete(key);
    else rows.set(key, after);
  }
};

/** For tests: the rows after these events, by key. */
export const shows = <R>(of: Table<R>, ...events: readonly Heard[]): Readonly<Record<string, R>> => {
  const rows = new Map<string, unknown>();
  for (const event of events) fold(of, rows, event);
  return Object.fromEntries(rows) as Record<string, R>;
};
