/** Thirteen periods at a glance, with the target as a dashed line; the same in words for those who cannot see it. */
import type { Kpi, KpiValue } from '../../api/contract.js';
import { measureText } from '../../format/measure.js';
import { type Dot, path, place } from '../spark.js';
import css from './tile.module.css';

const box = { width: 220, height: 40, pad: 4 };

function words(kpi: Kpi, of: KpiValue): string {
  const style = { unit: kpi.unit, currency: of.currency, decimals: kpi.decimals };
  const known = of.series.filter(({ value }) => value !== null);
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last) return 'No history yet.';
  const from = measureText(first.value, style);
  return `${String(known.length)} periods, from ${from} (${first.from}) to ${measureText(last.value, style)}.`;
}

function Line({ dots }: { dots: Dot[] }) {
  return <path d={path(dots)} className={css.sparkLine} vectorEffect="non-scaling-stroke" />;
}

export function Sparkline({ kpi, of }: { kpi: Kpi; of: KpiValue }) {
  const values = of.series.map(({ value }) => (value === null ? null : Number(value)));
  const placed = place(values, of.target === null ? null : Number(of.target), box);
  const { lines, dots, last, target, zero } = placed;
  return (
    <svg
      className={css.spark}
      viewBox={`0 0 ${String(box.width)} ${String(box.height)}`}
      role="img"
      aria-label={words(kpi, of)}
    >
      <line x1={0} x2={box.width} y1={zero} y2={zero} className={css.sparkZero} />
      {target !== null && <line x1={0} x2={box.width} y1={target} y2={target} className={css.sparkTarget} />}
      {lines.map((line) => (
        <Line key={line[0]?.x} dots={line} />
      ))}
      {dots.slice(0, -1).map(({ x, y }) => (
        <circle key={x} cx={x} cy={y} r={1.3} className={css.sparkDot} />
      ))}
      {last && <circle cx={last.x} cy={last.y} r={3.2} className={css.sparkLast} />}
    </svg>
  );
}
