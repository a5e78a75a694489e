/**
 * Places the points of a small chart. A figure with a target is drawn as its distance from the target, on
 * a scale that is the same above and below; a figure without one as columns from zero. Neither cuts an
 * axis. Gaps stay gaps.
 */
export type Dot = { x: number; y: number };
export type Box = { width: number; height: number; pad: number };

/** Where zero distance (the target) or zero lies, and how much the whole height stands for. */
export type Frame = { base: number; low: number; high: number };

/** The frame of a series: symmetrical around the target, or from zero when there is none. */
export function frameOf(values: (number | null)[], target: number | null): Frame {
  const known = values.filter((value) => value !== null);
  if (target === null) return { base: 0, low: Math.min(0, ...known), high: Math.max(0, ...known) || 1 };
  const far = Math.max(...known.map((value) => Math.abs(value - target)), 0) || Math.abs(target) * 0.05 || 1;
  return { base: target, low: target - far, high: target + far };
}

/** Height of a value in the box. */
export function heightOf(value: number, frame: Frame, box: Box): number {
  const share = (value - frame.low) / (frame.high - frame.low);
  return box.pad + (1 - share) * (box.height - 2 * box.pad);
}

/** A place for every value, null where none is known. */
export function place(values: (number | null)[], frame: Frame, box: Box): (Dot | null)[] {
  const step = values.length > 1 ? (box.width - 2 * box.pad) / (values.length - 1) : 0;
  return values.map((value, index) =>
    value === null ? null : { x: box.pad + index * step, y: heightOf(value, frame, box) },
  );
}

/** The unbroken runs of known places. */
export function runs(dots: (Dot | null)[]): Dot[][] {
  const found: Dot[][] = [[]];
  for (const dot of dots) {
    if (dot) found.at(-1)?.push(dot);
    else if (found.at(-1)?.length) found.push([]);
  }
  return found.filter((run) => run.length > 0);
}

/** An SVG path through the dots. */
export function path(dots: Dot[]): string {
  return dots.map(({ x, y }, index) => `${index ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}
