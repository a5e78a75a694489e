/** Whether a command costs more when more history lies behind it. */
import type { Bench, Figure, Result, Row } from '../measure/row.js';
import { paired } from '../measure/pair.process.js';
import { written } from '../measure/numbers.js';
import { rush } from './clients.http.js';
import { askFor } from './command.http.js';
import { openDepartment } from './department.process.js';
import type { Department } from './department.process.js';
import { fillLog } from './history.sql.js';

const CLIENTS = 32;
const REQUESTS = 4_000;

/** A tenth more for the noise of the machine. */
const LIMIT = 0.9;

const sizesUpTo = (largest: number): number[] => {
  const sizes = [10_000];
  while ((sizes.at(-1) ?? 0) < largest) sizes.push((sizes.at(-1) ?? 0) * 10);
  return sizes;
};

const openWith = (bench: Bench, events: number): Promise<Department> =>
  openDepartment(bench, { history: (log, topic) => fillLog(log, topic, events) });

const measured =
  (bench: Bench, { processes, token }: Department) =>
  () =>
    rush({
      clients: CLIENTS,
      requests: Math.ceil(REQUESTS * bench.scale),
      next: () => askFor(processes[0]?.port ?? 0, token),
    });

const told = (size: number, { perSecond, latency }: Figure): string => {
  const { p50 = 0, p99 = 0 } = latency ?? {};
  const rate = `${size.toLocaleString('en-US')}: ${written(perSecond)}/s`;
  return `${rate}, p50 ${written(p50)}, p99 ${written(p99)} ms`;
};

const beside = async (bench: Bench, small: Department, size: number): Promise<Result> => {
  const large = await openWith(bench, size);
  try {
    return await paired(bench, { product: measured(bench, large), baseline: measured(bench, small) });
  } finally {
    await large.stop();
  }
};

/** Each larger log beside the smallest one, in turn; the last pair is the row's own. */
const run = async (bench: Bench): Promise<Result> => {
  const [smallest = 0, ...larger] = sizesUpTo(bench.history);
  const small = await openWith(bench, smallest);
  const results: Result[] = [];
  try {
    for (const size of larger) results.push(await beside(bench, small, size));
  } finally {
    await small.stop();
  }
  const last = results.at(-1);
  if (!last?.baseline) throw new Error('Growth needs a log of more than 10,000 events.');
  const grown = results.map(({ product }, index) => told(larger[index] ?? 0, product));
  return {
    ...last,
    remarks: [`Events in the log: ${[told(smallest, last.baseline), ...grown].join('; ')}.`],
  };
};

export const growthRow: Row = {
  id: 'growth',
  work: 'HTTP command, 32 clients, on a log that has grown',
  against: 'a log of 10,000 events',
  reach: `no slower (≥ ${String(LIMIT)}×)`,
  run,
  holds: ({ ratio }) => (ratio ?? 0) >= LIMIT,
};
