/** Objectives in the order of their tree, each with its weight and how much of its time has passed. */
import type { RowOf } from '../../api/contract.js';

export type ObjectiveRow = RowOf<'objectives'>;

export type Branch = ObjectiveRow & {
  /** 0 at the top. */
  readonly depth: number;
  /** Its part of what it serves; null at the top, and until that is said. */
  readonly weight: string | null;
  /** 0 before its first day, 1 when it is due. */
  readonly elapsed: number;
  readonly isBehind: boolean;
};

const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);

export const elapsedOf = ({ from, due }: Pick<ObjectiveRow, 'from' | 'due'>, today: string): number =>
  Math.min(1, Math.max(0, (dayOf(today) - dayOf(from)) / (dayOf(due) - dayOf(from))));

const byDue = (a: ObjectiveRow, b: ObjectiveRow): number =>
  a.due < b.due ? -1 : Number(a.due > b.due) || (a.id < b.id ? -1 : 1);

/**
 * One whose parent is not among them stands at the top, so that nothing is lost where a site is looked at.
 */
export const treeOf = (rows: readonly ObjectiveRow[], today: string): readonly Branch[] => {
  const known = new Set(rows.map(({ id }) => id));
  const below = (parent: ObjectiveRow | null, depth: number): readonly Branch[] =>
    rows
      .filter((row) => (parent ? row.parent === parent.id : row.parent === null || !known.has(row.parent)))
      .toSorted(byDue)
      .flatMap((row) => {
        const weight = parent?.weights.find(({ objective }) => objective === row.id)?.weight ?? null;
        const elapsed = elapsedOf(row, today);
        const isBehind = row.status === 'open' && Number(row.progress ?? 0) < elapsed;
        return [{ ...row, depth, weight, elapsed, isBehind }, ...below(row, depth + 1)];
      });
  return below(null, 0);
};
