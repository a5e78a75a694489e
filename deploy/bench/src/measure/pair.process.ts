/** Runs both sides in turn, so that a noisy machine is noisy for both, and compares neighbours. */
import { processorTime } from './cpu.process.js';
import { median, percentile } from './numbers.js';
import type { Bench, Figure, Result, Sample, Side } from './row.js';

type Measured = Sample & { readonly cpu: Readonly<Record<string, number>> };

export type Sides = { readonly product: Side; readonly baseline?: Side | undefined };

/** Each side once to warm up, then in turn as often as the bench says. */
export const paired = async (
  bench: Bench,
  { product, baseline }: Sides,
  remarks: readonly string[] = [],
): Promise<Result> => {
  await baseline?.();
  await product();
  const products: Measured[] = [];
  const baselines: Measured[] = [];
  for (let round = 0; round < bench.repetitions; round += 1) {
    if (baseline) baselines.push(await measured(bench, baseline));
    products.push(await measured(bench, product));
  }
  const ratios = products.flatMap((each, round) => {
    const beside = baselines[round];
    return beside ? [rateOf(each) / rateOf(beside)] : [];
  });
  return {
    product: figureOf(products),
    baseline: baselines.length > 0 ? figureOf(baselines) : null,
    ratio: ratios.length > 0 ? median(ratios) : null,
    memory: process.memoryUsage.rss() / 2 ** 20,
    remarks,
  };
};

const measured = async ({ pids }: Bench, side: Side): Promise<Measured> => {
  const before = processorTime(pids);
  const sample = await side();
  const after = processorTime(pids);
  const cpu = Object.entries(after).map(([name, time]) => [
    name,
    (time - (before[name] ?? 0)) / sample.count,
  ]);
  return { ...sample, cpu: Object.fromEntries(cpu) as Record<string, number> };
};

const rateOf = ({ count, seconds }: Sample): number => count / seconds;

export const figureOf = (samples: readonly Measured[]): Figure => {
  const latencies = samples.flatMap((each) => each.latencies ?? []);
  const names = Object.keys(samples[0]?.cpu ?? {});
  return {
    perSecond: median(samples.map(rateOf)),
    latency:
      latencies.length > 0 ? { p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) } : null,
    cpu: Object.fromEntries(names.map((name) => [name, median(samples.map(({ cpu }) => cpu[name] ?? 0))])),
  };
};

/** Runs `work` and tells how long it took in milliseconds. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};
