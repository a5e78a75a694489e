/**
 * A process hears events of any department and sends commands to its own: which run, what to send, what to
 * remember.
 */
import type { AnyDecider, Class, DataOf, EventSetLike } from './decider.js';
import type { Rejection } from './decision.js';

/** An event as a process hears it. */
export type Heard<T extends string = string, D = unknown> = {
  readonly eventId: string;
  readonly type: T;
  readonly data: D;
  /** The id of the aggregate that said it, without the aggregate's name. */
  readonly subject: string;
  readonly streamId: string;
  readonly siteId: string | null;
  readonly companyId: string | null;
  readonly occurredAt: string;
  readonly businessDate: string;
  readonly actor: { readonly kind: 'person' | 'system' | 'device'; readonly id: string };
  /** The department that said it. Only views are told: what processes remember stays as it was written. */
  readonly service?: string;
  /** Its place in its stream, from 1. Told like the department. */
  readonly version?: number;
};

/** A command that a process sends to an aggregate of its own service. */
export type Sent = {
  readonly to: string;
  readonly id: string;
  readonly name: string;
  readonly data: unknown;
  /** Home site of a stream that this command begins; by default the site of the event heard. */
  readonly site?: string | null;
  /** Sent once the tables know all that was said until now: a rule looks in them for what is nowhere else. */
  readonly settled?: true;
  /**
   * What to send instead when the rule refuses. A refusal without an answer becomes an exception, which a
   * person owns and which is tried again when its cause may have gone.
   */
  readonly otherwise?: Otherwise;
};

/**
 * Answers to a refusal: by its code, where the answer may be that nothing is left to do; or whatever the
 * code, but then something has to be sent, so that no refusal vanishes unnamed.
 */
export type Otherwise =
  | Readonly<Record<string, (rejection: Rejection) => readonly Sent[]>>
  | ((rejection: Rejection) => readonly [Sent, ...Sent[]]);

/** What is sent instead; undefined where there is no answer to this refusal. */
export const insteadOf = (
  sent: Pick<Sent, 'otherwise'> | undefined,
  rejection: Rejection,
): readonly Sent[] | undefined => {
  const otherwise = sent?.otherwise;
  if (typeof otherwise === 'function') return otherwise(rejection);
  const { code } = rejection;
  return otherwise && Object.hasOwn(otherwise, code) ? otherwise[code]?.(rejection) : undefined;
};

export type Deadline = { readonly name: string; readonly at: string };

export type Reaction<S, H> = {
  /** The run this event belongs to; null when the process does not care. */
  readonly about: (event: H) => string | null;
  /** Sees what was remembered before this event. */
  readonly send?: (run: S, event: H) => readonly Sent[];
  readonly remember?: (run: S, event: H) => S;
  /**
   * Deadlines to set; one with the name of an earlier one replaces it, `at: ''` takes it back. `recordedAt`
   * is when the event was recorded, which is later than it happened where it was dated back.
   */
  readonly deadlines?: (run: S, event: H, recordedAt: string) => readonly Deadline[];
};

/** What happens when a deadline passes. */
export type Passed<S> = {
  readonly send: (run: S, about: string, at: string) => readonly Sent[];
  readonly remember?: (run: S) => S;
};

/**
 * Who owns what is refused to a process, where the refusal itself names nobody: a role, or whoever holds the
 * right to decide on a topic at the site.
 */
export type Owner = { readonly role: string } | { readonly topic: string };

export type ProcessTable<E extends EventSetLike, S> = {
  /** The events it may hear; names are unique in the company. */
  readonly events: E;
  readonly initial: S;
  readonly on: {
    readonly [K in keyof E['types'] & string]?: Reaction<S, Heard<K, DataOf<E>[K]>>;
  };
  readonly passed?: Readonly<Record<string, Passed<S>>>;
  readonly owner: Owner;
};

export type Process<E extends EventSetLike = EventSetLike, S = unknown> = ProcessTable<E, S> & {
  readonly name: string;
};

/** Any process, for code that runs all of them. */
export type AnyProcess = {
  readonly name: string;
  readonly initial: unknown;
  readonly events: EventSetLike;
  readonly on: Readonly<Record<string, AnyReaction | undefined>>;
  readonly passed?: Readonly<Record<string, AnyPassed>>;
  readonly owner: Owner;
};

export type AnyReaction = {
  readonly about: (event: never) => string | null;
  readonly send?: (run: never, event: never) => readonly Sent[];
  readonly remember?: (run: never, event: never) => unknown;
  readonly deadlines?: (run: never, event: never, recordedAt: string) => readonly Deadline[];
};

type AnyPassed = {
  readonly send: (run: never, about: string, at: string) => readonly Sent[];
  readonly remember?: (run: never) => unknown;
};

export const process = <E extends EventSetLike, S>(
  name: string,
  table: ProcessTable<E, S>,
): Process<E, S> => ({
  name,
  ...table,
});

type CommandsOf<D> = D extends { readonly commands: infer C } ? C : never;

/** Addresses a command to an aggregate; its data is checked against the command's class by the compiler. */
export const send = <D extends AnyDecider, K extends keyof CommandsOf<D> & string>(
  to: D,
  [id, name]: readonly [id: string, name: K],
  data: CommandsOf<D>[K] extends Class<infer T> ? T : never,
): Sent => ({ to: to.name, id, name, data });

/** A process that remembers nothing needs no stream of its own: its commands follow from the event alone. */
export const isStateless = (of: AnyProcess): boolean =>
  of.passed === undefined && Object.values(of.on).every((row) => !row?.remember && !row?.deadlines);
