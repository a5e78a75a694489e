/** Publishing under a lease: read on while the last events are sent, then move the checkpoint. */
import type { Producer } from 'kafkajs';
import { failpoint } from '../engines/failpoint.js';
import { InfrastructureError } from '../engines/failure.js';
import { ensureTopics } from '../engines/topics.kafka.js';
import { pace, type Pace } from '../engines/waiting.process.js';
import { refuseOlderLog } from './ahead.kafka.js';
import { nextBatch, type Batch } from './batch.js';
import { clusterOf, type Cluster } from '../topic/cluster.kafka.js';
import { incarnationOf } from '../topic/incarnation.kafka.js';
import {
  lastPublishable,
  moveCheckpoint,
  noteHome,
  readLog,
  takeStand,
  type Lease,
  type Outgoing,
} from './relay.sql.js';
import { note, type Run } from './run.js';

export async function publishUnder(run: Run, lease: Lease): Promise<void> {
  const cluster = clusterOf(run.options.kafka);
  const producer = run.options.kafka.producer({ idempotent: true, allowAutoTopicCreation: false });
  try {
    await cluster.connect();
    const { position, topicId } = await startingPoint(run, lease, cluster);
    await producer.connect();
    note(run, { status: 'active', position });
    await publishLog(run, { lease, producer, stillSame: looking(cluster, run.topic, topicId) });
  } finally {
    await Promise.all([producer.disconnect(), cluster.disconnect()]);
  }
}

/**
 * Where the topic ends is where publishing goes on, whoever made the topic: a checkpoint belongs to one
 * incarnation of it, and counts no further than what is really there.
 */
async function startingPoint(run: Run, lease: Lease, cluster: Cluster): Promise<Start> {
  const { options, topic } = run;
  const admin = options.kafka.admin();
  try {
    await admin.connect();
    const made = await ensureTopics(admin, [topic]);
    const { id: topicId } = await incarnationOf(cluster, topic);
    const newest = made.length > 0 ? 0 : await refuseOlderLog(run, admin);
    await noteHome(lease, topic);
    note(run, { ahead: null });
    const position = await heldBy(run, lease, { topicId, newest });
    if (position < lease.position)
      options.log.warn({ topic, from: position, to: lease.position }, 'the topic lacks events of the log');
    await takeStand(lease, topic, { topicId, position });
    return { position, topicId };
  } finally {
    await admin.disconnect();
  }
}

type Start = { readonly position: number; readonly topicId: string };
type Found = { readonly topicId: string; readonly newest: number };

/** Up to where this incarnation of the topic holds the log. */
async function heldBy({ options }: Run, lease: Lease, { topicId, newest }: Found): Promise<number> {
  if (lease.topicId !== null && lease.topicId !== topicId) return 0;
  const last = await lastPublishable(options.pool, lease.position);
  return newest < last ? newest : lease.position;
}

/** What is committed so soon after a send goes together with the next one. */
const REST_MS = 2;

/** How soon a topic that was made anew is noticed. */
const LOOK_MS = 3_000;

/** Looks now and then. @throws InfrastructureError when the topic is no longer the one that it was */
function looking(cluster: Cluster, topic: string, topicId: string): () => Promise<void> {
  let lookedAt = performance.now();
  return async () => {
    if (performance.now() - lookedAt < LOOK_MS) return;
    lookedAt = performance.now();
    const { id } = await incarnationOf(cluster, topic);
    if (id !== topicId) throw new InfrastructureError(`${topic} was made anew.`);
  };
}

type Publishing = Omit<Publication, 'events'> & { readonly stillSame: () => Promise<void> };

/** Returns when it is to stop, or when another relay has taken over. */
async function publishLog(run: Run, { lease, producer, stillSame }: Publishing): Promise<void> {
  const { rest } = pace(REST_MS);
  let events = await read(run, run.state.position);
  while (!isOver(run, events)) {
    if (events.length === 0) await run.wake.wait(run.options.pollMs);
    await stillSame();
    const next = await publishAndRead(run, { events, lease, producer }, rest);
    if (next === null) return;
    events = next;
  }
}

/**
 * While there is a backlog, the next events are read during the sending; else what comes meanwhile is read
 * after it, with what comes during a rest. Null if the lease is lost.
 */
async function publishAndRead(
  run: Run,
  publication: Publication,
  rest: Pace['rest'],
): Promise<Outgoing[] | null> {
  const { events } = publication;
  const after = events.at(-1)?.head.position ?? run.state.position;
  const isBacklog = events.length === run.options.batchSize;
  const [published, ahead] = await Promise.allSettled([
    publish(run, publication),
    isBacklog ? read(run, after) : undefined,
  ]);
  if (!valueOf(published)) return null;
  if (events.length > 0 && run.deadline === undefined) await rest(events.length);
  return valueOf(ahead) ?? (await read(run, after));
}

function valueOf<T>(result: PromiseSettledResult<T>): T {
  if (result.status === 'rejected') throw result.reason;
  return result.value;
}

function read({ options }: Run, after: number): Promise<Outgoing[]> {
  return readLog(options.pool, after, options.batchSize);
}

function isOver({ deadline }: Run, events: readonly Outgoing[]): boolean {
  return deadline !== undefined && (events.length === 0 || performance.now() > deadline);
}

type Publication = {
  readonly events: readonly Outgoing[];
  readonly lease: Lease;
  readonly producer: Producer;
};

/** Sends, then moves the checkpoint: a crash in between sends again. False if the lease is lost. */
async function publish(run: Run, { events, lease, producer }: Publication): Promise<boolean> {
  let rest = events;
  while (rest.length > 0) {
    const batch = nextBatch(rest);
    if (batch.messages.length > 0)
      await producer.send({ topic: run.topic, acks: -1, messages: [...batch.messages] });
    await failpoint('relay.afterPublish');
    if (!(await moveCheckpoint(lease, run.topic, batch.last))) return lostLease(run);
    noteProgress(run, batch);
    rest = batch.rest;
  }
  return true;
}

function noteProgress(run: Run, { last, messages }: Batch): void {
  const published = run.state.published + messages.length;
  note(run, { position: last, published, lastError: null, lastPublishedAt: Date.now() });
}

function lostLease(run: Run): false {
  run.options.log.warn({ topic: run.topic }, 'another relay has taken over');
  return false;
}
