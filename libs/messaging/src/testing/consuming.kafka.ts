/** A consumer that turns a topic of its own into facts, with whatever a test wants to be different. */
import type { EventRecord } from '@gemba/contracts/envelope';
import { startConsumer } from '../consumer/consumer.kafka.js';
import type { ConsumerOptions } from '../consumer/state/run.js';
import type { RunningConsumer } from '../consumer/state/running.js';
import type { StreamOf } from '../stream-name.js';
import { insertFacts } from './events.sql.js';
import { silent, type Sandbox } from './sandbox.sql.js';

export function consume(
  sandbox: Sandbox,
  topic: string,
  change: Partial<ConsumerOptions> = {},
): RunningConsumer {
  const consumer = `${topic}-facts`;
  const { kafka, pool } = sandbox;
  const running = startConsumer({
    kafka,
    pool,
    consumer,
    topics: [topic],
    apply: insertFacts,
    fetchHole: noHoles,
    log: silent,
    ...change,
  });
  sandbox.onClose(running.stop);
  return running;
}

function noHoles({ streamId }: StreamOf): Promise<readonly EventRecord[]> {
  return Promise.reject(new Error(`${streamId} was to have no hole`));
}
