/**
 * The projection service of the test company: a real HTTP server that speaks the contract the dashboard
 * relies on.
 */
import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { causes, delay } from './causes.js';
import { checks, explain, listFacts, profitAndLoss, trust } from './answers.js';
import { definitions } from './catalogue.js';
import { addExceptions, type Exceptions } from './exceptions.http.js';
import { type Company, definitionOf, kpiValue, type Question } from './figures.js';
import { addInstruments, type Instruments } from './instruments.http.js';
import { addIssuer } from './issuer.http.js';
import { losses } from './losses.js';
import { addMachines, type Machines } from './machines.http.js';
import { type Row, tablesOf } from './tables.js';
import { why } from './why.js';
import { alignedOf, watchedOf } from './watched.js';

type Asked = Record<string, string>;

/** As rarely as the projection does. */
const HEARTBEAT_MS = 15_000;

export type TestCompany = {
  url: string;
  issuer: string;
  /** Reports one more fact of a figure at a site, now, as a live event does. */
  happen: (kpi: string, site: string, value: number) => void;
  /** While set, every question about figures is refused with this problem. */
  refuse: (problem: { status: number; title: string; detail: string; traceId: string } | null) => void;
  exceptions: Exceptions;
  instruments: Instruments;
  machines: Machines;
  /** Streams that were opened so far, and those that still are. */
  streams: () => { opened: number; open: number };
  /** Cuts every connection and answers nobody, as a killed process does, until it is called back. */
  die: () => void;
  comeBack: () => void;
  close: () => Promise<void>;
};

const today = () => new Date().toISOString().slice(0, 10);
const question = (query: unknown): Question => {
  const { site, from = today(), to = today() } = query as Asked;
  return { site, from, to };
};

function problem(reply: FastifyReply, status: number, more: object): FastifyReply {
  return reply
    .code(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', status, ...more }));
}

function addFigures(app: FastifyInstance, company: Company): void {
  app.get('/v1/causes', () => causes);
  app.get('/v1/trace', () => delay);
  app.get('/v1/alignment', () => alignedOf(company.today));
  app.get('/v1/kpis', () => ({
    data: definitions.map(({ numerator: _, denominator, target, ...kpi }) => ({
      ...kpi,
      formulaVersion: 2,
      target: target === null ? null : { value: target, source: 'policy KPI-2026, version 3' },
      numerator: { measures: [`${kpi.id}.part`] },
      denominator: denominator ? { measures: [`${kpi.id}.whole`] } : null,
    })),
  }));
  app.get('/v1/kpi-values', ({ query }) => ({
    asOf: { recordedAt: new Date().toISOString(), lagMs: 180 },
    data: definitions.map((kpi) => kpiValue(company, kpi, question(query))),
  }));
  app.get('/v1/kpi-values/:id/explain', ({ params, query }, reply) => {
    const kpi = definitionOf((params as Asked).id ?? '');
    return kpi
      ? reply.send(explain(company, kpi, question(query)))
      : problem(reply, 404, { title: 'No such figure' });
  });
  app.get('/v1/kpis/:id/why', ({ params, query }, reply) => {
    const kpi = definitionOf((params as Asked).id ?? '');
    return kpi
      ? reply.send(why(company, kpi, query as Asked))
      : problem(reply, 404, { title: 'No such figure' });
  });
  app.get('/v1/kpi-values/:id/facts', ({ params, query }, reply) => {
    const kpi = definitionOf((params as Asked).id ?? '');
    return kpi
      ? reply.send(listFacts(company, kpi, query as Asked))
      : problem(reply, 404, { title: 'No such figure' });
  });
}

function matching(rows: Row[], query: Asked): Row[] {
  const filters = Object.entries(query).flatMap(([name, value]) => {
    const field = /^filter\[(.+)\]$/.exec(name)?.[1];
    return field ? [[field, value.split(',')] as const] : [];
  });
  return rows.filter((row) => filters.every(([field, any]) => any.includes(String(row[field]))));
}

function addTables(app: FastifyInstance, tables: Record<string, Row[]>): void {
  app.get('/v1/tables/:name', ({ params, query }, reply) => {
    const rows = tables[(params as Asked).name ?? ''];
    if (!rows) return problem(reply, 404, { title: 'No such table' });
    const { limit = '50', cursor = '0' } = query as Asked;
    const found = matching(rows, query as Asked);
    const end = Number(cursor) + Number(limit);
    const hasMore = end < found.length;
    return reply.send({
      data: found.slice(Number(cursor), end),
      hasMore,
      nextCursor: hasMore ? String(end) : null,
    });
  });
  app.get('/v1/tables/:name/summary', ({ params, query }) => {
    const { group = '', sum = '' } = query as Asked;
    const rows = matching(tables[(params as Asked).name ?? ''] ?? [], query as Asked);
    const groups = [...Map.groupBy(rows, (row) => String(row[group]))];
    const total = (all: Row[]) => all.reduce((amount, row) => amount + Number(row[sum] ?? 0), 0).toFixed(2);
    const currency = 'EUR';
    return {
      currency,
      data: groups.map(([key, all]) => ({ key, count: all.length, sums: { [sum]: total(all) } })),
    };
  });
}

/** Nothing waits, and nothing but the application tells of it. */
const wishes = {
  ...{ language: 'en', zone: 'UTC', address: null, email: false, push: false },
  ...{ digestAt: null, quietFrom: null, quietUntil: null, emailSetUp: false, pushKey: null, devices: 0 },
};

function addNotices(app: FastifyInstance): void {
  let chosen: object = wishes;
  let read = false;
  const notice = {
    ...{
      id: randomUUID(),
      kind: 'decision',
      noun: 'purchase-order',
      subject: 'PO-7',
      service: 'supply-chain',
    },
    ...{ site: 'lyon', delegatedFrom: 'manager-lyon', since: new Date().toISOString() },
  };
  const failed = {
    person: 'coo',
    channel: 'email',
    notice: randomUUID(),
    why: '550 No such user',
    attempts: 1,
  };
  app.get('/v1/notices', () => ({ unread: read ? 0 : 1, data: [{ ...notice, read }] }));
  app.post('/v1/notices/read', () => {
    read = true;
    return { read: 1 };
  });
  app.get('/v1/notices/settings', () => chosen);
  app.post('/v1/notices/settings', ({ body }) => {
    chosen = { ...wishes, ...(body as object) };
    return chosen;
  });
  app.get('/v1/notices/undelivered', () => ({ data: [{ ...failed, gaveUpAt: new Date().toISOString() }] }));
}

function addRest(app: FastifyInstance, readers: Set<ServerResponse>): void {
  app.get('/v1/profit-and-loss', ({ query }) => profitAndLoss((query as Asked).site));
  app.get('/v1/losses', () => losses());
  app.get('/v1/consistency', () => ({ data: checks }));
  app.get('/v1/trust', () => trust());
  app.get('/:service/v1/nouns', () => ({ data: [] }));
  app.get('/:service/v1/streams/:stream/events', ({ params, query }) => {
    const { stream = '' } = params as Asked;
    const version = Number((query as Asked).from);
    return {
      data: [
        {
          id: randomUUID(),
          streamId: stream,
          version,
          type: 'test.Happened',
          data: { quantity: { value: '12', unit: 'C62' } },
        },
      ],
    };
  });
  app.get('/v1/live', (_request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    reply.raw.write('event: heartbeat\ndata: {}\n\n');
    const beat = setInterval(() => reply.raw.write('event: heartbeat\ndata: {}\n\n'), HEARTBEAT_MS);
    readers.add(reply.raw);
    reply.raw.on('close', () => {
      clearInterval(beat);
      readers.delete(reply.raw);
    });
  });
}

function reporter(company: Company, readers: Set<ServerResponse>): TestCompany['happen'] {
  return (kpi, site, value) => {
    const recordedAt = new Date().toISOString();
    company.live.push({ kpi, site, day: company.today, part: 'numerator', value, live: recordedAt });
    const changed = {
      measures: [`${kpi}.part`],
      sites: [site],
      days: [company.today],
      tables: [],
      recordedAt,
    };
    const text = `event: changed\nid: ${String(company.live.length)}\ndata: ${JSON.stringify(changed)}\n\n`;
    for (const reader of readers) reader.write(text);
  };
}

/** Starts the company on a free port. */
export async function startCompany(port = 0): Promise<TestCompany> {
  const company: Company = { today: today(), live: [] };
  const readers = new Set<ServerResponse>();
  const app = Fastify({ forceCloseConnections: true });
  let url = '';
  let refusal: Parameters<TestCompany['refuse']>[0] = null;
  let dead = false;
  let opened = 0;
  app.addHook('onRequest', (request, reply, done) => {
    if (dead && !request.url.startsWith('/issuer')) {
      request.raw.socket.resetAndDestroy();
      return;
    }
    if (request.url.startsWith('/v1/live')) opened += 1;
    reply.header('access-control-allow-origin', '*').header('access-control-allow-headers', '*');
    done();
  });
  const known = await addIssuer(app, () => url);
  app.addHook('preHandler', (request, reply, done) => {
    const open = request.url.startsWith('/issuer');
    if (!open && !known(request.headers.authorization ?? ''))
      return problem(reply, 401, { title: 'Sign in first' });
    if (refusal && request.url.startsWith('/v1/kpi-values')) return problem(reply, refusal.status, refusal);
    done();
  });
  addFigures(app, company);
  const exceptions = addExceptions(app);
  const instruments = addInstruments(app);
  const machines = addMachines(app);
  addTables(app, {
    ...tablesOf(company.today),
    ...{ exceptions: exceptions.rows, decisions: [], tasks: [] },
    ...watchedOf(company.today),
  });
  addNotices(app);
  addRest(app, readers);
  url = await app.listen({ host: '127.0.0.1', port });
  const refuse: TestCompany['refuse'] = (next) => {
    refusal = next;
  };
  return {
    url,
    issuer: `${url}/issuer`,
    exceptions,
    instruments,
    machines,
    happen: reporter(company, readers),
    refuse,
    streams: () => ({ opened, open: readers.size }),
    die: () => {
      dead = true;
      app.server.closeAllConnections();
    },
    comeBack: () => {
      dead = false;
    },
    close: () => app.close(),
  };
}
