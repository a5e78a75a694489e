/** Captures documents: each event becomes a command to its own stream, and a repeat finds it done. */
import type { CommandContext } from '@gemba/event-store/command';
import type { Outcome } from '@gemba/event-store/streams.sql';
import { InfrastructureError } from '@gemba/messaging/engines/failure';
import { digestOf, uuidFrom } from '@gemba/platform/runtime/ids';
import type { Runtime } from '@gemba/platform/runtime/runtime.module';
import { TABLES } from '@gemba/platform/runtime/runtime.module';
import { canonicalJson } from '../../facts/facts.js';
import type { EpcisDocument, EpcisEvent } from '../document/check.js';
import { standingAlone } from '../document/check.js';
import { epcisEvent, epcisIdOf, streamOf } from '../event/epcis-event.js';
import { contentOf } from '../hash/hash-id.js';
import { canonicalTime } from '../hash/values.js';
import type { Behaviour, EventOutcome } from './job.js';
import { sortedOut } from './job.js';
import type { StoredJob } from './jobs.sql.js';
import { finishJob, readJob, unfinishedJobs, writeJob } from './jobs.sql.js';

export type Sending = {
  readonly id: string;
  readonly sender: string;
  readonly behaviour: Behaviour;
  readonly document: EpcisDocument;
};

/** Events of one document that are captured at the same time, so that they share commits. */
const TOGETHER = 100;
const TABLES_CATCH_UP_MS = 10_000;

/** Business time is the time of the event; clocks of senders that run ahead do not reach into the future. */
const businessTime = (event: EpcisEvent, now: string): string => {
  const at = canonicalTime(String(event.eventTime));
  return at < now ? at : now;
};

const contextFor = (job: StoredJob, index: number, event: EpcisEvent): CommandContext => {
  const now = new Date().toISOString();
  const commandId = uuidFrom('epcis-capture', job.id, String(index));
  return {
    commandId,
    commandHash: digestOf(canonicalJson(event)),
    actor: { kind: 'device', id: job.sender },
    roles: ['warehouse'],
    at: businessTime(event, now),
    now,
    correlationId: commandId,
    causationId: commandId,
    process: false,
  };
};

type Conflicts = { readonly conflicts: readonly string[] };
type Captured = { readonly match: 'matched' | 'unmatched'; readonly unmatchedBecause?: string };

const outcomeOf = async (
  runtime: Runtime,
  event: EpcisEvent,
  done: Outcome,
): Promise<Omit<EventOutcome, 'index'>> => {
  if (done.kind !== 'done') throw new Error(`An EPCIS event could not be captured: ${JSON.stringify(done)}.`);
  const eventID = epcisIdOf(event);
  const [said] = done.events;
  if (said?.type === 'supply-chain.EpcisEventCaptured') {
    const { match, unmatchedBecause: because } = said.data as Captured;
    return { eventID, outcome: 'captured', match, ...(because === undefined ? {} : { because }) };
  }
  const { state } = await runtime.streams.load(epcisEvent, streamOf(eventID));
  const isConflict = (state as Conflicts).conflicts.includes(contentOf(event));
  return { eventID, outcome: isConflict ? 'conflict' : 'duplicate' };
};

const captureOne = async (
  runtime: Runtime,
  job: StoredJob,
  sent: { readonly index: number; readonly event: Readonly<Record<string, unknown>> },
): Promise<EventOutcome> => {
  const event = standingAlone(sent.event, (job.document as Readonly<Record<string, unknown>>)['@context']);
  const data = { captureJob: job.id, recordTime: job.createdAt, document: event };
  const command = { id: streamOf(epcisIdOf(event)), name: 'CaptureEpcisEvent', data };
  const done = await runtime.execute(epcisEvent, command, contextFor(job, sent.index, event));
  return { index: sent.index, ...(await outcomeOf(runtime, event, done)) };
};

/** Tables that lag are a machine to wait for: without them a report would look unmatched for ever. */
const tablesSettled = async (runtime: Runtime): Promise<void> => {
  try {
    await runtime.consumer(runtime.consumerName(TABLES))?.waitForIdle(TABLES_CATCH_UP_MS);
  } catch (cause) {
    throw Object.assign(new InfrastructureError('The local tables are not up to date yet.'), { cause });
  }
};

/** Runs a job to its end; safe to repeat. */
const run = async (runtime: Runtime, job: StoredJob): Promise<void> => {
  const { errors, right, others } = sortedOut(job.document.epcisBody.eventList, job.behaviour);
  // What is known of items and places is asked once for the document: then it has to be all that was said
  // so far.
  if (right.length > 0) await tablesSettled(runtime);
  const outcomes: EventOutcome[] = [...others];
  for (let at = 0; at < right.length; at += TOGETHER) {
    const some = right.slice(at, at + TOGETHER);
    outcomes.push(...(await Promise.all(some.map((each) => captureOne(runtime, job, each)))));
  }
  outcomes.sort((a, b) => a.index - b.index);
  await finishJob(runtime.pool, job.id, { errors, outcomes });
};

/** Another document was sent under the id of a job. */
export class JobIdTaken extends Error {
  override readonly name = 'JobIdTaken';
}

/**
 * Captures a document whose envelope is right, and answers the finished job. The same id and document again
 * give
 * the same job. @throws JobIdTaken
 */
export const captureDocument = async (runtime: Runtime, sending: Sending): Promise<StoredJob> => {
  const content = digestOf(canonicalJson([sending.behaviour, sending.document]));
  const job = await writeJob(runtime.pool, { ...sending, content, createdAt: new Date().toISOString() });
  if (job.content !== content) throw new JobIdTaken(`The capture job ${job.id} has another document.`);
  if (job.finishedAt === null) await run(runtime, job);
  return (await readJob(runtime.pool, job.id)) ?? job;
};

/** Finishes what an earlier process of the service had begun. */
export const resumeCaptures = async (runtime: Runtime): Promise<{ readonly stop: () => Promise<void> }> => {
  const jobs = await unfinishedJobs(runtime.pool);
  const resumed = (async () => {
    for (const job of jobs) await run(runtime, job);
  })().catch((error: unknown) => {
    runtime.log.error({ error: String(error) }, 'a capture job could not be resumed');
  });
  return { stop: () => resumed };
};
