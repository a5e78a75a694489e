/** What befalls a soak: processes are killed or frozen, transactions stay open, records come out of turn. */
import { setTimeout as pause } from 'node:timers/promises';
import { messageOf } from '@gemba/messaging/cloud-event';
import { readLog } from '@gemba/messaging/relay/relay.sql';
import type { Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import { OUT_OF_TURN } from '../checks/topic.kafka.js';
import { TIMERS, type Crew } from './crew.process.js';
import { APPENDERS, faultsOf, type FaultKind, type SoakFault } from '../parts/plan.js';

export type Field = {
  readonly crew: Crew;
  readonly pool: Pool;
  readonly kafka: Kafka;
  readonly topic: string;
  readonly seed: number;
  readonly events: number;
  /** How many events the log holds now. */
  readonly position: () => number;
  /** Faults that still wait for their moment are let off. */
  readonly isOver: () => boolean;
};

const LOOK_MS = 10;
const TAKE_OVER_MS = 20_000;

/** Faults of one group strike one after the other, and groups side by side. */
const GROUPS: readonly (readonly FaultKind[])[] = [
  ['kill-appender'],
  ['freeze-relay', 'kill-relay'],
  ['kill-consumer'],
  ['kill-timer'],
];

/** Answers how often each kind struck. */
export async function strikeAll(field: Field): Promise<Readonly<Record<string, number>>> {
  const faults = faultsOf(field.seed, field.events);
  const struck: Record<string, number> = {};
  const one = async (fault: SoakFault): Promise<void> => {
    if (!(await untilAt(field, fault.at))) return;
    struck[fault.kind] = (struck[fault.kind] ?? 0) + 1;
    await strike[fault.kind](field, fault);
  };
  const inTurn = async (kinds: readonly FaultKind[]): Promise<void> => {
    const own = faults.filter(({ kind }) => kinds.includes(kind)).sort((a, b) => a.at - b.at);
    for (const fault of own) await one(fault);
  };
  const open = faults.filter(({ kind }) => kind === 'open-transaction');
  await Promise.all([...GROUPS.map(inTurn), ...open.map(one)]);
  return struck;
}

async function untilAt({ position, isOver }: Field, at: number): Promise<boolean> {
  while (position() < at && !isOver()) await pause(LOOK_MS);
  return !isOver();
}

const strike: Readonly<Record<FaultKind, (field: Field, fault: SoakFault) => Promise<void>>> = {
  'kill-appender': ({ crew }, { which }) => crew.kill('appender', which % APPENDERS),
  'kill-consumer': ({ crew }) => crew.kill('consumer', 0),
  'kill-timer': ({ crew }, { which }) => crew.kill('timer', which % TIMERS),
  'kill-relay': async (field) => {
    const active = await activeRelay(field);
    if (active >= 0) await field.crew.kill('relay', active);
  },
  'freeze-relay': freezeRelay,
  'open-transaction': standOpen,
};

async function activeRelay({ crew }: Field): Promise<number> {
  const deadline = Date.now() + TAKE_OVER_MS;
  while (crew.activeRelay() < 0 && Date.now() < deadline) await pause(LOOK_MS);
  return crew.activeRelay();
}

/** The active relay is frozen until the other one has taken over; then both run for a moment. */
async function freezeRelay(field: Field): Promise<void> {
  const { crew } = field;
  const active = await activeRelay(field);
  if (active < 0) return;
  const frozen = crew.part('relay', active);
  frozen.signal('SIGSTOP');
  const seen = crew.relays[active];
  if (seen) seen.status = 'frozen';
  try {
    await comeOutOfTurn(field);
    await activeRelay(field);
  } finally {
    frozen.signal('SIGCONT');
  }
}

/** The newest event of the log reaches the topic ahead of those before it, as no relay would send it. */
async function comeOutOfTurn({ pool, kafka, topic, position }: Field): Promise<void> {
  await pause(500);
  const [newest] = await readLog(pool, position() - 1, 1);
  if (!newest) return;
  const { headers, ...message } = messageOf(newest.head, Buffer.from(newest.data));
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  await producer.connect();
  await producer.send({ topic, messages: [{ ...message, headers: { ...headers, [OUT_OF_TURN]: 'yes' } }] });
  await producer.disconnect();
}

/** A transaction that has nothing to do with the log stands open while a fifth of the soak goes by. */
async function standOpen({ pool, position, events, isOver }: Field, fault: SoakFault): Promise<void> {
  const client = await pool.connect();
  // The query that follows tells that the connection is gone.
  client.on('error', () => undefined);
  const until = fault.at + events / 5;
  await client.query(fault.which % 2 === 0 ? 'begin' : 'begin isolation level repeatable read');
  await client.query('insert into unrelated default values');
  while (position() < until && !isOver()) await pause(LOOK_MS);
  await client.query(fault.which % 3 === 0 ? 'rollback' : 'commit');
  client.release();
}
