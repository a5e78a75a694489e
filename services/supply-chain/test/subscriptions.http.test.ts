/**
 * Whoever subscribes is sent each event of their sites in order, signed, whether their receiver fails, is
 * slow, or the service is started anew; one that takes nothing becomes an exception until it is resumed.
 */
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, it, jest } from '@jest/globals';
import { until } from '@gemba/deploy-local/testing/until.process';
import type { Client, TestCompany, TestService } from '@gemba/platform/testing/service.http';
import { EVERYWHERE, testCompany } from '@gemba/platform/testing/service.http';
import { delivererOf, deliverWith } from '../src/epcis/subscriptions/deliverer.process.js';
import { signatureOf } from '../src/epcis/subscriptions/sending.http.js';
import { supplyChain } from '../src/supply-chain.module.js';

jest.setTimeout(60_000);

const TOKEN = 'a-token-of-some-length';
const PLACES = { lyon: '0614141.00888', gdansk: '0614141.00999' } as const;
const GLNS = { lyon: '0614141008889', gdansk: '0614141009992' } as const;

type Sent = {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly steps: readonly string[];
};
type Document = {
  epcisBody: { queryResults: { subscriptionID: string; resultsBody: { eventList: { eventID: string }[] } } };
};

let company: TestCompany;
let service: TestService;
let lyon: Client;
let gdansk: Client;
let admin: Client;
let server: Server;
let dest: string;
let sent: Sent[] = [];
/** How the receiver answers, one after the other; 204 when nothing is left. */
let answers: ((response: ServerResponse) => void)[] = [];

const answering = (status: number) => (response: ServerResponse) => {
  response.writeHead(status).end();
};

const idsOf = (from: readonly Sent[]): string[] => from.flatMap(({ steps }) => steps);
const patiently = (holds: () => boolean | Promise<boolean>) => until(async () => holds(), 40_000);

/** As fast as a test wants it; the receiver is one that whoever runs the company has named. */
const delivering = deliverWith(() => ({ receivers: [new URL(dest).host], everyMs: 20, patienceMs: 500 }));

let count = 0;
const report = async (site: keyof typeof PLACES = 'lyon'): Promise<string> => {
  const eventID = `urn:uuid:00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`;
  const event = {
    ...{ type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'storing', eventID },
    ...{ eventTime: '2026-03-02T09:15:00+01:00', eventTimeZoneOffset: '+01:00' },
    ...{
      epcList: ['urn:epc:id:sgtin:4012345.012345.1'],
      readPoint: { id: `urn:epc:id:sgln:${PLACES[site]}.0` },
    },
  };
  const by = await service.as({ sub: 'wms', roles: ['warehouse'], sites: ['*'] });
  // A company that has just begun knows its places a moment later; then it is there to be asked for.
  await patiently(async () => (await by.post('/epcis/events', event)).status < 300);
  const asked = `/epcis/events?EQ_eventID=${eventID}`;
  await patiently(async () => JSON.stringify((await by.get(asked)).body).includes(eventID));
  return eventID;
};

type Subscribed = { subscriptionID: string; state: string; attempts: number; error?: string };
const QUERY = '/epcis/queries/stored';

const subscribe = async (client: Client, more: object = { stream: true }): Promise<string> => {
  await client.post('/epcis/queries', { name: 'stored', query: { EQ_bizStep: ['storing'] } });
  const answer = await client.post(`${QUERY}/subscriptions`, { dest, signatureToken: TOKEN, ...more });
  expect(answer.status).toBe(201);
  return (answer.body as unknown as Subscribed).subscriptionID;
};

const read = async (id: string): Promise<Subscribed> =>
  (await lyon.get(`${QUERY}/subscriptions/${id}`)).body as unknown as Subscribed;

/** Sets back the clock of what waits, so that no test waits for the next try. */
const dueNow = () => service.runtime.pool.query('update subscriptions.subscriptions set due_at = now()');

beforeAll(async () => {
  company = await testCompany();
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString('utf8');
      const { eventList } = (JSON.parse(body) as Document).epcisBody.queryResults.resultsBody;
      sent.push({ headers: request.headers, body, steps: eventList.map(({ eventID }) => eventID) });
      (answers.shift() ?? answering(204))(response);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  dest = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/epcis`;
  service = await company.start({ ...supplyChain, companions: [delivering] });
  for (const [site, gln] of Object.entries(GLNS))
    await service.runtime.pool.query('insert into table_rows values ($1, $2, $3)', [
      ...['location-by-gln', gln, JSON.stringify({ location: `DOCK-${site}`, site })],
    ]);
  [lyon, gdansk, admin] = await Promise.all([
    service.as({ sub: 'partner-lyon', roles: ['warehouse'], sites: ['lyon'] }),
    service.as({ sub: 'partner-gdansk', roles: ['warehouse'], sites: ['gdansk'] }),
    service.as(EVERYWHERE),
  ]);
}, 60_000);

beforeEach(async () => {
  await service.runtime.pool.query('truncate subscriptions.subscriptions');
  [sent, answers] = [[], []];
});

afterAll(async () => {
  await delivererOf(service.runtime).stop();
  server.closeAllConnections();
  server.close();
  await company.stop();
}, 60_000);

it("sends each event of the subscriber's sites once, in order, signed by their token", async () => {
  const id = await subscribe(lyon);
  const [first, , third] = [await report(), await report('gdansk'), await report()];
  await patiently(() => idsOf(sent).length === 2);
  expect(idsOf(sent)).toEqual([first, third]);
  for (const { headers, body } of sent) {
    expect(headers['gs1-signature']).toBe(signatureOf(body, TOKEN));
    expect((JSON.parse(body) as Document).epcisBody.queryResults.subscriptionID).toBe(id);
  }
});

it('sends again what was not taken, under the same key, and loses nothing', async () => {
  const id = await subscribe(lyon);
  answers = [answering(500), answering(302), () => undefined];
  const events = [await report()];
  for (const tries of [1, 2, 3]) {
    await patiently(async () => (await read(id)).attempts === tries);
    await dueNow();
  }
  events.push(await report());
  await patiently(() => new Set(idsOf(sent)).size === 2);
  expect(
    new Set(
      sent
        .slice(0, 4)
        .map(({ headers }) => headers['idempotency-key'])
        .slice(0, 3),
    ).size,
  ).toBe(1);
  expect([...new Set(idsOf(sent))]).toEqual(events);
  expect(await read(id)).toMatchObject({ state: 'active' });
});

it('goes on where it was when the service is started anew', async () => {
  await subscribe(lyon);
  const before = await report();
  await patiently(() => idsOf(sent).includes(before));
  await delivererOf(service.runtime).stop();
  const between = [await report(), await report()];
  expect(idsOf(sent)).toEqual([before]);
  await delivering(service.runtime);
  await patiently(() => idsOf(sent).length === 3);
  expect(idsOf(sent)).toEqual([before, ...between]);
});

it('begins with what came in from a moment on, and keeps to the sites of who asked', async () => {
  const since = new Date().toISOString();
  const [here, there] = [await report(), await report('gdansk')];
  await subscribe(gdansk, { stream: true, initialRecordTime: since });
  await patiently(() => idsOf(sent).length > 0);
  expect(idsOf(sent)).toEqual([there]);
  expect(idsOf(sent)).not.toContain(here);
});

it('answers by a schedule, also with nothing where that was asked for', async () => {
  const id = await subscribe(lyon, { schedule: { minute: '0', second: '0' }, reportIfEmpty: true });
  const event = await report();
  await dueNow();
  await patiently(() => sent.length === 1);
  expect(idsOf(sent)).toEqual([event]);
  const { rows } = await service.runtime.pool.query<{ due_at: Date }>(
    'select due_at from subscriptions.subscriptions where id = $1',
    [id],
  );
  expect([rows[0]?.due_at.getUTCMinutes(), rows[0]?.due_at.getUTCSeconds()]).toEqual([0, 0]);
  await dueNow();
  await patiently(() => sent.length === 2);
  expect(idsOf(sent)).toEqual([event]);
});

it('is given up after two days, owned by somebody, and loses nothing when it is resumed', async () => {
  const id = await subscribe(lyon);
  answers = [answering(500), answering(500)];
  const event = await report();
  await patiently(async () => (await read(id)).attempts === 1);
  const past = `update subscriptions.subscriptions
    set failing_since = failing_since - interval '2 days', due_at = now()`;
  await service.runtime.pool.query(past);
  await patiently(async () => (await read(id)).state === 'given-up');
  const exceptions = async (state: string) =>
    (await admin.get(`/v1/exceptions?filter[state]=${state}`)).body.data as object[];
  await patiently(async () => (await exceptions('open')).length === 1);
  expect(await exceptions('open')).toMatchObject([
    { owner: 'admin', refusal: { code: 'SCM-EPCIS-UNDELIVERED' } },
  ]);
  expect((await admin.post(`${QUERY}/subscriptions/${id}/resume`, {})).status).toBe(200);
  await patiently(() => idsOf(sent).filter((each) => each === event).length === 3);
  expect(await read(id)).toMatchObject({ state: 'active', attempts: 0 });
  expect(await exceptions('open')).toEqual([]);
});

it('is of whoever asked for it, and to receivers that everybody can reach', async () => {
  const id = await subscribe(lyon);
  expect((await gdansk.get(`${QUERY}/subscriptions/${id}`)).status).toBe(404);
  expect(JSON.stringify((await lyon.get(`${QUERY}/subscriptions`)).body)).not.toContain(TOKEN);
  const inside = { dest: 'http://127.0.0.1:5432/', signatureToken: TOKEN, stream: true };
  expect(await lyon.post(`${QUERY}/subscriptions`, inside)).toMatchObject({
    status: 400,
    body: { type: 'epcisException:SubscriptionControlsException', errors: [{ pointer: '/dest' }] },
  });
  const other = { name: 'stored', query: { EQ_bizStep: ['shipping'] } };
  expect(await lyon.post('/epcis/queries', other)).toMatchObject({ status: 409 });
  expect((await lyon.post('/epcis/queries', { ...other, query: { EQ_bizStep: ['storing'] } })).status).toBe(
    200,
  );
  const buyer = await service.as({ sub: 'b', roles: ['buyer'], sites: ['*'] });
  expect((await buyer.get('/epcis/queries')).status).toBe(403);
});

it('is kept as its migration made it: entities and tables say the same', async () => {
  const { upQueries } = await delivererOf(service.runtime).source.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query)).toEqual([]);
});
