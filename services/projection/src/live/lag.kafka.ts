/** Watches how far the views are behind the topics. */
import { lagBy } from '@gemba/messaging/consumer/state/lag.kafka';
import { describeError } from '@gemba/messaging/engines/failure';
import type { Log } from '@gemba/messaging/engines/log';
import type { Admin, Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import type { TopicLag } from '../answers/views.js';

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
    try {
      await this.admin.connect();
      const byTopic = Map.groupBy(await lagBy(this.admin, this.options), ({ topic }) => topic);
      this.measured = [...byTopic].map(([topic, partitions]) => ({
        topic,
        partitions: partitions.length,
        lag: partitions.reduce((sum, { lag }) => sum + lag, 0),
      }));
    } catch (error) {
      this.measured = null;
      this.options.log.debug({ error: describeError(error) }, 'the lag could not be measured');
    }
  }
}
