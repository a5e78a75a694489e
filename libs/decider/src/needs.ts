/**
 * A rule says what it has to know from outside its own stream; the platform fetches it before the rule runs.
 */
import type { Rejection } from './decision.js';

/** A request for one piece of outside knowledge; `T` is what the rule will get. */
export type Need<T> = (
  | { readonly kind: 'state'; readonly decider: string; readonly id: string }
  | { readonly kind: 'rows'; readonly table: string; readonly keys: readonly string[]; readonly one: boolean }
  | {
      readonly kind: 'right';
      readonly topic: string;
      readonly amount: { readonly amount: string; readonly currency: string } | null;
      readonly roles: readonly string[] | 'actor';
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
  | { readonly granted: null; readonly escalatesTo: string | null; readonly why: string };

/** The current state of another aggregate of the same service; undefined while it does not exist. */
export const stateOf = <S>(
  of: { readonly name: string; readonly initial: S },
  id: string,
): Need<S | undefined> => ({ kind: 'state', decider: of.name, id });

/** One row of a table that this service keeps from events; undefined while it is not known here. */
export const row = <T>(table: string, key: string): Need<T | undefined> => ({
  kind: 'rows',
  table,
  keys: [key],
  one: true,
});

/** Rows of such a table by key; unknown keys are absent. */
export const rows = <T>(table: string, keys: readonly string[]): Need<Readonly<Record<string, T>>> => ({
  kind: 'rows',
  table,
  keys,
  one: false,
});

/**
 * Whether the actor (or the roles given) may decide on this topic at the site of the stream, up to the
 * amount.
 */
export const rightTo = (
  topic: string,
  amount: { readonly amount: string; readonly currency: string } | null = null,
  roles: readonly string[] | 'actor' = 'actor',
): Need<RightAnswer> => ({ kind: 'right', topic, amount, roles });

/** The refusal for a decision that the actor has no right to take. */
export const withoutRight = (code: string, answer: RightAnswer): Rejection | null =>
  answer.granted
    ? null
    : {
        refused: true,
        code,
        detail: answer.why,
        status: 403,
        ...(answer.escalatesTo ? { hint: `Ask somebody with the role ${answer.escalatesTo}.` } : {}),
      };
