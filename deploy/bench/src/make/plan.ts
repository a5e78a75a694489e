/** Requirements planning of a large site: 10,000 items on five levels, needed in each of 52 weeks. */
import { plusDays } from '@gemba/measures/period';
import { planSite } from '@gemba/production-service/planning/plan/plan';
import type { PlanInputs, PlanItem } from '@gemba/production-service/planning/plan/model';
import type { Demand } from '@gemba/production-service/planning/plan/netting';
import { figureOf, timed } from '../measure/pair.process.js';
import type { Bench, Result, Row } from '../measure/row.js';
import { processorTime } from '../measure/cpu.process.js';

const ITEMS = 10_000;
const LEVELS = 5;
const WEEKS = 52;
/** Parts of each item, all of the next level, of which every item is part of as many others. */
const PARTS = 3;
const TODAY = '2026-01-05';
const MOST_SECONDS = 10;
const MOST_MIB = 1024;
const MILLIONTHS = 1_000_000n;

const idOf = (level: number, index: number): string => `ITEM-${String(level)}-${String(index)}`;

const itemAt = (level: number, index: number, perLevel: number): PlanItem => ({
  id: idOf(level, index),
  kind: level < LEVELS - 1 ? 'make' : 'buy',
  unit: 'C62',
  lots: { method: 'lot-for-lot', unit: 'C62' },
  safety: 0n,
  leadTime: 'P5D',
  hasRouting: true,
  structures:
    level < LEVELS - 1
      ? [
          {
            effectiveFrom: '2025-01-01',
            parts: Array.from({ length: PARTS }, (_, part) => ({
              item: idOf(level + 1, (index + part) % perLevel),
              times: 1n,
              per: 1n,
              step: MILLIONTHS,
              isPhantom: false,
            })),
          },
        ]
      : [],
});

const soldEachWeek = (item: string): readonly Demand[] =>
  Array.from({ length: WEEKS }, (_, week) => {
    const ref = `sales-order/${item}/${String(week + 1)}`;
    return { date: plusDays(TODAY, 7 * (week + 1)), quantity: 10n * MILLIONTHS, ref, ends: [ref] };
  });

const siteOf = (perLevel: number): PlanInputs => ({
  site: 'lyon',
  today: TODAY,
  until: plusDays(TODAY, 7 * (WEEKS + 1)),
  actionsUntil: plusDays(TODAY, 14),
  calendar: undefined,
  items: Array.from({ length: LEVELS }, (_, level) =>
    Array.from({ length: perLevel }, (__, index) => itemAt(level, index, perLevel)),
  ).flat(),
  stock: new Map(),
  receipts: new Map(),
  demands: new Map(
    Array.from({ length: perLevel }, (_, index) => [idOf(0, index), soldEachWeek(idOf(0, index))]),
  ),
});

/** Each level needs as many times more than the one above it as an item has parts. */
const assertConserved = (planned: readonly { item: string; quantity: bigint }[], perLevel: number): void => {
  const sums = Array.from({ length: LEVELS }, () => 0n);
  for (const { item, quantity } of planned) {
    const level = Number(item.split('-')[1]);
    sums[level] = (sums[level] ?? 0n) + quantity;
  }
  const top = BigInt(perLevel * WEEKS * 10) * MILLIONTHS;
  const expected = sums.map((_, level) => top * BigInt(PARTS) ** BigInt(level));
  if (sums.join() !== expected.join())
    throw new Error(`Planned on each level ${sums.join()}, needed ${expected.join()}.`);
};

const run = async ({ pids, repetitions, scale }: Bench): Promise<Result> => {
  const perLevel = Math.ceil((ITEMS / LEVELS) * scale);
  const site = siteOf(perLevel);
  const count = perLevel * LEVELS;
  const samples = [];
  let memory = 0;
  for (let round = 0; round < repetitions; round += 1) {
    const before = processorTime(pids);
    const ms = await timed(async () => {
      const { planned } = await planSite(site, () => Promise.resolve());
      // Later runs begin with what the collector has left of those before.
      memory ||= process.memoryUsage.rss() / 2 ** 20;
      assertConserved(planned, perLevel);
    });
    const cpu = { here: ((processorTime(pids).here ?? 0) - (before.here ?? 0)) / count };
    samples.push({ count, seconds: ms / 1000, latencies: [ms], cpu });
  }
  return { product: figureOf(samples), baseline: null, ratio: null, memory, remarks: [] };
};

export const planRow: Row = {
  id: 'plan',
  work: 'requirements of 10,000 items × 5 levels × 52 weeks',
  against: '–',
  reach: `≤ ${String(MOST_SECONDS)} s, ≤ 1 GiB`,
  run,
  holds: ({ product, memory }) =>
    (product.latency?.p50 ?? Infinity) <= MOST_SECONDS * 1000 && memory <= MOST_MIB,
};
