/**
 * A rule says what it has to know from outside its own stream; the platform fetches it before the rule runs.
 */
import type { Rejection } from './decision.js';

type Amount = { readonly amount: string; readonly currency: string };

/** A request for one piece of outside knowledge; `T` is what the rule will get. */
export type Need<T> = (
  | {
      readonly kind: 'state';
      readonly decider: string;
      readonly id: string;
      /** Whoever gives the command names it: for one who is bound to sites it has to be at one of these. */
      readonly named?: true;
    }
  | { readonly kind: 'rows'; readonly table: string; readonly keys: readonly string[]; readonly one: boolean }
  /** A row kept with the log: exactly what holds when the decision is recorded. */
  | { readonly kind: 'register'; readonly table: string; readonly key: string }
  | {
      readonly kind: 'right';
      readonly topic: string;
      readonly amount: Amount | null;
      readonly roles: readonly string[] | 'actor';
      /** Persons who may not decide, nor anybody to whom one of them passed the right on. */
      readonly barred: readonly string[];
      /** Roles that were asked and have not answered: the answer is whom to ask after them. */
      readonly asked: readonly string[];
      /** A row of a register and what of it is added to what is asked for. */
      readonly onTopOf?: {
        readonly table: string;
        readonly key: string;
        readonly counting: (row: unknown) => Amount | undefined;
      };
    }
) & { readonly gives?: T };

export type Needs = Readonly<Record<string, Need<unknown>>>;

/** What the rule gets for its needs, under the same names. */
export type Known<N> = N extends Needs
  ? { readonly [K in keyof N]: N[K] extends Need<infer T> ? T : never }
  : Readonly<Record<never, never>>;

/** A right that was found to hold for a decision. */
export type Granted = {
  readonly level: 'site' | 'region' | 'hq';
  readonly rightId: string;
  readonly policyVersion: number;
  readonly delegatedFrom?: string;
};

/** The answer to "may this be decided here?": the right used, or why not and who may. */
export type RightAnswer =
  | { readonly granted: Granted }
  | {
      readonly granted: null;
      readonly escalatesTo: string | null;
      /** How long that role has to answer, in working days of the site; null where its right does not say. */
      readonly answerWithin?: string | null;
      readonly why: string;
    };

/** The current state of another aggregate of the same service; undefined while it does not exist. */
export const stateOf = <S>(
  of: { readonly name: string; readonly initial: S },
  id: string,
): Need<S | undefined> => ({ kind: 'state', decider: of.name, id });

/**
 * The current state of an aggregate that the command names. Whoever is bound to sites and names what is not
 * there, or is at another site, is told in the same words that there is none.
 */
export const named = <S>(
  of: { readonly name: string; readonly initial: S },
  id: string,
): Need<S | undefined> => ({ kind: 'state', decider: of.name, id, named: true });

/** A table as far as the type of its rows goes. */
type OfRows<R> = {
  readonly name: string;
  readonly on: Readonly<
    Record<string, { readonly becomes: (row: never, event: never, key: string) => R | null } | undefined>
  >;
};

/** One row of a table that this service keeps from events; undefined while it is not known here. */
export const row = <R>(of: OfRows<R>, key: string): Need<R | undefined> => ({
  kind: 'rows',
  table: of.name,
  keys: [key],
  one: true,
});

/** Rows of such a table by key; unknown keys are absent. */
export const rows = <R>(of: OfRows<R>, keys: readonly string[]): Need<Readonly<Record<string, R>>> => ({
  kind: 'rows',
  table: of.name,
  keys,
  one: false,
});

/**
 * One row of a register of this service; undefined while there is none. The decision stands only if the row
 * is still the same when it is recorded; otherwise it is taken anew.
 */
export const registered = <R>(of: OfRows<R>, key: string): Need<R | undefined> => ({
  kind: 'register',
  table: of.name,
  key,
});

type Terms<R> = {
  /** Whose rights count; those of the actor when absent. */
  readonly roles?: readonly string[];
  /** Who placed, raised or changed what is decided on: none of them decides, nor anybody in their name. */
  readonly barred?: readonly string[];
  /** Roles that were asked, the last one last: nothing is granted, and `escalatesTo` is the next in line. */
  readonly asked?: readonly string[];
  /** A row of what was decided before, and how much of it counts towards the same limit, in that currency. */
  readonly onTopOf?: { readonly of: Need<R | undefined>; readonly counting: (row: R) => Amount | undefined };
};

/**
 * Whether the actor (or the roles given) may decide on this topic at the site of the stream, up to the
 * amount.
 */
export const rightTo = <R = never>(
  topic: string,
  amount: Amount | null = null,
  { roles, barred = [], asked = [], onTopOf }: Terms<R> = {},
): Need<RightAnswer> => ({
  ...{ kind: 'right', topic, amount, roles: roles ?? 'actor', barred, asked },
  ...(onTopOf?.of.kind === 'register'
    ? {
        onTopOf: {
          table: onTopOf.of.table,
          key: onTopOf.of.key,
          counting: onTopOf.counting as (row: unknown) => Amount | undefined,
        },
      }
    : {}),
});

/** The refusal for a decision that the actor has no right to take. */
export const withoutRight = (code: string, answer: RightAnswer): Rejection | null =>
  answer.granted
    ? null
    : {
        refused: true,
        code,
        detail: answer.why,
        status: 403,
        ...(answer.escalatesTo
          ? { hint: `Ask somebody with the role ${answer.escalatesTo}.`, owner: answer.escalatesTo }
          : {}),
      };
