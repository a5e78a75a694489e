/** The same work on logs of ten times as many events each: history must cost nothing. */
import { written } from '../measure/numbers.js';
import { paired } from '../measure/pair.process.js';
import type { Bench, Figure, Result, Row, Side } from '../measure/row.js';

/** The same work, ready to be done on a log that holds so many events before. */
export type Grown = { readonly side: Side; readonly close: () => Promise<void> };
export type Grow = (bench: Bench, events: number) => Promise<Grown>;

/** A tenth more for the noise of the machine. */
const LIMIT = 0.9;
const SMALLEST = 10_000;

const sizesUpTo = (largest: number): number[] => {
  const sizes: number[] = [];
  for (let size = SMALLEST * 10; size <= largest; size *= 10) sizes.push(size);
  return sizes;
};

const told = (size: number, { perSecond, latency }: Figure): string => {
  const { p50 = 0, p99 = 0 } = latency ?? {};
  const rate = `${size.toLocaleString('en-US')}: ${written(perSecond)}/s`;
  return `${rate}, p50 ${written(p50)}, p99 ${written(p99)} ms`;
};

const besideOf = async (bench: Bench, baseline: Side, opening: Promise<Grown>): Promise<Result> => {
  const { side: product, close } = await opening;
  try {
    return await paired(bench, { product, baseline });
  } finally {
    await close();
  }
};

/** Each larger log beside the smallest one, in turn; the last pair is the row's own. */
const compare = async (bench: Bench, grow: Grow): Promise<Result> => {
  const sizes = sizesUpTo(bench.history);
  const small = await grow(bench, SMALLEST);
  const results: Result[] = [];
  try {
    for (const size of sizes) results.push(await besideOf(bench, small.side, grow(bench, size)));
  } finally {
    await small.close();
  }
  const last = results.at(-1);
  if (!last?.baseline)
    throw new RangeError(`Give a history of at least ${String(SMALLEST * 10)} events to be compared.`);
  const grown = results.map(({ product }, index) => told(sizes[index] ?? 0, product));
  return {
    ...last,
    remarks: [`Events in the log: ${[told(SMALLEST, last.baseline), ...grown].join('; ')}.`],
  };
};

/** The ratio that tells: of rates, or of medians where the rate is given. */
type Compared = 'rate' | 'latency';

const ratioOf = ({ product, baseline, ratio }: Result, by: Compared): number =>
  by === 'rate' ? (ratio ?? 0) : (baseline?.latency?.p50 ?? 0) / (product.latency?.p50 ?? Infinity);

export const growthRow = (about: Pick<Row, 'id' | 'work'> & { readonly by: Compared }, grow: Grow): Row => ({
  id: about.id,
  work: about.work,
  against: `a log of ${SMALLEST.toLocaleString('en-US')} events`,
  reach: about.by === 'rate' ? `no slower (≥ ${String(LIMIT)}×)` : `p50 no later (≥ ${String(LIMIT)}×)`,
  run: async (bench) => {
    const result = await compare(bench, grow);
    return { ...result, ratio: ratioOf(result, about.by) };
  },
  holds: ({ ratio }) => (ratio ?? 0) >= LIMIT,
});
