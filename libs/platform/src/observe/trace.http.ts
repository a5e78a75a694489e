/** W3C trace context: one trace id from the first request through Kafka to the last effect. */
import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';

export type Trace = { readonly traceId: string; readonly traceparent: string };

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

/** Continues a trace with a span of our own, or begins one. */
export const continued = (incoming: string | undefined): Trace => {
  const found = TRACEPARENT.exec(incoming ?? '')?.[1];
  const traceId = found && !/^0+$/.test(found) ? found : randomBytes(16).toString('hex');
  return { traceId, traceparent: `00-${traceId}-${randomBytes(8).toString('hex')}-01` };
};

const traces = new WeakMap<FastifyRequest, Trace>();

/** The trace of a request, the same however often it is asked for. */
export const traceOf = (request: FastifyRequest): Trace => {
  const known = traces.get(request);
  if (known) return known;
  const header = request.headers.traceparent;
  const trace = continued(typeof header === 'string' ? header : undefined);
  traces.set(request, trace);
  return trace;
};
