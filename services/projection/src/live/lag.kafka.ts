/** Watches how far the views are behind the topics. */
import { readOffsets } from '@gemba/messaging/consumer/batch/offsets.sql';
import { describeError } from '@gemba/messaging/engines/failure';
import type { Log } from '@gemba/messaging/engines/log';
import type { Admin, Kafka } from 'kafkajs';
import type { Pool } from 'pg';

export type TopicLag = { readonly topic: string; readonly partitions: number; readonly lag: number };

type Options = {
  readonly kafka: Kafka;
  readonly pool: Pool;
  readonly consumer: string;
  readonly topics: readonly string[];
  readonly log: Log;
};

const EVERY_MS = 1_000;

export class LagWatch {
  private readonly admin: Admin;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;
  private measured: readonly TopicLag[] | null = null;

  constructor(private readonly options: Options) {
    this.admin = options.kafka.admin();
  }

  /** Null until it was measured once, and while Kafka does not answer. */
  current(): readonly TopicLag[] | null {
    return this.measured;
  }

  async start(): Promise<void> {
    await this.measure();
    if (this.stopped) return;
    this.timer = setTimeout(() => void this.start(), EVERY_MS);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.admin.disconnect();
  }

  private async measure(): Promise<void> {
    const { pool, consumer, topics, log } = this.options;
    try {
      await this.admin.connect();
      const next = await readOffsets(pool, consumer);
      const lags: TopicLag[] = [];
      for (const topic of topics) {
        const ends = await this.admin.fetchTopicOffsets(topic);
        const behind = ends.map(
          ({ partition, high }) => BigInt(high) - (next.get(`${topic}/${String(partition)}`) ?? 0n),
        );
        lags.push({
          topic,
          partitions: ends.length,
          lag: Number(behind.reduce((sum, each) => sum + each, 0n)),
        });
      }
      this.measured = lags;
    } catch (error) {
      this.measured = null;
      log.debug({ error: describeError(error) }, 'the lag could not be measured');
    }
  }
}
