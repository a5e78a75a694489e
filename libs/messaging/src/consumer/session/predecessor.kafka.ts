/**
 * Lets go of a member that a dead process left in the group. Kafka would wait for it until its session
 * ends, and let nobody read meanwhile; KafkaJS knows no static membership, by which a broker would see by
 * itself that the newcomer takes the place of the dead.
 */
import type { Admin, Kafka } from 'kafkajs';
import { withCluster, type Broker } from '../../topic/cluster.kafka.js';

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
  await withCluster(kafka, async (cluster) => {
    const coordinator = await cluster.findGroupCoordinator({ groupId });
    for (const { memberId } of dead) await letGo(coordinator, { groupId, memberId });
  });
  return dead.length;
}

async function letGo(coordinator: Broker, member: { groupId: string; memberId: string }): Promise<void> {
  try {
    await coordinator.leaveGroup(member);
  } catch (error) {
    // Its session has ended in the meantime.
    if ((error as { type?: unknown }).type !== 'UNKNOWN_MEMBER_ID') throw error;
  }
}
