/** Turns what added to a difference into the steps that lead from none of it to all of it. */
import type { Why } from '../../api/contract.js';

export type WhyStep = { name: string; from: number; to: number; isWhole: boolean };
type Names = { row: (key: string | null) => string; rest: string; change: string };

/** So many rows are drawn; the table has all of them. */
const DRAWN = 8;

/** The largest rows, then everything else, then the difference itself, which is where they end. */
export function stepsOf({ rows, rest, rounding, change }: Why, names: Names): WhyStep[] {
  const others = rows.slice(DRAWN).reduce((sum, { contribution }) => sum + Number(contribution), 0);
  const small = others + Number(rest.contribution) + Number(rounding);
  const count = rest.count + Math.max(0, rows.length - DRAWN);
  const added = [
    ...rows
      .slice(0, DRAWN)
      .map(({ key, contribution }) => ({ name: names.row(key), by: Number(contribution) })),
    ...(count > 0 ? [{ name: names.rest, by: small }] : []),
  ];
  let level = 0;
  const steps = added.map(({ name, by }) => {
    const from = level;
    level += by;
    return { name, from, to: level, isWhole: false };
  });
  return [...steps, { name: names.change, from: 0, to: Number(change), isWhole: true }];
}
