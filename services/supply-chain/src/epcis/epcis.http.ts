/** The GS1 EPCIS 2.0 interface: warehouse systems send what they saw, and ask what is known. */
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { EpcisEventCaptured } from '@gemba/contracts/events/supply-chain/epcis';
import { answerSchemaOf } from '@gemba/contracts/schema';
import type { JsonSchema } from '@gemba/contracts/schema';
import { readStream } from '@gemba/event-store/log/log.sql';
import { Caller, Roles, callerOf } from '@gemba/platform/access/guard.http';
import type { Principal } from '@gemba/platform/access/principal';
import { isBound } from '@gemba/platform/access/principal';
import { Describe } from '@gemba/platform/spec/openapi/describe.http';
import { Problem } from '@gemba/platform/http/problems/problem';
import { onlyKnown } from '@gemba/platform/http/request/asked';
import { cursorFor, pageLimit, placeIn } from '@gemba/platform/http/request/pages';
import { uuidFrom } from '@gemba/event-store/ids';
import { Runtime } from '@gemba/platform/runtime/runtime.module';
import type { QueryParameters } from '@gemba/platform/spec/openapi/written';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 } from 'uuid';
import { CaptureJobAnswer } from './answers.js';
import { captureDocument, JobIdTaken } from './capture/capture.sql.js';
import type { Behaviour } from './capture/job.js';
import { BEHAVIOURS, exceptionFor, jobAnswer } from './capture/job.js';
import type { StoredJob } from './capture/jobs.sql.js';
import { listJobs, readJob } from './capture/jobs.sql.js';
import { documentAround } from './document/around.js';
import type { EpcisDocument, Fault } from './document/check.js';
import { faultsOfDocument, faultsOfEvent, faultsOfTime } from './document/check.js';
import { streamOf } from './event/epcis-event.js';
import { nextLink, queryDocument } from './query/answer.js';
import type { Namespaces } from './hash/namespaces.js';
import { effectsOf, findEvents, isTooLarge, roomOf, saidUnder } from './query/events.sql.js';
import { tokenOf } from './query/page-token.js';
import { EVENT_PARAMETERS, eventQuery } from './query/parameters.js';
import { agreedOn, gs1Headers } from './versions.js';

type Asked = Readonly<Record<string, string | string[]>>;
type Sent = Readonly<Record<string, unknown>>;

const SEES_ALL = ['admin', 'coo'];

/** With the name that EPCIS has for what is wrong. */
const invalid = (detail: string, faults: readonly Fault[], exception = 'ValidationException'): Problem =>
  new Problem(400, 'SCM-EPCIS-INVALID', detail, {
    type: `epcisException:${exception}`,
    errors: faults.map((fault) => ({ ...fault, code: 'SCM-EPCIS-INVALID' })),
  });

const behaviourIn = (header: string | undefined): Behaviour => {
  const asked = BEHAVIOURS.find((each) => each === (header ?? 'rollback'));
  if (asked) return asked;
  throw new Problem(400, 'SCM-EPCIS-HEADER', 'GS1-Capture-Error-Behaviour is rollback or proceed.');
};

/** The same key of the same sender is the same job; without a key every request is a job of its own. */
const jobIdFor = (caller: Principal, key: string | undefined): string =>
  key === undefined ? v7() : uuidFrom('epcis-job', caller.id, key);

const notThere = (what: string): Problem =>
  new Problem(404, 'PLT-NOT-FOUND', `There is no ${what}.`, { type: 'epcisException:NoSuchNameException' });

/** The sites to which the caller is bound; null for one who is not. */
const boundTo = ({ sites }: Principal): readonly string[] | null => (isBound(sites) ? sites : null);

/** Whether what happened at these sites exists for the caller. */
const isTheirs = (caller: Principal, sites: readonly string[] | null | undefined): boolean =>
  !isBound(caller.sites) || (sites ?? []).some((site) => caller.sites.includes(site));

const headersOf = (request: FastifyRequest) =>
  request.headers as Readonly<Record<string, string | undefined>>;

/** EPCIS calls it QueryTooLargeException; its REST binding gives 413. */
const tooLarge = (most: number | null): Problem =>
  new Problem(
    413,
    'SCM-EPCIS-MANY',
    `The query has more than the ${String(most)} events that maxEventCount allows. ` +
      'Ask for less, or a page at a time.',
    { type: 'epcisException:QueryTooLargeException' },
  );

/** What is agreed on in the headers of a request, which the answer says too. @throws Problem 400, 406 */
const agreeing = (request: FastifyRequest, reply: FastifyReply): Namespaces => {
  if (headersOf(request)['gemba-dry-run'] !== undefined)
    throw new Problem(
      400,
      'PLT-DRY-RUN',
      'EPCIS has no trial: what is sent is captured. Leave Gemba-Dry-Run out.',
    );
  const spaces = agreedOn(headersOf(request));
  reply.headers(gs1Headers(spaces));
  return spaces;
};

/** A single event that was not taken: what a job would say of it is the answer. */
const refusedEvent = ({ code, detail }: Fault): Problem => {
  const { status, type } = exceptionFor(code);
  return new Problem(status, code ?? 'SCM-EPCIS-INVALID', `${detail}.`.replace(/\.\.$/, '.'), { type });
};

const JOB_PARAMETERS: QueryParameters = {
  perPage: { says: 'Jobs of a page; 50 unless told.', schema: { type: 'integer', minimum: 1, maximum: 200 } },
  nextPageToken: 'Where the page before ended; it stands in its Link header.',
};

const JOBS: JsonSchema = { type: 'array', items: answerSchemaOf(CaptureJobAnswer) };

/** EPCIS 2.0, section 12.4. */
const GS1_HEADERS = {
  'GS1-EPCIS-Version': 'The version that you speak; 2.0.0 is spoken here. Min and Max are read likewise.',
  'GS1-CBV-Version': 'The same of the Core Business Vocabulary.',
  'GS1-Extensions': 'Prefixes of your own fields: `example=https://ns.example.com/epcis/, …`.',
};
const SENDING = {
  ...GS1_HEADERS,
  'Idempotency-Key': 'The same key is the same job, however often it is sent.',
};

const HEADER_CODES = ['SCM-EPCIS-HEADER'];
const VERSIONS = { 406: ['SCM-EPCIS-VERSION'] };
const OF_SENT = { 400: ['SCM-EPCIS-INVALID', ...HEADER_CODES], 422: [], ...VERSIONS };
const OF_EVENT = {
  ...OF_SENT,
  403: ['SCM-EPCIS-SITE'],
  409: ['SCM-EPCIS-CONFLICT'],
  422: ['SCM-EPCIS-AGGREGATION', 'SCM-EPCIS-EFFECT'],
};
const OF_READ = { 400: HEADER_CODES, ...VERSIONS };
const OF_QUERY = { 400: ['PLT-QUERY', 'PLT-PAGE', 'SCM-EPCIS-INVALID', ...HEADER_CODES], ...VERSIONS };
const QUERY_DOCUMENT: JsonSchema = {
  type: 'object',
  description: 'An EPCISQueryDocument of EPCIS 2.0, in JSON-LD.',
};

/** @throws Problem 400 */
const jobsAsked = ({
  perPage,
  nextPageToken: token,
  ...others
}: Readonly<Record<string, string | undefined>>) => {
  onlyKnown(others, Object.keys(JOB_PARAMETERS));
  return {
    limit: pageLimit(perPage),
    before: Number(placeIn(token, ['position'])?.[0] ?? Number.MAX_SAFE_INTEGER),
  };
};

@Controller('epcis')
@Roles('warehouse', 'admin', 'coo')
export class EpcisInterface {
  constructor(private readonly runtime: Runtime) {}

  @Post('capture')
  @HttpCode(202)
  @Describe({
    summary: 'Send a document: its events are captured one after the other',
    detail: 'Takes an EPCISDocument of EPCIS 2.0 in JSON or JSON-LD.',
    headers: {
      ...SENDING,
      'GS1-Capture-Error-Behaviour':
        '`rollback`, unless told, keeps all events out where one is wrong; `proceed` only that one.',
    },
    answer: CaptureJobAnswer,
    refusals: OF_SENT,
  })
  async capture(
    @Body() document: EpcisDocument,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const caller = callerOf(request);
    const headers = headersOf(request);
    agreeing(request, reply);
    const behaviour = behaviourIn(headers['gs1-capture-error-behaviour']);
    const faults = faultsOfDocument(document);
    if (faults.length > 0) throw invalid('The document is not as EPCIS 2.0 has it.', faults);
    const id = jobIdFor(caller, headers['idempotency-key']);
    const from = { sender: caller.id, sites: boundTo(caller) };
    const job = await this.captured({ id, ...from, behaviour, document });
    reply.headers({ Location: `/epcis/capture/${id}`, 'GS1-Capture-Error-Behaviour': behaviour });
    return this.answerAbout(job);
  }

  @Get('capture')
  @Describe({
    summary: 'List what you sent, newest first',
    query: JOB_PARAMETERS,
    headers: GS1_HEADERS,
    answer: JOBS,
    refusals: OF_READ,
  })
  async jobs(
    @Caller() caller: Principal,
    @Query() asked: Asked,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    agreeing(request, reply);
    const { limit, before } = jobsAsked(asked as Readonly<Record<string, string | undefined>>);
    const sender = SEES_ALL.some((role) => caller.roles.includes(role)) ? null : caller.id;
    const mine = { sender, sites: boundTo(caller) };
    const found = await listJobs(this.runtime.pool, { ...mine, before, limit: limit + 1 });
    const last = found.length > limit ? found[limit - 1] : undefined;
    if (last) reply.header('Link', nextLink('/epcis/capture', asked, cursorFor([last.place])));
    return Promise.all(found.slice(0, limit).map((job) => this.answerAbout(job)));
  }

  @Get('capture/:id')
  @Describe({
    summary: 'Read what became of a document',
    headers: GS1_HEADERS,
    answer: CaptureJobAnswer,
    refusals: OF_READ,
  })
  async job(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    agreeing(request, reply);
    const job = await readJob(this.runtime.pool, id);
    const seesOthers = SEES_ALL.some((role) => caller.roles.includes(role)) && isTheirs(caller, job?.sites);
    if (!job || !(job.sender === caller.id || seesOthers)) throw notThere(`capture job ${id}`);
    return this.answerAbout(job);
  }

  @Post('events')
  @Describe({
    summary: 'Send one event',
    detail: 'Takes an event of EPCIS 2.0 with its @context where it has fields of your own.',
    headers: SENDING,
    answer: CaptureJobAnswer,
    also: { 200: 'It was captured before.' },
    refusals: OF_EVENT,
  })
  async event(
    @Body() event: Sent,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const caller = callerOf(request);
    const key = headersOf(request)['idempotency-key'];
    agreeing(request, reply);
    const faults = [...faultsOfEvent(event), ...faultsOfTime(event, '', new Date().toISOString())];
    if (faults.length > 0) throw invalid('The event is not as EPCIS 2.0 has it.', faults);
    const document = documentAround(event);
    const id = jobIdFor(caller, key);
    const from = { sender: caller.id, sites: boundTo(caller) };
    const job = await this.captured({ id, ...from, behaviour: 'rollback', document });
    const [outcome] = job.outcomes;
    const eventID = outcome?.eventID ?? '';
    const [fault] = job.errors;
    if (fault) throw refusedEvent(fault);
    reply.status(outcome?.outcome === 'captured' ? 201 : 200);
    reply.header('Location', `/epcis/events/${encodeURIComponent(eventID)}`);
    return this.answerAbout(job);
  }

  @Get('events')
  @Describe({
    summary: 'Find events: the SimpleEventQuery of EPCIS 2.0',
    query: EVENT_PARAMETERS,
    headers: GS1_HEADERS,
    answer: QUERY_DOCUMENT,
    media: 'application/ld+json',
    refusals: { ...OF_QUERY, 413: ['SCM-EPCIS-MANY'] },
  })
  async events(
    @Caller() caller: Principal,
    @Query() asked: Asked,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { query: wanted, faults } = eventQuery(asked, agreeing(request, reply));
    if (faults.length > 0)
      throw invalid('The query is not as EPCIS 2.0 has it.', faults, 'QueryParameterException');
    const query = { ...wanted, sites: boundTo(caller) };
    if (await isTooLarge(this.runtime.pool, query)) throw tooLarge(query.mostEvents);
    const found = await findEvents(this.runtime.pool, query);
    const page = found.slice(0, roomOf(query));
    const answered = (query.after?.[2] ?? 0) + page.length;
    const last = found.length > page.length && answered !== query.countLimit ? page.at(-1) : undefined;
    const token = last && tokenOf(query, last.time, last.place, answered);
    return this.answered(
      reply,
      page.map(({ document }) => document),
      token === undefined ? {} : { Link: nextLink('/epcis/events', asked, token) },
    );
  }

  @Get('events/:eventID')
  @Describe({
    summary: 'Read an event and its corrections',
    headers: GS1_HEADERS,
    answer: QUERY_DOCUMENT,
    media: 'application/ld+json',
    refusals: OF_READ,
  })
  async oneEvent(
    @Caller() caller: Principal,
    @Param('eventID') eventID: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    agreeing(request, reply);
    const kept = await readStream(this.runtime.pool, `epcis-event-${streamOf(eventID)}`);
    const captured = kept
      .filter(({ type }) => type === 'supply-chain.EpcisEventCaptured')
      .map(({ data }) => data as EpcisEventCaptured)
      .filter(({ sites }) => isTheirs(caller, sites));
    const documents = captured.map(({ document, recordTime }) => ({ ...document, recordTime }));
    const found =
      documents.length > 0 ? documents : await saidUnder(this.runtime.pool, eventID, boundTo(caller));
    if (found.length === 0) throw notThere(`event ${eventID}`);
    return this.answered(reply, found, {});
  }

  private answered(
    reply: FastifyReply,
    events: readonly object[],
    more: Readonly<Record<string, string>>,
  ): object {
    reply.headers({ ...more, 'content-type': 'application/ld+json; charset=utf-8' });
    return queryDocument(events, new Date().toISOString());
  }

  private async captured(sending: Parameters<typeof captureDocument>[1]): Promise<StoredJob> {
    try {
      return await captureDocument(this.runtime, sending);
    } catch (error) {
      if (!(error instanceof JobIdTaken)) throw error;
      throw new Problem(
        422,
        'PLT-KEY-REUSED',
        'This Idempotency-Key was used with another document; choose a new one.',
      );
    }
  }

  private async answerAbout(job: StoredJob): Promise<object> {
    const ids = job.outcomes.flatMap(({ eventID }) => (eventID === undefined ? [] : [eventID]));
    return jobAnswer(job, await effectsOf(this.runtime.pool, ids));
  }
}
