/**
 * One door to every service's API: requests and answers pass as streams, for as long as they take, and
 * whatever an upstream does ends its own request at most, never this process.
 */
import { randomBytes } from 'node:crypto';
import {
  Agent,
  request as ask,
  type ClientRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { pipeline } from 'node:stream';
import { CLIENT_HEADER, DOOR_HEADER } from '@gemba/platform/observe/security/origin';
import type { SecurityEventName } from '@gemba/platform/observe/security/security-event';
import type { SecurityLog } from '@gemba/platform/observe/security/security-log.process';
import { addressed, isFinal, passedOn } from './head.js';

export type DoorOptions = {
  /** Base address of each service; `/api/<name>/…` goes there. */
  readonly services: Readonly<Record<string, string>>;
  /** What a client may send at once, in bytes: as much as a service takes. */
  readonly mostBytes: number;
  /** How long a service may take to begin its answer, in milliseconds. A stream may be silent for longer. */
  readonly patienceMs: number;
  /** The word by which services know this door, and believe the address that it saw; null: they do not. */
  readonly word: string | null;
  readonly security: SecurityLog;
  readonly warn: (fields: Readonly<Record<string, unknown>>, message: string) => void;
};

export type Door = {
  /** Answers what is addressed to a service, and says whether it was. */
  readonly take: (request: IncomingMessage, response: ServerResponse) => boolean;
  readonly close: () => void;
};

type Refusal = {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
};

/** One request on its way. */
type Passage = {
  readonly service: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly options: DoorOptions;
};

const RETRY_AFTER_SECONDS = '1';

/** An answer of this door's own; without effect when the service's answer has begun. */
function refuse({ request, response }: Pick<Passage, 'request' | 'response'>, refusal: Refusal): void {
  if (response.headersSent || response.destroyed) return;
  const type = `urn:gemba:problem:${refusal.code.toLowerCase()}`;
  const body = JSON.stringify({
    type,
    ...refusal,
    instance: request.url,
    traceId: randomBytes(16).toString('hex'),
  });
  response.writeHead(refusal.status, {
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(refusal.status === 503 ? { 'retry-after': RETRY_AFTER_SECONDS } : {}),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

const unknown = (url: string): Refusal => ({
  status: 404,
  code: 'DSH-SERVICE-UNKNOWN',
  title: 'Not found',
  detail: `There is no service at ${url.split('?')[0] ?? url}.`,
});

const unavailable = (service: string): Refusal => ({
  status: 503,
  code: 'DSH-SERVICE-AWAY',
  title: 'Not available right now',
  detail: `The ${service} service did not answer. It may be starting; try again in a moment.`,
});

const garbled = (service: string): Refusal => ({
  status: 502,
  code: 'DSH-SERVICE-GARBLED',
  title: 'Bad gateway',
  detail: `The ${service} service gave an answer that is none; its log may say more.`,
});

const late = (service: string, patienceMs: number): Refusal => ({
  status: 504,
  code: 'DSH-SERVICE-SILENT',
  title: 'No answer in time',
  detail:
    `The ${service} service has not begun to answer within ${String(patienceMs / 1000)} s. What was asked ` +
    'may still be done: ask again with the same Idempotency-Key.',
});

const tooLarge = (mostBytes: number): Refusal => ({
  status: 413,
  code: 'PLT-TOO-LARGE',
  title: 'Too large',
  detail: `The body is larger than a service takes: ${String(mostBytes)} bytes. Send less at once.`,
});

/** The head as the service reads it: its own host, and from where and for which host the client asked. */
function headFor({ request, options }: Passage, host: string): string[] {
  const { rawHeaders, headers, socket } = request;
  const from = [headers['x-forwarded-for'], socket.remoteAddress].flat().filter(Boolean).join(', ');
  const told = ['x-forwarded-for', 'x-forwarded-host', CLIENT_HEADER, DOOR_HEADER];
  const { word } = options;
  const seen = word === null ? [] : [CLIENT_HEADER, socket.remoteAddress ?? '', DOOR_HEADER, word];
  const asked = headers.host === undefined ? [] : ['x-forwarded-host', headers.host];
  const framed = headers['transfer-encoding'] === undefined ? [] : ['transfer-encoding', 'chunked'];
  const own = ['host', host, 'x-forwarded-for', from, ...asked, ...framed, ...seen];
  return [...passedOn(rawHeaders, ['host', ...told]), ...own];
}

const EVENTS: Readonly<Record<number, SecurityEventName>> = { 401: 'unauthenticated', 403: 'access-refused' };

/** What a service refuses is noted with the client's address; the trace id leads to the service's line. */
function note({ request, options }: Passage, { statusCode = 502, headers }: IncomingMessage): void {
  const { method = '', url = '', socket } = request;
  const refused = EVENTS[statusCode];
  if (refused === undefined) return;
  const isToken = statusCode === 401 && request.headers.authorization !== undefined;
  options.security.note({
    event: isToken ? 'token-refused' : refused,
    outcome: 'refused',
    who: null,
    what: `${method} ${url.replace(/\?.*$/s, '')}`,
    status: statusCode,
    from: { peer: socket.remoteAddress ?? 'unknown' },
    traceId: /^00-([0-9a-f]{32})-/.exec(String(headers.traceparent))?.[1] ?? '',
  });
}

function answer(passage: Passage, answered: IncomingMessage): void {
  const { service, response, options } = passage;
  note(passage, answered);
  response.writeHead(answered.statusCode ?? 502, passedOn(answered.rawHeaders));
  // A stream may have nothing to tell for long: whoever opened it learns at once that it is open.
  response.flushHeaders();
  pipeline(answered, response, (error) => {
    // The head has gone out: cutting the connection is the only way to say "incomplete".
    if (error) options.warn({ service, error: error.message }, 'an answer was cut short');
  });
}

/** A service that was started anew has closed the connections kept here: a question is asked again. */
function isStale(error: NodeJS.ErrnoException, { method }: IncomingMessage, { reusedSocket }: ClientRequest) {
  return reusedSocket && error.code === 'ECONNRESET' && (method === 'GET' || method === 'HEAD');
}

const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

type Way = { readonly agent: Agent; readonly target: URL; readonly again: boolean };

function begun(passage: Passage, { agent, target }: Way): ClientRequest {
  const { request } = passage;
  const { hostname, port, host, pathname } = target;
  const path = (pathname === '/' ? '' : pathname) + (addressed(request.url ?? '')?.path ?? '/');
  const { method = 'GET' } = request;
  return ask({ agent, hostname, port, path, method, headers: headFor(passage, host) });
}

function pass(passage: Passage, way: Way): void {
  const { service, request, response, options } = passage;
  const asked = begun(passage, way);
  const left = () => asked.destroy();
  const waiting = setTimeout(() => {
    refuse(passage, late(service, options.patienceMs));
    asked.destroy();
  }, options.patienceMs);
  response.once('close', left);
  asked.once('close', () => {
    clearTimeout(waiting);
    response.off('close', left);
  });
  asked.once('response', (answered) => {
    clearTimeout(waiting);
    if (isFinal(answered.statusCode) && !response.headersSent) {
      answer(passage, answered);
      return;
    }
    refuse(passage, garbled(service));
    asked.destroy();
  });
  // Nobody asked for another protocol.
  asked.once('upgrade', (_answered, socket) => {
    socket.destroy();
    refuse(passage, garbled(service));
  });
  asked.on('error', (error: NodeJS.ErrnoException) => {
    if (response.headersSent || response.destroyed) return;
    if (way.again && !hasBody(request) && isStale(error, request, asked)) {
      pass(passage, { ...way, again: false });
      return;
    }
    options.warn({ service, error: error.message }, 'a service did not answer');
    refuse(passage, error.code?.startsWith('HPE_') === true ? garbled(service) : unavailable(service));
  });
  send(passage, asked);
}

function send(passage: Passage, asked: ClientRequest): void {
  const { request, options } = passage;
  if (!hasBody(request)) {
    asked.end();
    return;
  }
  // The head goes ahead of the body: a service may refuse before it has seen it.
  asked.flushHeaders();
  let seen = 0;
  request.on('data', (chunk: Buffer) => {
    // After an early answer the rest is read and thrown away: a client that is cut off while it sends
    // would never see the answer.
    if (asked.destroyed) return;
    seen += chunk.length;
    if (seen > options.mostBytes) {
      refuse(passage, tooLarge(options.mostBytes));
      asked.destroy();
    } else if (!asked.write(chunk)) request.pause();
  });
  request.once('end', () => asked.end());
  asked.on('drain', () => request.resume());
  asked.once('close', () => request.resume());
}

export function openDoor(options: DoorOptions): Door {
  const agent = new Agent({ keepAlive: true });
  const targets = new Map(Object.entries(options.services).map(([name, url]) => [name, new URL(url)]));
  const take: Door['take'] = (request, response) => {
    const to = addressed(request.url ?? '');
    if (to === null) return false;
    const passage = { service: to.service, request, response, options };
    // A client that goes away while it is written to is no error of this process.
    response.on('error', (error) =>
      options.warn({ service: to.service, error: error.message }, 'a client left'),
    );
    const target = targets.get(to.service);
    if (target === undefined) refuse(passage, unknown(request.url ?? ''));
    else if (Number(request.headers['content-length'] ?? 0) > options.mostBytes)
      refuse(passage, tooLarge(options.mostBytes));
    else pass(passage, { agent, target, again: true });
    return true;
  };
  return { take, close: () => agent.destroy() };
}
