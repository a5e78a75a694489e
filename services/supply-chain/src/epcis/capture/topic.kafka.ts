/**
 * Warehouse systems may also send their documents, or single events, through the Kafka topic
 * `epcis.capture`.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { topicUnder } from '@gemba/messaging/access/rights';
import { freeze } from '@gemba/messaging/consumer/batch/incoming';
import { park, wasParked } from '@gemba/messaging/consumer/batch/park.sql';
import { isInfrastructure } from '@gemba/messaging/engines/failure';
import { inTransaction } from '@gemba/messaging/engines/transaction.sql';
import { strictJson } from '@gemba/platform/http/request/strict-json';
import type { Runtime } from '@gemba/platform/runtime/runtime.module';
import type { EachMessagePayload } from 'kafkajs';
import { documentAround } from '../document/around.js';
import type { EpcisDocument, Fault } from '../document/check.js';
import { faultsOfDocument } from '../document/check.js';
import { digestOf } from '@gemba/event-store/ids';
import { captureDocument } from './capture.sql.js';
import { finishJob, writeJob } from './jobs.sql.js';
import { listen } from './listening.kafka.js';

export const CAPTURE_TOPIC = 'epcis.capture';

/** Whoever may write to the topic; the broker binds them to no site. */
const SENDER = { sender: CAPTURE_TOPIC, sites: null };

type Message = {
  readonly id: string;
  readonly value: string;
  readonly at: string;
  readonly from: Pick<EachMessagePayload, 'topic' | 'partition' | 'message'>;
};

const read = ({ value }: Message): { document: EpcisDocument; faults: readonly Fault[] } => {
  const json = strictJson(value) as Readonly<Record<string, unknown>>;
  const document = 'epcisBody' in json ? (json as EpcisDocument) : documentAround(json);
  return { document, faults: faultsOfDocument(document) };
};

/** What is wrong as one text, for who sees to it. */
const said = (faults: readonly Fault[]): string =>
  faults.map(({ pointer, detail }) => `${pointer} ${detail}`.trim()).join('; ');

/**
 * Who sends by the topic gets no answer: what was not taken in is parked, and so reaches whoever looks after
 * the system, once.
 */
const report = async (
  runtime: Runtime,
  { id, from: { topic, partition, message } }: Message,
  [reason, faults]: readonly [reason: string, faults: readonly Fault[]],
): Promise<void> => {
  const { offset } = message;
  const at = { streamId: id, topic, partition, offset };
  const unread = { ...at, claims: null, reason, raw: freeze({ ...message, headers: message.headers ?? {} }) };
  const detail = `${said(faults)}. GET /epcis/capture/${id} shows the job.`;
  await inTransaction(runtime.pool, async (tx) => {
    const consumer = runtime.consumerName('epcis');
    if (await wasParked(tx, consumer, at)) return;
    await park(tx, consumer, [{ item: { kind: 'unreadable', message: unread }, reason, detail }]);
  });
};

/** What cannot be read becomes a job without events that says why, so that its sender can find it. */
const keepUnreadable = async (
  runtime: Runtime,
  message: Message,
  faults: readonly Fault[],
): Promise<void> => {
  const { id, value, at } = message;
  const document = { epcisBody: { eventList: [] }, unread: value.slice(0, 10_000) };
  const job = {
    id,
    ...SENDER,
    behaviour: 'proceed' as const,
    content: digestOf(value),
    document,
  };
  await writeJob(runtime.pool, { ...job, createdAt: at });
  await report(runtime, message, ['cannot be read', faults]);
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
  const sending = { id: message.id, ...SENDER, behaviour: 'proceed' as const, document };
  const { errors } = await captureDocument(runtime, sending);
  if (errors.length > 0) await report(runtime, message, ['not all of its events were taken in', errors]);
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
  from: { topic, partition, message },
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
    topic: topicUnder(runtime.config.topicPrefix, CAPTURE_TOPIC),
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
