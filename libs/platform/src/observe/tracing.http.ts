/**
 * Spans for OpenTelemetry: request, command, what processes and tables make of the event. The context travels
 * as the text of `traceparent`, through the event's meta and Kafka, so no part needs an ambient context.
 */
import {
  isSpanContextValid,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
} from '@opentelemetry/api';
import { describeError } from '@gemba/messaging/engines/failure';
import type { Attributes, Context, Link, SpanContext, Tracer } from '@opentelemetry/api';

export type Beginning = {
  readonly name: string;
  readonly kind: 'server' | 'internal' | 'consumer';
  /** The span that this one is part of. */
  readonly parent?: string | undefined;
  /** Other traces that it works for. */
  readonly links?: readonly string[];
  readonly attributes?: Attributes;
};

export type Span = {
  readonly traceparent: string;
  /** `error` marks the span as failed. */
  readonly end: (result?: { readonly attributes?: Attributes; readonly error?: unknown }) => void;
};

export type Tracing = {
  readonly begin: (beginning: Beginning) => Span;
  /** Sends what is left. */
  readonly stop: () => Promise<void>;
};

const KINDS = { server: SpanKind.SERVER, internal: SpanKind.INTERNAL, consumer: SpanKind.CONSUMER };
const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

const contextIn = (traceparent: string | undefined): SpanContext | null => {
  const [, traceId, spanId] = TRACEPARENT.exec(traceparent ?? '') ?? [];
  if (!traceId || !spanId) return null;
  const context = { traceId, spanId, traceFlags: TraceFlags.SAMPLED, isRemote: true };
  return isSpanContextValid(context) ? context : null;
};

const parentOf = (traceparent: string | undefined): Context => {
  const found = contextIn(traceparent);
  return found ? trace.setSpanContext(ROOT_CONTEXT, found) : ROOT_CONTEXT;
};

const linksOf = (traceparents: readonly string[]): Link[] =>
  traceparents.flatMap((each) => {
    const context = contextIn(each);
    return context ? [{ context }] : [];
  });

const begin = (tracer: Tracer, { name, kind, parent, links = [], attributes = {} }: Beginning): Span => {
  const options = { kind: KINDS[kind], attributes, links: linksOf(links) };
  const span = tracer.startSpan(name, options, parentOf(parent));
  const { traceId, spanId } = span.spanContext();
  return {
    traceparent: `00-${traceId}-${spanId}-01`,
    end: ({ attributes: more = {}, error } = {}) => {
      span.setAttributes(more);
      if (error !== undefined) span.setStatus({ code: SpanStatusCode.ERROR, message: describeError(error) });
      span.end();
    },
  };
};

/**
 * Tracing to an OTLP collector (base URL, over HTTP); null without one, and then not even the packages are
 * loaded.
 */
export const tracingFor = async (service: string, endpoint: string | null): Promise<Tracing | null> => {
  if (endpoint === null) return null;
  const { NodeTracerProvider, BatchSpanProcessor } = await import('@opentelemetry/sdk-trace-node');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': `gemba-${service}` }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer('gemba');
  return { begin: (beginning) => begin(tracer, beginning), stop: () => provider.shutdown() };
};

/** Does the work within a span where tracing is on; the work gets the traceparent to pass on. */
export const spanned = async <T>(
  tracing: Tracing | null,
  beginning: Beginning,
  work: (traceparent: string | undefined) => Promise<T>,
): Promise<T> => {
  if (!tracing) return work(beginning.parent);
  const span = tracing.begin(beginning);
  try {
    const result = await work(span.traceparent);
    span.end();
    return result;
  } catch (error) {
    span.end({ error });
    throw error;
  }
};
