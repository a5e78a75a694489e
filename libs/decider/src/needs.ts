/**
 * A rule says what it has to know from outside its own stream; the platform fetches it before the rule runs.
 */
import type { Rejection } from './decision.js';

/** Lets others have their turn; work that takes long asks for it every few milliseconds. */
export type Turn = () => Promise<void>;

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
  /** These aggregates, those that they name, and so on. */
  | {
      readonly kind: 'reached';
      readonly decider: string;
      readonly ids: readonly string[];
      readonly next: (state: never) => readonly string[];
    }
  | { readonly kind: 'rows'; readonly table: string; readonly keys: readonly string[]; readonly one: boolean }
  /** All rows of tables, as they are at one moment: of the company, and of one site or of all. */
  | { readonly kind: 'scan'; readonly tables: Readonly<Record<string, string>>; readonly site: string | null }
  /** What follows from other knowledge by a work that takes longer than a rule may. */
  | {
      readonly kind: 'computed';
      readonly from: object;
      readonly by: (known: never, turn: Turn) => Promise<unknown>;
    }
  /** Knowledge, and what it names in its turn. */
  | { readonly kind: 'chained'; readonly from: object; readonly next: (known: never) => object }
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
 * The current states of aggregates of the same service, of those that they name, and so on, by id: each once,
 * so that it ends. Those that do not exist are absent.
 */
export const reached = <S>(
  of: { readonly name: string; readonly initial: S },
  ids: readonly string[],
  next: (state: S) => readonly string[],
): Need<Readonly<Record<string, S>>> => ({ kind: 'reached', decider: of.name, ids, next });

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

type RowOf<T> = T extends OfRows<infer R> ? R : never;

/**
 * All rows of the tables by key, read at one moment: those that name this site in a field `site`, or any
 * where it is null, and those that name none. For work over everything that a site has; a rule about single
 * things names their keys.
 */
export const everything = <T extends Readonly<Record<string, OfRows<unknown>>>>(
  tables: T,
  site: string | null,
): Need<{ readonly [K in keyof T]: Readonly<Record<string, RowOf<T[K]>>> }> => ({
  kind: 'scan',
  tables: Object.fromEntries(Object.entries(tables).map(([name, of]) => [name, of.name])),
  site,
});

/**
 * What `by` makes of other knowledge before the rule runs. It may take seconds, and has to let others have
 * their turn meanwhile; like a rule it reads no clock and no store, so that the same knowledge gives the
 * same.
 */
export const computed = <const N extends Needs, T>(
  from: N,
  by: (known: Known<N>, turn: Turn) => Promise<T>,
): Need<T> => ({ kind: 'computed', from, by });

/** What these needs give, and what follows from it: the lot that a row names, the machine of a routing. */
export const chained = <const N extends Needs, const M extends Needs>(
  from: N,
  next: (known: Known<N>) => M,
): Need<Known<N> & Known<M>> => ({ kind: 'chained', from, next });

/**
 * One row of a register of this service; undefined while there is none. The decision stands only if the row
 * is still the same when it is recorded; otherwise it is taken anew.
 */
export const registered = <R>(of: OfRows<R>, key: string): Need<R | undefined> => ({
  kind: 'register',
  table: of.name,
  key,
});

/** Several rows of a register by key, each guarded like one. */
export const registeredAll = <R>(
  of: OfRows<R>,
  keys: readonly string[],
): Need<Readonly<Record<string, R | undefined>>> =>
  chained(Object.fromEntries(keys.map((key) => [key, registered(of, key)])), () => ({}));

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
