/** The trial's own look into every database and at the ends of the topics, past all wires. */
import { LOG } from '@gemba/messaging/consumer/log/place.sql';
import { connectKafka } from '@gemba/messaging/topic/kafka-client.kafka';
import type { Log } from '@gemba/messaging/engines/log';
import type { Kafka } from 'kafkajs';
import pg from 'pg';
import type { RunFile } from '@gemba/deploy-local/launcher/run-file.process';

export type Behind = {
  /** `finance: relay`, or the name of a consumer. */
  readonly who: string;
  readonly by: number;
};

/** A moment: how far every log and every partition had grown by then. */
export type Moment = {
  readonly heads: ReadonlyMap<string, number>;
  /** Next offset to be written, by `topic/partition`. */
  readonly ends: ReadonlyMap<string, number>;
};

const PATIENCE_MS = 5_000;
/** What an engine does to our own clients is what the trial is about. */
const silence = (): void => undefined;
const silent: Log = { debug: silence, info: silence, warn: silence, error: silence };

type OffsetRow = { consumer: string; topic: string; partition: number; next_offset: string };

export class Stores {
  private readonly pools: ReadonlyMap<string, pg.Pool>;
  private readonly kafka: Kafka;

  constructor(run: Pick<RunFile, 'databaseUrls' | 'kafka'>) {
    this.pools = new Map(
      Object.entries(run.databaseUrls).map(([service, connectionString]) => {
        const waiting = { connectionTimeoutMillis: PATIENCE_MS, query_timeout: PATIENCE_MS };
        const pool = new pg.Pool({ connectionString, max: 4, application_name: 'gemba-trial', ...waiting });
        // Engines are killed here; the next question tells who asks.
        pool.on('error', () => this.lost.push(service));
        return [service, pool];
      }),
    );
    this.kafka = connectKafka({
      server: run.kafka,
      clientId: 'gemba-trial',
      log: silent,
      requestTimeoutMs: PATIENCE_MS,
    });
  }

  /** Services whose idle connections broke, one entry each time. */
  readonly lost: string[] = [];

  services(): readonly string[] {
    return [...this.pools.keys()];
  }

  async ask<Row extends pg.QueryResultRow>(
    service: string,
    text: string,
    values: unknown[] = [],
  ): Promise<Row[]> {
    return (await this.pool(service).query<Row>(text, values)).rows;
  }

  /** A connection of one's own to a database; whoever takes it ends it. */
  async connection(service: string): Promise<pg.Client> {
    const { connectionString } = this.pool(service).options;
    const client = new pg.Client({ connectionString, application_name: 'gemba-trial' });
    client.on('error', () => this.lost.push(service));
    await client.connect();
    return client;
  }

  broker(): Kafka {
    return this.kafka;
  }

  /** How far everything has grown by now. */
  async now(): Promise<Moment> {
    return { heads: await this.heads(), ends: await this.ends() };
  }

  /** Relays that have not published a moment's log. */
  async unpublished({ heads }: Pick<Moment, 'heads'>): Promise<Behind[]> {
    const behind = await Promise.all(
      [...heads].map(async ([service, head]) => {
        const rows = await this.ask<{ position: string }>(service, 'select position from relay_checkpoint');
        return { who: `${service}: relay`, by: head - Number(rows[0]?.position ?? 0) };
      }),
    );
    return behind.filter(({ by }) => by > 0);
  }

  /** Consumers that have not taken what the topics held at a moment. */
  async unheard(moment: Moment): Promise<Behind[]> {
    const found = await Promise.all(this.services().map((service) => this.unheardBy(service, moment)));
    return found.flat();
  }

  async close(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.end()));
  }

  private async heads(): Promise<ReadonlyMap<string, number>> {
    const heads = await Promise.all(
      this.services().map(async (service) => {
        const [row] = await this.ask<{ head: string | null }>(
          service,
          'select max(position) as head from events',
        );
        return [service, Number(row?.head ?? 0)] as const;
      }),
    );
    return new Map(heads.filter(([, head]) => head > 0));
  }

  private async ends(): Promise<ReadonlyMap<string, number>> {
    const admin = this.kafka.admin({ retry: { retries: 0 } });
    try {
      await admin.connect();
      const topics = (await admin.listTopics()).filter((topic) => topic.startsWith('gemba.'));
      const ends = await Promise.all(
        topics.map(async (topic) =>
          (await admin.fetchTopicOffsets(topic)).map(
            ({ partition, high }) => [`${topic}/${String(partition)}`, Number(high)] as const,
          ),
        ),
      );
      return new Map(ends.flat());
    } finally {
      await admin.disconnect();
    }
  }

  private async unheardBy(service: string, { heads, ends }: Moment): Promise<Behind[]> {
    const rows = await this.ask<OffsetRow>(
      service,
      // A build that is being filled is behind on purpose, until it goes live.
      `select consumer, topic, partition, next_offset from consumer_offsets
        where consumer !~ '-build-[0-9]+$'`,
    );
    const ofConsumer = Map.groupBy(rows, ({ consumer }) => consumer);
    return [...ofConsumer].flatMap(([who, places]) => {
      const next = new Map(
        places.map((at) => [`${at.topic}/${String(at.partition)}`, Number(at.next_offset)]),
      );
      const topics = new Set(places.filter((at) => at.partition !== LOG).map(({ topic }) => topic));
      const mine = [...ends].filter(([place]) => topics.has(place.slice(0, place.lastIndexOf('/'))));
      const ownEnd = (heads.get(service) ?? 0) + 1;
      for (const at of places) if (at.partition === LOG) mine.push([`${at.topic}/${String(LOG)}`, ownEnd]);
      const by = mine.reduce((sum, [place, end]) => sum + Math.max(0, end - (next.get(place) ?? 0)), 0);
      return by > 0 ? [{ who, by }] : [];
    });
  }

  pool(service: string): pg.Pool {
    const found = this.pools.get(service);
    if (!found) throw new Error(`${service} has no database.`);
    return found;
  }
}
