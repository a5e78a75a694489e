/** The one place where an error becomes an answer: never a stack trace, SQL or a secret. */
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch, HttpException } from '@nestjs/common';
import { isInfrastructure } from '@gemba/messaging/engines/failure';
import { OlderLog } from '@gemba/messaging/relay/ahead.kafka';
import type { Log } from '@gemba/messaging/engines/log';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { traceOf } from '../../observe/trace.http.js';
import { Problem, problemBody } from './problem.js';

/** Codes of problems that the server itself finds, by status. */
const CODES: Readonly<Record<number, string>> = {
  400: 'PLT-JSON',
  404: 'PLT-NOT-FOUND',
  413: 'PLT-TOO-LARGE',
  415: 'PLT-MEDIA-TYPE',
};

const DETAILS: Readonly<Record<number, string>> = {
  404: 'There is nothing at this address.',
  413: 'The body is larger than this interface takes.',
  415: 'Send the body as application/json.',
};

const LOG_BEHIND =
  'This service was restored from a backup and misses events that others have heard; it has to be refilled.';

const statusOf = (error: unknown): number => {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = error as { statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : 500;
};

/** Says any error as a problem; what nobody foresaw is a 500 that tells nothing but its trace id. */
const asProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  if (error instanceof OlderLog) return new Problem(503, 'PLT-LOG-BEHIND', LOG_BEHIND);
  if (isInfrastructure(error)) {
    const headers = { 'Retry-After': '1' };
    return new Problem(503, 'PLT-UNAVAILABLE', 'The database or the broker is away; try again.', { headers });
  }
  const status = statusOf(error);
  if (status >= 500) return new Problem(500, 'PLT-BROKEN', 'Something broke; report the trace id.');
  const detail = DETAILS[status] ?? (error instanceof Error ? error.message : 'Refused.');
  return new Problem(status, CODES[status] ?? 'PLT-REQUEST', detail);
};

/** Answers a request with a problem. */
const sendProblem = (
  error: unknown,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): void => {
  const problem = asProblem(error);
  const { traceId } = traceOf(request);
  for (const [name, value] of Object.entries(problem.more.headers ?? {})) void reply.header(name, value);
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json')
    .send(JSON.stringify(problemBody(problem, { instance: request.url, traceId })));
};

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    if (asProblem(error).status >= 500) {
      const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.log.error({ traceId: traceOf(request).traceId, cause }, 'a request failed');
    }
    sendProblem(error, { request, reply: http.getResponse<FastifyReply>() });
  }
}
