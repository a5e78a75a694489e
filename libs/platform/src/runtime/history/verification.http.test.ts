/** Whoever owns the database can write into it what he likes, and is convicted of it all the same. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealOf } from '@gemba/event-store/log/chain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client, TestCompany, TestService } from '../../testing/service.http.js';
import { EVERYWHERE, testCompany } from '../../testing/service.http.js';
import { office } from '../../testing/sample.js';

type Stored = { meta: string; event_id: string; at: Date; now: Date };

let company: TestCompany;
let service: TestService;
let coo: Client;
let folder: string;

const registerSite = async (id: string, name = id): Promise<void> => {
  const { status } = await coo.post('/v1/sites', { id, name });
  expect(status).toBe(201);
};

const published = async (): Promise<void> => {
  await expect(untilPublished()).resolves.toBe(0);
};

const untilPublished = async (): Promise<number> => {
  for (;;) {
    const lag = await service.runtime.relayLag();
    if (lag?.events === 0) return 0;
    await new Promise((resolve) => setImmediate(resolve));
  }
};

/** What verification says after somebody did this to the database past its triggers; then it is undone. */
const flawsAfter = async (...statements: readonly string[]): Promise<string[]> => {
  const client = await service.runtime.pool.connect();
  await client.query('create table kept as select * from events');
  try {
    await client.query('alter table events disable trigger user');
    for (const statement of statements) await client.query(statement);
    return (await service.runtime.verifyHistory()).flaws.map(
      ({ streamId, version, flaw }) => `${streamId}@${String(version)}: ${flaw}`,
    );
  } finally {
    await client.query('delete from events');
    await client.query('insert into events select * from kept');
    await client.query('drop table kept');
    await client.query('alter table events enable trigger user');
    client.release();
  }
};

beforeAll(async () => {
  company = await testCompany();
  folder = await mkdtemp(join(tmpdir(), 'seals-'));
  service = await company.start(office, { sealsFolder: folder });
  coo = await service.as(EVERYWHERE);
  for (const id of ['gdansk', 'lyon', 'porto']) await registerSite(id);
  await published();
  await coo.post('/v1/log/seals', {});
  await registerSite('turin');
  await published();
}, 60_000);

afterAll(async () => {
  await company.stop();
  await rm(folder, { recursive: true });
});

describe('verification', () => {
  it('finds nothing in a log that nobody touched, and says where it is sealed', async () => {
    const { flaws, seals, events } = await service.runtime.verifyHistory();
    expect(flaws).toEqual([]);
    expect(events).toBe(4);
    expect(seals.map(({ upTo }) => upTo)).toEqual([3, 3, 3]);
  });

  it('P28: convicts of the newest event being taken away, though no seal covers it yet', async () => {
    expect(await flawsAfter('delete from events where position = 4')).toEqual([
      'site-turin@1: it was published and is missing here',
    ]);
  });

  it('P28: convicts of an event being taken away and the positions closed up', async () => {
    const said = await flawsAfter(
      'delete from events where position = 2',
      'update events set position = position - 1 where position > 2',
    );
    expect(said).toContainEqual(expect.stringMatching(/between positions 1 and 3 was changed or taken away/));
    expect(said).toContain('site-lyon@1: it was published and is missing here');
  });

  it('P28: convicts of a last event being changed and sealed again into its chain', async () => {
    const { rows } = await service.runtime.pool.query<Stored>(
      `select meta, event_id, occurred_at as at, recorded_at as now from events
       where stream_id = 'site-turin'`,
    );
    const [row] = rows;
    if (!row) throw new Error('There is no such event.');
    const data = '{"name":"Torino"}';
    const event = {
      streamId: 'site-turin',
      version: 1,
      eventId: row.event_id,
      type: 'governance.SiteRegistered',
      schemaVersion: 1,
      occurredAt: row.at.toISOString(),
      recordedAt: row.now.toISOString(),
      meta: row.meta,
      data,
    };
    const hash = sealOf(event, '0'.repeat(64));
    expect(
      await flawsAfter(
        `update events set data = '${data}', hash = '\\x${hash}' where stream_id = 'site-turin'`,
      ),
    ).toEqual(['site-turin@1: it was published with other content']);
  });

  it('P28: convicts of an event being filed under another command', async () => {
    const said = await flawsAfter(
      `update events set command_id = '00000000-0000-7000-8000-000000000000' where position = 1`,
    );
    expect(said).toContain('site-gdansk@1: it is filed under another command');
    expect(said).toContainEqual(expect.stringMatching(/sealed/));
  });

  it('P28: convicts also when the seals in the database are rewritten to fit', async () => {
    const said = await flawsAfter(
      'delete from events where position = 2',
      'update events set position = position - 1 where position > 2',
      'delete from seals',
    );
    expect(said).toContainEqual(expect.stringMatching(/topic .*seals/));
    expect(said).toContainEqual(expect.stringContaining(folder));
  });
});
