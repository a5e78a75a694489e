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
  /** The home site; null for enterprise streams. */
  readonly site: SiteFacts | null;
  readonly known: K;
};

export type Decision<E extends EventSetLike> = readonly HappenedIn<E>[] | Rejection;

type NeedsOf<C extends CommandClasses> = {
  readonly [K in keyof C]?: (command: InstanceType<C[K]>) => Needs;
};

type KnownBy<N, K extends PropertyKey> = K extends keyof N
  ? NonNullable<N[K]> extends (...args: never[]) => infer R
    ? Known<R>
    : Known<undefined>
  : Known<undefined>;

export type DeciderTable<C extends CommandClasses, E extends EventSetLike, S, N extends NeedsOf<C>> = {
  /** Plural noun of the routes, for example `production-orders`. */
  readonly path: string;
  /** The command that begins a stream; all others need one that exists. */
  readonly opens: keyof C & string;
  /** `site`: the home is the site named in the opening command; `enterprise`: headquarters. */
  readonly home: 'site' | 'enterprise';
  /** The natural key of a stream, read from its opening command. */
  readonly idOf?: (command: never) => string;
  /** Processes may begin a stream with any command. */
  readonly implicit?: boolean;
  readonly commands: C;
  readonly events: E;
  readonly initial: S;
  /** Roles that may give the command; processes of the service always may. */
  readonly allow: { readonly [K in keyof C]: readonly string[] };
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
  readonly home: 'site' | 'enterprise';
  readonly idOf?: (command: never) => string;
  readonly implicit?: boolean;
  readonly commands: CommandClasses;
  readonly events: EventSetLike;
  readonly initial: unknown;
  readonly allow: Readonly<Record<string, readonly string[]>>;
  readonly needs?: Readonly<Record<string, ((command: never) => Needs) | undefined>>;
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

/** Names a table. A command without a `decide` row or an event without an `evolve` row does not compile. */
export const decider = <
  C extends CommandClasses,
  E extends EventSetLike,
  S,
  const N extends NeedsOf<C> = Readonly<Record<never, never>>,
>(
  name: string,
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
