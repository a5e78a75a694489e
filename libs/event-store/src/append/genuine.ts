/** What left the log for Kafka can be proven to come from it: its hash covers it to the letter. */
import type { EventRecord } from '@gemba/contracts/envelope';
import { sealOf } from '../log/chain.js';

/** `data` is the text of the event's data as it was published. */
export const isGenuine = (head: Omit<EventRecord, 'data'>, data: string): boolean =>
  sealOf({ ...head, meta: JSON.stringify(head.meta), data }, head.prevHash) === head.hash;
