/** Turns what is answered of losses into the bars of a Pareto at one level of the tree, and a waterfall. */
import type { OeeLosses } from '../../api/contract.js';

type Row = OeeLosses['stops'][number];

export type Loss = {
  /** The reason at the level, or the state where nobody has said. */
  key: string;
  isSaid: boolean;
  hours: number;
  stops: number;
  /** Of all that is shown. */
  share: number;
  /** This one and all that are longer. */
  cumulative: number;
};

const HOUR = 3600;

/** A reason that ends above the level stands for itself. */
const keyAt = ({ path, state }: Row, level: number): string =>
  path[Math.min(level, path.length) - 1] ?? state;

/** The unplanned stops, the longest first; each second and each stop in one bar. */
export function paretoOf(rows: readonly Row[], level: number): Loss[] {
  const lost = rows.filter(({ loss }) => loss !== 'planned');
  const total = lost.reduce((sum, { seconds }) => sum + Number(seconds), 0);
  const groups = [
    ...Map.groupBy(lost, (row) => `${row.reason === null ? '?' : '!'}${keyAt(row, level)}`),
  ].map(([key, all]) => ({
    key: key.slice(1),
    isSaid: key.startsWith('!'),
    seconds: all.reduce((sum, { seconds }) => sum + Number(seconds), 0),
    stops: all.reduce((sum, { stops }) => sum + stops, 0),
  }));
  let reached = 0;
  return groups
    .toSorted((one, other) => other.seconds - one.seconds)
    .map(({ seconds, ...group }) => {
      reached += seconds;
      const of = (part: number) => (total === 0 ? 0 : part / total);
      return { ...group, hours: seconds / HOUR, share: of(seconds), cumulative: of(reached) };
    });
}

/** How deep the tree is, where anything stood. */
export const levelsOf = (rows: readonly Row[]): number => Math.max(1, ...rows.map(({ path }) => path.length));

export type TimeStep = {
  key:
    | 'total'
    | 'notPlanned'
    | 'planned'
    | 'availability'
    | 'running'
    | 'performance'
    | 'net'
    | 'quality'
    | 'good';
  from: number;
  to: number;
  isLevel: boolean;
};

/** From calendar time to good time in hours: what is left after each loss stands on zero. */
export function stepsOf({ total, planned, running, net, good }: OeeLosses['times']): TimeStep[] {
  const hours = [total, planned, running, net, good].map((seconds) => Number(seconds) / HOUR);
  const levels = ['total', 'planned', 'running', 'net', 'good'] as const;
  const lost = ['notPlanned', 'availability', 'performance', 'quality'] as const;
  return levels.flatMap((key, index): TimeStep[] => {
    const to = hours[index] ?? 0;
    const before = lost[index - 1];
    const fall = before ? [{ key: before, from: hours[index - 1] ?? 0, to, isLevel: false }] : [];
    return [...fall, { key, from: 0, to, isLevel: true }];
  });
}
