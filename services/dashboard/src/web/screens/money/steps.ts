/** Turns profit-and-loss lines into the steps of a bridge from revenue to profit. */
import type { ProfitAndLossLine } from '../../api/contract.js';

export type Step = { name: string; kind: ProfitAndLossLine['kind']; from: number; to: number; value: number };

const signs: Record<ProfitAndLossLine['kind'], 1 | -1 | 0> = { revenue: 1, cost: -1, expense: -1, profit: 0 };

/** Revenue lifts; cost and expense, given as positive amounts, lower; a profit line stands on zero. */
export function stepsOf(lines: readonly ProfitAndLossLine[]): Step[] {
  let level = 0;
  return lines.map(({ name, kind, group }) => {
    const value = Number(group);
    if (kind === 'profit') return { name, kind, from: 0, to: value, value };
    const from = level;
    level += signs[kind] * value;
    return { name, kind, from, to: level, value: level - from };
  });
}
