/** The soak of the log: writers, rollbacks, kills and frozen relays, and then everything is compared. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { verifyLog } from '@gemba/event-store/log/log.sql';
import { logSchema } from '@gemba/event-store/log/schema';
import { connectKafka } from '@gemba/messaging/topic/kafka-client.kafka';
import type { KafkaServer } from '@gemba/messaging/engines/server';
import { topicOf } from '@gemba/messaging/engines/topics.kafka';
import { messagingToday } from '@gemba/messaging/schema';
import { deadlinesOnce, deadlinesSchema } from '@gemba/platform/runtime/processes/deadlines.sql';
import type { Kafka } from 'kafkajs';
import pg from 'pg';
import { setBells, setLastBell, unrung } from './checks/bells.sql.js';
import { checkEffects, unsettledEvents } from './checks/effects.sql.js';
import { gist, type SoakFinding } from './checks/finding.js';
import { walkLog } from './checks/log.sql.js';
import { startReader, type Reader } from './checks/reader.sql.js';
import { walkTopic } from './checks/topic.kafka.js';
import { NOUN } from './nouns/counter.js';
import { Crew } from './running/crew.process.js';
import { strikeAll } from './running/faults.process.js';
import { quiet } from './parts/quiet.js';
import { commandAt, POISON } from './parts/plan.js';

export type SoakOrder = {
  readonly databaseUrl: string;
  readonly server: KafkaServer;
  readonly seed: number;
  /** Writing ends when the log holds so many. */
  readonly events: number;
  /** Ends the soak without a report. */
  readonly signal: AbortSignal;
};

export type SoakReport = {
  readonly events: number;
  readonly streams: number;
  readonly commands: number;
  /** Seconds until the log was as long as asked for, and until all faults were over and all was written. */
  readonly reached: number;
  readonly writing: number;
  /** From the end of writing until the last effect, in seconds. */
  readonly draining: number;
  readonly faults: Readonly<Record<string, number>>;
  /** Rollbacks, repeated commands, records sent again, duplicates dropped, holes fetched, events parked. */
  readonly totals: Readonly<Record<string, number>>;
  readonly findings: readonly SoakFinding[];
};

type Ground = { readonly pool: pg.Pool; readonly kafka: Kafka; readonly topic: string; readonly crew: Crew };

const OWN_TABLES = [
  'create table effects (place bigserial primary key, stream_id text, version int, event_id uuid)',
  'create table antidote (given boolean)',
  'create table unrelated (id bigserial primary key)',
];
const SCHEMA = [...logSchema, ...messagingToday, ...deadlinesSchema, ...deadlinesOnce, ...OWN_TABLES];
const LOOK_MS = 100;
/** Nothing may stand still for longer, while something is still to be done. */
const PATIENCE_MS = 40_000;
/** A soak that has failed so often goes on to its end at once. */
const ENOUGH = 20;

/** Runs a soak in a database and a topic of its own, which are removed afterwards. */
export async function runSoak(order: SoakOrder): Promise<SoakReport> {
  const suffix = randomUUID().slice(0, 8);
  const admin = new pg.Client({ connectionString: order.databaseUrl });
  await admin.connect();
  await admin.query(`create database soak_${suffix}`);
  const url = new URL(order.databaseUrl);
  url.pathname = `/soak_${suffix}`;
  const { server, seed, signal } = order;
  const prefix = `soak-${suffix}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 30 });
  // Sessions that are still closing when the database is removed are ended with it.
  pool.on('error', () => undefined);
  const crew = new Crew({ databaseUrl: url.href, server, prefix, seed }, signal);
  const kafka = connectKafka({ server, clientId: prefix, log: quiet });
  const topic = topicOf(NOUN, prefix);
  try {
    for (const statement of SCHEMA) await pool.query(statement);
    return await soak(order, { pool, kafka, topic, crew });
  } finally {
    crew.killAll();
    await pool.end();
    await admin.query(`drop database soak_${suffix} with (force)`);
    await admin.end();
    await removeTopic(kafka, topic);
  }
}

async function soak(order: SoakOrder, ground: Ground): Promise<SoakReport> {
  const { pool, crew } = ground;
  const began = performance.now();
  const reader = startReader(pool);
  await setBells(pool);
  crew.start();
  const { faults, reached } = await write(order, ground, reader);
  const seen = await reader.finish();
  const wrote = performance.now();
  const events = reader.position();
  const late = await drain(order, ground);
  const drained = performance.now();
  await crew.stopAll();
  const log = await walkLog(pool, order.seed, crew.done);
  const topic = await walkTopic(ground.kafka, ground.topic, log.heads);
  const findings = [
    ...log.findings,
    ...reader.findings,
    ...(seen === log.digest ? [] : [OTHERWISE]),
    ...topic.findings,
    ...(await checkChains(pool)),
    ...(await checkEffects(pool)),
    ...late,
    ...crew.findings,
  ];
  return {
    events,
    streams: log.heads.size,
    commands: [...crew.done.values()].reduce((sum, n) => sum + n, 0),
    reached: (reached - began) / 1000,
    writing: (wrote - began) / 1000,
    draining: (drained - wrote) / 1000,
    faults,
    totals: { ...crew.totals, repeatsInKafka: topic.repeats },
    findings: gist(findings),
  };
}

const OTHERWISE: SoakFinding = {
  check: 'readers miss nothing',
  what: 'What the reader saw while events were written is not what the log holds now.',
};

type Written = {
  /** How often each kind of fault struck. */
  readonly faults: Readonly<Record<string, number>>;
  /** When the log was long enough, by the performance clock. */
  readonly reached: number;
};

/** Writes until the log is long enough. */
async function write(
  { seed, events }: SoakOrder,
  { pool, kafka, topic, crew }: Ground,
  reader: Reader,
): Promise<Written> {
  let isOver = false;
  const { position } = reader;
  let reached = 0;
  const striking = strikeAll({ crew, pool, kafka, topic, seed, events, position, isOver: () => isOver });
  const writing = advancing(position, (now) => now >= events, crew).finally(() => {
    reached = performance.now();
    isOver = true;
  });
  const [faults] = await Promise.all([striking, writing]);
  await crew.stopWriting();
  const isRung = (): Promise<boolean> => nothingLeft(() => unrung(pool), crew);
  await isRung();
  await nothingLeft(() => unsettledEvents(pool), crew);
  await setLastBell(pool);
  await isRung();
  await crew.stopTimers();
  return { faults, reached };
}

/** Waits until everything has its effect, and has what was parked applied as well. */
async function drain({ seed }: SoakOrder, { pool, crew }: Ground): Promise<readonly SoakFinding[]> {
  const isSettled = await nothingLeft(() => unsettledEvents(pool), crew);
  await pool.query('insert into antidote values (true)');
  const streamId = `${NOUN}-${commandAt(seed, POISON.writer, POISON.n).streamId}`;
  crew.part('consumer', 0).ask({ ask: 'replay', streamId });
  await advancing(
    () => Number(crew.remaining !== undefined),
    (now) => now > 0,
    crew,
  );
  const { remaining } = crew;
  return [
    ...(isSettled ? [] : [finding('effects once and in order', 'Not everything has its effect in time.')]),
    ...(remaining === 0 ? [] : [finding('parked events replay', `${String(remaining)} events stay parked.`)]),
  ];
}

const finding = (check: SoakFinding['check'], what: string): SoakFinding => ({ check, what });

/** True once nothing is left; false when it does not get less for too long. */
const nothingLeft = (left: () => Promise<number>, crew: Crew): Promise<boolean> =>
  advancing(left, (now) => now <= 0, crew);

/** True once the figure is there; false when it stands still for too long. */
async function advancing(
  figure: () => number | Promise<number>,
  isThere: (now: number) => boolean,
  crew: Crew,
): Promise<boolean> {
  let last = -1;
  let since = performance.now();
  for (;;) {
    crew.signal.throwIfAborted();
    const now = await figure();
    if (isThere(now)) return true;
    if (now !== last) since = performance.now();
    last = now;
    if (performance.now() - since > PATIENCE_MS || crew.findings.length > ENOUGH) return false;
    await pause(LOOK_MS);
  }
}

async function checkChains(pool: pg.Pool): Promise<readonly SoakFinding[]> {
  const { flaws } = await verifyLog(pool);
  return flaws.map(({ streamId, version, flaw }) =>
    finding('chains verify', `${streamId}@${String(version)}: ${flaw}.`),
  );
}

async function removeTopic(kafka: Kafka, topic: string): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  // A soak that failed before its relay began has none, and its own error is the one to tell.
  const made = (await admin.listTopics()).filter((name) => name === topic);
  if (made.length > 0) await admin.deleteTopics({ topics: made });
  await admin.disconnect();
}
