/**
 * A command over HTTP as production answers it, against the barest handler that writes the same to a
 * table.
 */
import { verifyLog } from '@gemba/event-store/log.sql';
import type { Pool } from 'pg';
import { openGround } from '../ground/database.sql.js';
import { startProgram } from '../ground/programs.process.js';
import { paired } from '../measure/pair.process.js';
import type { Bench, Result, Row, Sample } from '../measure/row.js';
import type { Asked } from './clients.http.js';
import { rush } from './clients.http.js';
import type { Department } from './department.process.js';
import { openDepartment, SITE } from './department.process.js';

const CLIENTS = 32;
const REQUESTS = 8_000;
const PROCESSES = 4;

let receipts = 0;

/** A receipt of a new lot of one of a thousand items. */
const receipt = (): string => {
  receipts += 1;
  const item = `item-${String(receipts % 1_000)}`;
  const quantity = { value: '12.500', unit: 'KGM' };
  const source = { kind: 'count', id: `count-${String(receipts)}` };
  return JSON.stringify({ site: SITE, item, lot: `lot-${String(receipts)}`, quantity, source });
};

/** A receipt sent to this port, with a key of its own where there is a token. */
export const askFor = (port: number, token?: string): Asked => ({
  port,
  path: '/v1/stock-items',
  headers: token ? { authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID() } : {},
  body: receipt(),
});

const requestsIn = ({ scale }: Bench): number => Math.ceil(REQUESTS * scale);

/** Receipts through some of the processes, in turn; each must be in the log afterwards. */
const received = (bench: Bench, { processes, log, token }: Department, through: number) => {
  let turn = 0;
  return async (): Promise<Sample> => {
    const before = await receiptsIn(log);
    const sample = await rush({
      clients: CLIENTS,
      requests: requestsIn(bench),
      next: () => askFor(processes[(turn += 1) % through]?.port ?? 0, token),
    });
    const added = (await receiptsIn(log)) - before;
    if (added !== sample.count)
      throw new Error(`${String(sample.count)} receipts were acknowledged, ${String(added)} are in the log.`);
    return sample;
  };
};

const receiptsIn = async (log: Pool): Promise<number> => {
  const { rows } = await log.query<{ count: string }>(
    `select count(*) from events where type = 'supply-chain.StockReceived'`,
  );
  return Number(rows[0]?.count ?? 0);
};

/** @throws when a chain is broken or a position is missing. */
const remarkOnLog = async (log: Pool): Promise<string> => {
  const { events, flaws } = await verifyLog(log);
  if (flaws.length > 0) throw new Error(`The log has flaws: ${JSON.stringify(flaws.slice(0, 3))}`);
  return `All ${events.toLocaleString('en-US')} events verified afterwards: no gap, every chain whole.`;
};

const againstBare = async (bench: Bench): Promise<Result> => {
  const department = await openDepartment(bench, {});
  const ground = await openGround(bench.databaseUrl, 2);
  const bare = await startProgram({
    file: 'deploy/bench/dist/http/bare.process.js',
    env: { DATABASE_URL: ground.url },
    readyAt: '/',
  });
  try {
    const service = department.processes[0]?.pid ?? 0;
    const pids = { ...bench.pids, service, bare: bare.pid };
    const result = await paired(
      { ...bench, pids },
      {
        product: received(bench, department, 1),
        baseline: () =>
          rush({ clients: CLIENTS, requests: requestsIn(bench), next: () => askFor(bare.port) }),
      },
    );
    return { ...result, remarks: [await remarkOnLog(department.log)] };
  } finally {
    await bare.stop();
    await department.stop();
    await ground.close();
  }
};

const byFour = async (bench: Bench): Promise<Result> => {
  const department = await openDepartment(bench, { processes: PROCESSES });
  try {
    const services = department.processes.map(({ pid }, index) => [`service ${String(index + 1)}`, pid]);
    const pids = { ...bench.pids, ...(Object.fromEntries(services) as Record<string, number>) };
    const result = await paired(
      { ...bench, pids },
      { product: received(bench, department, PROCESSES), baseline: received(bench, department, 1) },
    );
    return { ...result, remarks: [await remarkOnLog(department.log)] };
  } finally {
    await department.stop();
  }
};

const reached = ({ ratio }: Result): boolean => (ratio ?? 0) >= 1;

export const commandRows: readonly Row[] = [
  {
    id: 'command',
    work: 'HTTP command, 32 clients: token, validation, rule, idempotency, durable',
    against: 'a bare Nest/Fastify handler with class-validator and one insert',
    reach: '≥ 1.0×',
    run: againstBare,
    holds: reached,
  },
  {
    id: 'four-processes',
    work: 'the same through 4 processes on one log',
    against: 'the same through one of them',
    reach: '≥ 1.0×, order kept',
    run: byFour,
    holds: reached,
  },
];
