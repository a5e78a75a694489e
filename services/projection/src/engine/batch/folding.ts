/** Folds a batch into the rows it touches: read once, folded in memory, written once. */
import type { Heard } from '@gemba/decider/process';
import type { Expansion } from '@gemba/read-model/expansion';
import { expanded } from '@gemba/read-model/expansion';
import type { Table } from '@gemba/read-model/table';
import { keysOf } from '@gemba/read-model/table';

export type RowKey = { readonly table: string; readonly key: string };
export type StoredRow = RowKey & { readonly row: unknown };

/** One row that one event touches. */
export type Touch = { readonly of: Table; readonly key: string; readonly event: Heard };

export type Changes = { readonly written: readonly StoredRow[]; readonly gone: readonly RowKey[] };

export type Folding = {
  /** In the order of the events. */
  readonly touches: (events: readonly Heard[]) => readonly Touch[];
  /** What is different after the touches; `stored` holds the touched rows as they are. */
  readonly changes: (touches: readonly Touch[], stored: readonly StoredRow[]) => Changes;
};

/** The rows that touches need, each once. */
export const keysTouched = (touches: readonly Touch[]): readonly RowKey[] => {
  const keys = new Map<string, RowKey>();
  for (const { of, key } of touches) keys.set(nameOf(of.name, key), { table: of.name, key });
  return [...keys.values()];
};

const nameOf = (table: string, key: string): string => `${table}\u0000${key}`;

type Held = RowKey & { readonly before: unknown; row: unknown };

const heldOf = (touches: readonly Touch[], stored: readonly StoredRow[]): ReadonlyMap<string, Held> => {
  const rows = new Map(stored.map(({ table, key, row }) => [nameOf(table, key), row]));
  const held = new Map<string, Held>();
  for (const { table, key } of keysTouched(touches)) {
    const name = nameOf(table, key);
    held.set(name, { table, key, before: rows.get(name), row: rows.get(name) });
  }
  return held;
};

const foldOne = ({ of, key, event }: Touch, held: Held): void => {
  const after = of.on[event.type]?.becomes(held.row, event as never, key);
  held.row = after ?? undefined;
};

const changeOf = (held: Held, expansion: Expansion | undefined): Changes => {
  const { table, key, before, row } = held;
  if (row === before) return { written: [], gone: [] };
  const own =
    row === undefined
      ? { written: [], gone: [{ table, key }] }
      : { written: [{ table, key, row }], gone: [] };
  if (!expansion) return own;
  const { rows, gone } = expanded(expansion, key, { before, after: row });
  const listed = Object.entries(rows).map(([name, each]) => ({
    table: expansion.name,
    key: name,
    row: each,
  }));
  return {
    written: [...own.written, ...listed],
    gone: [...own.gone, ...gone.map((name) => ({ table: expansion.name, key: name }))],
  };
};

type Declared = { readonly tables: readonly Table[]; readonly expansions: readonly Expansion[] };

/** The folding of these tables; which tables hear which event is looked up once. */
export const foldingOf = ({ tables, expansions }: Declared): Folding => {
  const hearers = new Map<string, Table[]>();
  for (const table of tables) {
    for (const type of table.hears) hearers.set(type, [...(hearers.get(type) ?? []), table]);
  }
  const expansionOf = new Map(expansions.map((each) => [each.of.name, each]));
  return {
    touches: (events) =>
      events.flatMap((event) =>
        (hearers.get(event.type) ?? []).flatMap((of) => keysOf(of, event).map((key) => ({ of, key, event }))),
      ),
    changes: (touches, stored) => {
      const held = heldOf(touches, stored);
      for (const touch of touches) {
        const row = held.get(nameOf(touch.of.name, touch.key));
        if (row) foldOne(touch, row);
      }
      const changes = [...held.values()].map((each) => changeOf(each, expansionOf.get(each.table)));
      return {
        written: changes.flatMap(({ written }) => written),
        gone: changes.flatMap(({ gone }) => gone),
      };
    },
  };
};
