/** A capture job is what a sender gets for a document: what was in it, and what became of every event. */
import type { Fault } from '../document/check.js';
import { faultsOfEvent } from '../document/check.js';

export const BEHAVIOURS = ['rollback', 'proceed'] as const;
/** Whether one wrong event keeps the others of its document out. */
export type Behaviour = (typeof BEHAVIOURS)[number];

export type EventOutcome = {
  /** Place in the list of events of the document, from 0. */
  readonly index: number;
  readonly eventID?: string;
  /** `held back`: right, but another event of the document was wrong. */
  readonly outcome: 'captured' | 'duplicate' | 'conflict' | 'invalid' | 'held back';
  readonly match?: 'matched' | 'unmatched';
  readonly because?: string;
};

export type CaptureJob = {
  readonly id: string;
  readonly sender: string;
  readonly behaviour: Behaviour;
  readonly createdAt: string;
  /** Null while it runs. */
  readonly finishedAt: string | null;
  readonly errors: readonly Fault[];
  readonly outcomes: readonly EventOutcome[];
};

/** What came of a captured event afterwards, for example goods that were received. */
export type Effect = Readonly<Record<string, unknown>>;

type Sent = Readonly<Record<string, unknown>>;

export type Sorted = {
  readonly errors: readonly Fault[];
  /** Events to be captured, with their places. */
  readonly right: readonly { readonly index: number; readonly event: Sent }[];
  /** What is known already of the others. */
  readonly others: readonly EventOutcome[];
};

const idIn = (event: Sent): { eventID?: string } =>
  typeof event.eventID === 'string' ? { eventID: event.eventID } : {};

/** Checks all events of a document at once and says which of them are to be captured. */
export const sortedOut = (events: readonly Sent[], behaviour: Behaviour): Sorted => {
  const checked = events.map((event, index) => ({
    index,
    event,
    faults: faultsOfEvent(event, `/epcisBody/eventList/${String(index)}`),
  }));
  const errors = checked.flatMap(({ faults }) => faults);
  const all = errors.length === 0 || behaviour === 'proceed';
  const right = checked.filter(({ faults }) => faults.length === 0 && all);
  const others = checked
    .filter((each) => !right.includes(each))
    .map(({ index, event, faults }): EventOutcome => {
      const outcome = faults.length > 0 ? 'invalid' : 'held back';
      return { index, ...idIn(event), outcome };
    });
  return { errors, right: right.map(({ index, event }) => ({ index, event })), others };
};

/** The job as EPCIS 2.0 has it, with what became of every event beside. */
export const jobAnswer = (job: CaptureJob, effects: ReadonlyMap<string, readonly Effect[]>): object => ({
  captureID: job.id,
  createdAt: job.createdAt,
  ...(job.finishedAt === null ? {} : { finishedAt: job.finishedAt }),
  running: job.finishedAt === null,
  success: job.finishedAt !== null && job.errors.length === 0,
  captureErrorBehaviour: job.behaviour,
  errors: job.errors.map(({ pointer, detail }) => ({
    type: 'epcisException:ValidationException',
    title: 'The event is not as EPCIS 2.0 has it',
    status: 400,
    code: 'SCM-EPCIS-INVALID',
    pointer,
    detail,
  })),
  sender: job.sender,
  events: job.outcomes.map((outcome) => ({
    ...outcome,
    effects: effects.get(outcome.eventID ?? '') ?? [],
  })),
});
