/** Medians and percentiles of what was measured, and how figures are written. */

/**
 * The value below which the given part (0–1) of the values lies: nearest rank. @throws RangeError on none.
 */
export const percentile = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
  if (found === undefined) throw new RangeError('There is no percentile of nothing.');
  return found;
};

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** `23,400` from a thousand on, `4.83` below ten. */
export const written = (value: number): string => {
  if (value >= 1000) return Math.round(value).toLocaleString('en-US');
  if (value >= 10) return value.toFixed(value >= 100 ? 0 : 1);
  return value.toFixed(2);
};
