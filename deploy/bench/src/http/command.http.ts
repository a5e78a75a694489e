/**
 * A command over HTTP as production answers it, beside the barest handler that writes the same to a table and
 * beside a service as it is written by hand.
 */
import { verifyLog } from '@gemba/event-store/log/log.sql';
import { kafkaEnvironment } from '@gemba/messaging/engines/server';
import type { Pool } from 'pg';
import type { Ground } from '../ground/database.sql.js';
import { openGround } from '../ground/database.sql.js';
import type { Program } from '../ground/programs.process.js';
import { startProgram } from '../ground/programs.process.js';
import { paired } from '../measure/pair.process.js';
import type { Bench, Result, Row, Sample } from '../measure/row.js';
import type { Asked } from './clients.http.js';
import { rush } from './clients.http.js';
import type { Department } from './department.process.js';
import { openDepartment, SITE } from './department.process.js';

const CLIENTS = 32;
const REQUESTS = 8_000;
const ALONE = 1_000;
const PROCESSES = 4;
const OPENED = 4_000;
/** So many sites that each receipt of the row about new streams opens one. */
const MANY_SITES = Array.from({ length: 60 }, (_, index) => `site-${String(index)}`);

let receipts = 0;

/** A receipt of a new lot of one of a thousand items. */
const receipt = (siteAt: (receipt: number) => string): string => {
  receipts += 1;
  const item = `item-${String(receipts % 1_000)}`;
  const quantity = { value: '12.500', unit: 'KGM' };
  const source = { kind: 'count', id: `count-${String(receipts)}` };
  return JSON.stringify({ site: siteAt(receipts), item, lot: `lot-${String(receipts)}`, quantity, source });
};

/** A receipt sent to this port, under a key of its own. */
export const askFor = (port: number, token: string, siteAt = (_: number): string => SITE): Asked => ({
  port,
  path: '/v1/stock-items',
  headers: { authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID() },
  body: receipt(siteAt),
});

type Load = { readonly clients: number; readonly requests: number };

/** Receipts to the ports in turn; each must be in the log afterwards. */
const received =
  (log: Pool, { clients, requests }: Load, next: () => Asked) =>
  async (): Promise<Sample> => {
    const before = await receiptsIn(log);
    const sample = await rush({ clients, requests, next });
    const added = (await receiptsIn(log)) - before;
    if (added !== sample.count)
      throw new Error(`${String(sample.count)} receipts were acknowledged, ${String(added)} are in the log.`);
    return sample;
  };

const inTurn = ({ processes, token }: Department, through: number): (() => Asked) => {
  let turn = 0;
  return () => askFor(processes[(turn += 1) % through]?.port ?? 0, token);
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

type Baseline = 'bare' | 'conventional';

const besides: Readonly<Record<Baseline, string>> = {
  bare: 'a bare Nest/Fastify handler with the same check of the token, class-validator and one insert',
  conventional: 'a service written by hand: Nest, TypeORM entities in a transaction, row locks, outbox',
};

const startBaseline = (name: Baseline, { kafka }: Bench, of: Department, ground: Ground): Promise<Program> =>
  startProgram({
    file: `deploy/bench/dist/http/${name}.process.js`,
    env: {
      DATABASE_URL: ground.url,
      ...kafkaEnvironment(kafka),
      ...{ OIDC_ISSUER: of.issuer, OIDC_AUDIENCE: 'gemba', TOPIC: `${of.topic}-by-hand` },
    },
    readyAt: '/',
  });

const against =
  (name: Baseline, load: Load) =>
  async (bench: Bench): Promise<Result> => {
    const department = await openDepartment(bench, {});
    const ground = await openGround(bench.databaseUrl, 2);
    const baseline = await startBaseline(name, bench, department, ground);
    const scaled = { ...load, requests: Math.ceil(load.requests * bench.scale) };
    try {
      const service = department.processes[0]?.pid ?? 0;
      const pids = { ...bench.pids, service, [name]: baseline.pid };
      const result = await paired(
        { ...bench, pids },
        {
          product: received(department.log, scaled, inTurn(department, 1)),
          baseline: () => rush({ ...scaled, next: () => askFor(baseline.port, department.token) }),
        },
      );
      return { ...result, remarks: [await remarkOnLog(department.log)] };
    } finally {
      await baseline.stop();
      await department.stop();
      await ground.close();
    }
  };

const byFour = async (bench: Bench): Promise<Result> => {
  const department = await openDepartment(bench, { processes: PROCESSES });
  const load = { clients: CLIENTS, requests: Math.ceil(REQUESTS * bench.scale) };
  try {
    const services = department.processes.map(({ pid }, index) => [`service ${String(index + 1)}`, pid]);
    const pids = { ...bench.pids, ...(Object.fromEntries(services) as Record<string, number>) };
    const result = await paired(
      { ...bench, pids },
      {
        product: received(department.log, load, inTurn(department, PROCESSES)),
        baseline: received(department.log, load, inTurn(department, 1)),
      },
    );
    return { ...result, remarks: [await remarkOnLog(department.log)] };
  } finally {
    await department.stop();
  }
};

/** Receipts that each open a stream, since no site has the item yet, beside those to streams in memory. */
const opening = async (bench: Bench): Promise<Result> => {
  const department = await openDepartment(bench, { sites: [SITE, ...MANY_SITES] });
  const [{ port, pid } = { port: 0, pid: 0 }] = department.processes;
  const load = { clients: CLIENTS, requests: Math.ceil(OPENED * bench.scale) };
  let opened = 0;
  const nextNew = (): Asked => {
    opened += 1;
    const site = MANY_SITES[Math.floor(opened / 1_000)];
    if (site === undefined) throw new Error('There are fewer sites than streams to open.');
    return askFor(port, department.token, () => site);
  };
  try {
    return await paired(
      { ...bench, pids: { ...bench.pids, service: pid } },
      {
        product: received(department.log, load, nextNew),
        baseline: received(department.log, load, inTurn(department, 1)),
      },
    );
  } finally {
    await department.stop();
  }
};

const atLeast =
  (reach: number) =>
  ({ ratio }: Result): boolean =>
    (ratio ?? 0) >= reach;

const WHAT = 'token, validation, rule, idempotency, durable';

export const commandRows: readonly Row[] = [
  {
    id: 'command',
    work: `HTTP command, 32 clients: ${WHAT}`,
    against: besides.bare,
    reach: '≥ 0.8×',
    run: against('bare', { clients: CLIENTS, requests: REQUESTS }),
    holds: atLeast(0.8),
  },
  {
    id: 'command-128',
    work: 'HTTP command, 128 clients',
    against: besides.bare,
    reach: '≥ 1.0×',
    run: against('bare', { clients: 128, requests: REQUESTS }),
    holds: atLeast(1),
  },
  {
    id: 'command-alone',
    work: 'HTTP command, one client',
    against: besides.bare,
    reach: 'p50 ≤ 1.2 ms',
    run: against('bare', { clients: 1, requests: ALONE }),
    holds: ({ product }) => (product.latency?.p50 ?? Infinity) <= 1.2,
  },
  {
    id: 'by-hand',
    work: 'HTTP command, 32 clients, beside a service written by hand',
    against: besides.conventional,
    reach: '≥ 5×',
    run: against('conventional', { clients: CLIENTS, requests: REQUESTS / 2 }),
    holds: atLeast(5),
  },
  {
    id: 'opening',
    work: 'HTTP command that opens a stream, 32 clients',
    against: 'one to a stream that is held',
    reach: '≥ 0.9×',
    run: opening,
    holds: atLeast(0.9),
  },
  {
    id: 'four-processes',
    work: 'HTTP command through 4 processes on one log',
    against: 'the same through one of them',
    reach: '≥ 1.0×, order kept',
    run: byFour,
    holds: atLeast(1),
  },
];
