/**
 * A service tells what it does: metrics for Prometheus, spans for a collector, and when it has too much to
 * do.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { plant } from '../testing/sample.js';
import type { TestCompany, TestService } from '../testing/service.http.js';
import { testCompany } from '../testing/service.http.js';

type Sent = {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
};

let company: TestCompany;
const received: Sent[] = [];

/** A collector: it takes OTLP over HTTP with JSON bodies, and keeps the spans. */
const collector = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => {
    const { resourceSpans } = JSON.parse(Buffer.concat(parts).toString()) as {
      resourceSpans: { scopeSpans: { spans: Sent[] }[] }[];
    };
    for (const { scopeSpans } of resourceSpans) received.push(...scopeSpans.flatMap(({ spans }) => spans));
    response.setHeader('content-type', 'application/json').end('{}');
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  company = await testCompany();
}, 60_000);

afterAll(async () => {
  await company.stop();
  collector.close();
}, 30_000);

const buyer = { sub: 'b', roles: ['buyer'], sites: ['*'] };

/** The metrics, once the consumers have joined and their lag can be told. */
const metricsOf = async ({ url }: TestService): Promise<string> => {
  for (;;) {
    const text = await (await fetch(`${url}/metrics`)).text();
    if (text.includes('gemba_consumer_lag_events{')) return text;
  }
};

it('counts requests, commands and events', async () => {
  const service = await company.start(plant);
  const client = await service.as(buyer);
  await client.post('/v1/suppliers', { id: 'S-1', name: 'Steel' });
  const text = await metricsOf(service);
  expect(text).toMatch(/gemba_commands_total\{command="ApproveSupplier",outcome="done",[^}]*\} 1\n/);
  expect(text).toMatch(/gemba_events_appended_total\{service="supply-chain"\} 1\n/);
  expect(text).toMatch(
    /gemba_http_request_duration_seconds_count\{[^}]*route="\/v1\/suppliers",status="201"/,
  );
  const names = ['relay_lag_events', 'consumer_events_total', 'pool_connections', 'append_batch_size_bucket'];
  for (const name of [...names, 'process_resident_memory_bytes', 'nodejs_eventloop_lag_seconds'])
    expect(text).toContain(`gemba_${name}{`);
}, 30_000);

it('continues the trace of the caller from the request to the command and into the event', async () => {
  const own = await testCompany();
  const { port } = collector.address() as AddressInfo;
  const service = await own.start(plant, { collector: `http://127.0.0.1:${String(port)}` });
  const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
  const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;
  const client = await service.as(buyer);
  const done = await client.post('/v1/suppliers', { id: 'S-2', name: 'Seals' }, { traceparent });
  const { body } = await client.get('/v1/streams/supplier-S-2/events');
  const [event] = body.data as { meta: { traceparent: string } }[];
  await own.stop();
  const mine = received.filter((span) => span.traceId === traceId);
  const request = mine.find(({ name }) => name === 'POST /v1/suppliers');
  const command = mine.find(({ name }) => name === 'ApproveSupplier');
  expect(done.headers.get('traceparent')).toBe(`00-${traceId}-${request!.spanId}-01`);
  expect(request?.parentSpanId).toBe('00f067aa0ba902b7');
  expect(command?.parentSpanId).toBe(request?.spanId);
  expect(event?.meta.traceparent).toBe(`00-${traceId}-${command!.spanId}-01`);
}, 30_000);

it('asks to come again where it has too much to do', async () => {
  const own = await testCompany();
  const busy = await own.start(plant, { commandsAtOnce: 0 });
  const answer = await (await busy.as(buyer)).post('/v1/suppliers', { name: 'Steel' });
  await own.stop();
  expect(answer).toMatchObject({ status: 429, body: { code: 'PLT-BUSY' } });
  expect(answer.headers.get('retry-after')).toBe('1');
}, 30_000);
