/**
 * Warehouse systems may also send their documents, or single events, through the Kafka topic
 * `epcis.capture`.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { isInfrastructure } from '@gemba/messaging/engines/failure';
import { strictJson } from '@gemba/platform/http/request/strict-json';
import type { Runtime } from '@gemba/platform/runtime/runtime.module';
import type { EachMessagePayload } from 'kafkajs';
import { documentAround } from '../document/around.js';
import type { EpcisDocument, Fault } from '../document/check.js';
import { faultsOfDocument } from '../document/check.js';
import { digestOf } from '@gemba/platform/runtime/ids';
import { captureDocument } from './capture.sql.js';
import { finishJob, writeJob } from './jobs.sql.js';
import { listen } from './listening.kafka.js';

const CAPTURE_TOPIC = 'epcis.capture';

/** The topic of a company that shares its broker begins with its prefix. */
export const captureTopicOf = (prefix: string): string =>
  prefix === 'gemba' ? CAPTURE_TOPIC : `${prefix}.${CAPTURE_TOPIC}`;

type Message = { readonly id: string; readonly value: string; readonly at: string };

const read = ({ value }: Message): { document: EpcisDocument; faults: readonly Fault[] } => {
  const json = strictJson(value) as Readonly<Record<string, unknown>>;
  const document = 'epcisBody' in json ? (json as EpcisDocument) : documentAround(json);
  return { document, faults: faultsOfDocument(document) };
};

/** What cannot be read becomes a job without events that says why, so that its sender can find it. */
const keepUnreadable = async (
  runtime: Runtime,
  { id, value, at }: Message,
  faults: readonly Fault[],
): Promise<void> => {
  const document = { epcisBody: { eventList: [] }, unread: value.slice(0, 10_000) };
  const job = {
    id,
    sender: CAPTURE_TOPIC,
    behaviour: 'proceed' as const,
    content: digestOf(value),
    document,
  };
  await writeJob(runtime.pool, { ...job, createdAt: at });
  await finishJob(runtime.pool, id, { errors: faults, outcomes: [] });
};

const take = async (runtime: Runtime, message: Message): Promise<void> => {
  let found: ReturnType<typeof read>;
  try {
    found = read(message);
  } catch (error) {
    await keepUnreadable(runtime, message, [{ pointer: '', detail: `is not readable: ${String(error)}` }]);
    return;
  }
  if (found.faults.length > 0) {
    await keepUnreadable(runtime, message, found.faults);
    return;
  }
  const { document } = found;
  await captureDocument(runtime, { id: message.id, sender: CAPTURE_TOPIC, behaviour: 'proceed', document });
};

const RETRY_MS = 500;

type Patience = { readonly heartbeat: () => Promise<void>; readonly stop: AbortSignal };

const wait = async ({ heartbeat, stop }: Patience): Promise<void> => {
  await pause(RETRY_MS, undefined, { signal: stop });
  await heartbeat();
};

/** True when the message is dealt with; a message that breaks the program is kept as a job with its error. */
const taken = async (runtime: Runtime, message: Message): Promise<boolean> => {
  try {
    await take(runtime, message);
  } catch (error) {
    runtime.log.warn(
      { job: message.id, error: String(error) },
      'a message of the capture topic was not taken',
    );
    if (isInfrastructure(error)) return false;
    await keepUnreadable(runtime, message, [
      { pointer: '', detail: `could not be captured: ${String(error)}` },
    ]);
  }
  return true;
};

/** A broken machine is waited for; a repeat finds the job of the message by its place in the topic. */
const takePatiently = async (runtime: Runtime, message: Message, patience: Patience): Promise<void> => {
  while (!(await taken(runtime, message))) await wait(patience);
};

const messageOf = ({ topic, partition, message }: EachMessagePayload): Message => ({
  id: `${topic}-${String(partition)}-${message.offset}`,
  value: message.value?.toString('utf8') ?? '',
  at: new Date(Number(message.timestamp)).toISOString(),
});

/** Listens to the topic until stopped; does not wait for Kafka. */
export const listenToCaptureTopic = (runtime: Runtime): Promise<{ readonly stop: () => Promise<void> }> => {
  const stopping = new AbortController();
  const stop = stopping.signal;
  const ended = listen({
    runtime,
    topic: captureTopicOf(runtime.config.topicPrefix),
    groupId: runtime.consumerName('epcis-capture'),
    take: (payload) => takePatiently(runtime, messageOf(payload), { heartbeat: payload.heartbeat, stop }),
    stop,
  });
  return Promise.resolve({
    stop: async () => {
      stopping.abort();
      await ended;
    },
  });
};
