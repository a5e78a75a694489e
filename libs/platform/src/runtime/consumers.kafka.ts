/**
 * The consumers of a service as Nest handlers: local tables, processes, and what the department consumes
 * itself.
 */
import { Controller } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { topicUnder } from '@gemba/messaging/access/rights';
import type { Delivered } from '@gemba/messaging/consumer/batch/batch-plan';
import type { ConsumerExtras } from '@gemba/messaging/transport/consumes.kafka';
import { streamName } from '@gemba/messaging/stream-name';
import { Consumes } from '@gemba/messaging/transport/consumes.kafka';
import type { EventBatch } from '@gemba/messaging/transport/transport.kafka';
import type { Department } from './department.js';
import type { Beginning } from '../observe/tracing.http.js';
import { spanned } from '../observe/tracing.http.js';
import { topicsOf } from './hearing/heard.js';
import type { Runtime } from './runtime.module.js';
import { PROCESSES, TABLES } from './runtime.module.js';
import { applyToTables } from './tables.sql.js';

type Taking = (batch: EventBatch) => Promise<void>;

/** Tables and processes follow at the pace of people; what a department consumes by itself may be watched. */
const REST_MS = 50;

/** One controller class with one handler, declared under the consumer's name. */
const consumerOf = (name: string, extras: ConsumerExtras, take: Taking): Type => {
  @Controller()
  class Consumer {
    take(batch: EventBatch): Promise<void> {
      return take(batch);
    }
  }
  const handler = Object.getOwnPropertyDescriptor(
    Consumer.prototype,
    'take',
  ) as TypedPropertyDescriptor<Taking>;
  Consumes(name, extras)(Consumer.prototype, 'take', handler as PropertyDescriptor);
  return Consumer;
};

/** Streams in parallel, the events of one stream one after the other: so their appends share commits. */
const perStream = async (
  events: readonly Delivered[],
  react: (event: Delivered) => Promise<void>,
): Promise<void> => {
  const streams = Map.groupBy(events, streamName);
  await Promise.all(
    [...streams.values()].map(async (ofOne) => {
      for (const event of ofOne) await react(event);
    }),
  );
};

/** The span of a batch: part of the trace of its first event, and working for all the others too. */
const batchSpan = (name: string, events: readonly Delivered[]): Beginning => ({
  name: `apply ${name}`,
  kind: 'consumer',
  parent: events[0]?.meta.traceparent,
  links: [...new Set(events.slice(1, 129).flatMap(({ meta }) => meta.traceparent ?? []))],
  attributes: { 'messaging.system': 'kafka', 'messaging.batch.message_count': events.length },
});

/** What a process sends is part of the span of its reaction. */
const reactTo = ({ tracing, processes }: Runtime, event: Delivered): Promise<void> => {
  if (!tracing) return processes.react(event);
  const { traceparent: parent } = event.meta;
  const attributes = { 'gemba.stream': event.streamId, 'gemba.event_id': event.eventId };
  const beginning: Beginning = { name: `react to ${event.type}`, kind: 'consumer', parent, attributes };
  return spanned(tracing, beginning, (traceparent = '') =>
    processes.react({ ...event, meta: { ...event.meta, traceparent } }),
  );
};

/** A department names topics as `gemba.<service>`; the prefix of this company takes the place of `gemba`. */
const ownTopics = (topics: readonly string[], prefix: string): string[] =>
  topics.map((topic) => topicUnder(prefix, topic));

export const consumersOf = (of: Department, runtime: Runtime): Type[] => {
  const { processes, config } = runtime;
  const { topicPrefix } = config;
  const heardByTables = [...new Set(of.tables.flatMap(({ hears }) => hears))];
  const heardByProcesses = new Set(processes.hears());
  const slowly = (heard: readonly string[]) => ({
    topics: topicsOf(heard, topicPrefix),
    hears: heard.map((name) => `${of.name}.${name}`),
    restMs: REST_MS,
  });
  const controllers = of.consumers.map(({ name, topics, hears = null, apply }) =>
    consumerOf(
      runtime.consumerName(name),
      { topics: ownTopics(topics, topicPrefix), hears },
      ({ events, tx }) => spanned(runtime.tracing, batchSpan(name, events), () => apply(events, tx, runtime)),
    ),
  );
  if (heardByTables.length > 0) {
    controllers.push(
      consumerOf(runtime.consumerName(TABLES), slowly(heardByTables), ({ events, tx }) =>
        spanned(runtime.tracing, batchSpan(TABLES, events), () => applyToTables(of.tables, events, tx)),
      ),
    );
  }
  if (heardByProcesses.size > 0) {
    controllers.push(
      consumerOf(runtime.consumerName(PROCESSES), slowly([...heardByProcesses]), ({ events }) =>
        perStream(events, (event) => reactTo(runtime, event)),
      ),
    );
  }
  return controllers;
};
