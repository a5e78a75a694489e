/** Listens to one topic for as long as it is asked to: KafkaJS gives up for many reasons, this does not. */
import { dismissPredecessor } from '@gemba/messaging/consumer/session/predecessor.kafka';
import { describeError } from '@gemba/messaging/engines/failure';
import { ensureTopics } from '@gemba/messaging/engines/topics.kafka';
import { backoffMs, bell } from '@gemba/messaging/engines/waiting.process';
import type { Runtime } from '@gemba/platform/runtime/runtime.module';
import type { EachMessageHandler } from 'kafkajs';

export type Listening = {
  readonly runtime: Runtime;
  readonly topic: string;
  /** Name of the group that keeps how far it has come. */
  readonly groupId: string;
  readonly take: EachMessageHandler;
  readonly stop: AbortSignal;
};

/** When a silent member counts as dead, and another takes its part. */
const SESSION_MS = 6_000;

/** Resolves when it was told to stop and has left the group. Waits by itself for a broker that is away. */
export const listen = async (listening: Listening): Promise<void> => {
  const { runtime, groupId, stop } = listening;
  const wake = bell();
  stop.addEventListener('abort', wake.ring);
  for (let failures = 1; !stop.aborted; failures += 1) {
    try {
      await session(listening);
    } catch (error) {
      runtime.log.warn({ consumer: groupId, failures, error: describeError(error) }, 'consumer waits');
      await wake.wait(backoffMs(failures));
    }
  }
};

/** One life of a KafkaJS consumer. @throws what ended it, unless it was told to stop. */
const session = async ({ runtime, topic, groupId, take, stop }: Listening): Promise<void> => {
  const { kafka, memberName } = runtime;
  const admin = kafka.admin();
  const consumer = kafka.consumer({
    groupId,
    sessionTimeout: SESSION_MS,
    heartbeatInterval: SESSION_MS / 4,
    // Beginning again is done in one place, after every kind of end.
    retry: { restartOnFailure: () => Promise.resolve(false) },
  });
  const over = new Promise<unknown>((ended) => {
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      ended(payload.error);
    });
    stop.addEventListener('abort', () => {
      ended(null);
    });
  });
  try {
    await admin.connect();
    await ensureTopics(admin, [topic]);
    if (memberName !== null) await dismissPredecessor({ kafka, admin, groupId, clientId: memberName });
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    await consumer.run({ eachMessage: take });
    const failure = await over;
    if (failure instanceof Error) throw failure;
  } finally {
    await Promise.all([consumer.disconnect(), admin.disconnect()]);
  }
};
