/**
 * A database, topics and clients of its own for each test file, on the servers that the test run was given.
 */
import { randomUUID } from 'node:crypto';
import type { Kafka } from 'kafkajs';
import pg from 'pg';
import { connectKafka } from '../topic/kafka-client.kafka.js';
import type { Log } from '../engines/log.js';
import { kafkaServerIn, type KafkaServer } from '../engines/server.js';
import { messagingToday } from '../schema.js';

export type Sandbox = {
  readonly pool: pg.Pool;
  readonly kafka: Kafka;
  /** Ends in a fresh suffix, so that no two test runs share a topic or a group. */
  readonly name: (noun: string) => string;
  readonly url: string;
  /** Has something stopped before the sandbox closes, also if its test fails half-way. */
  readonly onClose: (stop: () => Promise<void>) => void;
  readonly close: () => Promise<void>;
};

const eventsTable = `
create table events (
  position bigint primary key, stream_id text not null, version int not null, event_id uuid not null,
  type text not null, schema_version smallint not null, occurred_at timestamptz not null,
  recorded_at timestamptz not null, command_id uuid, command_hash bytea, meta text not null,
  data text not null, prev_hash bytea not null, hash bytea not null, unique (stream_id, version))`;

const factsTable =
  'create table facts (place bigserial primary key, stream_id text, version int, event_id text)';

/** Silent: what a test wants to know about a failure it asks for. */
export const silent: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {
  // Nobody reads the log of a test.
}

export function need(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '')
    throw new Error(`${name} is not set: the test engines are not running`);
  return value;
}

/** The broker of the test run, entered as its operator. */
export function testKafka(brokers = need('TEST_KAFKA_BROKERS')): KafkaServer {
  const { TEST_KAFKA_USER: KAFKA_USER, TEST_KAFKA_PASSWORD: KAFKA_PASSWORD } = process.env;
  const { server, faults } = kafkaServerIn({ KAFKA_BROKERS: brokers, KAFKA_USER, KAFKA_PASSWORD }, String);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return server;
}

export async function openSandbox(server = testKafka()): Promise<Sandbox> {
  const suffix = randomUUID().slice(0, 8);
  const admin = new pg.Client({ connectionString: need('TEST_DATABASE_URL') });
  await admin.connect();
  await admin.query(`create database messaging_${suffix}`);
  const url = new URL(need('TEST_DATABASE_URL'));
  url.pathname = `/messaging_${suffix}`;
  const pool = new pg.Pool({ connectionString: url.href, max: 20 });
  // A test that cuts connections expects their end.
  pool.on('error', () => undefined);
  for (const statement of [eventsTable, factsTable, ...messagingToday]) await pool.query(statement);
  const stops: (() => Promise<void>)[] = [];
  return {
    pool,
    url: url.href,
    kafka: connectKafka({ server, clientId: `test-${suffix}`, log: silent }),
    name: (noun) => `${noun}-${suffix}`,
    onClose: (stop) => void stops.push(stop),
    close: async () => {
      await Promise.all(stops.map((stop) => stop()));
      await pool.end();
      await admin.query(`drop database messaging_${suffix} with (force)`);
      await admin.end();
    },
  };
}

/** Waits until `holds`, looking 50 times a second; fails after `timeoutMs`. */
export async function until(holds: () => boolean | Promise<boolean>, timeoutMs = 20_000): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!(await holds())) {
    if (Date.now() > deadline)
      throw new Error(`still not so after ${String(timeoutMs)} ms: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Ends every session of the sandbox's database, as a crash of the server would. */
export async function cutConnections({ url }: Sandbox): Promise<void> {
  const admin = new pg.Client({ connectionString: need('TEST_DATABASE_URL') });
  await admin.connect();
  const database = new URL(url).pathname.slice(1);
  await admin.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [database]);
  await admin.end();
}
