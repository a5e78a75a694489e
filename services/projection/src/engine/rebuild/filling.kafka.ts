/**
 * Fills a new build from the topics: slice by slice from the beginning, never further than the live build
 * has come.
 */
import type { BatchContext } from '@gemba/messaging/consumer/batch/batch.sql';
import { runBatches } from '@gemba/messaging/consumer/batch/batch.sql';
import { incoming } from '@gemba/messaging/consumer/batch/incoming';
import { readOffsets } from '@gemba/messaging/consumer/batch/offsets.sql';
import { fetchedFrom } from '@gemba/messaging/consumer/session/partition.kafka';
import { describeError } from '@gemba/messaging/engines/failure';
import type { Consumer, EachBatchPayload, Kafka } from 'kafkajs';

/** Next offsets by `topic/partition`. */
export type Offsets = ReadonlyMap<string, bigint>;

type Options = BatchContext & { readonly kafka: Kafka; readonly topics: readonly string[] };

/** Partitions filled at the same time. */
const SLICES = 4;

const placeOf = (topic: string, partition: number): string => `${topic}/${String(partition)}`;

export class Filling {
  private readonly kafkaConsumer: Consumer;
  private readonly waiting = new Map<string, { topic: string; partition: number }>();
  private targets: Offsets = new Map();
  private failure: Error | undefined;

  constructor(private readonly options: Options) {
    this.kafkaConsumer = options.kafka.consumer({
      groupId: options.consumer,
      allowAutoTopicCreation: false,
      maxWaitTimeInMs: 100,
    });
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
    const admin = this.options.kafka.admin();
    await admin.connect();
    await admin.deleteGroups([this.options.consumer]);
    await admin.disconnect();
  }

  /**
   * Nothing is thrown to KafkaJS: a filling that fails has failed, and is begun anew by whoever asked for
   * it.
   */
  private async take(payload: EachBatchPayload): Promise<void> {
    const { topic, partition } = payload.batch;
    try {
      await this.apply(payload);
    } catch (error) {
      this.failure ??= error instanceof Error ? error : new Error(describeError(error));
      this.kafkaConsumer.pause([{ topic, partitions: [partition] }]);
    }
  }

  private async apply({ batch, resolveOffset, heartbeat }: EachBatchPayload): Promise<void> {
    const { topic, partition, messages } = batch;
    const place = placeOf(topic, partition);
    const target = this.targets.get(place) ?? 0n;
    const due = messages.filter(({ offset }) => BigInt(offset) < target);
    const last = due.at(-1);
    if (last) {
      const items = due.map((message) => incoming(message, { topic, partition }));
      const nextOffset = BigInt(last.offset) + 1n;
      const slice = { topic, partition, incoming: items, fetchedFrom: fetchedFrom(batch), nextOffset };
      await runBatches(this.options, [slice]);
      resolveOffset(last.offset);
      await heartbeat();
    }
    if (due.length < messages.length) {
      this.kafkaConsumer.pause([{ topic, partitions: [partition] }]);
      this.waiting.set(place, { topic, partition });
    }
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
