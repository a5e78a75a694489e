/** What an event says it came of: the event that its command followed, and what its fields name. */
import type { EventRecord } from '@gemba/contracts/envelope';
import { READERS } from '@gemba/contracts/access';

/** Fields by which an event names its cause: an event by its id, or a thing as `equipment/LATHE-1`. */
const NAMING: ReadonlySet<string> = new Set(['cause', 'because', 'sourceRef', 'source']);

/** Fields that name a cause by the id of what they are called. */
const NOUNS: ReadonlySet<string> = new Set(['absence']);

/** How an id of an event is written. */
export const EVENT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const THING = /^([a-z-]+)\/([^/]+)/;

/** A thing by its stream, without its lines; what is neither an event nor a thing is words. */
const causeIn = (text: string): string | null => {
  if (EVENT_ID.test(text)) return text.toLowerCase();
  const [, noun = '', id = ''] = THING.exec(text) ?? [];
  return Object.hasOwn(READERS, noun) ? `${noun}-${id}` : null;
};

function* namedIn(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, each] of Object.entries(value)) {
    if (typeof each !== 'string') yield* namedIn(each);
    else if (NAMING.has(name)) yield each;
    else if (NOUNS.has(name)) yield `${name}/${each}`;
  }
}

/**
 * Ids of events and of streams, each once. A command that a person gives is caused by itself, and then
 * nothing was its cause; a thing is not its own.
 */
export const causesSaid = (
  { eventId, streamId, meta }: Pick<EventRecord, 'eventId' | 'streamId' | 'meta'>,
  data: unknown,
): readonly string[] => {
  const followed = meta.causationId === meta.commandId ? [] : [meta.causationId];
  const causes = [...followed, ...namedIn(data)].flatMap((text) => causeIn(text) ?? []);
  return [...new Set(causes)].filter((cause) => cause !== eventId && cause !== streamId);
};
