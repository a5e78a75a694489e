/**
 * KafkaJS as it is, in a process of its own: what the product does with Kafka is compared with this. It is
 * asked to send the supply chain's part of a trade to a topic, or to read topics and do nothing with them.
 */
import { toMessage } from '@gemba/messaging/cloud-event';
import type { KafkaServer } from '@gemba/messaging/engines/server';
import { Kafka, logLevel } from 'kafkajs';
import type { Sample } from '../../measure/row.js';
import { trade } from '../trade/trade.js';
import type { Ask } from './asking.process.js';

const BATCH = 1_000;

const kafkaFor = ({ brokers, login }: KafkaServer): Kafka => {
  const { user: username = '', password = '' } = login ?? {};
  const sasl = { mechanism: 'scram-sha-512', username, password } as const;
  const common = { brokers: [...brokers], clientId: 'alone', logLevel: logLevel.NOTHING };
  return new Kafka(login === null ? common : { ...common, sasl });
};

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
};

const sending = async ({ kafka, topics: [topic = ''], count: atLeast }: Ask): Promise<Sample> => {
  const messages = (trade(atLeast).get('supply-chain') ?? []).map(toMessage);
  const producer = kafkaFor(kafka).producer({ idempotent: true, allowAutoTopicCreation: false });
  await producer.connect();
  const taken = await seconds(async () => {
    for (let at = 0; at < messages.length; at += BATCH)
      await producer.send({ topic, acks: -1, messages: messages.slice(at, at + BATCH) });
  });
  await producer.disconnect();
  return { count: messages.length, seconds: taken };
};

const reading = async ({ kafka, topics, count }: Ask): Promise<Sample> => {
  const groupId = `alone-${crypto.randomUUID()}`;
  const consumer = kafkaFor(kafka).consumer({ groupId, maxWaitTimeInMs: 250 });
  await consumer.connect();
  await consumer.subscribe({ topics: [...topics], fromBeginning: true });
  const { promise: all, resolve } = Promise.withResolvers<undefined>();
  let read = 0;
  const taken = await seconds(async () => {
    await consumer.run({
      autoCommit: false,
      partitionsConsumedConcurrently: 12,
      eachBatch: ({ batch }) => {
        read += batch.messages.length;
        if (read >= count) resolve(undefined);
        return Promise.resolve();
      },
    });
    await all;
  });
  await consumer.disconnect();
  if (read !== count) throw new Error(`${String(read)} messages were read of ${String(count)}.`);
  return { count, seconds: taken };
};

process.env.KAFKAJS_NO_PARTITIONER_WARNING = '1';
process.on('message', (ask: Ask) => {
  const answer = ask.work === 'send' ? sending(ask) : reading(ask);
  void answer.then((sample) => process.send?.(sample));
});
