/**
 * Everything that the checker reads after a run, as plain data: stores, topics, consumers, views and
 * answers.
 */
import type { Operation } from '../../load/history/operation.js';

/** An event as it stands in the store of a service. */
export type StoredEvent = {
  readonly service: string;
  readonly position: number;
  readonly streamId: string;
  readonly version: number;
  readonly eventId: string;
  /** Without the service, for example `StockReceived`. */
  readonly type: string;
  /** The version in which it was recorded. */
  readonly schemaVersion: number;
  /** RFC 3339 with milliseconds. */
  readonly occurredAt: string;
  readonly recordedAt: string;
  /** Only on the first event of a command. */
  readonly commandColumn: string | null;
  readonly meta: {
    readonly siteId: string | null;
    readonly companyId: string | null;
    readonly businessDate: string;
    readonly actor: { readonly kind: string; readonly id: string };
    readonly causationId: string;
    readonly commandId: string;
  };
  readonly data: unknown;
  readonly hash: string;
  /** SHA-256 of the text of the data, to be compared with what is in Kafka. */
  readonly digest: string;
};

/** What is wrong with the chain of a stream at one of its events. */
export type Flaw = { readonly streamId: string; readonly version: number; readonly flaw: string };

export type Log = {
  readonly events: readonly StoredEvent[];
  readonly flaws: readonly Flaw[];
  /** Position up to which the relay has published; null before it ever did. */
  readonly published: number | null;
};

/** A record of a topic; `event` is null where it is no event that can be read. */
export type TopicRecord = {
  readonly partition: number;
  readonly offset: number;
  readonly key: string | null;
  readonly event: {
    readonly eventId: string;
    readonly streamId: string;
    readonly version: number;
    readonly position: number;
    readonly type: string;
    readonly hash: string;
    readonly digest: string;
  } | null;
};

export type Topic = {
  readonly records: readonly TopicRecord[];
  /** Offset after the last record, by partition. */
  readonly ends: readonly number[];
};

export type Parked = {
  readonly consumer: string;
  readonly service: string;
  readonly streamId: string;
  /** 0 for a record that could not be read. */
  readonly version: number;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly reason: string;
};

export type Consumers = {
  readonly offsets: readonly {
    readonly consumer: string;
    readonly topic: string;
    readonly partition: number;
    readonly next: number;
  }[];
  readonly streams: readonly {
    readonly consumer: string;
    /** Two services may carry one stream id. */
    readonly service: string;
    readonly streamId: string;
    readonly version: number;
  }[];
  readonly parked: readonly Parked[];
  readonly evicted: readonly Parked[];
  readonly deadlines: readonly { readonly process: string; readonly about: string; readonly at: string }[];
};

export type Fact = {
  readonly eventId: string;
  readonly n: number;
  readonly measure: string;
  readonly value: string;
  readonly unit: string;
  readonly currency: string | null;
  readonly groupValue: string | null;
  readonly groupCurrency: string | null;
  readonly site: string;
  readonly businessDate: string;
  readonly service: string;
  readonly streamId: string;
  readonly version: number;
  readonly dimensions: Readonly<Record<string, string>>;
};

export type RollUp = {
  readonly measure: string;
  readonly businessDate: string;
  readonly site: string;
  readonly unit: string;
  readonly currency: string;
  readonly groupCurrency: string;
  readonly sum: string;
  readonly count: number;
};

export type Views = {
  readonly facts: readonly Fact[];
  readonly rollUps: readonly RollUp[];
  /** Rows of the tables that the checker knows, by table and key. */
  readonly rows: readonly { readonly table: string; readonly key: string; readonly row: unknown }[];
  /** Events applied, by service. */
  readonly sources: Readonly<Record<string, number>>;
};

/** What the company itself says over HTTP. */
export type Answers = {
  /** State of streams by `<service>/<stream id>`, as their service answers it. */
  readonly states: Readonly<Record<string, unknown>>;
  /** The consistency board of the projection. */
  readonly consistency: readonly { readonly id: string; readonly ok: boolean; readonly difference: string }[];
};

/** What somebody other than the company put into a topic; see the history's lines of the kind `injected`. */
export type Injected = {
  readonly what: 'copy' | 'early' | 'altered' | 'junk';
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  /** Whether the topic has been made anew since, so that something else stands in its place. */
  readonly isGone: boolean;
};

export type Snapshot = {
  readonly operations: readonly Operation[];
  readonly injected: readonly Injected[];
  /** Topics that were made anew while the company ran. */
  readonly madeAnew: readonly string[];
  /** By service. */
  readonly logs: Readonly<Record<string, Log>>;
  /** By topic, `gemba.<service>`. */
  readonly topics: Readonly<Record<string, Topic>>;
  /** By service. */
  readonly consumers: Readonly<Record<string, Consumers>>;
  readonly views: Views;
  readonly answers: Answers;
  /** RFC 3339, when it was read. */
  readonly readAt: string;
};
