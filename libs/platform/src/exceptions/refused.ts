/** A command of a process that was refused, in the words in which its exception is stated. */
import type { Refusal } from '@gemba/contracts/events/exception';
import type { AnyDecider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';
import type { AnyProcess, Sent } from '@gemba/decider/process';
import type { RaiseException } from './exception.js';
import { atStake } from './stake.js';

/** Why a process acts: what a command that it sends is caused by. */
export type Cause = {
  readonly eventId: string;
  readonly streamId: string;
  /** `<service>.<Event>`, or `deadline`. */
  readonly type: string;
  readonly correlationId: string;
  readonly siteId: string | null;
  readonly occurredAt: string;
  /** Of the event in its stream. */
  readonly version?: number;
  readonly traceparent?: string;
};

/** A process that acts, why, and what its cause says. */
export type Acting = {
  readonly of: Pick<AnyProcess, 'name' | 'owner'>;
  readonly cause: Cause;
  readonly said?: unknown;
};

export type RefusedSending = {
  readonly acting: Acting;
  readonly sent: Omit<Sent, 'otherwise'>;
  /** Tells the command from the others of the same cause. */
  readonly path: string;
  readonly rejection: Rejection;
  readonly to: AnyDecider;
};

/** The noun of what is tried again where no command was refused: acting on a deadline failed. */
export const DEADLINE = 'deadline';

const DETAIL_MAX = 2000;

const cut = (text: string, max: number): string => text.slice(0, max);

/** The site may be known in a moment: it is said by another department. */
export const SITE_UNKNOWN = 'PLT-SITE-UNKNOWN';

/** What the command is about does not exist, or not yet: no rule was asked. */
export const NOT_FOUND = 'PLT-NOT-FOUND';

export const notThere = (
  { to, id }: Pick<Sent, 'to' | 'id'>,
  more: Parameters<typeof reject>[2] = { hint: 'It is tried again as soon as there is one.' },
): Rejection => reject(NOT_FOUND, `There is no ${to.replaceAll('-', ' ')} ${id}.`, more);

/** A program failed on a deadline: whoever owns the process has it mended, and it is tried again. */
export const deadlineFailed = (error: unknown): Rejection =>
  reject('PLT-DEADLINE-FAILED', error instanceof Error ? error.message : String(error), {
    hint: 'Report it to whoever runs the system; it is tried again by itself.',
  });

const refusalIn = ({ code, detail, hint, violated }: Rejection): Refusal => ({
  code,
  detail: cut(detail, DETAIL_MAX),
  ...(hint ? { hint: cut(hint, DETAIL_MAX) } : {}),
  ...(violated?.rule ? { rule: cut(violated.rule, 200) } : {}),
  ...(violated?.actual ? { actual: cut(violated.actual, 200) } : {}),
  ...(violated?.limit ? { limit: cut(violated.limit, 200) } : {}),
  ...(violated?.unit ? { unit: cut(violated.unit, 40) } : {}),
});

/** The site at which somebody has to look: the one that the command names, or else that of its cause. */
export const siteOf = ({ acting, sent }: Pick<RefusedSending, 'acting' | 'sent'>): string | null => {
  const named = (sent.data as { readonly site?: unknown }).site;
  return sent.site ?? (typeof named === 'string' ? named : acting.cause.siteId);
};

/**
 * The role that the process names; where it names a topic, the first role that may give the command, and who
 * runs the place for what only processes give.
 */
const usualOwner = (refused: RefusedSending): string => {
  const { to, sent, acting } = refused;
  const { owner } = acting.of;
  if ('role' in owner) return owner.role;
  return to.allow[sent.name]?.[0] ?? (siteOf(refused) === null ? 'coo' : 'site-manager');
};

/** The how manieth try it was, and when the next one comes by itself. */
export type Tries = { readonly attempts: number; readonly nextTryAt: string };

/** What has to be said about it. */
export const raising = (refused: RefusedSending, tries: Tries): RaiseException => {
  const { acting, sent, path, rejection } = refused;
  const { of, cause, said } = acting;
  const { eventId, streamId, type, occurredAt, correlationId, version } = cause;
  const worth = atStake(sent.data, said);
  const site = siteOf(refused);
  return {
    process: of.name,
    cause: {
      ...{ eventId, streamId, type, occurredAt, correlationId },
      ...(version === undefined ? {} : { version }),
    },
    command: {
      noun: sent.to,
      id: sent.id,
      name: sent.name,
      data: sent.data as Readonly<Record<string, unknown>>,
      path,
      ...(site === null ? {} : { site }),
    },
    refusal: refusalIn(rejection),
    ...(rejection.owner ? { named: rejection.owner } : {}),
    ...('topic' in of.owner ? { topic: of.owner.topic } : {}),
    usual: usualOwner(refused),
    ...(worth ? { atStake: worth } : {}),
    ...tries,
  };
};
