/**
 * Draws a series either as distance from its target or as columns from zero; used small on tiles and large
 * in drawers.
 */
import type { Kpi, KpiValue } from '../../api/contract.js';
import { type Box, type Dot, type Frame, frameOf, heightOf, path, place, runs } from './spark.js';
import css from './plot.module.css';

/** The series as numbers; drawing needs no more than fifteen digits. */
function numbersOf(of: KpiValue): (number | null)[] {
  return of.series.map(({ value }) => (value === null ? null : Number(value)));
}

export function frameFor(of: KpiValue): Frame {
  return frameOf(numbersOf(of), of.target === null ? null : Number(of.target));
}

type Marks = { dots: (Dot | null)[]; base: number; box: Box };

function Columns({ dots, base, box }: Marks) {
  const width = Math.max(3, (box.width / dots.length) * 0.56);
  return dots.map((dot, index) => {
    if (!dot) return null;
    const edge = Math.min(Math.max(dot.x - width / 2, 0), box.width - width);
    const last = index === dots.length - 1;
    const height = Math.max(1, Math.abs(base - dot.y));
    return (
      <rect
        key={dot.x}
        x={edge}
        y={Math.min(base, dot.y)}
        width={width}
        height={height}
        rx={1.5}
        className={css.column}
        data-last={last}
      />
    );
  });
}

function Line({ dots, base }: Marks) {
  const last = dots.at(-1);
  return (
    <>
      {runs(dots).map((run) => (
        <g key={run[0]?.x}>
          <path
            d={`${path(run)}L${String(run.at(-1)?.x)} ${String(base)}L${String(run[0]?.x)} ${String(base)}Z`}
            className={css.area}
          />
          <path d={path(run)} className={css.line} />
          {run.length === 1 && <circle cx={run[0]?.x} cy={run[0]?.y} r={2} className={css.dot} />}
        </g>
      ))}
      {last && <circle cx={last.x} cy={last.y} r={3.4} className={css.last} />}
    </>
  );
}

type Props = { kpi: Kpi; of: KpiValue; box: Box; label: string; className?: string | undefined };

export function Plot({ of, box, label, className }: Props) {
  const frame = frameFor(of);
  const dots = place(numbersOf(of), frame, box);
  const base = heightOf(frame.base, frame, box);
  const aimed = of.target !== null;
  const marks = { dots, base, box };
  return (
    <svg
      className={className}
      viewBox={`0 0 ${String(box.width)} ${String(box.height)}`}
      role="img"
      aria-label={label}
    >
      <line x1={0} x2={box.width} y1={base} y2={base} className={aimed ? css.target : css.zero} />
      {aimed ? <Line {...marks} /> : <Columns {...marks} />}
    </svg>
  );
}
