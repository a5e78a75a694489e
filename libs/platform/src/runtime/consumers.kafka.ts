/**
 * The consumers of a service as Nest handlers: local tables, processes, and what the department consumes
 * itself.
 */
import { Controller } from '@nestjs/common';
import type { Type } from '@nestjs/common';
import type { Delivered } from '@gemba/messaging/consumer/batch/batch-plan';
import { Consumes } from '@gemba/messaging/transport/consumes';
import type { EventBatch } from '@gemba/messaging/transport/transport.kafka';
import { topicsOf } from './heard.js';
import type { Runtime } from './runtime.module.js';
import { PROCESSES, TABLES } from './runtime.module.js';
import { applyToTables } from './tables.sql.js';

type Taking = (batch: EventBatch) => Promise<void>;

/** One controller class with one handler, declared under the consumer's name. */
const consumerOf = (name: string, topics: readonly string[], take: Taking): Type => {
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
  Consumes(name, { topics })(Consumer.prototype, 'take', handler as PropertyDescriptor);
  return Consumer;
};

/** Streams in parallel, the events of one stream one after the other: so their appends share commits. */
const perStream = async (
  events: readonly Delivered[],
  react: (event: Delivered) => Promise<void>,
): Promise<void> => {
  const streams = Map.groupBy(events, ({ streamId }) => streamId);
  await Promise.all(
    [...streams.values()].map(async (ofOne) => {
      for (const event of ofOne) await react(event);
    }),
  );
};

/** A department names topics as `gemba.<service>`; the prefix of this company takes the place of `gemba`. */
const ownTopics = (topics: readonly string[], prefix: string): string[] =>
  topics.map((topic) => topic.replace(/^gemba\./, `${prefix}.`));

export const consumersOf = (runtime: Runtime): Type[] => {
  const { department, processes, config } = runtime;
  const { topicPrefix } = config;
  const heardByTables = [...new Set(department.tables.flatMap(({ hears }) => hears))];
  const heardByProcesses = new Set(processes.hears());
  const controllers = department.consumers.map(({ name, topics, apply }) =>
    consumerOf(runtime.consumerName(name), ownTopics(topics, topicPrefix), ({ events, tx }) =>
      apply(events, tx, runtime),
    ),
  );
  if (heardByTables.length > 0) {
    controllers.push(
      consumerOf(runtime.consumerName(TABLES), topicsOf(heardByTables, topicPrefix), ({ events, tx }) =>
        applyToTables(department.tables, events, tx),
      ),
    );
  }
  if (heardByProcesses.size > 0) {
    controllers.push(
      consumerOf(
        runtime.consumerName(PROCESSES),
        topicsOf([...heardByProcesses], topicPrefix),
        ({ events }) => perStream(events, (event) => processes.react(event)),
      ),
    );
  }
  return controllers;
};
