/** A sales order that is promised as it is placed, beside ten thousand lines that are promised already. */
import type { Pool } from 'pg';
import { paired } from '../measure/pair.process.js';
import type { Bench, Result, Row, Sample } from '../measure/row.js';
import { until } from '../road/topics.kafka.js';
import { rush } from './clients.http.js';
import type { Department } from './department.process.js';
import { openDepartment, SITE } from './department.process.js';

const OPEN_LINES = 10_000;
const LINES = 200;
const ITEMS = 100;
const MACHINES = 20;
const BARS_EACH = 25;
const DAYS = 365;
/** Of so many lines one is made, the others come out of stock. */
const MADE_EACH = 5;
const ORDERS = 400;
const P99_MS = 200;
const PATIENCE_MS = 600_000;
const DAY_MS = 86_400_000;

const stocked = (index: number): string => `item-${String(index % ITEMS)}`;
const made = (index: number): string => `made-${String(index % ITEMS)}`;
const center = (index: number): string => `CENTER-${String(index % MACHINES)}`;

/** What production and its schedule have said: the items that are made, on which machines, how loaded. */
const rowsOfProduction = (now: number): readonly (readonly [string, string, object])[] => {
  const at = (day: number): string => new Date(now + day * DAY_MS).toISOString();
  const machines = Array.from({ length: MACHINES }, (_, index) => `M-${String(index)}`);
  const items = Array.from({ length: ITEMS }, (_, index) => index);
  const operation = { sequence: 10, setup: 'PT30M', runPerUnit: 'PT1M', skill: 'cnc' };
  const bars = machines.flatMap((workUnit) =>
    Array.from({ length: BARS_EACH }, (_, day) => ({
      ...{ order: `${workUnit}-${String(day)}`, workUnit, people: [], start: at(day), end: at(day + 0.9) },
    })),
  );
  const windows = [{ from: at(0), to: at(DAYS) }];
  const resources = machines.map((id) => ({ kind: 'machine', id, windows }));
  const known = machines.map((id, index) => [id, { workCenter: center(index), down: false }] as const);
  const adopted = { number: 1, from: at(0), until: at(DAYS), resources, bars };
  return [
    ...items.map((index) => ['item', made(index), { kind: 'make', unit: 'KGM', tracking: 'lot' }] as const),
    ...items.map((index) => {
      const operations = [{ ...operation, workCenter: center(index) }];
      return ['routing', made(index), { version: 1, operations }] as const;
    }),
    ['capacity', SITE, { machines: Object.fromEntries(known), skills: {}, proposed: [], adopted }],
  ];
};

const putRows = async (log: Pool): Promise<void> => {
  for (const [name, key, row] of rowsOfProduction(Date.now()))
    await log.query('insert into table_rows (table_name, key, row) values ($1, $2, $3)', [name, key, row]);
};

const asks = ({ processes, token }: Department, path: string, body: object) => ({
  ...{ port: processes[0]?.port ?? 0, path: `/v1/${path}` },
  headers: { authorization: `Bearer ${token}`, 'idempotency-key': crypto.randomUUID() },
  body: JSON.stringify(body),
});

const kilos = (value: string) => ({ value, unit: 'KGM' });

let orders = 0;

const order = (lines: number) => {
  orders += 1;
  const requested = new Date().toISOString().slice(0, 10);
  return {
    ...{ id: `SO-${String(orders)}`, site: SITE, customer: 'BENCH' },
    lines: Array.from({ length: lines }, (_, index) => ({
      ...{
        line: String(index + 1),
        quantity: kilos('1'),
        price: { amount: '9.00', currency: 'EUR' },
        requested,
      },
      item: (orders + index) % MADE_EACH === 0 ? made(orders + index) : stocked(orders + index),
    })),
  };
};

const countOf = async (log: Pool, type: string): Promise<number> => {
  const { rows } = await log.query<{ count: string }>('select count(*) from events where type = $1', [type]);
  return Number(rows[0]?.count ?? 0);
};

/** Stock, and so many lines that are promised, and supplied as far as stock goes. */
const fill = async (department: Department, lines: number): Promise<void> => {
  const { log } = department;
  await putRows(log);
  const bodies = Array.from({ length: ITEMS }, (_, index) => ({
    ...{ site: SITE, item: stocked(index), lot: `lot-${String(index)}`, quantity: kilos('1000000') },
    source: { kind: 'count', id: `count-${String(index)}` },
  }));
  let at = 0;
  const next = () => asks(department, 'stock-items', bodies[at++ % ITEMS] ?? {});
  await rush({ clients: 4, requests: ITEMS, next });
  const customer = { id: 'BENCH', name: 'Bench', currency: 'EUR', country: 'FR' };
  await rush({ clients: 1, requests: 1, next: () => asks(department, 'customers', customer) });
  const whole = () => asks(department, 'sales-orders', order(Math.min(LINES, lines)));
  await rush({ clients: 1, requests: Math.ceil(lines / LINES), next: whole });
  const parts = ['supply-chain.StockReserved', 'supply-chain.ProductionRequested'];
  const supplied = async (): Promise<boolean> => {
    const counts = await Promise.all(parts.map((type) => countOf(log, type)));
    return counts.reduce((sum, count) => sum + count, 0) >= (await countOf(log, PROMISED));
  };
  await until(supplied, PATIENCE_MS);
};

const PROMISED = 'supply-chain.SalesOrderPromised';

/** Orders of one line, one after the other; each must be promised in the log. */
const promised = async (department: Department, requests: number): Promise<Sample> => {
  const before = await countOf(department.log, PROMISED);
  const sample = await rush({ clients: 1, requests, next: () => asks(department, 'sales-orders', order(1)) });
  const added = (await countOf(department.log, PROMISED)) - before;
  if (added !== sample.count)
    throw new Error(`${String(sample.count)} orders were placed, ${String(added)} of them promised.`);
  return sample;
};

const run = async (bench: Bench): Promise<Result> => {
  const department = await openDepartment(bench, {});
  try {
    await fill(department, Math.ceil(OPEN_LINES * bench.scale));
    const service = department.processes[0]?.pid ?? 0;
    const each = Math.ceil(ORDERS * bench.scale);
    return await paired(
      { ...bench, pids: { ...bench.pids, service } },
      { product: () => promised(department, each) },
    );
  } finally {
    await department.stop();
  }
};

export const promiseRow: Row = {
  id: 'promise',
  work: `order of one line, promised as it is placed, beside ${OPEN_LINES.toLocaleString('en-US')} open lines`,
  against: '–',
  reach: `p99 ≤ ${String(P99_MS)} ms`,
  run,
  holds: ({ product }) => (product.latency?.p99 ?? Infinity) <= P99_MS,
};
