/** What a process holds of a stream in memory: its folded state and where its chain ends. */
import type { EventRecord } from '@gemba/contracts/envelope';
import { nameOf } from '@gemba/contracts/language';
import type { AnyDecider } from '@gemba/decider/decider';
import { evolve } from '@gemba/decider/decider';
import { FIRST_HASH } from '../log/chain.js';

export type Held = {
  readonly state: unknown;
  /** 0 while the stream does not exist. */
  readonly version: number;
  readonly hash: string;
  /** Home site; null for enterprise streams and for streams that do not exist. */
  readonly siteId: string | null;
};

export const nothingHeld = (of: AnyDecider): Held => ({
  state: of.initial,
  version: 0,
  hash: FIRST_HASH,
  siteId: null,
});

/** Folds recorded events, in order, into what is held. */
export const advance = (of: AnyDecider, held: Held, events: readonly EventRecord[]): Held =>
  events.reduce<Held>(
    (before, event) => ({
      state: evolve(of, before.state, {
        type: nameOf(event.type),
        data: event.data,
        occurredAt: event.occurredAt,
      }),
      version: event.version,
      hash: event.hash,
      siteId: before.version === 0 ? event.meta.siteId : before.siteId,
    }),
    held,
  );

/** Keeps what was used last, up to a number of streams. */
export class HeldStreams {
  private readonly held = new Map<string, Held>();

  constructor(private readonly capacity: number) {}

  get(streamId: string): Held | undefined {
    const found = this.held.get(streamId);
    if (!found) return undefined;
    this.held.delete(streamId);
    this.held.set(streamId, found);
    return found;
  }

  set(streamId: string, held: Held): void {
    this.held.delete(streamId);
    this.held.set(streamId, held);
    const [oldest] = this.held.keys();
    if (this.held.size > this.capacity && oldest !== undefined) this.held.delete(oldest);
  }

  drop(streamId: string): void {
    this.held.delete(streamId);
  }
}
