/** The one place where an error becomes an answer: never a stack trace, SQL or a secret. */
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Socket } from 'node:net';
import { Catch, HttpException } from '@nestjs/common';
import { Superseded } from '@gemba/event-store/append/appender.sql';
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
  408: 'PLT-TOO-SLOW',
  413: 'PLT-TOO-LARGE',
  414: 'PLT-ADDRESS',
  415: 'PLT-MEDIA-TYPE',
  431: 'PLT-HEADERS',
};

const DETAILS: Readonly<Record<number, string>> = {
  404: 'There is nothing at this address.',
  408: 'The request was not complete in time.',
  413: 'The body is larger than this interface takes.',
  414: 'A part of the address is longer than any id.',
  415: 'Send the body as application/json.',
  431: 'The headers are larger than this interface takes.',
};

const LOG_BEHIND =
  'This service was restored from a backup and misses events that others have heard; it has to be refilled.';

const SUPERSEDED = 'A newer build has taken over this log; this process has to be restarted. Send it again.';

const statusOf = (error: unknown): number => {
  if (error instanceof HttpException) return error.getStatus();
  const { statusCode } = error as { statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : 500;
};

/** Says any error as a problem; what nobody foresaw is a 500 that tells nothing but its trace id. */
const asProblem = (error: unknown): Problem => {
  if (error instanceof Problem) return error;
  if (error instanceof OlderLog) return new Problem(503, 'PLT-LOG-BEHIND', LOG_BEHIND);
  if (error instanceof Superseded)
    return new Problem(503, 'PLT-SUPERSEDED', SUPERSEDED, { headers: { 'Retry-After': '1' } });
  if (isInfrastructure(error)) {
    const headers = { 'Retry-After': '1' };
    return new Problem(503, 'PLT-UNAVAILABLE', 'The database or the broker is away; try again.', { headers });
  }
  const status = statusOf(error);
  if (status >= 500) return new Problem(500, 'PLT-BROKEN', 'Something broke; report the trace id.');
  const detail = DETAILS[status] ?? (error instanceof Error ? error.message : 'Refused.');
  return new Problem(status, CODES[status] ?? 'PLT-REQUEST', detail);
};

const problems = new WeakMap<FastifyRequest, Problem>();

/** The problem that a request was answered with. */
export const problemIn = (request: FastifyRequest): Problem | undefined => problems.get(request);

/** Answers a request with a problem. */
export const sendProblem = (
  error: unknown,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
): void => {
  const problem = asProblem(error);
  const { traceId } = traceOf(request);
  problems.set(request, problem);
  for (const [name, value] of Object.entries(problem.more.headers ?? {})) void reply.header(name, value);
  void reply
    .status(problem.status)
    .header('content-type', 'application/problem+json')
    .send(JSON.stringify(problemBody(problem, { instance: request.url, traceId })));
};

/** What the parser of HTTP itself found wrong, by its code. */
const CLIENT_FAULTS: Readonly<Record<string, number>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
};

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};

/** Answers on a connection where no request came into being, and closes it. */
export const clientFault = (error: Error & { readonly code?: string }, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = CLIENT_FAULTS[error.code ?? ''] ?? 400;
  const detail = DETAILS[status] ?? 'What came is no HTTP request.';
  const code = status === 400 ? 'PLT-REQUEST' : (CODES[status] ?? 'PLT-REQUEST');
  const problem = new Problem(status, code, detail);
  const body = JSON.stringify(problemBody(problem, { instance: '', traceId: '' }));
  socket.end(
    `HTTP/1.1 ${String(status)} ${REASONS[status] ?? ''}\r\nConnection: close\r\n` +
      'Content-Type: application/problem+json\r\n' +
      `Content-Length: ${String(Buffer.byteLength(body))}\r\n\r\n${body}`,
  );
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
