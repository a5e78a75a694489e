/** The table of results as Markdown, which is also read well in a terminal. */
import { written } from './numbers.js';
import type { Figure, Result, Row } from './row.js';

export type Outcome = { readonly row: Row; readonly result: Result };

const HEAD = ['work', 'Gemba', 'baseline', 'ratio', 'to reach', 'reached', 'p50 / p99', 'processor per unit'];

export const tableOf = (outcomes: readonly Outcome[]): string => {
  const rows = [HEAD, ...outcomes.map(cellsOf)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
};

const cellsOf = ({ row, result }: Outcome): string[] => [
  row.work,
  `${written(result.product.perSecond)}/s`,
  result.baseline ? `${written(result.baseline.perSecond)}/s` : '–',
  result.ratio === null ? '–' : `${result.ratio.toFixed(2)}×`,
  row.reach,
  row.holds(result) ? 'yes' : 'NO',
  spreadOf(result.product),
  costOf(result.product),
];

const spreadOf = ({ latency }: Figure): string =>
  latency ? `${written(latency.p50)} / ${written(latency.p99)} ms` : '–';

const costOf = ({ cpu }: Figure): string =>
  Object.entries(cpu)
    .filter(([, microseconds]) => microseconds >= 0.05)
    .map(([name, microseconds]) => `${name} ${microseconds.toFixed(1)} µs`)
    .join(', ');

const besideOf = (baseline: Figure): string =>
  [baseline.latency ? [spreadOf(baseline)] : [], costOf(baseline)].flat().join(', ');

/** What each row is measured against, and what else was seen. */
export const notesOf = (outcomes: readonly Outcome[]): string =>
  outcomes
    .map(({ row, result }) => {
      const memory = `Memory of the measuring process ${written(result.memory)} MiB.`;
      const against = result.baseline ? [`Against ${row.against}: ${besideOf(result.baseline)}.`] : [];
      return `- **${row.work}**: ${[...against, memory, ...result.remarks].join(' ')}`;
    })
    .join('\n');
