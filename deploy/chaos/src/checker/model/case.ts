/** The snapshot with the ways in which checks look things up, made once for all of them. */
import type { Snapshot, StoredEvent } from './snapshot.js';

export type Case = Snapshot & {
  readonly events: readonly StoredEvent[];
  readonly byId: ReadonlyMap<string, StoredEvent>;
  /** By `<service>/<stream id>`, in the order of the log. */
  readonly byStream: ReadonlyMap<string, readonly StoredEvent[]>;
  readonly byCommand: ReadonlyMap<string, readonly StoredEvent[]>;
  /** By the id of the event that caused them. */
  readonly byCause: ReadonlyMap<string, readonly StoredEvent[]>;
  /** Of one type, in the order of their logs. */
  readonly of: (type: string) => readonly StoredEvent[];
};

/** The notes of processes to themselves stay in the service. */
export const isInternal = ({ streamId }: { readonly streamId: string }): boolean =>
  streamId.startsWith('process-');

export const topicOf = (service: string): string => `gemba.${service}`;

/** Keys under which a trial put records that belong to no stream of the company. */
export const junkKeys = ({ injected }: Pick<Snapshot, 'injected'>): ReadonlySet<string> =>
  new Set(injected.filter(({ what }) => what === 'junk').map(({ key }) => key));

export const caseOf = (snapshot: Snapshot): Case => {
  const events = Object.values(snapshot.logs).flatMap((log) => log.events);
  const byType = Map.groupBy(events, ({ type }) => type);
  return {
    ...snapshot,
    events,
    byId: new Map(events.map((event) => [event.eventId, event])),
    byStream: Map.groupBy(events, streamOf),
    byCommand: Map.groupBy(events, ({ meta }) => meta.commandId),
    byCause: Map.groupBy(events, ({ meta }) => meta.causationId),
    of: (type) => byType.get(type) ?? [],
  };
};

/** Two services may carry one stream id. */
export const streamOf = ({
  service,
  streamId,
}: {
  readonly service: string;
  readonly streamId: string;
}): string => `${service}/${streamId}`;

/** The place of an event in a sentence. */
export const named = ({ service, streamId, version, type }: StoredEvent): string =>
  `${service} ${streamId}@${String(version)} ${type}`;
