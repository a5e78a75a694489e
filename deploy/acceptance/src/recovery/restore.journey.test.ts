/** A service that loses its database goes on from a backup and its topic, as if nothing had been lost. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { join } from 'node:path';
import { databaseOf, serverOf } from '@gemba/cli/backup/database.sql';
import { load } from '@gemba/cli/backup/load.sql';
import { backup, refill, restore } from '@gemba/cli/backup/restore.process';
import { placeOf } from '@gemba/cli/company/place.process';
import { CompanyClient } from '@gemba/deploy-local/demo/client/company-client.http';
import { exchange, Unreachable } from '@gemba/deploy-local/demo/client/exchange.http';
import { tokensOf } from '@gemba/deploy-local/demo/client/tokens.http';
import { until } from '@gemba/deploy-local/testing/until.process';
import { migrationsOf } from '@gemba/platform/runtime/migrations/migrations.sql';
import { production } from '@gemba/production-service/production.module';
import pg from 'pg';
import type { Launched } from '@gemba/deploy-local/testing/launched.process';
import { launch } from '@gemba/deploy-local/testing/launched.process';

jest.setTimeout(180_000);

const SERVICE = 'production';
const EACH = 30;
const PATIENCE_MS = 60_000;

let launched: Launched;
let company: CompanyClient;
let file: string;
let given = 0;

const itemOf = (number: number) => {
  const id = `ITEM-${String(number)}`;
  return { id, name: `Part ${String(number)}`, unit: 'C62', kind: 'buy', tracking: 'lot' };
};

const register = (number: number) => company.send({ service: SERVICE, path: 'items', body: itemOf(number) });

/** Registers so many items more; each is one event. */
const goOn = async (): Promise<void> => {
  for (let count = 0; count < EACH; count += 1) await register((given += 1));
};

const place = () => placeOf({ service: SERVICE, state: launched.state, stopped: false }, {});

/** As a broken disk would, under the service that is using it. */
const loseDatabase = async (): Promise<void> => {
  const server = await serverOf(place().databaseUrl);
  await server.drop(databaseOf(place().databaseUrl));
  await server.close();
};

const codeOf = async (): Promise<unknown> => {
  const { urls } = launched.run();
  const token = await tokensOf(launched.run())('generator');
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const call = { method: 'POST' as const, url: `${urls[SERVICE] ?? ''}/v1/items` };
  const body = JSON.stringify(itemOf(0));
  const answer = await exchange({ ...call, headers: { ...headers, 'idempotency-key': 'never' }, body }).catch(
    (error: unknown) => {
      // It is being started.
      if (error instanceof Unreachable) return { body: { code: 'away' } };
      throw error;
    },
  );
  return (answer.body as { code?: string }).code;
};

const published = async (): Promise<void> => {
  const pool = new pg.Pool({ connectionString: place().databaseUrl, max: 1 });
  const text =
    'select (select max(position) from events) = (select max(position) from relay_checkpoint) as all';
  await until(async () => (await pool.query<{ all: boolean }>(text)).rows[0]?.all === true, PATIENCE_MS);
  await pool.end();
};

/** The views have every item once, and the log verifies. */
const allIsThere = async (): Promise<void> => {
  const after = encodeURIComponent(`production/item-ITEM-${String(given)}@1`);
  await company.until({ service: 'projection', path: `trust?after=${after}` }, () => true, PATIENCE_MS);
  const pool = new pg.Pool({ connectionString: launched.run().databaseUrls.projection, max: 1 });
  const text = `select count(*)::int as streams from consumer_streams
      where consumer = 'gemba-projection-views' and stream_id like 'item-%' and version = 1`;
  // Each partition is heard at its own pace: the last item may be there before others.
  const streams = async () => (await pool.query<{ streams: number }>(text)).rows[0]?.streams ?? 0;
  await until(async () => (await streams()) >= given, PATIENCE_MS);
  expect(await streams()).toBe(given);
  await pool.end();
  const path = 'log/verification';
  expect(await company.read({ service: SERVICE, path, as: 'gemba-cli' })).toMatchObject({
    events: given,
    flaws: [],
  });
};

beforeAll(async () => {
  launched = await launch();
  company = new CompanyClient(launched.run());
  file = join(launched.state, 'production.backup');
  await goOn();
  expect(await backup(place(), file)).toMatchObject({ ok: true, data: { head: EACH } });
  await goOn();
  await published();
}, 240_000);

afterAll(() => launched.stop(), 60_000);

describe('a service whose database is lost', () => {
  it('goes on from its backup and its topic, and still knows what was done before', async () => {
    await loseDatabase();
    expect(await restore(place(), file)).toMatchObject({
      data: { restored: EACH, refilled: EACH, lostNotes: 0 },
    });
    expect(await register(given)).toMatchObject({ replayed: true, version: 1 });
    await goOn();
    await allIsThere();
  });

  it('takes no command on an older log, until that is refilled', async () => {
    await published();
    await loseDatabase();
    const server = await serverOf(place().databaseUrl);
    const url = await server.make(`${databaseOf(place().databaseUrl)}_by_hand`);
    await load({ url, file, migrations: migrationsOf(production.migrations) });
    place().restart?.();
    await server.rename(databaseOf(url), databaseOf(place().databaseUrl));
    await server.close();
    await until(async () => (await codeOf()) === 'PLT-LOG-BEHIND', PATIENCE_MS);
    expect(await refill(place())).toMatchObject({ data: { refilled: 2 * EACH, lostNotes: 0 } });
    await goOn();
    await allIsThere();
  });
});
