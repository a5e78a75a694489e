/**
 * Fills a new build from the topics: slice by slice from the beginning, never further than the live build
 * has come.
 */
import type { IsGenuine } from '@gemba/messaging/cloud-event';
import type { BatchContext, KafkaBatch } from '@gemba/messaging/consumer/batch/batch.sql';
import { runBatches } from '@gemba/messaging/consumer/batch/batch.sql';
import { readOffsets } from '@gemba/messaging/consumer/batch/offsets.sql';
import type { Answering } from '@gemba/messaging/engines/gathered.process';
import { gathering } from '@gemba/messaging/engines/gathered.process';
import { received } from '@gemba/messaging/consumer/session/received.kafka';
import { describeError } from '@gemba/messaging/engines/failure';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';

/** Next offsets by `topic/partition`. */
export type Offsets = ReadonlyMap<string, bigint>;

type Options = BatchContext & {
  readonly isGenuine: IsGenuine;
  readonly kafka: Kafka;
  readonly topics: readonly string[];
};

/** Partitions taken at the same time; what is there of all of them is applied together. */
const SLICES = 36;

const placeOf = (topic: string, partition: number): string => `${topic}/${String(partition)}`;

export class Filling {
  private readonly kafkaConsumer: Consumer;
  private readonly waiting = new Map<string, { topic: string; partition: number }>();
  private readonly apply: (batch: KafkaBatch) => Answering<unknown>;
  /** Batches that are being applied. */
  private readonly inHand = new Set<Promise<void>>();
  private targets: Offsets = new Map();
  private failure: Error | undefined;

  constructor(private readonly options: Options) {
    this.kafkaConsumer = options.kafka.consumer({
      groupId: options.consumer,
      allowAutoTopicCreation: false,
      maxWaitTimeInMs: 100,
    });
    this.apply = gathering((batches: readonly KafkaBatch[]) => runBatches(options, batches));
  }

  async start(): Promise<void> {
    await this.kafkaConsumer.connect();
    await this.kafkaConsumer.subscribe({ topics: [...this.options.topics], fromBeginning: true });
    await this.kafkaConsumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: SLICES,
      eachBatch: (payload) => this.take(payload),
    });
  }

  /** Goes on up to these offsets. @throws what made the filling fail. */
  follow(targets: Offsets): void {
    if (this.failure !== undefined) throw this.failure;
    this.targets = targets;
    for (const [place, { topic, partition }] of [...this.waiting]) {
      this.waiting.delete(place);
      this.kafkaConsumer.resume([{ topic, partitions: [partition] }]);
    }
  }

  /** How far it is. */
  offsets(): Promise<Offsets> {
    return readOffsets(this.options.pool, this.options.consumer);
  }

  /** Leaves, and takes its group with it. */
  async stop(): Promise<void> {
    await this.kafkaConsumer.disconnect();
    await Promise.all(this.inHand);
    const admin = this.options.kafka.admin();
    await admin.connect();
    await admin.deleteGroups([this.options.consumer]);
    await admin.disconnect();
  }

  /**
   * Returns when the work on what is due begins, so that more is fetched meanwhile. Nothing is thrown to
   * KafkaJS: a filling that fails has failed, and is begun anew by whoever asked for it.
   */
  private async take(payload: EachBatchPayload): Promise<void> {
    const { batch, resolveOffset, heartbeat } = payload;
    const { topic, partition, messages } = batch;
    const target = this.targets.get(placeOf(topic, partition)) ?? 0n;
    const due = messages.filter(({ offset }) => BigInt(offset) < target);
    const last = due.at(-1);
    try {
      if (last) {
        const { isGenuine } = this.options;
        const nextOffset = BigInt(last.offset) + 1n;
        await this.begin(await received(batch, { messages: due, nextOffset, isGenuine }));
        resolveOffset(last.offset);
        await heartbeat();
      }
    } catch (error) {
      this.fail(error);
    }
    if (this.failure === undefined && due.length === messages.length) return;
    this.kafkaConsumer.pause([{ topic, partitions: [partition] }]);
    this.waiting.set(placeOf(topic, partition), { topic, partition });
  }

  private begin(slice: KafkaBatch): Promise<void> {
    const { taken, answer } = this.apply(slice);
    const done = answer.then(
      () => undefined,
      (error: unknown) => {
        this.fail(error);
      },
    );
    this.inHand.add(done);
    void done.then(() => this.inHand.delete(done));
    return taken;
  }

  private fail(error: unknown): void {
    this.failure ??= error instanceof Error ? error : new Error(describeError(error));
  }
}

const total = (offsets: Offsets): bigint => [...offsets.values()].reduce((sum, each) => sum + each, 0n);

export type FillProgress = { readonly applied: number; readonly total: number; readonly there: boolean };

/** How far `filled` is on its way to `targets`. */
export const progressOf = (filled: Offsets, targets: Offsets): FillProgress => ({
  applied: Number(total(filled)),
  total: Number(total(targets)),
  there: [...targets].every(([place, target]) => (filled.get(place) ?? 0n) === target),
});
