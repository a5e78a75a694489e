/** What KafkaJS 2.2.4 has below its clients, for the few questions that none of them asks. */
import type { Kafka } from 'kafkajs';

export type Fetched = {
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers?: Readonly<Record<string, Buffer>>;
};

type FetchAnswer = {
  readonly responses: readonly {
    readonly partitions: readonly { readonly errorCode: number; readonly messages: readonly Fetched[] }[];
  }[];
};

/** A request in Kafka's own bytes, after those that say which one it is. */
export type Exchange<T> = {
  readonly request: {
    readonly apiKey: number;
    readonly apiVersion: number;
    readonly apiName: string;
    readonly encode: () => Promise<{ readonly buf: Buffer; readonly buffer: Buffer }>;
  };
  readonly response: {
    readonly decode: (bytes: Buffer) => Promise<T>;
    readonly parse: (decoded: T) => Promise<T>;
  };
};

export type Broker = {
  readonly connectionPool: { send<T>(exchange: Exchange<T>): Promise<T> };
  fetch(asked: object): Promise<FetchAnswer>;
  leaveGroup(member: { groupId: string; memberId: string }): Promise<unknown>;
};

export type Cluster = {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  addTargetTopic(topic: string): Promise<unknown>;
  findTopicPartitionMetadata(topic: string): readonly { partitionId: number; leader: number }[];
  /** Who the brokers are has to be known before one of them is looked for. */
  refreshMetadataIfNecessary(): Promise<void>;
  findControllerBroker(): Promise<Broker>;
  findBroker(of: { nodeId: string }): Promise<Broker>;
  findGroupCoordinator(of: { groupId: string }): Promise<Broker>;
};

type MakeCluster = (options: object) => Cluster;

const MAKE_CLUSTER = 'private:Kafka:createCluster';

/** Lends a connected cluster to a piece of work. */
export async function withCluster<T>(kafka: Kafka, work: (cluster: Cluster) => Promise<T>): Promise<T> {
  const cluster = clusterOf(kafka);
  await cluster.connect();
  try {
    return await work(cluster);
  } finally {
    await cluster.disconnect();
  }
}

/** Not connected yet; who asks again and again keeps one. */
export function clusterOf(kafka: Kafka): Cluster {
  const symbol = Object.getOwnPropertySymbols(kafka).find(({ description }) => description === MAKE_CLUSTER);
  const make = symbol && (kafka as unknown as Record<symbol, MakeCluster>)[symbol];
  if (make === undefined) throw new Error('This KafkaJS makes its connections in another way.');
  return make({ allowAutoTopicCreation: false });
}
