/**
 * A language is the catalogue by which every reader understands events: who says one, which noun it is about,
 * and how an older version is read as the current one.
 */
import type { EventRecord } from './envelope.js';
import type { EventSet, EventType } from './event.js';
import { currentVersion, upcast } from './event.js';

/** What is known of an event. */
export type Spoken = { readonly service: string; readonly noun: string; readonly type: EventType };

/** By the full type, `<service>.<Name>`. */
export type Language = ReadonlyMap<string, Spoken>;

/** The name of an event without its service. */
export const nameOf = (type: string): string => type.slice(type.indexOf('.') + 1);

/** `production.QuantityReported` → `production`. */
export const serviceOf = (type: string): string => type.slice(0, type.indexOf('.'));

/**
 * The language that these sets make up.
 * @throws when two sets say the same, or the streams of two nouns of one service could carry one name.
 */
export const languageOf = (sets: readonly EventSet[]): Language => {
  for (const { service, noun } of sets) {
    const other = sets.find((set) => set.service === service && set.noun.startsWith(`${noun}-`));
    if (other) throw new Error(`${service} cannot tell streams of ${noun} from those of ${other.noun}.`);
  }
  const language = new Map<string, Spoken>();
  for (const { service, noun, types } of sets) {
    for (const [name, type] of Object.entries(types)) {
      const full = `${service}.${name}`;
      if (language.has(full)) throw new Error(`${full} is said of ${noun} and of another noun.`);
      language.set(full, { service, noun, type });
    }
  }
  return language;
};

/**
 * The event in its current version: the one function by which what was recorded is read. An event that
 * nobody here knows stays as it is.
 * @throws NewerVersion when a newer program has recorded it
 */
export const asCurrent = (language: Language, event: EventRecord): EventRecord => {
  const known = language.get(event.type)?.type;
  if (known === undefined || event.schemaVersion === currentVersion(known)) return event;
  const data = upcast(known, event.data, event.schemaVersion);
  return { ...event, data, schemaVersion: currentVersion(known) };
};

/** The aggregate's own id: streams are named `<noun>-<id>`, and an event knows its noun. */
export const subjectOf = (language: Language, { type, streamId }: EventRecord): string => {
  const noun = language.get(type)?.noun;
  return noun !== undefined && streamId.startsWith(`${noun}-`) ? streamId.slice(noun.length + 1) : streamId;
};
