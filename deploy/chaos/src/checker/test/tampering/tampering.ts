/** What a tampering is, and how it finds what it changes. */
import type { Operation } from '../../../load/history/operation.js';
import type { StoredEvent } from '../../model/snapshot.js';
import type { Tampered } from '../healthy.js';
import type { Mutable } from '../telling.js';

export type Tampering = { readonly check: string; readonly tamper: (snapshot: Tampered) => void };

type Event = Mutable<StoredEvent>;

const only = <T>(found: T | undefined, what: string): T => {
  if (found === undefined) throw new Error(`The story has no ${what}.`);
  return found;
};

export const logOf = ({ logs }: Tampered, service: string): Tampered['logs'][string] =>
  only(logs[service], service);

export const topicOf = ({ topics }: Tampered, service: string): Tampered['topics'][string] =>
  only(topics[`gemba.${service}`], service);

/** The first event of a type; with `which`, a later one. */
export const eventOf = ({ logs }: Tampered, type: string, which = 0): Event =>
  only(
    Object.values(logs)
      .flatMap(({ events }) => events)
      .filter((event) => event.type === type)[which],
    type,
  );

/** Fields of the data, as numbers and texts to be changed. */
export const dataOf = <T>(snapshot: Tampered, type: string, which = 0): T =>
  eventOf(snapshot, type, which).data as T;

/** Takes an event out of its log, as if it had never been. */
export const remove = ({ logs }: Tampered, type: string): void => {
  for (const log of Object.values(logs)) log.events = log.events.filter((event) => event.type !== type);
};

/** Puts a copy of an event at the end of its log, as another event. */
export const repeat = (
  snapshot: Tampered,
  type: string,
  change: (copy: Event) => void = () => undefined,
): void => {
  const copy = structuredClone(eventOf(snapshot, type));
  copy.eventId = `${copy.eventId} again`;
  change(copy);
  logOf(snapshot, copy.service).events.push(copy);
};

export const operationOf = ({ operations }: Tampered, operation: string): Mutable<Operation> =>
  only(
    operations.find((each) => each.operation === operation),
    operation,
  );

export const consumersOf = ({ consumers }: Tampered, service = 'projection'): Tampered['consumers'][string] =>
  only(consumers[service], service);
