/** Counts where order lines stand on their way from order to cash, and how long they have stood there. */
import type { Row, Summary } from '../../api/contract.js';
import { ageDays } from '../../format/time.js';
import { t } from '../../language/language.js';

export const stages = [
  'placed',
  'promised',
  'produced',
  'despatched',
  'delivered',
  'invoiced',
  'paid',
] as const;
export type StageName = (typeof stages)[number];

export const stageNames: Record<StageName, string> = {
  placed: t('flow.placed'),
  promised: t('flow.promised'),
  produced: t('flow.produced'),
  despatched: t('flow.despatched'),
  delivered: t('flow.delivered'),
  invoiced: t('flow.invoiced'),
  paid: t('flow.paid'),
};

/** What the lines of a stage wait for. */
const waitsFor: Record<StageName, string> = {
  placed: t('flow.aPromise'),
  promised: t('flow.production'),
  produced: t('flow.despatch'),
  despatched: t('flow.delivery'),
  delivered: t('flow.theInvoice'),
  invoiced: t('flow.payment'),
  paid: t('flow.nothingDone'),
};

export type Stage = {
  stage: StageName;
  name: string;
  waits: string;
  count: number;
  amount: string;
  /** Lines that have come at least this far. */
  reached: number;
  late: number;
  medianDays: number | null;
  p90Days: number | null;
};

/** The value below which the share of the sorted numbers lies (nearest rank); null of none. */
export function quantile(numbers: number[], share: number): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

function sinceOf(line: Row, stage: StageName): string | null {
  const since = line[`${stage}At`] ?? line.placedAt;
  return typeof since === 'string' ? since : null;
}

function agesOf(lines: Row[], stage: StageName, now: number): number[] {
  const here = lines.filter((line) => line.stage === stage);
  return here.flatMap((line) => {
    const since = sinceOf(line, stage);
    return since ? [ageDays(since, now)] : [];
  });
}

function reached(counts: Map<string, number>, from: number): number {
  return stages.slice(from).reduce((sum, stage) => sum + (counts.get(stage) ?? 0), 0);
}

/** One row per stage; counts and money are those of the service, ages are of the lines at hand. */
export function stagesOf(summary: Pick<Summary, 'data'>, lines: Row[], now: number): Stage[] {
  const counts = new Map(summary.data.map(({ key, count }) => [key, count]));
  const sums = new Map(summary.data.map(({ key, sums: { amount } }) => [key, amount ?? '0']));
  return stages.map((stage, index) => {
    const ages = stage === 'paid' ? [] : agesOf(lines, stage, now);
    return {
      stage,
      name: stageNames[stage],
      waits: waitsFor[stage],
      count: counts.get(stage) ?? 0,
      amount: sums.get(stage) ?? '0',
      reached: reached(counts, index),
      late: lines.filter((line) => line.stage === stage && line.late === true).length,
      medianDays: quantile(ages, 0.5),
      p90Days: quantile(ages, 0.9),
    };
  });
}

export type Link = { source: string; target: string; value: number };

/** The flow as links: on to the next stage, or standing in this one. */
export function linksOf(all: Stage[]): Link[] {
  const links = all.flatMap(({ name, waits, count }, index) => {
    const next = all[index + 1];
    if (!next) return [];
    return [
      { source: name, target: next.name, value: next.reached },
      { source: name, target: t('flow.waitsFor2', { waits }), value: count },
    ];
  });
  return links.filter(({ value }) => value > 0);
}
