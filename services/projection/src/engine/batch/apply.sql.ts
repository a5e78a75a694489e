/**
 * Applies a batch to a build: facts with their roll-ups, rows, sources, and the notice of it, in one
 * transaction.
 */
import type { Delivered } from '@gemba/messaging/consumer/batch/batch-plan';
import { statementOf } from '@gemba/read-model/fact';
import type { PoolClient } from 'pg';
import type { Models } from '../../models/models.js';
import type { Stated } from '../writing/facts.sql.js';
import { addToRollups, writeFacts } from '../writing/facts.sql.js';
import { readRows, writeRows } from '../writing/rows.sql.js';
import { foldingOf, keysTouched } from './folding.js';
import { hear, serviceOf } from './hearing.js';
import type { Change } from './notice.js';
import { CHANGES, noticeOf } from './notice.js';

export type Target = {
  readonly schema: string;
  /** Whether those who listen are told; nobody listens to a build that is not live. */
  readonly announced: boolean;
};

export type ApplyTo = (events: readonly Delivered[], tx: PoolClient, target: Target) => Promise<void>;

/**
 * The application of these models. What cannot be applied throws, and nothing of the batch remains. Rows and
 * roll-ups are read, changed and written back, so the caller holds the lock of the build.
 */
export const applying = (models: Models): ApplyTo => {
  const statement = statementOf(models.facts);
  const folding = foldingOf(models);
  return async (events, tx, { schema, announced }) => {
    const pairs = events.map((event) => ({ event, heard: hear(event) }));
    const touches = folding.touches(pairs.map(({ heard }) => heard));
    const stored = await readRows(tx, schema, keysTouched(touches));
    const stated: Stated[] = [];
    function* stating(): Generator<Stated, void> {
      for (const { event, heard } of pairs) {
        const each = { event, facts: statement(heard) };
        stated.push(each);
        yield each;
      }
    }
    const rollups = await writeFacts(tx, schema, stating());
    const [, changes] = await Promise.all([
      addToRollups(tx, schema, rollups),
      // While the database adds.
      Promise.try(() => folding.changes(touches, stored)),
    ]);
    const tables = await writeRows(tx, schema, changes);
    await writeSources(tx, schema, events);
    if (announced) await announce(tx, stated, tables);
  };
};

type Source = { service: string; events: number; occurred: string; recorded: string };

const later = (a: string, b: string): string => (a > b ? a : b);

/** How much the batch holds of each service, and until when. */
const sourcesOf = (events: readonly Delivered[]): readonly Source[] => {
  const sources = new Map<string, Source>();
  for (const event of events) {
    const service = serviceOf(event);
    const source = sources.get(service) ?? { service, events: 0, occurred: '', recorded: '' };
    sources.set(service, source);
    source.events += 1;
    source.occurred = later(source.occurred, event.occurredAt);
    source.recorded = later(source.recorded, event.recordedAt);
  }
  return [...sources.values()];
};

const writeSources = async (tx: PoolClient, schema: string, events: readonly Delivered[]): Promise<void> => {
  await tx.query({
    name: `sources-${schema}`,
    text: `insert into ${schema}.sources as s (service, events, last_occurred_at, last_recorded_at)
           select * from json_to_recordset($1::json)
             as e (service text, events bigint, occurred timestamptz, recorded timestamptz)
           on conflict (service) do update set
             events = s.events + excluded.events,
             last_occurred_at = greatest(s.last_occurred_at, excluded.last_occurred_at),
             last_recorded_at = greatest(s.last_recorded_at, excluded.last_recorded_at)`,
    values: [JSON.stringify(sourcesOf(events))],
  });
};

const sorted = (texts: ReadonlySet<string>): readonly string[] =>
  [...texts].filter((text) => text !== '').sort();

/** What moved; what belongs to no site is told without one. */
const changeOf = (stated: readonly Stated[], tables: readonly string[]): Change => {
  const [measures, sites, days] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let recordedAt = '';
  for (const { event, facts } of stated) {
    sites.add(event.meta.siteId ?? '');
    recordedAt = later(recordedAt, event.recordedAt);
    for (const { measure, site, businessDate } of facts) {
      measures.add(measure);
      sites.add(site);
      days.add(businessDate);
    }
  }
  return { measures: sorted(measures), sites: sorted(sites), days: sorted(days), tables, recordedAt };
};

/** Sent by the database when, and only when, the batch is committed. */
const announce = async (
  tx: PoolClient,
  stated: readonly Stated[],
  tables: readonly string[],
): Promise<void> => {
  await tx.query('select pg_notify($1, $2)', [CHANGES, noticeOf(changeOf(stated, tables))]);
};
