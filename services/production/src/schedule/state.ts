/** What the schedule of a site remembers. */
import type {
  AffectedSchedule,
  ScheduleFound,
  ScheduleRequested,
  scheduleEvents,
} from '@gemba/contracts/events/production/scheduling';
import type { DataOf } from '@gemba/decider/decider';

export type Break = {
  readonly cause: string;
  readonly reason: string;
  readonly at: string;
  readonly operations: AffectedSchedule[];
};

export type ScheduleState = {
  readonly site: string;
  /** Of the schedule that was asked for last. */
  readonly number: number;
  readonly building: (ScheduleRequested & { readonly stopping: boolean }) | null;
  readonly proposal: ScheduleFound | null;
  readonly inForce: (ScheduleFound & { readonly adoptedAt: string }) | null;
  /** What happened since it is in force. */
  readonly breaks: readonly Break[];
  /** Something happened, and no schedule that takes it into account was asked for yet. */
  readonly pending: boolean;
  readonly failed: { readonly number: number; readonly reason: string } | null;
};

export const NO_SCHEDULE: ScheduleState = {
  ...{ site: '', number: 0, building: null, proposal: null, inForce: null, breaks: [], pending: false },
  failed: null,
};

/** More causes than that tell nobody more. */
const BREAKS_KEPT = 50;

type Data = DataOf<typeof scheduleEvents>;

const ended = ({ building }: ScheduleState, number: number): ScheduleState['building'] =>
  building?.number === number ? null : building;

export const proposed = (state: ScheduleState, data: Data['ScheduleProposed']): ScheduleState => ({
  ...state,
  ...{ building: ended(state, data.number), proposal: data, failed: null },
});

export const failed = (state: ScheduleState, data: Data['ScheduleFailed']): ScheduleState => ({
  ...state,
  ...{ building: ended(state, data.number), failed: data },
});

export const adopted = (state: ScheduleState, adoptedAt: string): ScheduleState =>
  state.proposal === null
    ? state
    : { ...state, inForce: { ...state.proposal, adoptedAt }, proposal: null, breaks: [] };

export const broken = (
  state: ScheduleState,
  { cause, reason, operations }: Data['ScheduleInvalidated'],
  at: string,
): ScheduleState => ({
  ...state,
  pending: true,
  breaks: [...state.breaks, { cause, reason, at, operations }].slice(-BREAKS_KEPT),
});
