/** What of the log goes into one send: bounded by bytes, without what is internal to the service. */
import { messageOf, type WireMessage } from '../cloud-event.js';
import type { Outgoing } from './relay.sql.js';

/** Streams of processes are the notes of a service to itself. */
const INTERNAL = 'process-';

/** A record batch, its headers included, has to stay well below the topic's largest message. */
const MAX_DATA_BYTES = 4 * 1024 * 1024;

export type Batch = {
  readonly messages: readonly WireMessage[];
  /** Position of the last event that is dealt with, published or internal. */
  readonly last: number;
};

/** The first events, in order, that fit into one send; at least one, so that the log always moves. */
export function nextBatch(events: readonly Outgoing[]): Batch & { readonly rest: readonly Outgoing[] } {
  const messages: WireMessage[] = [];
  let bytes = 0;
  let count = 0;
  for (const { head, data } of events) {
    const value = Buffer.from(data);
    if (count > 0 && bytes + value.length > MAX_DATA_BYTES) break;
    bytes += value.length;
    count += 1;
    if (!head.streamId.startsWith(INTERNAL)) messages.push(messageOf(head, value));
  }
  return { messages, last: events[count - 1]?.head.position ?? 0, rest: events.slice(count) };
}
