/** The command line against a running service: what it prints, and the code it ends with. */
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plant } from '@gemba/platform/testing/sample';
import type { TestCompany, TestService } from '@gemba/platform/testing/service.http';
import { testCompany } from '@gemba/platform/testing/service.http';
import type { Company } from '../company/company.http.js';
import { status } from '../commands/status.http.js';
import { programWith } from '../program.js';

let engines: TestCompany;
let service: TestService;
let company: Company;

type Ran = { readonly text: string; readonly failed: boolean };

const gemba = async (...args: readonly string[]): Promise<Ran> => {
  const printed: string[] = [];
  let failed = false;
  const program = programWith({
    print: (text) => printed.push(text),
    find: () => Promise.resolve(company),
    fail: () => {
      failed = true;
    },
  });
  await program.parseAsync([...args], { from: 'user' });
  return { text: printed.join('\n'), failed };
};

/** A server that answers every request in this way. */
const serverThat = async (answer: (response: ServerResponse) => unknown) => {
  const server = createServer((_, response) => {
    answer(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, close };
};

const read = async <T>(...args: readonly string[]): Promise<T> =>
  JSON.parse((await gemba('--json', ...args)).text) as T;

beforeAll(async () => {
  engines = await testCompany();
  service = await engines.start(plant);
  const cli = { sub: 'gemba-cli', roles: ['admin', 'operator'], sites: ['*'] };
  company = {
    urls: { 'supply-chain': service.url },
    dashboard: service.url,
    issuer: engines.issuer.url,
    run: null,
    token: (client) => engines.issuer.token({ ...cli, sub: client ?? 'gemba-cli' }),
  };
  const buyer = await service.as({ sub: 'b', roles: ['buyer'], sites: ['*'] });
  await buyer.post('/v1/suppliers', { id: 'S-1', name: 'Steel' });
  await buyer.post('/v1/suppliers', { id: 'S-2', name: 'Seals' });
}, 60_000);

afterAll(() => engines.stop(), 30_000);

describe('gemba', () => {
  it('tells the status of services and consumers', async () => {
    const { text } = await gemba('status');
    expect(text).toMatch(/SERVICE +STATUS +RELAY/);
    expect(text).toMatch(/supply-chain +\S+-supply-chain-processes/);
    const { services } = await read<{ services: object[] }>('status');
    expect(services).toMatchObject([{ service: 'supply-chain', parked: 0 }]);
  });

  it('P32: tells which service is slow and which is away, and shows the others', async () => {
    // One takes the connection and says nothing, one begins its answer and does not end it, one is gone.
    const silent = await serverThat(() => undefined);
    const halting = await serverThat((response) => response.write('{"status":'));
    const gone = await serverThat(() => undefined);
    await gone.close();
    const urls = { ...company.urls, finance: silent.url, hr: halting.url, quality: gone.url };
    const { data, text, ok } = await status({ ...company, urls }, 2_000);
    await Promise.all([silent.close(), halting.close()]);
    expect(text).toMatch(/finance +slow/);
    expect(data).toMatchObject({
      services: [
        { service: 'supply-chain', parked: 0 },
        { service: 'finance', status: 'slow', parked: null },
        { service: 'hr', status: 'slow', parked: null },
        { service: 'quality', status: 'away', parked: null },
      ],
    });
    expect(ok).toBe(false);
  });

  it('shows the newest events, oldest of them first', async () => {
    const { text } = await gemba('events', 'tail', '--limit', '2');
    expect(
      text
        .split('\n')
        .slice(1)
        .map((line) => /supplier-S-\d/.exec(line)?.[0]),
    ).toEqual(['supplier-S-1', 'supplier-S-2']);
  });

  it('shows a stream with its data, and says when there is none', async () => {
    expect((await gemba('streams', 'show', 'supplier-S-1')).text).toContain('"name":"Steel"');
    await expect(gemba('streams', 'show', 'supplier-S-9')).rejects.toThrow('No service has the stream');
  });

  it('verifies the logs, and fails when history was changed', async () => {
    expect(await gemba('verify')).toMatchObject({
      failed: false,
      text: expect.stringMatching(/supply-chain +2 +0/),
    });
    const { pool } = service.runtime;
    await pool.query(`alter table events disable trigger user`);
    await pool.query(`update events set data = '{"name":"Gold"}' where stream_id = 'supplier-S-1'`);
    const { failed, text } = await gemba('verify');
    expect(failed).toBe(true);
    expect(text).toMatch(/supply-chain +supplier-S-1 +1/);
  });

  it('has no exception that is open, and says how one is named', async () => {
    expect((await gemba('exceptions', 'list')).text).toBe('No exception is open.');
    await expect(gemba('exceptions', 'waive', 'E-1', '--reason', 'Known')).rejects.toThrow(
      'E-1 is no exception',
    );
    await expect(gemba('exceptions', 'retry', 'supply-chain/E-1')).rejects.toThrow(/404/);
  });

  it('has nothing parked to list or to replay', async () => {
    expect((await gemba('parked', 'list')).text).toBe('(none)');
    await expect(gemba('parked', 'replay', 'supply-chain/supplier-S-1')).rejects.toThrow(
      'Nothing of supply-chain/supplier-S-1 is parked',
    );
  });

  it('repeats the words of a refusal', async () => {
    await expect(gemba('kpi', 'list')).rejects.toThrow('There is no service projection');
    company = { ...company, token: () => engines.issuer.token({ sub: 'x', roles: [], sites: ['*'] }) };
    await expect(gemba('verify')).rejects.toThrow('403 ACC-ROLE');
  });
});
