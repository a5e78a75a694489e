/** Which answers of a service leave a line in its security log. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { principalIn } from '../../access/guard.http.js';
import { problemIn } from '../../http/problems/problems.http.js';
import { traceOf } from '../trace.http.js';
import { originOf } from './origin.js';
import type { SecurityEventName } from './security-event.js';
import type { SecurityLog } from './security-log.process.js';

type Answered = {
  readonly method: string;
  /** The pattern of the route. */
  readonly route: string;
  readonly status: number;
  readonly code: string | undefined;
  readonly withToken: boolean;
  /** It is there, but not for the caller. */
  readonly unseen: boolean;
};

const OPERATOR = /^\/v1\/(?:parked|log|views)\//;

const done = ({ method, route }: Answered): SecurityEventName | null => {
  if (method !== 'POST') return null;
  if (route === '/v1/exceptions/:id/waive') return 'exception-waived';
  return OPERATOR.test(route) ? 'operator-act' : null;
};

/** Null: the answer is of no interest to whoever looks for break-ins. */
export const eventOf = (answered: Answered): SecurityEventName | null => {
  const { status, code, withToken } = answered;
  if (status === 401) return withToken ? 'token-refused' : 'unauthenticated';
  if (status === 403) return code === 'ACC-READ' ? 'read-refused' : 'access-refused';
  if (answered.unseen) return 'not-shown';
  return status < 400 ? done(answered) : null;
};

const addressOf = ({ url }: FastifyRequest): string => url.split('?', 1)[0] ?? '';

/** Notes an answer where it is worth a line; `word` is that of the dashboard's door. */
export const noteAnswer = (
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  log: SecurityLog,
  word: string | null,
): void => {
  const { method } = request;
  const status = reply.statusCode;
  const problem = problemIn(request);
  const event = eventOf({
    ...{ method, status, code: problem?.code, route: request.routeOptions.url ?? '' },
    unseen: problem?.more.unseen === true,
    withToken: request.headers.authorization !== undefined,
  });
  if (event === null) return;
  const caller = principalIn(request);
  log.note({
    event,
    outcome: status < 400 ? 'allowed' : 'refused',
    who: caller?.id ?? null,
    ...(caller ? { roles: caller.roles, sites: caller.sites } : {}),
    what: `${method} ${addressOf(request)}`,
    status,
    ...(problem ? { code: problem.code } : {}),
    from: originOf({ headers: request.headers, socket: request.raw.socket }, word),
    traceId: traceOf(request).traceId,
  });
};
