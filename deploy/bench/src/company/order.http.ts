/** The whole company: from a sales order that finds no stock to the production order that makes it. */
import { SERVICES } from '@gemba/contracts/events/company';
import { CompanyClient } from '@gemba/deploy-local/demo/client/company-client.http';
import { found } from '@gemba/deploy-local/demo/opening/found';
import { openPeriods, publishRates } from '@gemba/deploy-local/demo/opening/money';
import { launch } from '@gemba/deploy-local/testing/launched.process';
import { plusDays } from '@gemba/measures/period';
import pg from 'pg';
import { written } from '../measure/numbers.js';
import { paired } from '../measure/pair.process.js';
import type { Bench, Result, Row, Sample } from '../measure/row.js';
import { until } from '../road/topics.kafka.js';
import { memoryOf } from './memory.process.js';

const ORDERS = 40;
const PATIENCE_MS = 30_000;
const MOST_MIB = 900;
const P50_MS = 60;

type Company = { readonly client: CompanyClient; readonly production: pg.Pool; readonly today: string };

let orders = 0;

const isMade = async (production: pg.Pool, order: string): Promise<boolean> => {
  const { rowCount } = await production.query(
    `select 1 from events where type = 'production.ProductionOrderCreated'
        and data::json ->> 'demand' = $1`,
    [`sales-order/${order}/1`],
  );
  return rowCount === 1;
};

/** Milliseconds from the sending of an order until its production order is in the log of production. */
const ordered = async ({ client, production, today }: Company): Promise<number> => {
  orders += 1;
  const id = `BENCH-${String(orders)}`;
  const line = {
    ...{ line: '1', item: 'PUMP-100', quantity: { value: '1', unit: 'C62' } },
    ...{ price: { amount: '340.00', currency: 'EUR' }, requested: plusDays(today, 20) },
  };
  const body = { id, site: 'lyon', customer: 'AQUA-SUD', lines: [line] };
  const began = performance.now();
  await client.send({ service: 'supply-chain', path: 'sales-orders', body });
  await until(() => isMade(production, id), PATIENCE_MS);
  return performance.now() - began;
};

const oneAfterTheOther = async (company: Company, count: number): Promise<Sample> => {
  const latencies: number[] = [];
  const began = performance.now();
  while (latencies.length < count) latencies.push(await ordered(company));
  return { count, seconds: (performance.now() - began) / 1000, latencies };
};

const founded = async (client: CompanyClient): Promise<string> => {
  const now = new Date().toISOString();
  const today = now.slice(0, 10);
  const date = plusDays(today, -1);
  const at = `${date}T07:00:00.000Z`;
  for (const day of [date, today]) await publishRates({ company: client, seed: 1 }, day, at);
  await found({ company: client, at, date });
  await openPeriods(client, [date, plusDays(today, 1)], at);
  return today;
};

const run = async (bench: Bench): Promise<Result> => {
  const launched = await launch();
  const { databaseUrls, pids } = launched.run();
  const production = new pg.Pool({ connectionString: databaseUrls.production, max: 1 });
  try {
    const client = new CompanyClient(launched.run());
    const company = { client, production, today: await founded(client) };
    const count = Math.ceil(ORDERS * bench.scale);
    const result = await paired({ ...bench, pids }, { product: () => oneAfterTheOther(company, count) });
    const memory = memoryOf([...SERVICES, 'dashboard'].flatMap((name) => pids[name] ?? []));
    const remark = `All services and the dashboard together hold ${written(memory)} MiB beside the engines.`;
    return { ...result, remarks: [remark] };
  } finally {
    await production.end();
    await launched.stop();
  }
};

export const orderRow: Row = {
  id: 'order',
  work: 'sales order → production order, whole company',
  against: '–',
  reach: `p50 ≤ ${String(P50_MS)} ms, services ≤ ${String(MOST_MIB)} MiB`,
  run,
  holds: ({ product: { latency }, remarks }) =>
    latency !== null && latency.p50 <= P50_MS && memoryIn(remarks) <= MOST_MIB,
};

/** A row is judged in another process than it was run in. */
const memoryIn = (remarks: readonly string[]): number =>
  Number(/hold ([\d,.]+) MiB/.exec(remarks.join(' '))?.[1]?.replaceAll(',', '') ?? Infinity);
