/**
 * The envelope is what every recorded event carries besides its data: who, where, when, by which right and
 * why.
 */

/** An RFC 3339 instant in UTC with milliseconds, for example `2026-03-01T08:00:00.000Z`. */
export type Instant = string;

/** A calendar date of a site, `YYYY-MM-DD`. */
export type PlainDate = string;

export type Actor = { readonly kind: 'person' | 'system' | 'device'; readonly id: string };

/** The decision right under which an event was decided; `none` for pure observations. */
export type Authority = {
  readonly level: 'none' | 'site' | 'region' | 'hq';
  readonly rightId?: string;
  readonly policyVersion?: number;
  readonly delegatedFrom?: string;
};

export type EventMeta = {
  readonly enterpriseId: string;
  /** Legal entity; null for enterprise streams. */
  readonly companyId: string | null;
  /** Home site; null for enterprise streams. */
  readonly siteId: string | null;
  /** IANA zone in which `businessDate` is read. */
  readonly siteTimeZone: string;
  readonly businessDate: PlainDate;
  readonly actor: Actor;
  readonly authority: Authority;
  readonly correlationId: string;
  readonly causationId: string;
  readonly commandId: string;
  readonly traceparent?: string;
};

/** One event as it stands in a log and travels through Kafka. */
export type EventRecord<T extends string = string, D = unknown> = {
  /** Gapless place in the log of its service, from 1. */
  readonly position: number;
  readonly streamId: string;
  /** Place in its stream, from 1 without gaps. */
  readonly version: number;
  readonly eventId: string;
  /** `<service>.<Name>`, for example `production.QuantityReported`. */
  readonly type: T;
  readonly schemaVersion: number;
  /** Business time: when it happened at the machine or the dock. */
  readonly occurredAt: Instant;
  /** System time: when it was written to the log. */
  readonly recordedAt: Instant;
  readonly meta: EventMeta;
  readonly data: D;
  /** Hex SHA-256 of the event before it in its stream; 64 zeros for the first. */
  readonly prevHash: string;
  readonly hash: string;
};
