/** Sorts what arrived from Kafka into duplicates, holes and events that come next in their stream. */
import type { EventRecord } from '@gemba/contracts/envelope';
import { streamName } from '../../stream-name.js';

/** An event with the place in Kafka at which it, or the gap that it fills, was noticed. */
export type Delivered = EventRecord & {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
};

/** A message that is no event. */
export type Unreadable = {
  /** Its raw key, so that what follows under the key waits behind it. */
  readonly streamId: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly reason: string;
  /** Which event it says it is: the owner of the stream has that one whole. */
  readonly claims: { readonly streamId: string; readonly version: number } | null;
  /** Key, value and headers as JSON, the bytes in base64. */
  readonly raw: string;
};

export type Incoming =
  | { readonly kind: 'event'; readonly event: Delivered }
  | { readonly kind: 'unreadable'; readonly message: Unreadable };

/** Versions `from` to `to` of a stream never came; `before` is the event by which that was noticed. */
export type Hole = {
  readonly kind: 'hole';
  readonly from: number;
  readonly to: number;
  readonly before: Delivered;
};

export type Plan = {
  /** In the order in which they take effect. */
  readonly steps: readonly (Incoming | Hole)[];
  readonly duplicates: number;
  /** Last version of every stream once the steps are done, by its name with its service. */
  readonly versions: ReadonlyMap<string, number>;
};

export type Seen = {
  /** The last version of each stream before this batch; a stream not in there starts at version 1. */
  readonly versions: ReadonlyMap<string, number>;
  /** Events that nobody hears were left out: a version that is missing is no hole. */
  readonly isSieved?: boolean;
};

export function planBatch(incoming: readonly Incoming[], { versions: seen, isSieved = false }: Seen): Plan {
  const steps: (Incoming | Hole)[] = [];
  const versions = new Map<string, number>();
  let duplicates = 0;
  for (const item of incoming) {
    if (item.kind === 'unreadable') {
      steps.push(item);
      continue;
    }
    const { version } = item.event;
    const name = streamName(item.event);
    const last = versions.get(name) ?? seen.get(name) ?? 0;
    if (version <= last) duplicates += 1;
    else {
      if (!isSieved) steps.push(...holeBefore(item.event, last));
      steps.push(item);
      versions.set(name, version);
    }
  }
  return { steps, duplicates, versions };
}

function holeBefore(event: Delivered, last: number): Hole[] {
  if (event.version === last + 1) return [];
  return [{ kind: 'hole', from: last + 1, to: event.version - 1, before: event }];
}

export type Filled =
  | { readonly ok: true; readonly events: readonly Delivered[] }
  | { readonly ok: false; readonly reason: string };

/** Checks that an owner's answer is exactly what was missing. */
export function fill(hole: Hole, answer: readonly EventRecord[]): Filled {
  const { from, to, before } = hole;
  const { topic, partition, offset } = before;
  const events = answer.map((event) => ({ ...event, topic, partition, offset }));
  const exact = events.every(
    ({ streamId, version }, i) => streamId === before.streamId && version === from + i,
  );
  if (exact && events.length === to - from + 1) return { ok: true, events };
  const wanted = `${before.streamId} versions ${String(from)} to ${String(to)}`;
  const given = events.map(({ streamId, version }) => `${streamId}@${String(version)}`).join(', ');
  return {
    ok: false,
    reason: `asked for ${wanted}, was given ${given || 'nothing'}`,
  };
}
