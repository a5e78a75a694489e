/**
 * A warehouse sends its reports over HTTP or Kafka; each is kept once, can be asked for, and moves what it
 * is about.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Answer, Client, TestCompany, TestService } from '@gemba/platform/testing/service.http';
import { EVERYWHERE, testCompany } from '@gemba/platform/testing/service.http';
import { supplyChain } from '../src/supply-chain.module.js';
import { resumeCaptures } from '../src/epcis/capture/capture.sql.js';
import { writeJob } from '../src/epcis/capture/jobs.sql.js';
import { captureTopicOf } from '../src/epcis/capture/topic.kafka.js';

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
  errors: { pointer: string }[];
  events: { outcome: string; eventID: string; match?: string }[];
};

const capture = async (document: object, headers = {}): Promise<Answer & { job: Job }> => {
  const answer = await warehouse.post('/epcis/capture', document, headers);
  return { ...answer, job: answer.body as unknown as Job };
};
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
    const begun = { id, sender: 'wms', behaviour: 'rollback' as const, content: 'c', document };
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
    expect((await warehouse.get('/epcis/events?EQ_colour=red')).status).toBe(400);
  });
});

describe('the topic', () => {
  it('takes documents and bare events as HTTP does, and keeps what cannot be read', async () => {
    const producer = service.runtime.kafka.producer();
    await producer.connect();
    const report = observed();
    const messages = [documentOf(report), report, { type: 'EPCISDocument', epcisBody: {} }];
    await producer.send({
      topic: captureTopicOf(service.runtime.config.topicPrefix),
      messages: messages.map((message) => ({ key: 'wms', value: JSON.stringify(message) })),
    });
    await producer.disconnect();
    const coo = await service.as(EVERYWHERE);
    const jobs = await eventually(
      async () => (await coo.get('/epcis/capture?perPage=3')).body as unknown as (Job & { sender: string })[],
      (found) => found.filter(({ sender }) => sender === 'epcis.capture').length === 3,
    );
    const byOutcome = jobs.map(({ success, events: [first] }) => [success, first?.outcome]);
    expect(byOutcome).toEqual([
      [false, undefined],
      [true, 'duplicate'],
      [true, 'captured'],
    ]);
  });
});
