/** Places the points of a small line: gaps stay gaps, the target lies on the same scale, the axis is never cut. */
export type Dot = { x: number; y: number };
export type Placed = { lines: Dot[][]; dots: Dot[]; last: Dot | null; target: number | null; zero: number };
export type Box = { width: number; height: number; pad: number };

/** The scale holds zero, every value and the target, so that no line looks steeper than it is. */
export function range(values: (number | null)[], target: number | null): [low: number, high: number] {
  const known = [...values, target, 0].filter((value) => value !== null);
  const low = Math.min(...known);
  const high = Math.max(...known);
  return low === high ? [low, low + 1] : [low, high];
}

function runs(dots: (Dot | null)[]): Dot[][] {
  const found: Dot[][] = [[]];
  for (const dot of dots) {
    if (dot) found.at(-1)?.push(dot);
    else if (found.at(-1)?.length) found.push([]);
  }
  return found.filter((run) => run.length > 0);
}

/** Lines are the runs of known values; a run of one is only a dot. */
export function place(values: (number | null)[], target: number | null, box: Box): Placed {
  const [low, high] = range(values, target);
  const { width, height, pad } = box;
  const y = (value: number) => pad + (1 - (value - low) / (high - low)) * (height - 2 * pad);
  const step = values.length > 1 ? (width - 2 * pad) / (values.length - 1) : 0;
  const dots = values.map((value, index) => (value === null ? null : { x: pad + index * step, y: y(value) }));
  const known = dots.filter((dot) => dot !== null);
  return {
    lines: runs(dots),
    dots: known,
    last: known.at(-1) ?? null,
    target: target === null ? null : y(target),
    zero: y(0),
  };
}

/** An SVG path through the dots. */
export function path(dots: Dot[]): string {
  return dots.map(({ x, y }, index) => `${index ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}
