/** The GS1 EPCIS 2.0 interface: warehouse systems send what they saw, and ask what is known. */
import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { EpcisEventCaptured } from '@gemba/contracts/events/supply-chain/epcis';
import { readStream } from '@gemba/event-store/log.sql';
import { Caller, Roles, callerOf } from '@gemba/platform/access/guard.http';
import type { Principal } from '@gemba/platform/access/principal';
import { Problem } from '@gemba/platform/http/problems/problem';
import { cursorFor, pageLimit, placeIn } from '@gemba/platform/http/request/pages';
import { uuidFrom } from '@gemba/platform/runtime/ids';
import { Runtime } from '@gemba/platform/runtime/runtime.module';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 } from 'uuid';
import { captureDocument, JobIdTaken } from './capture/capture.sql.js';
import type { Behaviour } from './capture/job.js';
import { BEHAVIOURS, jobAnswer } from './capture/job.js';
import type { StoredJob } from './capture/jobs.sql.js';
import { listJobs, readJob } from './capture/jobs.sql.js';
import { documentAround } from './document/around.js';
import type { EpcisDocument, Fault } from './document/check.js';
import { faultsOfDocument, faultsOfEvent } from './document/check.js';
import { streamOf } from './event/epcis-event.js';
import { GS1_HEADERS, nextLink, queryDocument } from './query/answer.js';
import { effectsOf, findEvents } from './query/events.sql.js';
import { eventQuery, tokenOf } from './query/parameters.js';

type Asked = Readonly<Record<string, string | string[]>>;
type Sent = Readonly<Record<string, unknown>>;

const SEES_ALL = ['admin', 'coo'];

const invalid = (detail: string, faults: readonly Fault[]): Problem =>
  new Problem(400, 'SCM-EPCIS-INVALID', detail, {
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

const withHeaders = (reply: FastifyReply, more: Readonly<Record<string, string>> = {}): void => {
  reply.headers({ ...GS1_HEADERS, ...more });
};

const headersOf = (request: FastifyRequest) =>
  request.headers as Readonly<Record<string, string | undefined>>;

/** Another major version of EPCIS than 2 is not spoken here. */
const speaks = (version: string | undefined): void => {
  if (version === undefined || version.startsWith('2.')) return;
  throw new Problem(406, 'SCM-EPCIS-VERSION', 'Only EPCIS 2.0 is spoken here.');
};

@Controller('epcis')
@Roles('warehouse', 'admin', 'coo')
export class EpcisInterface {
  constructor(private readonly runtime: Runtime) {}

  @Post('capture')
  async capture(
    @Body() document: EpcisDocument,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const caller = callerOf(request);
    const headers = headersOf(request);
    speaks(headers['gs1-epcis-version']);
    const behaviour = behaviourIn(headers['gs1-capture-error-behaviour']);
    const faults = faultsOfDocument(document);
    if (faults.length > 0) throw invalid('The document is not as EPCIS 2.0 has it.', faults);
    const id = jobIdFor(caller, headers['idempotency-key']);
    const job = await this.captured({ id, sender: caller.id, behaviour, document });
    reply.status(202);
    withHeaders(reply, { Location: `/epcis/capture/${id}`, 'GS1-Capture-Error-Behaviour': behaviour });
    return this.answerAbout(job);
  }

  @Get('capture')
  async jobs(
    @Caller() caller: Principal,
    @Query() asked: Asked,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const { perPage, nextPageToken: token } = asked as Readonly<Record<string, string | undefined>>;
    const limit = pageLimit(perPage);
    const before = Number(placeIn(token)?.[0] ?? Number.MAX_SAFE_INTEGER);
    const sender = SEES_ALL.some((role) => caller.roles.includes(role)) ? null : caller.id;
    const found = await listJobs(this.runtime.pool, { sender, before, limit: limit + 1 });
    const last = found.length > limit ? found[limit - 1] : undefined;
    withHeaders(reply, last ? { Link: nextLink('/epcis/capture', asked, cursorFor([last.place])) } : {});
    return Promise.all(found.slice(0, limit).map((job) => this.answerAbout(job)));
  }

  @Get('capture/:id')
  async job(
    @Caller() caller: Principal,
    @Param('id') id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const job = await readJob(this.runtime.pool, id);
    const isVisible = job?.sender === caller.id || SEES_ALL.some((role) => caller.roles.includes(role));
    if (!job || !isVisible) throw new Problem(404, 'PLT-NOT-FOUND', `There is no capture job ${id}.`);
    withHeaders(reply);
    return this.answerAbout(job);
  }

  @Post('events')
  async event(
    @Body() event: Sent,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const caller = callerOf(request);
    const key = headersOf(request)['idempotency-key'];
    const faults = faultsOfEvent(event);
    if (faults.length > 0) throw invalid('The event is not as EPCIS 2.0 has it.', faults);
    const document = documentAround(event);
    const id = jobIdFor(caller, key);
    const job = await this.captured({ id, sender: caller.id, behaviour: 'rollback', document });
    const [outcome] = job.outcomes;
    const eventID = outcome?.eventID ?? '';
    if (outcome?.outcome === 'conflict')
      throw new Problem(
        409,
        'SCM-EPCIS-CONFLICT',
        `${eventID} was captured with other content; both are kept.`,
      );
    reply.status(outcome?.outcome === 'captured' ? 201 : 200);
    withHeaders(reply, { Location: `/epcis/events/${encodeURIComponent(eventID)}` });
    return this.answerAbout(job);
  }

  @Get('events')
  async events(@Query() asked: Asked, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { query, faults } = eventQuery(asked);
    if (faults.length > 0) throw invalid('The query is not as EPCIS 2.0 has it.', faults);
    const found = await findEvents(this.runtime.pool, query);
    const page = found.slice(0, query.perPage);
    const last = found.length > page.length ? page.at(-1) : undefined;
    const more = last ? { Link: nextLink('/epcis/events', asked, tokenOf(last.time, last.place)) } : {};
    return this.answered(
      reply,
      page.map(({ document }) => document),
      more,
    );
  }

  @Get('events/:eventID')
  async oneEvent(
    @Param('eventID') eventID: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const kept = await readStream(this.runtime.pool, `epcis-event-${streamOf(eventID)}`);
    const captured = kept.filter(({ type }) => type === 'supply-chain.EpcisEventCaptured');
    if (captured.length === 0) throw new Problem(404, 'PLT-NOT-FOUND', `There is no event ${eventID}.`);
    const documents = captured.map(({ data }) => {
      const { document, recordTime } = data as EpcisEventCaptured;
      return { ...document, recordTime };
    });
    return this.answered(reply, documents, {});
  }

  private answered(
    reply: FastifyReply,
    events: readonly object[],
    more: Readonly<Record<string, string>>,
  ): object {
    withHeaders(reply, { ...more, 'content-type': 'application/ld+json; charset=utf-8' });
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
