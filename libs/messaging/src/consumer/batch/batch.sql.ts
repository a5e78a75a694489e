/**
 * Batches are applied in one transaction: fenced by their offsets, freed of duplicates, applied or parked,
 * and remembered.
 */
import type { Pool, PoolClient } from 'pg';
import type { EventRecord } from '@gemba/contracts/envelope';
import { failpoint } from '../../engines/failpoint.js';
import { describeError, InfrastructureError, isInfrastructure } from '../../engines/failure.js';
import { inQuickTransaction } from '../../engines/transaction.sql.js';
import { ownerOf, streamName, streamOf, type StreamOf } from '../../stream-name.js';
import { fill, planBatch, type Delivered, type Hole, type Incoming, type Plan } from './batch-plan.js';
import { lockOffsets, noteStanding, spotKey } from './offsets.sql.js';
import { park } from './park.sql.js';
import { applyOrSetAside, type Apply } from './poison.sql.js';

/** Versions `from` to `to`, both included, of a stream, from the service that owns it. */
export type FetchHole = (stream: StreamOf, from: number, to: number) => Promise<readonly EventRecord[]>;

export type BatchContext = {
  readonly pool: Pool;
  readonly consumer: string;
  readonly apply: Apply;
  readonly fetchHole: FetchHole;
  /** What nobody hears was left out of the batches. */
  readonly isSieved?: boolean;
  /** Told of every record that was taken from its owner, since what Kafka gave could not be believed. */
  readonly noteDamage?: (damage: Damage) => void;
};

/** A record that is not what the log has, and the event that took its place. */
export type Damage = {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly reason: string;
  readonly streamId: string;
  readonly version: number;
};

export type KafkaBatch = {
  readonly topic: string;
  readonly partition: number;
  readonly incoming: readonly Incoming[];
  /** Where the fetch began: all that the topic holds from there to `nextOffset` is in this batch. */
  readonly fetchedFrom: bigint;
  /** The offset after the last one of this batch. */
  readonly nextOffset: bigint;
};

export type BatchOutcome = {
  readonly applied: number;
  readonly duplicates: number;
  readonly parked: number;
  /** Events that Kafka did not bring and their owner gave; they are among the applied or the parked. */
  readonly fetched: number;
  /** Messages that another member of the group, or an earlier run, had already dealt with. */
  readonly overtaken: number;
};

/**
 * The database is behind what was fetched: a crash has taken commits that did not wait for the disk, so that
 * what they did has to be fetched again.
 */
export class Forgotten extends InfrastructureError {
  constructor(
    { topic, partition, fetchedFrom }: KafkaBatch,
    /** The offset to go back to. */
    readonly next: bigint,
  ) {
    super(`${topic}/${String(partition)} stands at ${String(next)}, ${String(fetchedFrom)} was fetched`);
  }
}

const offsetOf = (item: Incoming): bigint =>
  BigInt(item.kind === 'event' ? item.event.offset : item.message.offset);

/**
 * Batches of different partitions in one transaction, outcomes in their order. Throws what `apply` or the
 * database throws if it is the machine's fault, and only then; nothing is kept then.
 */
export async function runBatches(
  context: BatchContext,
  batches: readonly KafkaBatch[],
): Promise<readonly BatchOutcome[]> {
  const run = async (isolated: boolean): Promise<readonly BatchOutcome[]> => {
    // Effect and offset are lost together in a crash of the machine, and then done again.
    const outcomes = await inQuickTransaction(context.pool, (tx) =>
      runIn(tx, { ...context, isolated }, batches),
    );
    await failpoint('consumer.afterCommit');
    return outcomes;
  };
  try {
    return await run(false);
  } catch (error) {
    if (isInfrastructure(error)) throw error;
    // Something in it cannot be applied: again from the start, so that only that is set aside.
    return run(true);
  }
}

type Running = BatchContext & { readonly isolated: boolean };

async function runIn(
  tx: PoolClient,
  context: Running,
  batches: readonly KafkaBatch[],
): Promise<readonly BatchOutcome[]> {
  const { consumer } = context;
  const expected = await lockOffsets(tx, consumer, batches);
  const from = (batch: KafkaBatch): bigint => expected.get(spotKey(batch)) ?? 0n;
  for (const batch of batches) if (batch.fetchedFrom > from(batch)) throw new Forgotten(batch, from(batch));
  const fresh = batches.map((batch) => batch.incoming.filter((item) => offsetOf(item) >= from(batch)));
  const { versions, ...taken } = await take(context, tx, fresh.flat());
  const advances = batches.filter((batch) => batch.nextOffset > from(batch));
  if (advances.length > 0) await noteStanding(tx, consumer, { advances, versions });
  await failpoint('consumer.beforeCommit');
  return batches.map((batch, index) => ({
    // What was taken is counted once, with the first.
    ...(index === 0 ? taken : NOTHING),
    overtaken: batch.incoming.length - (fresh[index]?.length ?? 0),
  }));
}

type Taken = Omit<BatchOutcome, 'overtaken'> & Pick<Plan, 'versions'>;

const NOTHING = { applied: 0, duplicates: 0, parked: 0, fetched: 0 };

async function take(context: Running, tx: PoolClient, arrived: readonly Incoming[]): Promise<Taken> {
  const fresh = await restored(context, arrived);
  if (fresh.length === 0) return { ...NOTHING, versions: new Map() };
  const heads = await readHeads(tx, context.consumer, fresh);
  const plan = planBatch(fresh, { versions: heads.versions, isSieved: context.isSieved ?? false });
  const steps = await fillHoles(context, plan);
  const { apply, isolated } = context;
  const parkings = await applyOrSetAside({ tx, apply, isolated }, steps, heads.parked);
  await park(tx, context.consumer, parkings);
  const replaced = fresh.filter((item, index) => item !== arrived[index]).length;
  const fetched = replaced + steps.length - plan.steps.filter(({ kind }) => kind !== 'hole').length;
  const applied = steps.length - parkings.length;
  const { versions, duplicates } = plan;
  return { applied, duplicates, parked: parkings.length, fetched, versions };
}

type Heads = { readonly versions: ReadonlyMap<string, number>; readonly parked: ReadonlySet<string> };

/** Looked up one by one: a join that was planned while there were few streams reads all for every batch. */
const HEADS = `
  select asked.service || '/' || asked.stream_id as name,
         (select s.version from consumer_streams s
           where s.consumer = $1 and s.service = asked.service
             and s.stream_id = asked.stream_id) as version,
         (select true from parked_events p
           where p.consumer = $1 and p.service = asked.service
             and p.stream_id = asked.stream_id limit 1) is not null as parked
    from unnest($2::text[], $3::text[]) as asked (service, stream_id)`;

async function readHeads(tx: PoolClient, consumer: string, items: readonly Incoming[]): Promise<Heads> {
  const names = new Set(items.map((item) => streamName(item.kind === 'event' ? item.event : item.message)));
  const streams = [...names].map(streamOf);
  const { rows } = await tx.query<{ name: string; version: number | null; parked: boolean }>({
    name: 'gemba-consumer-heads',
    text: HEADS,
    values: [consumer, streams.map(({ service }) => service), streams.map(({ streamId }) => streamId)],
  });
  const versions = new Map<string, number>();
  const parked = new Set<string>();
  for (const row of rows) {
    if (row.version !== null) versions.set(row.name, row.version);
    if (row.parked) parked.add(row.name);
  }
  return { versions, parked };
}

async function fillHoles(context: BatchContext, plan: Plan): Promise<Incoming[]> {
  const filled: Incoming[] = [];
  for (const step of plan.steps) {
    if (step.kind !== 'hole') filled.push(step);
    else
      filled.push(...(await fetchMissing(context, step)).map((event) => ({ kind: 'event' as const, event })));
  }
  return filled;
}

/** What was damaged on its way, or in Kafka, is taken from its owner; what the owner does not have stays. */
async function restored(context: BatchContext, arrived: readonly Incoming[]): Promise<readonly Incoming[]> {
  if (arrived.every(({ kind }) => kind === 'event')) return arrived;
  const items: Incoming[] = [];
  for (const item of arrived) items.push(item.kind === 'event' ? item : await restoredOne(context, item));
  return items;
}

type Broken = Incoming & { readonly kind: 'unreadable' };

async function restoredOne(context: BatchContext, item: Broken): Promise<Incoming> {
  const { claims, topic, partition, offset, reason } = item.message;
  if (claims === null) return item;
  const { streamId, version } = claims;
  const [event, ...more] = await askOwner(context, item.message, claims);
  if (event?.streamId !== streamId || event.version !== version || more.length > 0) return item;
  context.noteDamage?.({ topic, partition, offset, reason, streamId, version });
  return { kind: 'event', event: { ...event, topic, partition, offset } };
}

/** An owner that does not answer stops the partition: the event may be one of its own. */
async function askOwner(
  { fetchHole }: BatchContext,
  { topic }: { readonly topic: string },
  { streamId, version }: { readonly streamId: string; readonly version: number },
): Promise<readonly EventRecord[]> {
  const stream = { service: ownerOf(topic), streamId };
  return fetchHole(stream, version, version).catch((cause: unknown) => {
    const place = `${streamName({ topic, streamId })}@${String(version)}`;
    throw new InfrastructureError(`damaged record of ${place}: ${describeError(cause)}`, { cause });
  });
}

/** A hole that cannot be filled stops its partition: to skip it would be to lose it. */
async function fetchMissing({ fetchHole }: BatchContext, hole: Hole): Promise<readonly Delivered[]> {
  const { before, from, to } = hole;
  const { streamId, topic } = before;
  const answer = await fetchHole({ service: ownerOf(topic), streamId }, from, to).catch((cause: unknown) => {
    throw new InfrastructureError(`hole in ${streamName(before)}: ${describeError(cause)}`, { cause });
  });
  const filled = fill(hole, answer);
  if (!filled.ok) throw new InfrastructureError(filled.reason);
  return filled.events;
}
