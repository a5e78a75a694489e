/** The database of the views is lost while they are read: the next process makes it anew, and fills it. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { dropDatabase } from '@gemba/platform/testing/database.sql';
import { EVERYWHERE } from '@gemba/platform/testing/service.http';
import { projection } from '../projection.module.js';
import type { Running } from '../testing/running.http.js';
import { rowsOf, runProjection } from '../testing/running.http.js';
import { smallCompany } from '../testing/small-company.js';
import { VIEWS } from './views.module.js';

let running: Running;

beforeAll(async () => {
  running = await runProjection();
  await running.tell(smallCompany().events);
}, 90_000);

afterAll(() => running.company.stop(), 30_000);

it('P31: a process whose database is dropped is over, and the next one has the same views', async () => {
  const { service, company, coo } = running;
  const asked = '/v1/kpi-values?ids=cost&site=gdansk&from=2026-03-01&to=2026-03-08';
  const before = rowsOf(await coo.get(asked));
  expect(before.some(({ value }) => Number(value) > 0)).toBe(true);
  const { databaseUrl } = service.runtime.config;
  await dropDatabase(databaseUrl);
  await service.over;
  expect((await coo.get(asked)).status).toBe(503);
  const next = await company.start(projection, { databaseUrl });
  await next.runtime.consumer(next.runtime.consumerName(VIEWS))?.waitForIdle(30_000);
  expect(rowsOf(await (await next.as(EVERYWHERE)).get(asked))).toEqual(before);
}, 90_000);
