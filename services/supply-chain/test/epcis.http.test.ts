/** A warehouse sends its reports over HTTP or Kafka; each is kept once, can be asked for, and moves goods. */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Answer, Client, TestCompany, TestService } from '@gemba/platform/testing/service.http';
import { EVERYWHERE, testCompany } from '@gemba/platform/testing/service.http';
import { supplyChain } from '../src/supply-chain.module.js';
import { resumeCaptures } from '../src/epcis/capture/capture.sql.js';
import { writeJob } from '../src/epcis/capture/jobs.sql.js';
import { topicUnder } from '@gemba/messaging/access/rights';
import { CAPTURE_TOPIC } from '../src/epcis/capture/topic.kafka.js';

jest.setTimeout(60_000);

let company: TestCompany;
let service: TestService;
let warehouse: Client;

const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';
let serial = 0;

const observed = (more: object = {}) => ({
  type: 'ObjectEvent',
  eventTime: '2026-03-02T09:15:00+01:00',
  eventTimeZoneOffset: '+01:00',
  action: 'OBSERVE',
  bizStep: 'shipping',
  epcList: [`urn:epc:id:sgtin:4012345.012345.${String((serial += 1))}`],
  readPoint: { id: 'urn:epc:id:sgln:0614141.00777.0' },
  ...more,
});
const documentOf = (...eventList: readonly object[]) => ({
  '@context': [CONTEXT, { pump: 'https://pumps.example/' }],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-03-02T10:00:00Z',
  epcisBody: { eventList },
});

type Job = {
  captureID: string;
  success: boolean;
  errors: { pointer: string; code?: string }[];
  events: { outcome: string; eventID: string; match?: string }[];
};

const capture = async (document: object, headers = {}): Promise<Answer & { job: Job }> => {
  const answer = await warehouse.post('/epcis/capture', document, headers);
  return { ...answer, job: answer.body as unknown as Job };
};
type Told = Job & { sender: string; running: boolean };
const outcomes = ({ job }: { job: Job }): string[] => job.events.map(({ outcome }) => outcome);

type Queried = { epcisBody: { queryResults: { resultsBody: { eventList: { eventID: string }[] } } } };
const eventsIn = ({ body }: Answer) =>
  (body as unknown as Queried).epcisBody.queryResults.resultsBody.eventList;

const eventually = async <T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> => {
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    await new Promise((resolve) => setImmediate(resolve));
  }
};

beforeAll(async () => {
  company = await testCompany();
  service = await company.start(supplyChain);
  warehouse = await service.as({ sub: 'wms', roles: ['warehouse'], sites: ['lyon'] });
}, 60_000);

afterAll(() => company.stop(), 30_000);

describe('capture', () => {
  it('answers 202 with the place of its job', async () => {
    const answer = await capture(documentOf(observed()));
    expect(answer.status).toBe(202);
    expect(answer.headers.get('location')).toBe(`/epcis/capture/${answer.job.captureID}`);
    expect(answer.headers.get('gs1-epcis-version')).toBe('2.0.0');
    const job = await warehouse.get(`/epcis/capture/${answer.job.captureID}`);
    expect(job.body).toMatchObject({ success: true, running: false, events: [{ outcome: 'captured' }] });
  });

  it('takes the same report once, and keeps other content under its id', async () => {
    const report = observed({ eventID: 'urn:uuid:b5a9c9a2-1f0e-4a30-9a63-2f3d60fb9a01' });
    expect(outcomes(await capture(documentOf(report, report)))).toEqual(['captured', 'duplicate']);
    expect(outcomes(await capture(documentOf(report)))).toEqual(['duplicate']);
    const other = { ...report, action: 'ADD' };
    expect(outcomes(await capture(documentOf(other)))).toEqual(['conflict']);
    expect(outcomes(await capture(documentOf(other)))).toEqual(['conflict']);
  });

  it('P46: says a conflict as an error of its event', async () => {
    const report = observed({ eventID: 'urn:uuid:b5a9c9a2-1f0e-4a30-9a63-2f3d60fb9a46' });
    await capture(documentOf(report));
    const { job } = await capture(documentOf(observed(), { ...report, action: 'ADD' }));
    expect(job).toMatchObject({
      success: false,
      errors: [{ pointer: '/epcisBody/eventList/1', code: 'SCM-EPCIS-CONFLICT', status: 409 }],
    });
  });

  it('P46: refuses the same entry twice where the schema has unique items', async () => {
    const epc = 'urn:epc:id:sgtin:4012345.012345.twice';
    const { job } = await capture(documentOf(observed({ epcList: [epc, epc] })));
    expect(job.errors.map(({ pointer }) => pointer)).toEqual(['/epcisBody/eventList/0/epcList']);
  });

  it('P46: takes an event of a type whose prefix is declared, and no other of its own', async () => {
    const own = { type: 'pump:Tested', eventTime: '2026-03-02T09:15:00Z', eventTimeZoneOffset: '+00:00' };
    expect(outcomes(await capture(documentOf({ ...own, 'pump:bar': 6 })))).toEqual(['captured']);
    const { job } = await capture(documentOf({ ...own, type: 'fan:Tested' }));
    expect(job.errors.map(({ pointer }) => pointer)).toEqual(['/epcisBody/eventList/0/type']);
  });

  it('P46: takes in the events of a query document', async () => {
    const { epcisBody, ...around } = documentOf(observed(), observed());
    const answered = { queryResults: { queryName: 'theirs', resultsBody: epcisBody } };
    const answer = await capture({ ...around, type: 'EPCISQueryDocument', epcisBody: answered });
    expect(outcomes(answer)).toEqual(['captured', 'captured']);
  });

  it('O21: keeps a thing in one parent at a time, also when two reports come at one moment', async () => {
    const packed = (parent: string, at = '09:15') => ({
      type: 'AggregationEvent',
      eventTime: `2026-03-02T${at}:00Z`,
      eventTimeZoneOffset: '+00:00',
      action: 'ADD',
      parentID: `urn:epc:id:sscc:4012345.000000${parent}`,
      childEPCs: ['urn:epc:id:sgtin:4012345.012345.packed'],
    });
    const both = await Promise.all([
      capture(documentOf(packed('0333'))),
      capture(documentOf(packed('0444'))),
    ]);
    expect(both.flatMap(outcomes).toSorted()).toEqual(['captured', 'refused']);
    expect(both.flatMap(({ job }) => job.errors)).toMatchObject([{ code: 'SCM-EPCIS-AGGREGATION' }]);
    const refusedAt = both.map(outcomes)[0]?.[0] === 'refused' ? '0333' : '0444';
    const other = refusedAt === '0333' ? '0444' : '0333';
    const moved = await capture(
      documentOf(packed(refusedAt, '11:00'), { ...packed(other, '10:00'), action: 'DELETE' }),
    );
    expect(outcomes(moved)).toEqual(['captured', 'captured']);
  });

  it('gives the same job to the same Idempotency-Key', async () => {
    const document = documentOf(observed());
    const first = await capture(document, { 'idempotency-key': 'delivery-1' });
    const again = await capture(document, { 'idempotency-key': 'delivery-1' });
    expect(again.body).toEqual(first.body);
    const other = await capture(documentOf(observed()), { 'idempotency-key': 'delivery-1' });
    expect(other).toMatchObject({ status: 422, body: { code: 'PLT-KEY-REUSED' } });
  });

  it('says everything that is wrong at once, and keeps the others back or not, as asked', async () => {
    const wrong = observed({ action: 'MOVE', bizStep: 'teleporting' });
    const document = documentOf(observed(), wrong);
    const rolledBack = await capture(document);
    expect(rolledBack.job.success).toBe(false);
    expect(rolledBack.job.errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/epcisBody/eventList/1/action',
      '/epcisBody/eventList/1/bizStep',
    ]);
    expect(outcomes(rolledBack)).toEqual(['held back', 'invalid']);
    const proceeded = await capture(document, { 'gs1-capture-error-behaviour': 'proceed' });
    expect(outcomes(proceeded)).toEqual(['captured', 'invalid']);
  });

  it('finishes a job that an earlier process had only begun', async () => {
    const id = 'begun-and-left';
    const document = documentOf(observed()) as never;
    const begun = {
      id,
      sender: 'wms',
      sites: ['lyon'],
      behaviour: 'rollback' as const,
      content: 'c',
      document,
    };
    await writeJob(service.runtime.pool, { ...begun, createdAt: '2026-03-02T10:00:00.000Z' });
    expect((await warehouse.get(`/epcis/capture/${id}`)).body).toMatchObject({
      running: true,
      success: false,
    });
    await (await resumeCaptures(service.runtime)).stop();
    const finished = await warehouse.get(`/epcis/capture/${id}`);
    expect(finished.body).toMatchObject({ running: false, success: true, events: [{ outcome: 'captured' }] });
  });

  it('refuses what is no document, and who is no warehouse', async () => {
    expect(await capture({ type: 'EPCISDocument' })).toMatchObject({
      status: 400,
      body: { code: 'SCM-EPCIS-INVALID' },
    });
    const buyer = await service.as({ sub: 'b', roles: ['buyer'], sites: ['*'] });
    expect((await buyer.post('/epcis/capture', documentOf(observed()))).status).toBe(403);
    const stranger = await service.as({ sub: 'other-wms', roles: ['warehouse'], sites: ['lyon'] });
    const { job } = await capture(documentOf(observed()));
    expect((await stranger.get(`/epcis/capture/${job.captureID}`)).status).toBe(404);
  });

  it('lists what was sent, newest first, by pages', async () => {
    const { job } = await capture(documentOf(observed()));
    const page = await warehouse.get('/epcis/capture?perPage=1');
    expect(page.body).toMatchObject([{ captureID: job.captureID }]);
    const next = /<([^>]+)>; rel="next"/.exec(page.headers.get('link') ?? '')?.[1] ?? '';
    expect((await warehouse.get(next)).body).not.toMatchObject([{ captureID: job.captureID }]);
  });
});

describe('events', () => {
  it('P47: that have not happened yet are refused', async () => {
    const report = observed({ eventTime: new Date(Date.now() + 120_000).toISOString() });
    expect(await warehouse.post('/epcis/events', report)).toMatchObject({
      status: 400,
      body: { type: 'epcisException:ValidationException', errors: [{ pointer: '/eventTime' }] },
    });
    expect(outcomes(await capture(documentOf(report)))).toEqual(['invalid']);
  });

  it('are sent one by one, and found by their id', async () => {
    const report = observed({ 'pump:grade': 'A', '@context': [CONTEXT, { pump: 'https://pumps.example/' }] });
    const sent = await warehouse.post('/epcis/events', report);
    expect(sent.status).toBe(201);
    expect((await warehouse.post('/epcis/events', report)).status).toBe(200);
    const found = await warehouse.get(sent.headers.get('location') ?? '');
    expect(eventsIn(found)).toMatchObject([{ 'pump:grade': 'A', epcList: report.epcList }]);
    expect(found.headers.get('content-type')).toContain('application/ld+json');
    expect((await warehouse.get('/epcis/events/urn:uuid:nobody')).status).toBe(404);
    expect((await warehouse.post('/epcis/events', { ...report, action: 'MOVE' })).status).toBe(400);
  });

  it('answer queries in every spelling, by pages', async () => {
    const po = 'https://po.example/PO-4711';
    const mine = (n: number) =>
      observed({
        eventTime: `2026-02-0${String(n)}T08:00:00Z`,
        bizTransactionList: [{ type: 'po', bizTransaction: po }],
      });
    const reports = [mine(1), mine(2), mine(3)];
    await capture(documentOf(...reports));
    const asked = `/epcis/events?EQ_bizTransaction_po=${encodeURIComponent(po)}&orderDirection=ASC`;
    const all = await eventually(
      () => warehouse.get(asked),
      (answer) => eventsIn(answer).length === 3,
    );
    const ids = eventsIn(all).map(({ eventID }) => eventID);
    const first = await warehouse.get(`${asked}&perPage=2`);
    const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? '';
    const second = await warehouse.get(next);
    expect([...eventsIn(first), ...eventsIn(second)].map(({ eventID }) => eventID)).toEqual(ids);
    expect(second.headers.get('link')).toBeNull();
    const link = `https://any.example/01/04012345123456/21/${String(reports[1]?.epcList[0]).split('.').at(-1) ?? ''}`;
    const one = await warehouse.get(
      `/epcis/events?MATCH_epc=${encodeURIComponent(link)}&EQ_bizStep=urn:epcglobal:cbv:bizstep:shipping`,
    );
    expect(eventsIn(one).map(({ eventID }) => eventID)).toEqual([ids[1]]);
    const between = await warehouse.get(
      `${asked}&GE_eventTime=2026-02-02T00:00:00Z&LT_eventTime=2026-02-03T00:00:00Z`,
    );
    expect(eventsIn(between)).toHaveLength(1);
    expect(await warehouse.get('/epcis/events?MATCH_epc=urn:epc:id:sgtin:4012345.*')).toMatchObject({
      status: 400,
      body: { type: 'epcisException:QueryParameterException', errors: [{ pointer: '/MATCH_epc' }] },
    });
    expect(await warehouse.get(next.replace('perPage=2', 'EQ_action=ADD'))).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/nextPageToken' }] },
    });
    expect((await warehouse.get('/epcis/events?EQ_colour=red')).status).toBe(400);
  });

  it('P47: answer no more than the caller can take, by fields of the sender too', async () => {
    const context = [CONTEXT, { pump: 'https://pumps.example/' }];
    const graded = (n: number) =>
      observed({ eventTime: `2026-02-0${String(n)}T08:00:00Z`, 'pump:run': { 'pump:grade': n } });
    await capture({ ...documentOf(graded(1), graded(2), graded(3)), '@context': context });
    const asked = '/epcis/events?GE_INNER_p:grade=2&LE_INNER_p:grade=3&orderDirection=ASC';
    const headers = { 'gs1-extensions': 'p=https://pumps.example/' };
    const all = await eventually(
      () => warehouse.get(asked, headers),
      (answer) => eventsIn(answer).length === 2,
    );
    expect(all.headers.get('gs1-extensions')).toBe('p=https://pumps.example/');
    expect(await warehouse.get(asked, { ...headers, 'gs1-epcis-max': '1.2' })).toMatchObject({
      status: 406,
      body: { code: 'SCM-EPCIS-VERSION', type: 'epcisException:ImplementationException' },
    });
    expect(eventsIn(await warehouse.get(asked))).toEqual([]);
    const first = await warehouse.get(`${asked}&perPage=1&eventCountLimit=1`, headers);
    expect(eventsIn(first)).toEqual(eventsIn(all).slice(0, 1));
    expect(first.headers.get('link')).toBeNull();
    expect((await warehouse.get(`${asked}&maxEventCount=2`, headers)).status).toBe(200);
    expect(await warehouse.get(`${asked}&maxEventCount=1`, headers)).toMatchObject({
      status: 413,
      body: { code: 'SCM-EPCIS-MANY' },
    });
  });
});

describe('sites', () => {
  const DOCK = { lyon: '0614141.00888', gdansk: '0614141.00999' };
  let gdansk: Client;
  let coo: Client;

  beforeAll(async () => {
    [gdansk, coo] = await Promise.all([
      service.as({ sub: 'wms-gdansk', roles: ['warehouse'], sites: ['gdansk'] }),
      service.as(EVERYWHERE),
    ]);
    const { pool } = service.runtime;
    for (const [site, gln] of [
      ['lyon', '0614141008889'],
      ['gdansk', '0614141009992'],
    ] as const) {
      const row = JSON.stringify({ location: `DOCK-${site}`, site });
      await pool.query(`insert into table_rows values ('location-by-gln', $1, $2)`, [gln, row]);
    }
  });

  const at = (site: keyof typeof DOCK, more: object = {}) =>
    observed({ readPoint: { id: `urn:epc:id:sgln:${DOCK[site]}.0` }, ...more });

  it('P47: a client captures for its own sites only', async () => {
    const { job } = await capture(documentOf(at('lyon'), at('gdansk')));
    expect(job).toMatchObject({
      events: [{ outcome: 'captured' }, { outcome: 'refused' }],
      errors: [{ code: 'SCM-EPCIS-SITE', status: 403, type: 'epcisException:SecurityException' }],
    });
    const shipped = at('lyon', { bizLocation: { id: `urn:epc:id:sgln:${DOCK.gdansk}.0` } });
    expect(await warehouse.post('/epcis/events', shipped)).toMatchObject({
      status: 403,
      body: { code: 'SCM-EPCIS-SITE', type: 'epcisException:SecurityException' },
    });
    expect((await coo.post('/epcis/events', shipped)).status).toBe(201);
  });

  it('P47: a reader finds what happened at their sites, in queries and by id', async () => {
    const step = `https://steps.example/${String((serial += 1))}`;
    const nowhere = observed({ bizStep: step });
    await capture(documentOf(at('lyon', { bizStep: step }), nowhere));
    await gdansk.post('/epcis/capture', documentOf(at('gdansk', { bizStep: step })));
    const asked = `/epcis/events?EQ_bizStep=${encodeURIComponent(step)}`;
    const all = await eventually(
      () => coo.get(asked),
      (answer) => eventsIn(answer).length === 3,
    );
    const seen = async (who: Client) => eventsIn(await who.get(asked)).length;
    expect([await seen(warehouse), await seen(gdansk)]).toEqual([2, 1]);
    const ids = eventsIn(all).map(({ eventID }) => `/epcis/events/${encodeURIComponent(eventID)}`);
    const found = async (who: Client) =>
      (await Promise.all(ids.map(async (id) => (await who.get(id)).status))).toSorted();
    expect([await found(warehouse), await found(gdansk)]).toEqual([
      [200, 200, 404],
      [200, 404, 404],
    ]);
  });

  it('P47: who oversees one site sees the jobs of its clients', async () => {
    const { job } = await capture(documentOf(at('lyon')));
    const path = `/epcis/capture/${job.captureID}`;
    const seenBy = async (...sites: string[]) =>
      (await (await service.as({ sub: 'boss', roles: ['coo'], sites })).get(path)).status;
    expect([await seenBy('lyon'), await seenBy('*'), await seenBy('gdansk')]).toEqual([200, 200, 404]);
  });
});

describe('the topic', () => {
  it('takes documents and bare events as HTTP does, and keeps what cannot be read', async () => {
    const producer = service.runtime.kafka.producer();
    await producer.connect();
    const report = observed();
    const messages = [documentOf(report), report, { type: 'EPCISDocument', epcisBody: {} }];
    await producer.send({
      topic: topicUnder(service.runtime.config.topicPrefix, CAPTURE_TOPIC),
      messages: messages.map((message) => ({ key: 'wms', value: JSON.stringify(message) })),
    });
    await producer.disconnect();
    const coo = await service.as(EVERYWHERE);
    const jobs = await eventually(
      async () => (await coo.get('/epcis/capture?perPage=3')).body as unknown as Told[],
      (found) => found.filter((job) => job.sender === 'epcis.capture' && !job.running).length === 3,
    );
    const byOutcome = jobs.map(({ success, events: [first] }) => [success, first?.outcome]);
    expect(byOutcome).toEqual([
      [false, undefined],
      [true, 'duplicate'],
      [true, 'captured'],
    ]);
    const unread = jobs[0]?.captureID ?? '';
    const parked = async () => ((await coo.get('/v1/parked')).body as unknown as { data: object[] }).data;
    expect(await parked()).toMatchObject([
      { streamId: unread, version: 0, reason: 'cannot be read', detail: expect.stringContaining(unread) },
    ]);
    const consumer = service.runtime.consumerName('epcis');
    const evict = `/v1/parked/${consumer}/capture/${unread}/0/evict`;
    expect((await coo.post(evict, { reason: 'Sent again as it should be.' })).status).toBe(201);
    expect(await parked()).toEqual([]);
  });
});
