/** A decider is one business noun as a table: commands, events, rules that decide and folds that remember. */
import type { Happened, Rejection } from './decision.js';
import type { Known, Needs } from './needs.js';

export type Class<T = object> = new () => T;
export type CommandClasses = Readonly<Record<string, Class>>;

/** The shape of an event set of the public language, as far as a rule cares. */
export type EventSetLike = {
  readonly service: string;
  readonly types: Readonly<Record<string, { readonly latest: Class }>>;
};

/** A set of one noun, which a decider of that name says. */
export type NounEvents = EventSetLike & { readonly noun: string };

/** The data of every event of a set by name. */
export type DataOf<E extends EventSetLike> = {
  readonly [K in keyof E['types'] & string]: InstanceType<E['types'][K]['latest']>;
};

export type HappenedIn<E extends EventSetLike> = {
  [K in keyof E['types'] & string]: Happened<K, DataOf<E>[K]>;
}[keyof E['types'] & string];

/** A site as rules see it. */
export type SiteFacts = {
  readonly id: string;
  readonly companyId: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly groupCurrency: string;
  /** Local time at which the business day begins, `HH:MM`. */
  readonly dayStart: string;
};

/** Everything that reaches a rule besides its state and the command: no rule reads a clock or a store. */
export type Given<K = unknown> = {
  /** The aggregate's own id, without the name of the aggregate. */
  readonly id: string;
  /** Business time of the command, RFC 3339 UTC. */
  readonly at: string;
  /** Local business date at the site at `at`. */
  readonly date: string;
  readonly by: { readonly kind: 'person' | 'system' | 'device'; readonly id: string };
  readonly roles: readonly string[];
  /** The sites to which whoever gives the command is bound; absent where they are bound to none. */
  readonly boundTo?: readonly string[];
  /** The home site; null for enterprise streams. */
  readonly site: SiteFacts | null;
  readonly known: K;
};

/** Whether a process of the company says it: what it says was decided on before. */
export const isProcess = ({ kind, id }: Given['by']): boolean =>
  kind === 'system' && id.startsWith('process:');

/**
 * Where, when and on which state of its stream a command acts: what a rule has to know may follow from them
 * as well as from what is typed.
 */
export type About<S = unknown> = Pick<Given, 'id' | 'at' | 'date' | 'site'> & { readonly state: S };

/** The roles of the company, as the public language names them; any other does not compile. */
type RoleOf<E> = E extends { readonly readers: readonly (infer R extends string)[] } ? R : string;

export type Decision<E extends EventSetLike> = readonly HappenedIn<E>[] | Rejection;

type NeedsOf<C extends CommandClasses, S> = {
  readonly [K in keyof C]?: (command: InstanceType<C[K]>, about: About<S>) => Needs;
};

type KnownBy<N, K extends PropertyKey> = K extends keyof N
  ? NonNullable<N[K]> extends (...args: never[]) => infer R
    ? Known<R>
    : Known<undefined>
  : Known<undefined>;

/** What readers are answered of a stream: a described class, and how it follows from the state. */
export type Answers<S = never> = { readonly as: Class; readonly from: (state: S) => object };

/**
 * The public state of a noun. What the rule keeps for itself is not in it, and what is in it is described:
 * the compiler holds the two together.
 */
export const answers = <S, A extends object>(as: Class<A>, from: (state: S) => A): Answers<S> => ({
  as,
  from,
});

/** What a stream says once it has begun. @throws when it has not: such a stream is not answered */
export const begun = <T>(said: T | null): T => {
  if (said === null) throw new Error('A stream without its first event has no answer.');
  return said;
};

type Stated<T> = { readonly [K in keyof T]?: Exclude<T[K], null> };

/** The fields that say something: a rule keeps `''` or null where nothing is said, an answer is without. */
export const stated = <T extends object>(fields: T): Stated<T> =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== '' && value !== null),
  ) as Stated<T>;

export type DeciderTable<C extends CommandClasses, E extends EventSetLike, S, N extends NeedsOf<C, S>> = {
  /** Plural noun of the routes, for example `production-orders`. */
  readonly path: string;
  /** The command that begins a stream; all others need one that exists. */
  readonly opens: keyof C & string;
  /**
   * `site`: the home is the site named in the opening command; `enterprise`: headquarters; `cause`: the site
   * of what caused it, where that is a site that is known.
   */
  readonly home: 'site' | 'enterprise' | 'cause';
  /** The natural key of a stream, read from its opening command. */
  readonly idOf?: (command: never) => string;
  /** Processes may begin a stream with any command. */
  readonly implicit?: boolean;
  /**
   * Commands that put what they say in the place of all that stands: whoever gives one names the version that
   * they have seen, so that nobody takes away what they do not know of.
   */
  readonly replaces?: readonly (keyof C & string)[];
  /**
   * Commands by which somebody commits the company or asks for it: orders, approvals, promises, plans. They
   * count when they are said, since limits hold for the day on which they are used, and nothing is done about
   * a stream that begins with one before that. All others say what was observed, which may be entered later
   * under the time at which it happened.
   */
  readonly commitments?: readonly (keyof C & string)[];
  readonly commands: C;
  readonly events: E;
  readonly initial: S;
  /**
   * Roles that may give the command; processes of the service always may. Without a role it is for processes
   * alone, and no route. Who may read is said by the events, for all that is made of them.
   */
  readonly allow: { readonly [K in keyof C]: readonly RoleOf<E>[] };
  /**
   * Who may know of a stream, by state, roles and sites (`*` for all of them); everybody who sees its home,
   * unless told.
   */
  readonly seenBy?: (state: S, roles: readonly string[], sites: readonly string[]) => boolean;
  /** What lists and states answer. */
  readonly answers?: Answers<S>;
  /** Questions by which the list can be narrowed: `filter[<name>]=<wanted>`. */
  readonly filters?: Readonly<Record<string, (state: S, wanted: string) => boolean>>;
  readonly needs?: N;
  readonly decide: {
    readonly [K in keyof C & string]: (
      state: S,
      command: InstanceType<C[K]>,
      given: Given<KnownBy<N, K>>,
    ) => Decision<E>;
  };
  readonly evolve: {
    readonly [K in keyof E['types'] & string]: (state: S, data: DataOf<E>[K], at: string) => S;
  };
};

/** Any decider, for code that works on all of them and knows nothing of a single one. */
export type AnyDecider = {
  readonly name: string;
  readonly path: string;
  readonly opens: string;
  readonly home: 'site' | 'enterprise' | 'cause';
  readonly idOf?: (command: never) => string;
  readonly implicit?: boolean;
  readonly replaces?: readonly string[];
  readonly commitments?: readonly string[];
  readonly commands: CommandClasses;
  readonly events: EventSetLike;
  readonly initial: unknown;
  readonly allow: Readonly<Record<string, readonly string[]>>;
  readonly seenBy?: (state: never, roles: readonly string[], sites: readonly string[]) => boolean;
  readonly answers?: Answers;
  readonly filters?: Readonly<Record<string, (state: never, wanted: string) => boolean>>;
  readonly needs?: Readonly<Record<string, ((command: never, about: About<never>) => Needs) | undefined>>;
  readonly decide: Readonly<
    Record<string, (state: never, command: never, given: Given<never>) => readonly Happened[] | Rejection>
  >;
  readonly evolve: Readonly<Record<string, (state: never, data: never, at: string) => unknown>>;
};

export type Decider<C extends CommandClasses, E extends EventSetLike, S> = AnyDecider & {
  readonly commands: C;
  readonly events: E;
  readonly initial: S;
};

/**
 * Names a table by the noun of its events. A command without a `decide` row or an event without an `evolve`
 * row does not compile.
 */
export const decider = <
  C extends CommandClasses,
  E extends NounEvents,
  S,
  const N extends NeedsOf<C, S> = Readonly<Record<never, never>>,
>(
  name: E['noun'],
  table: DeciderTable<C, E, S, N>,
): Decider<C, E, S> => ({ name, ...table });

/** Applies one event; throws when the decider has no row for it, since then the fold would lie. */
export const evolve = (
  of: AnyDecider,
  state: unknown,
  event: Happened & { readonly occurredAt: string },
): unknown => {
  const fold = of.evolve[event.type];
  if (!fold) throw new Error(`${of.name} has no evolve row for ${event.type}.`);
  return fold(state as never, event.data as never, event.occurredAt);
};
