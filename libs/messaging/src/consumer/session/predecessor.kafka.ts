/**
 * Lets go of a member that a dead process left in the group. Kafka would wait for it until its session
 * ends, and let nobody read meanwhile; KafkaJS knows no static membership, by which a broker would see by
 * itself that the newcomer takes the place of the dead.
 */
import type { Admin, Kafka } from 'kafkajs';

type Coordinator = { leaveGroup(member: { groupId: string; memberId: string }): Promise<unknown> };

/** What KafkaJS 2.2.4 has below its clients, as far as it is needed here. */
type Cluster = {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  findGroupCoordinator(of: { groupId: string }): Promise<Coordinator>;
};

type MakeCluster = (options: object) => Cluster;

const MAKE_CLUSTER = 'private:Kafka:createCluster';

export type Succession = {
  readonly kafka: Kafka;
  /** Connected. */
  readonly admin: Admin;
  readonly groupId: string;
  /**
   * The client id of this process, which no other living one carries. One that does is only made to join
   * again.
   */
  readonly clientId: string;
};

/** Call before joining. Answers how many members were let go. */
export async function dismissPredecessor({ kafka, admin, groupId, clientId }: Succession): Promise<number> {
  const { groups } = await admin.describeGroups([groupId]);
  const dead = groups.flatMap(({ members }) => members.filter((member) => member.clientId === clientId));
  if (dead.length === 0) return 0;
  const cluster = clusterOf(kafka);
  await cluster.connect();
  try {
    const coordinator = await cluster.findGroupCoordinator({ groupId });
    for (const { memberId } of dead) await letGo(coordinator, { groupId, memberId });
  } finally {
    await cluster.disconnect();
  }
  return dead.length;
}

async function letGo(coordinator: Coordinator, member: { groupId: string; memberId: string }): Promise<void> {
  try {
    await coordinator.leaveGroup(member);
  } catch (error) {
    // Its session has ended in the meantime.
    if ((error as { type?: unknown }).type !== 'UNKNOWN_MEMBER_ID') throw error;
  }
}

function clusterOf(kafka: Kafka): Cluster {
  const symbol = Object.getOwnPropertySymbols(kafka).find(({ description }) => description === MAKE_CLUSTER);
  if (symbol === undefined) throw new Error('This KafkaJS makes its connections in another way.');
  const make = (kafka as unknown as Record<symbol, MakeCluster>)[symbol];
  if (make === undefined) throw new Error('This KafkaJS makes its connections in another way.');
  return make({ allowAutoTopicCreation: false });
}
