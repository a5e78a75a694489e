/**
 * Which events of a topic continue a log that was restored from a backup, and what stands at the positions of
 * which the topic knows nothing.
 */
import { FIRST_HASH } from '@gemba/event-store/log/chain';
import type { Published } from '@gemba/platform/runtime/history/published.kafka';

/** Where a stream ends in the restored log. */
export type End = { readonly version: number; readonly hash: string };

export type Plan =
  | {
      readonly ok: true;
      /** Events to be put back, in the order of their positions. */
      readonly events: readonly Published[];
      /** Positions between them that the topic does not have: notes of processes, which are not published. */
      readonly missing: readonly number[];
      /** The newest position that is published. */
      readonly published: number;
    }
  | { readonly ok: false; readonly reason: string };

/** What of the restored log concerns the events that were found. */
export type Restored = {
  /** Ends of their streams, as far as these are in the log. */
  readonly ends: ReadonlyMap<string, End>;
  /** Hashes of the found events that are in the log, by `stream@version`. */
  readonly known: ReadonlyMap<string, string>;
  /** The newest position of the log. */
  readonly head: number;
};

/** `found` are genuine events of the topic, in any order and perhaps several times. */
export const planRefill = (found: readonly Published[], { ends, known: kept, head }: Restored): Plan => {
  const strange = found.find((event) => event.position <= head && kept.get(placeOf(event)) !== event.hash);
  if (strange) return { ok: false, reason: wentOn(strange) };
  const newer = onceEach(found.filter(({ position }) => position > head));
  const ends_ = new Map(ends);
  for (const event of newer) {
    const reason = flawOf(event, ends_.get(event.streamId));
    if (reason !== null) return { ok: false, reason };
    ends_.set(event.streamId, event);
  }
  const last = newer.at(-1)?.position ?? head;
  const known = new Set(newer.map(({ position }) => position));
  const between = Array.from({ length: last - head }, (_, index) => head + index + 1);
  const published = Math.max(0, ...found.map(({ position }) => position));
  return { ok: true, events: newer, missing: between.filter((each) => !known.has(each)), published };
};

const onceEach = (events: readonly Published[]): readonly Published[] => [
  ...new Map(
    events.toSorted((a, b) => a.position - b.position).map((event) => [event.position, event]),
  ).values(),
];

const placeOf = ({ streamId, version }: Published): string => `${streamId}@${String(version)}`;

const wentOn = (event: Published): string =>
  `The log went on by itself: it has another ${placeOf(event)} than the topic.`;

const flawOf = (event: Published, end: End | undefined): string | null => {
  const place = placeOf(event);
  const next = (end?.version ?? 0) + 1;
  if (event.version < next) return wentOn(event);
  if (event.version > next)
    return `The topic has ${place}, but neither it nor the log has version ${String(next)} of the stream.`;
  return event.prevHash === (end?.hash ?? FIRST_HASH)
    ? null
    : `${place} follows another event than the log has.`;
};
