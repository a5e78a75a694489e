/** The supply chain and the projection as in production, for somebody who may receive at many sites. */
import { testIssuer } from '@gemba/platform/testing/issuer.http';
import type { Pool } from 'pg';
import { openGround } from '../../ground/database.sql.js';
import { startProgram } from '../../ground/programs.process.js';
import type { Bench } from '../../measure/row.js';

export type Pair = {
  readonly supplyChain: number;
  readonly projection: number;
  readonly token: string;
  readonly pids: Readonly<Record<string, number>>;
  readonly stop: () => Promise<void>;
};

/** Rows that come from governance in production. */
const makeSitesKnown = async (pool: Pool, sites: readonly string[]): Promise<void> => {
  const rows = sites.map((id) => ({
    ...{ id, name: id, companyId: 'gemba-france', timeZone: 'Europe/Paris' },
    ...{ currency: 'EUR', groupCurrency: 'EUR', dayStart: '05:00' },
  }));
  await pool.query(
    `insert into table_rows (table_name, key, row)
     select 'site', key, row::jsonb from unnest($1::text[], $2::text[]) as r (key, row)`,
    [sites, rows.map((row) => JSON.stringify(row))],
  );
};

export const openPair = async (bench: Bench, sites: readonly string[]): Promise<Pair> => {
  const issuer = await testIssuer();
  const grounds = [await openGround(bench.databaseUrl, 2), await openGround(bench.databaseUrl, 2)] as const;
  const prefix = `bench-${crypto.randomUUID().slice(0, 8)}`;
  const start = (service: string, url: string) =>
    startProgram({
      file: `services/${service}/dist/main.js`,
      env: {
        DATABASE_URL: url,
        KAFKA_BROKERS: bench.brokers.join(','),
        OIDC_ISSUER: issuer.url,
        GEMBA_TOPIC_PREFIX: prefix,
        LOG_LEVEL: 'warn',
      },
      readyAt: '/health/ready',
    });
  const supplyChain = await start('supply-chain', grounds[0].url);
  const projection = await start('projection', grounds[1].url);
  await makeSitesKnown(grounds[0].pool, sites);
  const exp = Math.floor(Date.now() / 1000) + 7_200;
  const token = await issuer.token({ sub: 'bench', roles: ['warehouse'], sites: ['*'] }, { exp });
  const stop = async (): Promise<void> => {
    await Promise.all([supplyChain.stop(), projection.stop()]);
    for (const ground of grounds) await ground.close();
    await issuer.stop();
  };
  const pids = { service: supplyChain.pid, projection: projection.pid };
  return { supplyChain: supplyChain.port, projection: projection.port, token, pids, stop };
};
