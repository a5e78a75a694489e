/**
 * An exception is a command of a process that was refused: somebody owns it until it is done or waived.
 *
 *   none ──raise──▶ open ⟲ tried again ──resolve──▶ resolved
 *                    │  ▲
 *                  waive retry
 *                    ▼  │
 *                   waived
 */
import type { Role } from '@gemba/contracts/access';
import { OVERSEERS, ROLES } from '@gemba/contracts/access';
import {
  exceptionEventsOf,
  ExceptionCause,
  Refusal,
  RefusedCommand,
  RESOLUTIONS,
} from '@gemba/contracts/events/exception';
import {
  IsId,
  IsInstant,
  IsMoney,
  IsOneOf,
  IsRecord,
  IsText,
  IsWhole,
  Optional,
} from '@gemba/contracts/fields';
import { answers, begun, decider, stated } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, reject } from '@gemba/decider/decision';
import { rightTo } from '@gemba/decider/needs';
import { same } from '@gemba/decider/same';
import type { Money } from '@gemba/measures/money';

/** Given by the platform, for the first refusal and for every later one. */
export class RaiseException {
  @IsText({ max: 120 }) process!: string;
  @IsRecord(() => ExceptionCause) cause!: ExceptionCause;
  @IsRecord(() => RefusedCommand) command!: RefusedCommand;
  @IsRecord(() => Refusal) refusal!: Refusal;
  /** Role that the refusal names. */
  @Optional() @IsId() named?: string;
  /** Topic of the decision right whose holder owns it. */
  @Optional() @IsId() topic?: string;
  /** Role that owns it where neither the refusal nor a decision right names one. */
  @IsId() usual!: string;
  @Optional() @IsMoney() atStake?: Money;
  /** How often it was tried in all. */
  @IsWhole({ min: 1 }) attempts!: number;
  /** When it is tried again by itself. */
  @Optional() @IsInstant() nextTryAt?: string;
}
export class ResolveException {
  @IsOneOf(RESOLUTIONS) by!: (typeof RESOLUTIONS)[number];
  @IsWhole({ min: 1 }) attempts!: number;
}
export class RetryException {
  @Optional() @IsText() reason?: string;
}
export class WaiveException {
  @IsText() reason!: string;
}

export type ExceptionState = {
  readonly status: 'none' | 'open' | 'resolved' | 'waived';
  readonly process: string;
  readonly owner: string;
  readonly refusal: Refusal | null;
  readonly cause: ExceptionCause | null;
  readonly command: RefusedCommand | null;
  readonly atStake: Money | null;
  readonly raisedAt: string;
  readonly attempts: number;
  /** When it is tried again by itself; empty when nobody has said so. */
  readonly nextTryAt: string;
  /** How often a person asked for another try. */
  readonly requests: number;
  /** Why it was waived. */
  readonly waived: string;
};

/** What was refused, whose it is to see to it, and what came of it so far. */
class ExceptionAnswer {
  @IsOneOf(['open', 'resolved', 'waived']) status!: ExceptionState['status'];
  @IsText({ max: 120 }) process!: string;
  /** Role of whoever has to see to it, at the site of the exception. */
  @IsId() owner!: string;
  @IsRecord(() => Refusal) refusal!: Refusal;
  @IsRecord(() => ExceptionCause) cause!: ExceptionCause;
  @IsRecord(() => RefusedCommand) command!: RefusedCommand;
  /** What the command, or else its cause, is worth. */
  @Optional() @IsMoney() atStake?: Money;
  @IsInstant() raisedAt!: string;
  /** How often it was tried in all. */
  @IsWhole({ min: 1 }) attempts!: number;
  /** When it is tried again by itself. */
  @Optional() @IsInstant() nextTryAt?: string;
  /** How often a person asked for another try. */
  @IsWhole() requests!: number;
  /** Why it was waived. */
  @Optional() @IsText() waived?: string;
}

const answered = (state: ExceptionState): ExceptionAnswer => {
  const { refusal, cause, command, atStake, nextTryAt, waived, ...said } = state;
  return {
    ...said,
    ...{ refusal: begun(refusal), cause: begun(cause), command: begun(command) },
    ...stated({ atStake, nextTryAt, waived }),
  };
};

const NO_EXCEPTION: ExceptionState = {
  status: 'none',
  process: '',
  owner: '',
  refusal: null,
  cause: null,
  command: null,
  atStake: null,
  raisedAt: '',
  attempts: 0,
  nextTryAt: '',
  requests: 0,
  waived: '',
};

/** Roles that may own an exception, because some refused command is theirs to give. */
const OWNERS: readonly Role[] = ROLES.filter((role) => role !== 'service');

const isSeenBy = ({ owner }: ExceptionState, roles: readonly string[]): boolean =>
  roles.some((role) => role === owner || role === 'process' || OVERSEERS.some((each) => each === role));

const withoutSay = (state: ExceptionState, roles: readonly string[]): Rejection | null =>
  isSeenBy(state, roles)
    ? null
    : reject('PLT-EXC-RIGHT', `This exception is owned by the role ${state.owner}.`, {
        status: 403,
        hint: `Ask somebody with the role ${state.owner}, or the site manager.`,
      });

const isOver = ({ status }: ExceptionState): Rejection =>
  reject('PLT-EXC-STATE', `The exception is ${status}; there is nothing to decide any more.`);

/**
 * What a person sees of it is as before. Words may differ from try to try: the reason is the code, the rule
 * and its limit, and who can help.
 */
const isSameReason = (state: ExceptionState, refusal: Refusal, owner: string): boolean => {
  const reason = ({ code, rule, limit }: Refusal) => ({ code, rule, limit });
  return state.refusal !== null && same(reason(state.refusal), reason(refusal)) && state.owner === owner;
};

/** The noun in the words that all services share; whose it is follows below. */
const exception = decider('exception', {
  path: 'exceptions',
  opens: 'RaiseException',
  home: 'cause',
  commands: { RaiseException, ResolveException, RetryException, WaiveException },
  events: exceptionEventsOf<string>('company'),
  initial: NO_EXCEPTION,
  answers: answers(ExceptionAnswer, answered),
  allow: { RaiseException: [], ResolveException: [], RetryException: OWNERS, WaiveException: OWNERS },
  seenBy: isSeenBy,
  filters: {
    state: ({ status }, wanted) => status === wanted,
    owner: ({ owner }, wanted) => owner === wanted,
    process: ({ process }, wanted) => process === wanted,
  },
  needs: {
    RaiseException: ({ topic = 'none', atStake }: RaiseException) => ({
      holder: rightTo(topic, atStake ?? null, { roles: [] }),
    }),
  },
  decide: {
    RaiseException(state, { named, usual, topic: _, attempts, ...raised }, { known }) {
      const { refusal, nextTryAt = state.nextTryAt } = raised;
      const { holder } = known;
      const owner = named ?? (holder.granted ? null : holder.escalatesTo) ?? usual;
      if (state.status === 'none') return [happened('ExceptionRaised', { ...raised, owner })];
      if (state.status !== 'open') return [];
      if (nextTryAt === state.nextTryAt && isSameReason(state, refusal, owner)) return [];
      const tries = { attempts: Math.max(attempts, 2), ...(nextTryAt === '' ? {} : { nextTryAt }) };
      return [happened('ExceptionRetried', { refusal, owner, ...tries })];
    },
    ResolveException(state, resolution) {
      return state.status === 'resolved' ? [] : [happened('ExceptionResolved', resolution)];
    },
    RetryException(state, { reason }, { roles }) {
      if (state.status === 'resolved') return isOver(state);
      return (
        withoutSay(state, roles) ?? [
          happened('ExceptionRetryRequested', reason === undefined ? {} : { reason }),
        ]
      );
    },
    WaiveException(state, { reason }, { roles }) {
      const no = withoutSay(state, roles);
      if (no || state.status === 'resolved') return no ?? isOver(state);
      return state.status === 'waived' ? [] : [happened('ExceptionWaived', { reason })];
    },
  },
  evolve: {
    ExceptionRaised: (state, raised, at): ExceptionState => ({
      ...state,
      ...raised,
      atStake: raised.atStake ?? null,
      nextTryAt: raised.nextTryAt ?? '',
      status: 'open',
      raisedAt: at,
      attempts: 1,
    }),
    ExceptionRetried: (state, { refusal, owner, attempts, nextTryAt = '' }) => ({
      ...state,
      refusal,
      owner,
      attempts,
      nextTryAt,
    }),
    // Whoever asks for a try is told what came of it, also when that is the same refusal.
    ExceptionRetryRequested: (state): ExceptionState => ({
      ...state,
      status: 'open',
      nextTryAt: '',
      requests: state.requests + 1,
      waived: '',
    }),
    ExceptionResolved: (state, { attempts }): ExceptionState => ({
      ...state,
      status: 'resolved',
      attempts,
    }),
    ExceptionWaived: (state, { reason }): ExceptionState => ({
      ...state,
      status: 'waived',
      waived: reason,
    }),
  },
});

/** The noun `exception` of one service, which says its events itself. */
export const exceptionOf = (service: string): typeof exception => ({
  ...exception,
  events: exceptionEventsOf(service),
});
