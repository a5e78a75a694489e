/** An event that Kafka would not take must not get into the log: the relay could never pass it. */
import type { Rejection } from '@gemba/decider/decision';
import { reject } from '@gemba/decider/decision';

/** A topic takes messages of 8 MB; an event's envelope travels beside its data and needs its own room. */
export const MAX_EVENT_BYTES = 7 * 1024 * 1024;

/** A character takes three bytes at most, as UTF-16 counts characters. */
const isSmall = ({ length }: string): boolean => length * 3 <= MAX_EVENT_BYTES;

/** Refuses events of which one has more data, as JSON text, than may be published; null when none has. */
export const refusalBySize = (events: readonly { readonly data: string }[]): Rejection | null => {
  const bytes = Math.max(0, ...events.map(({ data }) => (isSmall(data) ? 0 : Buffer.byteLength(data))));
  if (bytes <= MAX_EVENT_BYTES) return null;
  return reject('PLT-EVENT-SIZE', 'What would be recorded is too large; send it in several parts.', {
    violated: { rule: 'largest event', actual: String(bytes), limit: String(MAX_EVENT_BYTES), unit: 'byte' },
  });
};
