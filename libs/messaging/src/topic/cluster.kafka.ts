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

export type Broker = {
  fetch(asked: object): Promise<FetchAnswer>;
  leaveGroup(member: { groupId: string; memberId: string }): Promise<unknown>;
};

export type Cluster = {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  addTargetTopic(topic: string): Promise<unknown>;
  findTopicPartitionMetadata(topic: string): readonly { partitionId: number; leader: number }[];
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

function clusterOf(kafka: Kafka): Cluster {
  const symbol = Object.getOwnPropertySymbols(kafka).find(({ description }) => description === MAKE_CLUSTER);
  const make = symbol && (kafka as unknown as Record<symbol, MakeCluster>)[symbol];
  if (make === undefined) throw new Error('This KafkaJS makes its connections in another way.');
  return make({ allowAutoTopicCreation: false });
}
