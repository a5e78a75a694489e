/** Puts records into the topics that no relay sent, and says so in the history. */
import type { IHeaders, Message } from 'kafkajs';
import type { Injected } from '../../fault/notes.js';
import type { Scene } from '../../fault/fault.js';

export type Taken = {
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: IHeaders | undefined;
  readonly partition: number;
};

/** Sends records one by one, in order; each is noted with its place. */
export async function inject(
  scene: Scene,
  { topic, what }: { topic: string; what: Injected['what'] },
  messages: readonly Message[],
): Promise<void> {
  const producer = scene.stores.broker().producer({ allowAutoTopicCreation: false });
  try {
    await producer.connect();
    for (const message of messages) {
      const [sent] = await producer.send({ topic, acks: -1, messages: [message] });
      const { partition, baseOffset: offset = '' } = sent ?? { partition: -1 };
      const key = String(message.key);
      scene.note({ kind: 'injected', what, topic, partition, offset, key, at: new Date().toISOString() });
    }
  } finally {
    await producer.disconnect();
  }
}

const READ_MS = 3_000;
const READERS = 'gemba-trial-reader';

/** The records of one partition from an offset on, at most `most`. */
export async function takeRecords(
  { stores }: Scene,
  from: { topic: string; partition: number; offset: number },
  most: number,
): Promise<Taken[]> {
  const groupId = `${READERS}-${String(process.pid)}-${String(performance.now())}`;
  const consumer = stores.broker().consumer({ groupId, maxWaitTimeInMs: 100, retry: { retries: 2 } });
  const taken: Taken[] = [];
  const enough = Promise.withResolvers<null>();
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [from.topic] });
    await consumer.run({
      autoCommit: false,
      eachMessage: async ({ partition, message: { key, value, headers } }) => {
        if (partition === from.partition && taken.length < most)
          taken.push({ key, value, headers, partition });
        if (taken.length >= most) enough.resolve(null);
        return Promise.resolve();
      },
    });
    consumer.seek({ topic: from.topic, partition: from.partition, offset: String(from.offset) });
    const late = setTimeout(enough.resolve, READ_MS, null);
    await enough.promise;
    clearTimeout(late);
    return taken;
  } finally {
    await consumer.disconnect();
  }
}
