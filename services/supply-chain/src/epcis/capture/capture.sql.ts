/** Captures documents: each event becomes a command to its own stream, and a repeat finds it done. */
import type { Rejection } from '@gemba/decider/decision';
import type { CommandContext } from '@gemba/event-store/command';
import type { Outcome } from '@gemba/event-store/streams.sql';
import { digestOf, uuidFrom } from '@gemba/event-store/ids';
import type { RowReader } from '@gemba/platform/runtime/knowledge/rows.sql';
import { rowReader } from '@gemba/platform/runtime/knowledge/rows.sql';
import type { Runtime } from '@gemba/platform/runtime/runtime.module';
import { canonicalJson } from '../../facts/facts.js';
import type { EpcisDocument, EpcisEvent, Fault } from '../document/check.js';
import { eventsOf, standingAlone } from '../document/check.js';
import { epcisEvent, epcisIdOf, sitesFor, streamOf } from '../event/epcis-event.js';
import { glnsIn } from '../event/reading.js';
import { contentOf } from '../hash/hash-id.js';
import { canonicalTime } from '../hash/values.js';
import type { LocationRow } from '../../tables/rows.js';
import type { Behaviour, EventOutcome, Sorted } from './job.js';
import { KNOWN_HERE, sortedOut } from './job.js';
import type { StoredJob } from './jobs.sql.js';
import { finishJob, readJob, unfinishedJobs, writeJob } from './jobs.sql.js';

export type Sending = {
  readonly id: string;
  readonly sender: string;
  readonly behaviour: Behaviour;
  /** The sites to which the sender is bound; null for one who is not. */
  readonly sites: readonly string[] | null;
  readonly document: EpcisDocument;
};

/** Events of one document that are captured at the same time, so that they share commits. */
const TOGETHER = 100;

/** Business time is the time of the event; clocks of senders that run ahead do not reach into the future. */
const businessTime = (event: EpcisEvent, now: string): string => {
  const at = canonicalTime(String(event.eventTime));
  return at < now ? at : now;
};

/** What happened at a site is of that site: nobody of another one reads it. */
const siteOf = async (rows: RowReader['rows'], event: EpcisEvent, job: StoredJob) => {
  const found = await rows({ table: 'location-by-gln', keys: glnsIn(event) });
  const places = Object.fromEntries(found) as Readonly<Record<string, LocationRow>>;
  return sitesFor(event, places, job.sites)[0] ?? null;
};

type Event = { readonly index: number; readonly event: EpcisEvent; readonly siteId: string | null };

const contextFor = (job: StoredJob, { index, event, siteId }: Event): CommandContext => {
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
    siteId,
  };
};

type Conflicts = { readonly conflicts: readonly string[] };
type Captured = { readonly match: 'matched' | 'unmatched'; readonly unmatchedBecause?: string };

const refusalOf = ({ code, detail }: Rejection): Pick<EventOutcome, 'outcome' | 'code' | 'because'> => ({
  outcome: 'refused',
  code: KNOWN_HERE.find((each) => each === code) ?? 'SCM-EPCIS-INVALID',
  because: detail,
});

const outcomeOf = async (
  runtime: Runtime,
  event: EpcisEvent,
  done: Outcome,
): Promise<Omit<EventOutcome, 'index'>> => {
  if (done.kind === 'refused') return { eventID: epcisIdOf(event), ...refusalOf(done.rejection) };
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

type Capturing = { readonly runtime: Runtime; readonly rows: RowReader['rows'] };

const captureOne = async (
  { runtime, rows }: Capturing,
  job: StoredJob,
  sent: { readonly index: number; readonly event: Readonly<Record<string, unknown>> },
): Promise<EventOutcome> => {
  const event = standingAlone(sent.event, (job.document as Readonly<Record<string, unknown>>)['@context']);
  const bound = job.sites === null ? {} : { sites: job.sites };
  const data = { captureJob: job.id, recordTime: job.createdAt, document: event, ...bound };
  const command = { id: streamOf(epcisIdOf(event)), name: 'CaptureEpcisEvent', data };
  const siteId = await siteOf(rows, event, job);
  const done = await runtime.execute(
    epcisEvent,
    command,
    contextFor(job, { index: sent.index, event, siteId }),
  );
  return { index: sent.index, ...(await outcomeOf(runtime, event, done)) };
};

const IN_TURN = ['AggregationEvent'];

/** Things are packed and unpacked one after the other as it happened; all else may share commits. */
const captureAll = async (
  runtime: Runtime,
  job: StoredJob,
  right: Sorted['right'],
): Promise<EventOutcome[]> => {
  const outcomes: EventOutcome[] = [];
  const by = { runtime, rows: rowReader(runtime.pool).rows };
  const free = right.filter(({ event }) => !IN_TURN.includes(String(event.type)));
  for (let at = 0; at < free.length; at += TOGETHER) {
    const some = free.slice(at, at + TOGETHER);
    outcomes.push(...(await Promise.all(some.map((each) => captureOne(by, job, each)))));
  }
  const timeOf = ({ event }: { event: Readonly<Record<string, unknown>> }): string =>
    canonicalTime(String(event.eventTime));
  const inTurn = right
    .filter(({ event }) => IN_TURN.includes(String(event.type)))
    .toSorted((a, b) => (timeOf(a) < timeOf(b) ? -1 : Number(timeOf(a) > timeOf(b))));
  for (const each of inTurn) outcomes.push(await captureOne(by, job, each));
  return outcomes;
};

/** What only shows when an event is taken in: it is an error of that event, not of its document. */
const errorOf = ({ outcome, eventID = '', because, code }: EventOutcome, pointer: string): Fault[] => {
  if (outcome === 'conflict') {
    const detail = `${eventID} was captured with other content; both are kept for review`;
    return [{ pointer, detail, code: 'SCM-EPCIS-CONFLICT' }];
  }
  return outcome === 'refused' && code ? [{ pointer, detail: because ?? '', code }] : [];
};

/** Runs a job to its end; safe to repeat. */
const run = async (runtime: Runtime, job: StoredJob): Promise<void> => {
  const { errors, right, others } = sortedOut(job.document, job);
  // What is known of items and places is asked once for the document: then it has to be all that was said
  // so far.
  if (right.length > 0) await runtime.tablesSettled();
  const captured = await captureAll(runtime, job, right);
  const outcomes = [...others, ...captured].toSorted((a, b) => a.index - b.index);
  const { at } = eventsOf(job.document);
  const found = outcomes.flatMap((each) => errorOf(each, `${at}/${String(each.index)}`));
  await finishJob(runtime.pool, job.id, { errors: [...errors, ...found], outcomes });
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
