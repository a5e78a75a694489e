/**
 * Events are classes with a version; a newer version says how the older one becomes it, and nothing published
 * is edited.
 */
import type { Role } from './access.js';
import { readersOf } from './access.js';
import type { DataClass, JsonSchema } from './schema.js';
import { schemaOf } from './schema.js';

type Upcast = (older: never) => object;

type Version = { readonly of: DataClass; readonly up: Upcast | null };

export type EventType<T extends object = object> = {
  readonly latest: DataClass<T>;
  readonly versions: readonly Version[];
  /** Adds the next version and how a recorded older one is read as it. */
  next<U extends object>(of: DataClass<U>, up: (older: T) => U): EventType<U>;
};

const eventType = <T extends object>(latest: DataClass<T>, versions: readonly Version[]): EventType<T> => ({
  latest,
  versions,
  next: (of, up) => eventType(of, [...versions, { of, up }]),
});

/** The first version of an event. */
export const event = <T extends object>(of: DataClass<T>): EventType<T> => eventType(of, [{ of, up: null }]);

export type EventTypes = Readonly<Record<string, EventType>>;

export type EventSet<
  T extends EventTypes = EventTypes,
  N extends string = string,
  S extends string = string,
> = {
  readonly service: S;
  /** The name of the aggregate that says them: its streams are `<noun>-<id>`. */
  readonly noun: N;
  /** Who may read them, and what is made of them. */
  readonly readers: readonly Role[];
  readonly types: T;
};

/** The events of one noun, spoken by one service. */
export const events = <const S extends string, const N extends string, const T extends EventTypes>(
  service: S,
  noun: N,
  types: T,
): EventSet<T, N, S> => ({ service, noun, readers: readersOf(noun), types });

/** Current schema version of an event, from 1. */
export const currentVersion = (type: EventType): number => type.versions.length;

/**
 * An event was recorded by a newer program. It is no fault of the event: who meets it waits for the newer
 * program to take its place.
 */
export class NewerVersion extends Error {
  override readonly name = 'NewerVersion';
}

/**
 * Reads data recorded as an older version as the current one.
 * @throws NewerVersion when the version is newer than this program knows.
 */
export const upcast = (type: EventType, recorded: unknown, version: number): unknown => {
  if (version > type.versions.length) {
    throw new NewerVersion(
      `Version ${String(version)} of ${type.latest.name} is newer than this program; update it.`,
    );
  }
  return type.versions.slice(version).reduce((data, step) => step.up?.(data as never) ?? data, recorded);
};

/** The published JSON Schema of every version, oldest first. */
export const schemasOf = (type: EventType): readonly JsonSchema[] =>
  type.versions.map(({ of }) => schemaOf(of));

/**
 * Checks that every step of every chain is there; called at start so that a gap is found before the first
 * event.
 */
export const checkChains = (sets: readonly EventSet[]): void => {
  for (const [name, type] of sets.flatMap((set) => Object.entries(set.types))) {
    const gap = type.versions.findIndex(({ up }, index) => index > 0 && up === null);
    if (gap > 0) throw new Error(`${name} has no upcast from version ${String(gap)} to ${String(gap + 1)}.`);
  }
};
