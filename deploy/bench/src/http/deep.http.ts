/** Commands on a stream of ten thousand events, beside commands on a stream that has just begun. */
import type { Bench, Result, Row, Sample } from '../measure/row.js';
import { paired } from '../measure/pair.process.js';
import { median, written } from '../measure/numbers.js';
import { rush } from './clients.http.js';
import type { Department } from './department.process.js';
import { openDepartment } from './department.process.js';
import { writeDeepStream } from './history.sql.js';

const EVENTS = 10_000;
const COMMANDS = 400;
const COLD_STARTS = 5;
const P99_MS = 20;

let counts = 0;

/** The lot is counted up and down in turn, so that it never runs out. */
const count = ({ processes, token }: Department, item: string) => {
  counts += 1;
  const quantity = { value: counts % 2 === 0 ? '-1' : '1', unit: 'C62' };
  return {
    port: processes[0]?.port ?? 0,
    path: `/v1/stock-items/lyon.${item}/adjust-stock`,
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ lot: 'deep', quantity, reason: 'counted' }),
  };
};

const counted = (department: Department, item: string, requests: number): Promise<Sample> =>
  rush({ clients: 1, requests, next: () => count(department, item) });

/** The first command of a process that remembers nothing, in milliseconds. */
const coldCommands = async (department: Department): Promise<number> => {
  const seen: number[] = [];
  for (let start = 0; start < COLD_STARTS; start += 1) {
    await department.restart();
    // Any first command warms the code; it is not what is looked for here.
    await counted(department, 'shallow', 50);
    const { latencies = [] } = await counted(department, 'deep', 1);
    seen.push(...latencies);
  }
  return median(seen);
};

const run = async (bench: Bench): Promise<Result> => {
  const history = async (log: Department['log']): Promise<void> => {
    await writeDeepStream(log, 'deep', EVENTS);
    await writeDeepStream(log, 'shallow', 1);
  };
  const department = await openDepartment(bench, { history });
  try {
    const folding = (await counted(department, 'deep', 1)).latencies?.[0] ?? 0;
    const each = Math.ceil(COMMANDS * bench.scale);
    const result = await paired(bench, {
      product: () => counted(department, 'deep', each),
      baseline: () => counted(department, 'shallow', each),
    });
    const cold = await coldCommands(department);
    const starts = `median of ${String(COLD_STARTS)} starts`;
    const first = `The first command of a process took ${written(cold)} ms with a snapshot (${starts})`;
    return { ...result, remarks: [`${first}, ${written(folding)} ms without one.`] };
  } finally {
    await department.stop();
  }
};

export const deepRow: Row = {
  id: 'deep-stream',
  work: `command on a stream of ${EVENTS.toLocaleString('en-US')} events, one client`,
  against: 'a stream of one event',
  reach: `p99 ≤ ${String(P99_MS)} ms`,
  run,
  holds: ({ product }) => (product.latency?.p99 ?? Infinity) <= P99_MS,
};
