/** What a caller may know of a parked event: as much as of the event itself, and never a trace. */
import type { EventRecord } from '@gemba/contracts/envelope';
import type { Parked } from '@gemba/messaging/consumer/batch/parked.sql';
import type { Principal } from './principal.js';
import { knows, shownEvent } from './reading.js';

/** Whoever looks after the system sees messages that are no events; nobody can tell whose they are. */
const KEEPERS = ['admin', 'service'];

const isEvent = (record: unknown): record is EventRecord =>
  typeof record === 'object' && record !== null && 'type' in record && 'meta' in record && 'data' in record;

/** What the caller may know of a parked event; its cause in full stands in the log of the service. */
export const shownParked = (caller: Principal, parked: Parked): readonly Parked[] => {
  const detail = parked.detail.split('\n', 1)[0] ?? '';
  const record = JSON.parse(parked.record) as unknown;
  if (!isEvent(record)) {
    return KEEPERS.some((role) => caller.roles.includes(role)) ? [{ ...parked, detail }] : [];
  }
  if (!knows(caller, record)) return [];
  return [{ ...parked, detail, record: JSON.stringify(shownEvent(caller, record)) }];
};
