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
  /** `reason` names every header or part that is wrong; `claims` is what can be read all the same. */
  | { readonly ok: false; readonly reason: string; readonly claims: EventHead };

/** Everything of an event but its data, which the relay forwards as the text that the log holds. */
export type EventHead = Omit<EventRecord, 'data'>;

/** Tells whether a message comes from the log, and was not put into the topic by somebody else. */
export type IsGenuine = (head: EventHead, data: string) => boolean;

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
  const read = new HeaderReader(message.headers ?? {});
  const event = eventFrom(read, message);
  if (read.problems.length === 0) return { ok: true, event };
  return { ok: false, reason: read.problems.join('; '), claims: event };
}

class HeaderReader {
  readonly problems: string[] = [];

  constructor(private readonly headers: NonNullable<ReceivedMessage['headers']>) {}

  /** The header's text; a missing or ill-formed one is noted as a problem and read as ''. */
  need(name: string, pattern?: RegExp): string {
    const value = this.find(name);
    if (value === undefined) this.problems.push(`header ${name} is missing`);
    else if (pattern?.test(value) === false) this.isMalformed(name, value);
    return value ?? '';
  }

  find(name: string): string | undefined {
    const value = this.headers[name];
    if (typeof value === 'string' || value === undefined) return value;
    if (!Array.isArray(value)) return value.toString('utf8');
    this.problems.push(`header ${name} is given ${String(value.length)} times`);
    return '';
  }

  /** What the header's text means; null where it means nothing, which is noted as a problem. */
  mean<T>(name: string, meaning: (text: string) => T | null): T | null {
    const text = this.need(name);
    const found = text === '' ? null : meaning(text);
    if (found === null && this.find(name) !== undefined) this.isMalformed(name, text);
    return found;
  }

  private isMalformed(name: string, text: string): void {
    this.problems.push(`header ${name} is malformed: ${clip(text)}`);
  }
}

const clip = (text: string): string => JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);

/** So many different texts are remembered; the headers meant have far fewer. */
const MOST_REMEMBERED = 2_000;

/** Types, actors and authorities are few and come again and again: each text is read once, and shared. */
function remembered<T>(meaning: (text: string) => T | null): (text: string) => T | null {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = meaning(text);
    if (known.size >= MOST_REMEMBERED) known.clear();
    if (found !== null) known.set(text, found);
    return found;
  };
}

function eventFrom(read: HeaderReader, message: ReceivedMessage): EventRecord {
  read.need('ce_specversion', /^1\.0$/);
  read.need('content-type', /^application\/json\b/);
  read.need('ce_source', /./);
  const { type, schemaVersion } = read.mean('ce_type', typeIn) ?? NO_TYPE;
  const streamId = read.need('ce_subject', STREAM);
  checkKey(read, message, streamId);
  return {
    position: Number(read.need('ce_sequence', COUNT)),
    streamId,
    version: Number(read.need('ce_streamversion', COUNT)),
    eventId: read.need('ce_id', /./),
    type,
    schemaVersion,
    occurredAt: read.need('ce_time', INSTANT),
    recordedAt: read.need('ce_recordedtime', INSTANT),
    meta: metaFrom(read),
    data: dataFrom(read, message),
    prevHash: read.need('ce_prevhash', HASH),
    hash: read.need('ce_hash', HASH),
  };
}

const NO_TYPE = { type: '', schemaVersion: 0 };

const typeIn = remembered((text) => {
  const [, type, version] = TYPE.exec(text) ?? [];
  return type === undefined ? null : { type, schemaVersion: Number(version) };
});

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
    actor: read.mean('ce_actor', actorIn) ?? NOBODY,
    authority: read.mean('ce_authority', authorityIn) ?? NO_AUTHORITY,
    correlationId: read.need('ce_correlationid'),
    causationId: read.need('ce_causationid'),
    commandId: read.need('ce_commandid'),
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}

const NOBODY: Actor = { kind: 'system', id: '' };
const NO_AUTHORITY: Authority = { level: 'none' };

const actorIn = remembered((text): Actor | null => {
  const [, kind, id = ''] = ACTOR.exec(text) ?? [];
  return kind === undefined ? null : { kind: kind as Actor['kind'], id };
});

const authorityIn = remembered((text): Authority | null => {
  const parsed = parse(text);
  return isAuthority(parsed) ? parsed : null;
});

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
