/**
 * Tells a small story of a company as the stores of its services would hold it, for the tests of the
 * checks.
 */
import type { Operation } from '../../load/history/operation.js';
import { commandIdOf, uuidOf } from '../model/identity.js';
import type { StoredEvent } from '../model/snapshot.js';

export type Mutable<T> = T extends object ? { -readonly [K in keyof T]: Mutable<T[K]> } : T;

type Said = readonly [type: string, data: object, schemaVersion?: number];

/** Where a command writes, and the moment of it, in minutes from the beginning. */
type Place = { readonly service: string; readonly streamId: string; readonly site?: string };

type Ordered = Place & {
  readonly operation: string;
  readonly path: string;
  readonly body: object;
};

const BEGIN = Date.parse('2026-03-02T08:00:00.000Z');
const MINUTE = 60_000;

export class Telling {
  readonly events: StoredEvent[] = [];
  readonly operations: Operation[] = [];
  private minute = 0;

  /** Somebody gives a command, and it is done. */
  ask({ operation, path, body, ...place }: Ordered, ...said: readonly Said[]): readonly StoredEvent[] {
    const n = this.operations.length + 1;
    const who = { principal: 'generator', operation, key: `k-${String(n)}` };
    const events = this.write(
      place,
      { commandId: commandIdOf(who), actor: 'generator', causationId: '' },
      said,
    );
    const at = this.now();
    const { service, streamId } = place;
    this.operations.push({
      ...{ kind: 'operation', n, client: 'c1', intent: 'test', service, path, body, as: 'generator', ...who },
      ...{ startedAt: at, endedAt: at, outcome: 'ok', status: 200 },
      answer: {
        ...{ id: streamId, streamId, version: events.at(-1)?.version ?? 0 },
        events: events.map(({ eventId, type, version }) => ({
          eventId,
          type: `${service}.${type}`,
          version,
        })),
      },
    });
    return events;
  }

  /** A process reacts to an event. */
  react(cause: StoredEvent | undefined, place: Place, ...said: readonly Said[]): readonly StoredEvent[] {
    const causationId = cause?.eventId ?? '';
    const sent = this.events.filter(({ meta }) => meta.causationId === causationId).length;
    const commandId = uuidOf('reacting', causationId, `/${String(sent)}`);
    return this.write(place, { commandId, actor: 'process:reacting', causationId }, said);
  }

  private now(): string {
    return new Date(BEGIN + this.minute * MINUTE).toISOString();
  }

  private write(
    { service, streamId, site = 'lyon' }: Place,
    by: { readonly commandId: string; readonly actor: string; readonly causationId: string },
    said: readonly Said[],
  ): readonly StoredEvent[] {
    this.minute += 1;
    const at = this.now();
    const { commandId, actor, causationId } = by;
    const meta = { siteId: site, companyId: 'c', businessDate: at.slice(0, 10), commandId };
    const written = said.map(([type, data, schemaVersion = 1], index): StoredEvent => {
      const position = this.events.filter((event) => event.service === service).length + index + 1;
      const version = this.events.filter((event) => event.streamId === streamId).length + index + 1;
      const eventId = `${streamId}@${String(version)}`;
      return {
        ...{ service, position, streamId, version, eventId, type, schemaVersion, data },
        ...{ occurredAt: at, recordedAt: at },
        commandColumn: index === 0 ? commandId : null,
        meta: { ...meta, actor: { kind: 'system', id: actor }, causationId: causationId || commandId },
        ...{ hash: `hash of ${eventId}`, digest: `digest of ${eventId}` },
      };
    });
    this.events.push(...written);
    return written;
  }
}
