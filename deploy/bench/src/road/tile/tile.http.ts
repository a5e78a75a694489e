/** From a command to the tile that has to move, at a steady 500 commands a second. */
import { Agent, request } from 'node:http';
import { paired } from '../../measure/pair.process.js';
import type { Bench, Result, Row, Sample } from '../../measure/row.js';
import { until } from '../topics.kafka.js';
import { listen } from './live.http.js';
import type { Pair } from './pair.process.js';
import { openPair } from './pair.process.js';

const PER_SECOND = 500;
const SECONDS = 20;
/** A change tells sites, by which its commands are known; so a site waits for its change before its next. */
export const SITES = Array.from({ length: 400 }, (_, at) => `site-${String(at)}`);

let receipts = 0;

const receiptAt = (site: string): string => {
  receipts += 1;
  const item = `item-${String(receipts % 1_000)}`;
  const quantity = { value: '12.500', unit: 'KGM' };
  const source = { kind: 'count', id: `count-${String(receipts)}` };
  return JSON.stringify({ site, item, lot: `lot-${String(receipts)}`, quantity, source });
};

type Load = {
  readonly pair: Pair;
  readonly agent: Agent;
  readonly waiting: Map<string, number>;
  failures: string[];
};

const send = ({ pair, agent, waiting, failures }: Load, site: string): void => {
  const body = receiptAt(site);
  const headers = {
    authorization: `Bearer ${pair.token}`,
    'idempotency-key': crypto.randomUUID(),
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  const options = { agent, headers, host: '127.0.0.1', port: pair.supplyChain, path: '/v1/stock-items' };
  waiting.set(site, performance.now());
  const sent = request({ ...options, method: 'POST' }, (response) => {
    response.resume();
    if ((response.statusCode ?? 0) > 299) failures.push(String(response.statusCode));
  });
  sent.once('error', (error) => failures.push(error.message));
  sent.end(body);
};

type Pace = { readonly count: number; readonly perSecond: number };

/** Sends what is due by the clock every few milliseconds; a site that still waits is passed over. */
const drive = async (load: Load, { count, perSecond }: Pace): Promise<void> => {
  const began = performance.now();
  let [sent, turn] = [0, 0];
  await until(() => {
    const due = Math.min(count, ((performance.now() - began) / 1000) * perSecond);
    for (; sent < due && load.waiting.size < SITES.length; turn += 1) {
      const site = SITES[turn % SITES.length] ?? '';
      if (load.waiting.has(site)) continue;
      send(load, site);
      sent += 1;
    }
    return sent >= count;
  });
  await until(() => load.waiting.size === 0, 30_000);
};

/** Milliseconds from each command to the change that tells of its site. */
export const observed = async (pair: Pair, count: number, perSecond = PER_SECOND): Promise<Sample> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const load: Load = { pair, agent, waiting: new Map(), failures: [] };
  const latencies: number[] = [];
  const leave = await listen({ port: pair.projection, token: pair.token }, (sites) => {
    const now = performance.now();
    for (const site of sites) {
      const since = load.waiting.get(site);
      if (since !== undefined) latencies.push(now - since);
      load.waiting.delete(site);
    }
  });
  const began = performance.now();
  try {
    await drive(load, { count, perSecond });
  } finally {
    leave();
    agent.destroy();
  }
  const { failures } = load;
  if (failures.length > 0)
    throw new Error(`${String(failures.length)} commands failed: ${failures[0] ?? ''}`);
  return { count: latencies.length, seconds: (performance.now() - began) / 1000, latencies };
};

const runAt = async (bench: Bench, perSecond: number): Promise<Result> => {
  const pair = await openPair(bench, { sites: SITES });
  try {
    const product = (): Promise<Sample> => observed(pair, perSecond * SECONDS * bench.scale, perSecond);
    const remark = 'One command process and one projection; load, engines and both share the processors.';
    return await paired({ ...bench, pids: { ...bench.pids, ...pair.pids } }, { product }, [remark]);
  } finally {
    await pair.stop();
  }
};

export const tileRow: Row = {
  id: 'tile',
  work: 'command → tile by SSE, 500 commands/s',
  against: '–',
  reach: 'p50 ≤ 15 ms, p99 ≤ 100 ms',
  run: (bench) => runAt(bench, PER_SECOND),
  holds: ({ product: { latency } }) => latency !== null && latency.p50 <= 15 && latency.p99 <= 100,
};

const QUIET_PER_SECOND = 100;
const QUIET_MS = 6;

/** What a command costs all processes but the one that sends it, in milliseconds. */
const costOf = ({ product: { cpu } }: Result): number =>
  Object.entries(cpu).reduce((sum, [name, micros]) => (name === 'here' ? sum : sum + micros / 1000), 0);

export const quietRow: Row = {
  id: 'quiet',
  work: 'command → tile by SSE, 100 commands/s',
  against: '–',
  reach: `≤ ${String(QUIET_MS)} ms of processor a command, of all but the load`,
  run: async (bench) => {
    const result = await runAt(bench, QUIET_PER_SECOND);
    const cost = `A command costs ${costOf(result).toFixed(1)} ms of processor without the load.`;
    return { ...result, remarks: [...result.remarks, cost] };
  },
  holds: (result) => costOf(result) <= QUIET_MS,
};
