/** Appending: writers that check the version they expect, against plain inserts, single and grouped. */
import type { AppendRequest, NewEvent } from '@gemba/event-store/append/appender.sql';
import { Appender } from '@gemba/event-store/append/appender.sql';
import { FIRST_HASH } from '@gemba/event-store/log/chain';
import type { Pool } from 'pg';
import { v7 } from 'uuid';
import { paired, timed } from '../measure/pair.process.js';
import type { Bench, Row, Sample } from '../measure/row.js';
import type { Ground } from '../ground/database.sql.js';
import { assertRows, openLog } from '../ground/log.sql.js';
import { GroupedInserts } from './grouped.sql.js';
import { eventAt } from './sample-events.js';

type Load = { readonly writers: number; readonly eventsEach: number; readonly appends: number };

const HASH = 'b'.repeat(64);

const INSERT = {
  name: 'plain',
  text: `insert into plain_events (stream_id, version, event_id, type, schema_version, occurred_at,
      recorded_at, command_id, command_hash, meta, data, prev_hash, hash)
    values ($1, $2, $3, $4, $5, $6, $7, $8, decode($9, 'hex'), $10, $11, decode($12, 'hex'),
      decode($13, 'hex'))`,
};

/** Every writer has a stream of its own and waits for each append before the next. */
const byAll = async (
  { writers, appends }: Load,
  write: (streamId: string, turns: number, latencies: number[]) => Promise<void>,
): Promise<{ seconds: number; latencies: number[] }> => {
  const latencies: number[] = [];
  const turns = Math.ceil(appends / writers);
  const ms = await timed(() =>
    Promise.all(Array.from({ length: writers }, () => write(`stock-${v7()}`, turns, latencies))),
  );
  return { seconds: ms / 1000, latencies };
};

const insertOne = async (pool: Pool, e: NewEvent, commandId: string): Promise<void> => {
  const { streamId, version } = e;
  const { eventId, type, schemaVersion, occurredAt, recordedAt, meta, data, prevHash, hash } = e;
  const values = [streamId, version, eventId, type, schemaVersion, occurredAt, recordedAt, commandId, HASH];
  await pool.query({ ...INSERT, values: [...values, meta, data, prevHash, hash] });
};

type Place = { readonly streamId: string; readonly expected: number; readonly prevHash: string };

const requestAt = ({ streamId, expected, prevHash }: Place, eventsEach: number) => {
  const commandId = v7();
  let before = prevHash;
  const events = Array.from({ length: eventsEach }, (_, index) => {
    const event = eventAt({ streamId, version: expected + index + 1, prevHash: before }, commandId);
    before = event.hash;
    return event;
  });
  const request: AppendRequest = { streamId, expected, commandId, commandHash: HASH, events };
  return { request, last: before };
};

export const appendAll = async (appender: Appender, load: Load): Promise<Sample> => {
  const { seconds, latencies } = await byAll(load, async (streamId, turns, seen) => {
    let hash = FIRST_HASH;
    for (let turn = 0; turn < turns; turn += 1) {
      const began = performance.now();
      const expected = turn * load.eventsEach;
      const { request, last } = requestAt({ streamId, expected, prevHash: hash }, load.eventsEach);
      const { outcome } = await appender.append(request);
      if (outcome !== 'appended') throw new Error(`An append to ${streamId} came back as ${outcome}.`);
      hash = last;
      seen.push(performance.now() - began);
    }
  });
  return { count: latencies.length * load.eventsEach, seconds, latencies };
};

type Insert = (event: NewEvent, commandId: string) => Promise<void>;

const insertAll = async (insert: Insert, load: Load): Promise<Sample> => {
  const { seconds, latencies } = await byAll(load, async (streamId, turns, seen) => {
    for (let version = 1; version <= turns; version += 1) {
      const commandId = v7();
      const event = eventAt({ streamId, version, prevHash: FIRST_HASH }, commandId);
      seen.push(await timed(() => insert(event, commandId)));
    }
  });
  return { count: latencies.length, seconds, latencies };
};

const counted = (table: string, { pool }: Ground, work: () => Promise<Sample>): (() => Promise<Sample>) => {
  let written = 0;
  return async () => {
    const sample = await work();
    written += sample.count;
    await assertRows(pool, table, written);
    return sample;
  };
};

type Baseline = 'single' | 'grouped';

const INSERTS: Readonly<Record<Baseline, (pool: Pool) => Insert>> = {
  single: (pool) => (event, commandId) => insertOne(pool, event, commandId),
  grouped: (pool) => {
    const grouped = new GroupedInserts(pool, HASH);
    return (event, commandId) => grouped.insert(event, commandId);
  },
};

const runAppends = async (bench: Bench, load: Load, baseline: Baseline) => {
  const ground = await openLog(bench.databaseUrl, load.writers);
  const insert = INSERTS[baseline](ground.pool);
  const appender = new Appender(ground.pool, { committed: () => undefined });
  const scaled = { ...load, appends: Math.ceil(load.appends * bench.scale) };
  try {
    return await paired(bench, {
      product: counted('events', ground, () => appendAll(appender, scaled)),
      baseline: counted('plain_events', ground, () => insertAll(insert, scaled)),
    });
  } finally {
    await ground.close();
  }
};

type Against = { readonly baseline: Baseline; readonly reach: number };

const AGAINST: Readonly<Record<Baseline, string>> = {
  single: 'prepared single-row inserts by as many connections',
  grouped: 'plain inserts that share commits in the same way',
};

const appendRow = (load: Load, { baseline, reach }: Against): Row => ({
  id: `append-${String(load.writers)}x${String(load.eventsEach)}`,
  work: `append, writers: ${String(load.writers)}, events each: ${String(load.eventsEach)}, version checked`,
  against: AGAINST[baseline],
  reach: `≥ ${String(reach)}×`,
  run: (bench) => runAppends(bench, load, baseline),
  holds: ({ ratio }) => (ratio ?? 0) >= reach,
});

export const appendRows: readonly Row[] = [
  appendRow({ writers: 1, eventsEach: 1, appends: 2_000 }, { baseline: 'single', reach: 0.9 }),
  appendRow({ writers: 32, eventsEach: 1, appends: 24_000 }, { baseline: 'grouped', reach: 0.9 }),
  appendRow({ writers: 128, eventsEach: 1, appends: 36_000 }, { baseline: 'grouped', reach: 0.9 }),
  appendRow({ writers: 32, eventsEach: 10, appends: 6_000 }, { baseline: 'single', reach: 3 }),
];
