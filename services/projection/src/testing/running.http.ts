/** The projection as it runs, on the engines of the test run, told a story through Kafka. */
import { toMessage } from '@gemba/messaging/cloud-event';
import type { Delivered } from '@gemba/messaging/consumer/batch/batch-plan';
import type { Department } from '@gemba/platform/runtime/department';
import type { Answer, Client, TestCompany, TestService } from '@gemba/platform/testing/service.http';
import { EVERYWHERE, testCompany } from '@gemba/platform/testing/service.http';
import { VIEWS } from '../live/views.module.js';
import { projection } from '../projection.module.js';
import { sealed } from './story.js';

export type Running = {
  readonly service: TestService;
  readonly company: TestCompany;
  /** The COO, who sees all sites. */
  readonly coo: Client;
  /** Publishes events and waits until they are in the views. */
  readonly tell: (events: readonly Delivered[]) => Promise<void>;
  readonly publish: (events: readonly Delivered[]) => Promise<void>;
};

const PATIENCE_MS = 30_000;

export const runProjection = async (of: Department = projection): Promise<Running> => {
  const company = await testCompany();
  const service = await company.start(of);
  const { runtime } = service;
  const views = runtime.consumer(runtime.consumerName(VIEWS));
  const publish = async (events: readonly Delivered[]): Promise<void> => {
    const producer = runtime.kafka.producer({ idempotent: true });
    await producer.connect();
    const byTopic = Map.groupBy(events, ({ topic }) => topic.replace(/^gemba/, runtime.config.topicPrefix));
    for (const [topic, each] of byTopic)
      await producer.send({ topic, messages: each.map((event) => toMessage(sealed(event))) });
    await producer.disconnect();
  };
  const tell = async (events: readonly Delivered[]): Promise<void> => {
    await publish(events);
    await views?.waitForIdle(PATIENCE_MS);
  };
  // The topics are made by the consumer; nothing can be published before.
  await views?.waitForIdle(PATIENCE_MS);
  return { company, service, coo: await service.as(EVERYWHERE), tell, publish };
};

/** The `data` of an answer as rows. */
export const rowsOf = ({ body }: Answer): readonly Readonly<Record<string, unknown>>[] =>
  body.data as Readonly<Record<string, unknown>>[];

/** The same by one of their fields. */
export const byKey = (answer: Answer, key: string): Record<string, Readonly<Record<string, unknown>>> =>
  Object.fromEntries(rowsOf(answer).map((row) => [String(row[key]), row]));
