/**
 * The one place that makes a KafkaJS client: quiet, impatient, without its timer that never rests, and with
 * our own way to write and read records.
 */
import { createRequire } from 'node:module';
import { Kafka, logLevel, type KafkaConfig, type logCreator, type SASLOptions } from 'kafkajs';
import { installRecords } from './records/kafkajs.kafka.js';
import type { Log } from '../engines/log.js';
import type { KafkaLogin, KafkaServer } from '../engines/server.js';

export type KafkaOptions = {
  readonly server: KafkaServer;
  readonly clientId: string;
  readonly log: Log;
  /** How long a broker may take to answer, in milliseconds; 15,000 unless told. */
  readonly requestTimeoutMs?: number;
};

export function connectKafka({ server, clientId, log, requestTimeoutMs = 15_000 }: KafkaOptions): Kafka {
  stopIdleTimers();
  installRecords();
  // The murmur2 partitioner is meant; the notice that it is the default now has nothing to tell.
  process.env.KAFKAJS_NO_PARTITIONER_WARNING = '1';
  return new Kafka({
    ...entranceTo(server),
    clientId,
    logLevel: logLevel.WARN,
    logCreator: logTo(log),
    connectionTimeout: 3_000,
    requestTimeout: requestTimeoutMs,
    // Long outages are waited for by the relay and the consumers, who can tell about it.
    retry: { initialRetryTime: 100, retries: 5, maxRetryTime: 1_000 },
  });
}

/** What KafkaJS is told of a server. */
function entranceTo({ brokers, login, tls }: KafkaServer): Pick<KafkaConfig, 'brokers' | 'ssl' | 'sasl'> {
  return {
    brokers: [...brokers],
    ...(tls === null ? {} : { ssl: tls.ca === null ? true : { ca: [tls.ca] } }),
    ...(login === null ? {} : { sasl: saslOf(login) }),
  };
}

function saslOf({ user: username, password, mechanism = 'scram-sha-512' }: KafkaLogin): SASLOptions {
  // The two have types of their own.
  return mechanism === 'plain' ? { mechanism, username, password } : { mechanism, username, password };
}

/** KafkaJS calls every broken connection an error although it reconnects: one level down tells the truth. */
function logTo(log: Log): logCreator {
  return () =>
    ({ namespace, level, log: { message, timestamp, logger, ...fields } }) => {
      const line = `${namespace}: ${message}`;
      if (level === logLevel.ERROR) log.warn(fields, line);
      else log.debug(fields, line);
    };
}

type RequestQueue = { pending: unknown[]; throttledUntil: number; scheduleCheckPendingRequests: () => void };
const quieted = Symbol.for('gemba.kafkajs.idleTimers');

/**
 * KafkaJS 2.2.4 re-arms a timer with a negative delay on every connection even when nothing waits to be
 * sent: a wake-up per millisecond, and a TimeoutNegativeWarning on new Node. A timer is needed only for
 * waiting or throttled requests, and then its delay is positive.
 */
function stopIdleTimers(): void {
  const loaded = createRequire(import.meta.url)('kafkajs/src/network/requestQueue') as {
    prototype: RequestQueue & { [quieted]?: true };
  };
  const queue = loaded.prototype;
  if (queue[quieted]) return;
  queue[quieted] = true;
  const schedule = queue.scheduleCheckPendingRequests;
  queue.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0 || this.throttledUntil > Date.now()) schedule.call(this);
  };
}
