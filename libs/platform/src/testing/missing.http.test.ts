/** The database of a log is lost: its service says so and what to do, and never begins an empty one. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@gemba/messaging/testing/sandbox.sql';
import { dropDatabase } from './database.sql.js';
import type { Client, TestCompany, TestService } from './service.http.js';
import { EVERYWHERE, testCompany } from './service.http.js';
import { office } from './sample.js';

let company: TestCompany;
let service: TestService;
let coo: Client;

beforeAll(async () => {
  company = await testCompany();
  service = await company.start(office);
  coo = await service.as(EVERYWHERE);
  expect((await coo.post('/v1/sites', { id: 'gdansk', name: 'Gdańsk' })).status).toBe(201);
  await dropDatabase(service.runtime.config.databaseUrl);
}, 60_000);

afterAll(() => company.stop(), 30_000);

describe('a department whose log is lost', () => {
  it('P31: takes no commands, and says that its log has to be restored', async () => {
    const refused = await coo.post('/v1/sites', { id: 'lyon', name: 'Lyon' });
    expect(refused).toMatchObject({ status: 503, body: { code: 'PLT-UNAVAILABLE' } });
    await until(() => service.runtime.relayState()?.lastError?.includes('gemba restore') === true);
    const ready = await fetch(`${service.url}/health/ready`);
    expect(ready.status).toBe(503);
    expect(await ready.text()).toMatch(/does not exist\. It held the log: restore it/);
  });

  it('P31: is not started on an empty one', async () => {
    const { databaseUrl } = service.runtime.config;
    const again = () => company.start(office, { databaseUrl });
    await expect(again()).rejects.toThrow(/of governance is missing\. It held the log: restore it/);
    await expect(again()).rejects.toThrow(/is missing/);
  });
});
