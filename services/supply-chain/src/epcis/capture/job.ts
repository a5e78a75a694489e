/** A capture job is what a sender gets for a document: what was in it, and what became of every event. */
import type { Fault } from '../document/check.js';
import type { EpcisDocument } from '../document/check.js';
import { eventsOf, faultsOfEvent, faultsOfTime } from '../document/check.js';

export const BEHAVIOURS = ['rollback', 'proceed'] as const;
/** Whether one wrong event keeps the others of its document out. */
export type Behaviour = (typeof BEHAVIOURS)[number];

export type EventOutcome = {
  /** Place in the list of events of the document, from 0. */
  readonly index: number;
  readonly eventID?: string;
  /**
   * `refused`: right as a document, but against what is known here. `held back`: right, but another event of
   * the document was wrong.
   */
  readonly outcome: 'captured' | 'duplicate' | 'conflict' | 'refused' | 'invalid' | 'held back';
  readonly match?: 'matched' | 'unmatched';
  readonly because?: string;
  /** Why it was refused. */
  readonly code?: Fault['code'];
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

type Receiving = { readonly behaviour: Behaviour; readonly createdAt: string };

/** Checks all events of a document at once and says which of them are to be captured. */
export const sortedOut = (document: EpcisDocument, { behaviour, createdAt }: Receiving): Sorted => {
  const { events, at } = eventsOf(document);
  const checked = events.map((event, index) => {
    const place = `${at}/${String(index)}`;
    const faults = faultsOfEvent(event, place, document['@context']);
    return { index, event, faults: [...faults, ...faultsOfTime(event, place, createdAt)] };
  });
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

/** Refusals that depend on what is known here; any other is a fault of the event itself. */
export const KNOWN_HERE = ['SCM-EPCIS-AGGREGATION', 'SCM-EPCIS-EFFECT', 'SCM-EPCIS-SITE'] as const;

type Exception = { readonly type: string; readonly title: string; readonly status: number };

/** Exceptions as the error document of EPCIS 2.0 names them. */
const EXCEPTIONS: Readonly<Record<NonNullable<Fault['code']>, Exception>> = {
  'SCM-EPCIS-INVALID': {
    type: 'epcisException:ValidationException',
    title: 'The event is not as EPCIS 2.0 has it',
    status: 400,
  },
  'SCM-EPCIS-CONFLICT': {
    type: 'epcisException:ResourceAlreadyExistsException',
    title: 'The eventID was captured with other content',
    status: 409,
  },
  'SCM-EPCIS-AGGREGATION': {
    type: 'epcisException:ValidationException',
    title: 'The event contradicts where things are',
    status: 422,
  },
  'SCM-EPCIS-SITE': {
    type: 'epcisException:SecurityException',
    title: 'The event is about another site than those of its sender',
    status: 403,
  },
  'SCM-EPCIS-EFFECT': {
    type: 'epcisException:ValidationException',
    title: 'What the event did cannot be taken back by a declaration',
    status: 422,
  },
};

/** The exception of EPCIS 2.0 for what is wrong with an event. */
export const exceptionFor = (code: Fault['code']): Exception => EXCEPTIONS[code ?? 'SCM-EPCIS-INVALID'];

/** The job as EPCIS 2.0 has it, with what became of every event beside. */
export const jobAnswer = (job: CaptureJob, effects: ReadonlyMap<string, readonly Effect[]>): object => ({
  captureID: job.id,
  createdAt: job.createdAt,
  ...(job.finishedAt === null ? {} : { finishedAt: job.finishedAt }),
  running: job.finishedAt === null,
  success: job.finishedAt !== null && job.errors.length === 0,
  captureErrorBehaviour: job.behaviour,
  errors: job.errors.map(({ pointer, detail, code }) => ({
    ...exceptionFor(code),
    code: code ?? 'SCM-EPCIS-INVALID',
    pointer,
    detail,
  })),
  sender: job.sender,
  events: job.outcomes.map((outcome) => ({
    ...outcome,
    effects: effects.get(outcome.eventID ?? '') ?? [],
  })),
});
