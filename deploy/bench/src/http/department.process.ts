/**
 * The supply chain as it runs in production, with the site it needs known to it, and who may receive
 * there.
 */
import { kafkaEnvironment } from '@gemba/messaging/engines/server';
import { testIssuer } from '@gemba/platform/testing/issuer.http';
import type { Pool } from 'pg';
import type { Ground } from '../ground/database.sql.js';
import { openGround } from '../ground/database.sql.js';
import type { Program } from '../ground/programs.process.js';
import { startProgram } from '../ground/programs.process.js';
import type { Bench } from '../measure/row.js';

export type Department = {
  /** One process after the other, all on the same log. */
  readonly processes: readonly Program[];
  readonly log: Pool;
  /** Starts another service of the same company on a database of its own. */
  readonly startBeside: (service: string, ground: Ground) => Promise<Program>;
  /** Bearer token of somebody who may receive stock and take orders. */
  readonly token: string;
  /** Who signs the token. */
  readonly issuer: string;
  /** Its topic in Kafka, which is also the name of its checkpoint. */
  readonly topic: string;
  /** Ends the last process and starts another one, whose memory is empty. */
  readonly restart: () => Promise<Program>;
  readonly stop: () => Promise<void>;
};

/** What the services of one row of the bench share. */
type Company = {
  readonly bench: Bench;
  readonly issuer: string;
  readonly prefix: string;
};

const environmentOf = ({ bench, issuer, prefix }: Company, { url }: Ground): NodeJS.ProcessEnv => ({
  DATABASE_URL: url,
  ...kafkaEnvironment(bench.kafka),
  OIDC_ISSUER: issuer,
  OIDC_AUDIENCE: 'gemba',
  GEMBA_TOPIC_PREFIX: prefix,
  LOG_LEVEL: 'warn',
});

const start = (service: string, env: NodeJS.ProcessEnv): Promise<Program> =>
  startProgram({ file: `services/${service}/dist/main.js`, env, readyAt: '/health/ready' });

export const SITE = 'lyon';

const ITEMS = 1_000;

const siteNamed = (id: string) => ({
  ...{ id, name: id, companyId: 'gemba-france', timeZone: 'Europe/Paris' },
  ...{ currency: 'EUR', groupCurrency: 'EUR', dayStart: '05:00' },
});

/** Rows of sites and items come from governance and production; they are all that a receipt needs of them. */
const makeKnown = async (pool: Pool, sites: readonly string[]): Promise<void> => {
  const items = Array.from({ length: ITEMS }, (_, index) => `item-${String(index)}`);
  const rows = [
    ...sites.map((id) => ['site', id, siteNamed(id)] as const),
    ...items.map((id) => ['item', id, { kind: 'buy', unit: 'KGM', tracking: 'lot' }] as const),
  ];
  await pool.query(
    `insert into table_rows (table_name, key, row)
     select name, key, row::jsonb from unnest($1::text[], $2::text[], $3::text[]) as r (name, key, row)`,
    [rows.map(([name]) => name), rows.map(([, key]) => key), rows.map(([, , row]) => JSON.stringify(row))],
  );
};

export type Opening = {
  /** How many processes serve the same log; one unless told. */
  readonly processes?: number;
  /** Where stock is received; at one site unless told. */
  readonly sites?: readonly string[];
  /** What the database holds before the processes that are measured begin. */
  readonly history?: (log: Pool, topic: string) => Promise<void>;
};

const topicOf = ({ prefix }: Company): string => `${prefix}.supply-chain`;

/**
 * The first process makes the tables and the topics; it makes room for the others while history is
 * written.
 */
const begin = async (company: Company, ground: Ground, opening: Opening): Promise<Program> => {
  const { history, sites = [SITE] } = opening;
  const env = environmentOf(company, ground);
  const log = ground.pool;
  const first = await start('supply-chain', env);
  await makeKnown(log, sites);
  if (!history) return first;
  await first.stop();
  await history(log, topicOf(company));
  return start('supply-chain', env);
};

export const openDepartment = async (bench: Bench, opening: Opening): Promise<Department> => {
  const issuer = await testIssuer();
  const ground = await openGround(bench.databaseUrl, 4);
  const company = { bench, issuer: issuer.url, prefix: `bench-${crypto.randomUUID().slice(0, 8)}` };
  const env = environmentOf(company, ground);
  const processes = [await begin(company, ground, opening)];
  while (processes.length < (opening.processes ?? 1)) processes.push(await start('supply-chain', env));
  const inTwoHours = Math.floor(Date.now() / 1000) + 7_200;
  const token = await issuer.token(
    { sub: 'bench', roles: ['warehouse', 'planner'], sites: ['*'] },
    { exp: inTwoHours },
  );
  const stop = async (): Promise<void> => {
    await Promise.all(processes.map((each) => each.stop()));
    await ground.close();
    await issuer.stop();
  };
  return {
    processes,
    log: ground.pool,
    token,
    stop,
    restart: () => restart(processes, env),
    startBeside: (service, other) => start(service, environmentOf(company, other)),
    topic: topicOf(company),
    issuer: issuer.url,
  };
};

const restart = async (processes: Program[], env: NodeJS.ProcessEnv): Promise<Program> => {
  await processes.pop()?.stop();
  const next = await start('supply-chain', env);
  processes.push(next);
  return next;
};
