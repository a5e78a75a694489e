/**
 * A company of tiny services on real engines: started, hit, taken over, stopped, and started again with
 * its data.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectKafka } from '@gemba/messaging/topic/kafka-client.kafka';
import { silent } from '@gemba/messaging/testing/sandbox.sql';
import pg from 'pg';
import { readArguments } from '../../bootstrap/arguments.mjs';
import { isAlive } from '../engines/child.process.js';
import { startEngines } from '../engines/engines.process.js';
import { freePorts, isFree } from '../engines/ports.process.js';
import { members, portsFrom } from '../ports/ports.js';
import { Promises } from '../testing/promises.process.js';
import { until } from '../testing/until.process.js';
import { openCompany, type Company } from './company.process.js';
import { runFileOf, type RunFile } from './run-file.process.js';
import { serviceProgram } from './services.process.js';

const fakeService = `
import { createServer } from 'node:http';
const answer = JSON.stringify({ service: process.env.GEMBA_SERVICE });
const server = createServer((request, response) => response.end(answer));
server.listen(Number(process.env.PORT), '127.0.0.1');
process.once('SIGTERM', () => { console.log('drained'); process.exit(0); });
`;

const said: string[] = [];
let folder: string;
let state: string;
let company: Company;

function open(): Promise<Company> {
  const file = join(folder, 'service.mjs');
  return openCompany({
    state,
    options: readArguments([]),
    programs: { production: file, dashboard: file, projection: serviceProgram('projection') },
    say: (topic, text) => said.push(`${topic}: ${text}`),
    signal: new AbortController().signal,
  });
}

async function answers(work: () => Promise<unknown>): Promise<boolean> {
  return work().then(
    () => true,
    () => false,
  );
}

async function query(sql: string, database = 'production'): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: company.run().databaseUrls[database] });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function topics(): Promise<readonly string[]> {
  const { kafka: server } = company.run();
  const admin = connectKafka({ server, clientId: 'test', log: silent }).admin({ retry: { retries: 0 } });
  try {
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: 'kept', numPartitions: 1 }] });
    return await admin.listTopics();
  } finally {
    await admin.disconnect();
  }
}

/** Nobody waits longer than this for anything; what was promised is asked after. */
const PATIENCE_MS = 60_000;

const promises = new Promises();

type Part = 'production' | 'postgres' | 'kafka';

/** Kills a part, and asks for it to be there again in time. */
async function hasBack(part: Part, promisedMs: number, works: () => Promise<unknown>): Promise<void> {
  await promises.look();
  const killed = performance.now();
  const pid = company.run().pids[part];
  process.kill(pid!, 'SIGKILL');
  await until(() => company.run().pids[part] !== pid, PATIENCE_MS);
  await until(() => answers(works), PATIENCE_MS);
  const { ms, mostMs } = await promises.kept(killed, promisedMs);
  expect(ms).toBeLessThan(mostMs);
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gemba-company-'));
  state = join(folder, 'state');
  writeFileSync(join(folder, 'service.mjs'), fakeService);
  // Engines of a launcher that was killed: they run on this state folder and nobody looks after them.
  const [postgres = 0, broker = 0, controller = 0] = await freePorts(3);
  const orphans = await startEngines({ state, ports: { postgres, broker, controller } });
  const [base = 0] = await freePorts(members.length);
  writeFileSync(join(state, 'ports.json'), JSON.stringify(portsFrom(base)));
  company = await open();
  expect(Object.values(orphans.pids()).filter(isAlive)).toEqual([]);
}, 180_000);

afterAll(async () => {
  await company.stop();
  rmSync(folder, { recursive: true });
}, 2 * PATIENCE_MS);

describe('a running company', () => {
  it('says where everything is, to its owner only', async () => {
    const run = JSON.parse(readFileSync(runFileOf(state), 'utf8')) as RunFile;
    expect(statSync(runFileOf(state)).mode & 0o777).toBe(0o600);
    expect(await (await fetch(run.urls.production!)).json()).toEqual({ service: 'production' });
    expect((await fetch(`${run.issuer}/.well-known/openid-configuration`)).status).toBe(200);
    expect(Object.values(run.pids).every(isAlive)).toBe(true);
  });

  it('does not share its state folder with a second launcher', async () => {
    await expect(open()).rejects.toThrow(/already running on .*GEMBA_STATE/);
  });

  it(
    'has a killed service back within two seconds',
    () => hasBack('production', 2_000, () => fetch(company.run().urls.production!)),
    2 * PATIENCE_MS,
  );

  it(
    'has a killed PostgreSQL back within five seconds, with what was committed',
    async () => {
      await query('create table kept (word text)');
      await query(`insert into kept values ('yes')`);
      await hasBack('postgres', 5_000, () => query('select 1'));
      expect(await query('select word from kept')).toEqual([{ word: 'yes' }]);
    },
    2 * PATIENCE_MS,
  );

  it(
    'has a killed broker back within eight seconds',
    async () => {
      expect(await topics()).toContain('kept');
      await hasBack('kafka', 8_000, topics);
    },
    2 * PATIENCE_MS,
  );

  it(
    'P31: has the views back by itself after their database was dropped, and makes nothing else anew',
    async () => {
      const { projection: pid } = company.run().pids;
      for (const name of ['gemba_projection', 'gemba_finance'])
        await query(`drop database ${name} with (force)`);
      await until(() => company.run().pids.projection !== pid, PATIENCE_MS);
      const ready = async () => (await fetch(`${company.run().urls.projection!}/health/ready`)).ok;
      await until(() => ready().catch(() => false), PATIENCE_MS);
      expect(await query('select number from live_build', 'projection')).toEqual([{ number: 1 }]);
      expect(await answers(() => query('select 1', 'finance'))).toBe(false);
      const log = readFileSync(join(state, 'logs', 'projection.log'), 'utf8');
      expect(log).toMatch(/this process ends, and the next one fills the views from the topics/);
      expect(log).toMatch(/the database was missing: it is made anew/);
    },
    2 * PATIENCE_MS,
  );

  it(
    'stops in good order and leaves nothing running, and starts again with its data',
    async () => {
      const { launcher: _, ...pids } = company.run().pids;
      const ports = Object.values(portsFrom(Number(new URL(company.run().dashboard).port)));
      await company.stop();
      expect(Object.values(pids).filter(isAlive)).toEqual([]);
      expect(await Promise.all(ports.map(isFree))).toEqual(ports.map(() => true));
      expect(readFileSync(join(state, 'logs', 'production.log'), 'utf8')).toContain('drained');

      company = await open();
      expect(await query('select word from kept')).toEqual([{ word: 'yes' }]);
      expect(await topics()).toContain('kept');
    },
    2 * PATIENCE_MS,
  );
});
