/** W3C trace context: one trace id from the first request through Kafka to the last effect. */
import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Span, Tracing } from './tracing.http.js';

export type Trace = { readonly traceId: string; readonly traceparent: string };

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

/** 32 digits, all but six bits of them random; Node draws them in advance, which costs a tenth. */
const randomHex = (): string => randomUUID().replaceAll('-', '');

/** Continues a trace with a span of our own, or begins one. */
const continued = (incoming: string | undefined): Trace => {
  const found = TRACEPARENT.exec(incoming ?? '')?.[1];
  const traceId = found && !/^0+$/.test(found) ? found : randomHex();
  return { traceId, traceparent: `00-${traceId}-${randomHex().slice(-16)}-01` };
};

const traces = new WeakMap<FastifyRequest, Trace>();
const spans = new WeakMap<FastifyRequest, Span>();

const incomingOf = (request: FastifyRequest): string | undefined => {
  const header = request.headers.traceparent;
  return typeof header === 'string' ? header : undefined;
};

/** The trace of a request, the same however often it is asked for. */
export const traceOf = (request: FastifyRequest): Trace => {
  const known = traces.get(request);
  if (known) return known;
  const trace = continued(incomingOf(request));
  traces.set(request, trace);
  return trace;
};

const isProbe = (route: string): boolean => route.startsWith('/health') || route === '/metrics';

/** Opens the span of a request, where spans are recorded; probes are not worth one. */
export const beginRequest = (request: FastifyRequest, tracing: Tracing | null): void => {
  const route = request.routeOptions.url ?? 'unknown';
  if (!tracing || isProbe(route)) return;
  const span = tracing.begin({
    name: `${request.method} ${route}`,
    kind: 'server',
    parent: incomingOf(request),
    attributes: { 'http.request.method': request.method, 'http.route': route, 'url.path': request.url },
  });
  spans.set(request, span);
  traces.set(request, { traceId: span.traceparent.slice(3, 35), traceparent: span.traceparent });
};

/** Closes it with the status of the answer. */
export const endRequest = (request: FastifyRequest, reply: FastifyReply): void => {
  const { statusCode } = reply;
  const attributes = { 'http.response.status_code': statusCode };
  spans.get(request)?.end({ attributes, ...(statusCode >= 500 ? { error: String(statusCode) } : {}) });
};
