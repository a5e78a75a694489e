/**
 * An event travels through Kafka as a CloudEvents 1.0 message in binary mode, and comes back without loss.
 */
import type { Actor, Authority, EventMeta, EventRecord } from '@gemba/contracts/envelope';

/** What is handed to a producer: every header value is a string, as the Kafka binding of CloudEvents asks. */
export type WireMessage = {
  readonly key: string;
  readonly value: Buffer;
  readonly headers: Record<string, string>;
};

type HeaderValue = Buffer | string | (Buffer | string)[] | undefined;

/** What a consumer is handed. */
export type ReceivedMessage = {
  readonly key: Buffer | string | null;
  readonly value: Buffer | null;
  readonly headers?: Readonly<Record<string, HeaderValue>> | undefined;
};

export type Decoded =
  | { readonly ok: true; readonly event: EventRecord }
  /** `reason` names every header or part that is wrong. */
  | { readonly ok: false; readonly reason: string };

/** Everything of an event but its data, which the relay forwards as the text that the log holds. */
export type EventHead = Omit<EventRecord, 'data'>;

const TYPE = /^gemba\.([a-z][a-z0-9-]*\.[A-Za-z][A-Za-z0-9]*)\.v([1-9]\d*)$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const COUNT = /^0*[1-9]\d{0,15}$/;
/** No text column can hold a NUL. */
const STREAM = /^[^\0]+$/;
const HASH = /^[0-9a-f]{64}$/;
const ACTOR = /^(person|system|device):(.+)$/s;
const LEVELS: ReadonlySet<string> = new Set(['none', 'site', 'region', 'hq']);

/**
 * `sequence` is padded to 16 digits because the CloudEvents extension of that name has to sort as text.
 * https://github.com/cloudevents/spec/blob/main/cloudevents/extensions/sequence.md
 */
const SEQUENCE_DIGITS = 16;

export function toMessage(event: EventRecord): WireMessage {
  return messageOf(event, Buffer.from(JSON.stringify(event.data)));
}

/** `value` is the UTF-8 JSON text of the event's data. */
export function messageOf(head: EventHead, value: Buffer): WireMessage {
  return { key: head.streamId, value, headers: { ...coreHeaders(head), ...metaHeaders(head.meta) } };
}

function coreHeaders(head: EventHead): Record<string, string> {
  return {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: head.eventId,
    ce_type: `gemba.${head.type}.v${String(head.schemaVersion)}`,
    ce_source: sourceOf(head),
    ce_subject: head.streamId,
    ce_time: head.occurredAt,
    ce_recordedtime: head.recordedAt,
    ce_streamversion: String(head.version),
    ce_sequence: String(head.position).padStart(SEQUENCE_DIGITS, '0'),
    ce_prevhash: head.prevHash,
    ce_hash: head.hash,
  };
}

function sourceOf({ meta, type }: EventHead): string {
  const service = type.slice(0, type.indexOf('.'));
  return meta.siteId === null
    ? `/enterprise/${service}`
    : `/sites/${encodeURIComponent(meta.siteId)}/${service}`;
}

function metaHeaders(meta: EventMeta): Record<string, string> {
  return {
    ce_enterpriseid: meta.enterpriseId,
    ce_sitetimezone: meta.siteTimeZone,
    ce_businessdate: meta.businessDate,
    ce_correlationid: meta.correlationId,
    ce_causationid: meta.causationId,
    ce_commandid: meta.commandId,
    ce_actor: `${meta.actor.kind}:${meta.actor.id}`,
    ce_authority: JSON.stringify(meta.authority),
    ...(meta.siteId === null ? {} : { ce_siteid: meta.siteId }),
    ...(meta.companyId === null ? {} : { ce_companyid: meta.companyId }),
    // Twice: tracers look for the plain W3C header, CloudEvents readers for the distributed-tracing
    // extension.
    ...(meta.traceparent === undefined
      ? {}
      : { traceparent: meta.traceparent, ce_traceparent: meta.traceparent }),
  };
}

/** Reads a message back; a malformed one is a value that says everything that is wrong with it. */
export function fromMessage(message: ReceivedMessage): Decoded {
  const read = headerReader(message);
  const event = eventFrom(read, message);
  return read.problems.length === 0 ? { ok: true, event } : { ok: false, reason: read.problems.join('; ') };
}

type HeaderReader = {
  readonly problems: string[];
  /** The header's text; a missing or ill-formed one is noted as a problem and read as ''. */
  need(name: string, pattern?: RegExp): string;
  find(name: string): string | undefined;
};

function headerReader({ headers = {} }: ReceivedMessage): HeaderReader {
  const problems: string[] = [];
  const find = (name: string): string | undefined => {
    const value = headers[name];
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) return typeof value === 'string' ? value : value.toString('utf8');
    problems.push(`header ${name} is given ${String(value.length)} times`);
    return '';
  };
  const need = (name: string, pattern?: RegExp): string => {
    const value = find(name);
    if (value === undefined) problems.push(`header ${name} is missing`);
    else if (pattern !== undefined && !pattern.test(value))
      problems.push(`header ${name} is malformed: ${clip(value)}`);
    return value ?? '';
  };
  return { problems, need, find };
}

const clip = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);

function eventFrom(read: HeaderReader, message: ReceivedMessage): EventRecord {
  read.need('ce_specversion', /^1\.0$/);
  read.need('content-type', /^application\/json\b/);
  read.need('ce_source', /./);
  const [, type = '', schemaVersion = ''] = TYPE.exec(read.need('ce_type', TYPE)) ?? [];
  const streamId = read.need('ce_subject', STREAM);
  checkKey(read, message, streamId);
  return {
    position: Number(read.need('ce_sequence', COUNT)),
    streamId,
    version: Number(read.need('ce_streamversion', COUNT)),
    eventId: read.need('ce_id', /./),
    type,
    schemaVersion: Number(schemaVersion),
    occurredAt: read.need('ce_time', INSTANT),
    recordedAt: read.need('ce_recordedtime', INSTANT),
    meta: metaFrom(read),
    data: dataFrom(read, message),
    prevHash: read.need('ce_prevhash', HASH),
    hash: read.need('ce_hash', HASH),
  };
}

/**
 * The key decides the partition, hence the order: a message under a foreign key cannot be trusted to be in
 * order.
 */
function checkKey(read: HeaderReader, { key }: ReceivedMessage, streamId: string): void {
  if (key?.toString() !== streamId) read.problems.push('the key is not ce_subject');
}

function metaFrom(read: HeaderReader): EventMeta {
  const traceparent = read.find('ce_traceparent') ?? read.find('traceparent');
  return {
    enterpriseId: read.need('ce_enterpriseid'),
    companyId: read.find('ce_companyid') ?? null,
    siteId: read.find('ce_siteid') ?? null,
    siteTimeZone: read.need('ce_sitetimezone', /./),
    businessDate: read.need('ce_businessdate', DATE),
    actor: actorFrom(read),
    authority: authorityFrom(read),
    correlationId: read.need('ce_correlationid'),
    causationId: read.need('ce_causationid'),
    commandId: read.need('ce_commandid'),
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}

function actorFrom(read: HeaderReader): Actor {
  const [, kind = '', id = ''] = ACTOR.exec(read.need('ce_actor', ACTOR)) ?? [];
  return { kind: kind as Actor['kind'], id };
}

function authorityFrom(read: HeaderReader): Authority {
  const text = read.need('ce_authority');
  const parsed = parse(text);
  if (isAuthority(parsed)) return parsed;
  if (text !== '') read.problems.push(`header ce_authority is malformed: ${clip(text)}`);
  return { level: 'none' };
}

function isAuthority(value: unknown): value is Authority {
  if (typeof value !== 'object' || value === null || !('level' in value)) return false;
  return typeof value.level === 'string' && LEVELS.has(value.level);
}

function dataFrom(read: HeaderReader, { value }: ReceivedMessage): unknown {
  const data = value === null ? undefined : parse(value.toString('utf8'));
  if (data === undefined)
    read.problems.push(value === null ? 'the value is missing' : 'the value is not JSON');
  return data;
}

/** JSON has no `undefined`, so it can stand for "not JSON". */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
