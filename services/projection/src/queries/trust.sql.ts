/**
 * Whether the figures can be trusted right now: how far behind, what is parked, which department is silent.
 */
import { companySets } from '@gemba/contracts/events/company';
import { listParked } from '@gemba/messaging/consumer/batch/parked.sql';
import { ownerOf } from '@gemba/messaging/stream-name';
import type { Principal } from '@gemba/platform/access/principal';
import { shownParked } from '@gemba/platform/access/parked';
import type { Pool } from 'pg';
import type { SourceStatus, TopicLag, Trust, ViewsConsumer } from '../answers/views.js';
import { inSnapshot, instant } from './reading.sql.js';

type Heard = {
  readonly service: string;
  readonly events: number;
  readonly lastEventAt: string;
  readonly lastRecordedAt: string;
};

type Asked = {
  readonly caller: Principal;
  readonly consumer: string;
  /** Null while Kafka does not tell. */
  readonly lag: readonly TopicLag[] | null;
  readonly consumers: readonly ViewsConsumer[];
  readonly now: string;
};

const SILENT_MS = 24 * 3_600_000;

const departments = [...new Set(companySets.map(({ service }) => service))].sort();

/** `silent`: nothing for a day; `unheard`: nothing ever. */
const statusOf = (source: Heard | undefined, now: string): SourceStatus => {
  if (!source) return 'unheard';
  return Date.parse(now) - Date.parse(source.lastRecordedAt) > SILENT_MS ? 'silent' : 'active';
};

export const readTrust = (pool: Pool, { caller, consumer, lag, consumers, now }: Asked): Promise<Trust> =>
  inSnapshot(pool, async (db) => {
    const { rows } = await db.query<Heard>(
      `select service, events::int, ${instant('last_occurred_at')} as "lastEventAt",
              ${instant('last_recorded_at')} as "lastRecordedAt" from live.sources order by service`,
    );
    const sourceOf = new Map(rows.map((source) => [source.service, source]));
    const parked = (await listParked(db, consumer)).flatMap((each) => shownParked(caller, each));
    return {
      lag:
        lag?.map((each) => ({
          ...each,
          lastEventAt: sourceOf.get(ownerOf(each.topic))?.lastEventAt ?? null,
        })) ?? null,
      consumers,
      parked: parked.map(({ service, streamId, version, type, reason, parkedAt }) => ({
        consumer,
        service,
        streamId,
        version,
        type,
        reason,
        parkedAt,
      })),
      sources: departments.map((service) => {
        const source = sourceOf.get(service);
        const { events = 0, lastEventAt = null } = source ?? {};
        return { service, status: statusOf(source, now), lastEventAt, events };
      }),
    };
  });
