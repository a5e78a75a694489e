/** The supply chain as it runs in production, with the site it needs known to it, and who may receive there. */
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
  /** Bearer token of somebody who may receive stock. */
  readonly token: string;
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
  KAFKA_BROKERS: bench.brokers.join(','),
  OIDC_ISSUER: issuer,
  OIDC_AUDIENCE: 'gemba',
  GEMBA_TOPIC_PREFIX: prefix,
  LOG_LEVEL: 'warn',
});

const start = (service: string, env: NodeJS.ProcessEnv): Promise<Program> =>
  startProgram({ file: `services/${service}/dist/main.js`, env, readyAt: '/health/ready' });

export const SITE = 'lyon';

/** The site's table row comes from governance in production; it is all that a receipt needs of it. */
const makeSiteKnown = (pool: Pool): Promise<unknown> =>
  pool.query(`insert into table_rows (table_name, key, row) values ('site', $1, $2)`, [
    SITE,
    JSON.stringify({
      id: SITE,
      name: 'Lyon',
      companyId: 'gemba-france',
      timeZone: 'Europe/Paris',
      currency: 'EUR',
      groupCurrency: 'EUR',
      dayStart: '05:00',
    }),
  ]);

/** @param count how many processes serve the same log */
export const openDepartment = async (bench: Bench, count: number): Promise<Department> => {
  const issuer = await testIssuer();
  const ground = await openGround(bench.databaseUrl, 4);
  const company = { bench, issuer: issuer.url, prefix: `bench-${crypto.randomUUID().slice(0, 8)}` };
  const env = environmentOf(company, ground);
  // The first one makes the tables and the topics.
  const processes = [await start('supply-chain', env)];
  await makeSiteKnown(ground.pool);
  for (let more = 1; more < count; more += 1) processes.push(await start('supply-chain', env));
  const inTwoHours = Math.floor(Date.now() / 1000) + 7_200;
  const token = await issuer.token(
    { sub: 'bench', roles: ['warehouse'], sites: [SITE] },
    { exp: inTwoHours },
  );
  const stop = async (): Promise<void> => {
    await Promise.all(processes.map((each) => each.stop()));
    await ground.close();
    await issuer.stop();
  };
  return { processes, log: ground.pool, token, stop };
};
