/** Who comes in the place of a dead member does not wait for its session to end. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Admin, Kafka } from 'kafkajs';
import { connectKafka } from '../../topic/kafka-client.kafka.js';
import { ensureTopics } from '../../engines/topics.kafka.js';
import { layCable } from '../../testing/cable.kafka.js';
import { consume } from '../../testing/consuming.kafka.js';
import { eventsOver } from '../../testing/event.js';
import { effects } from '../../testing/events.sql.js';
import { publish } from '../../testing/publish.kafka.js';
import { openSandbox, silent, testKafka, until, type Sandbox } from '../../testing/sandbox.sql.js';
import { dismissPredecessor } from './predecessor.kafka.js';

/** Far longer than the test may take: who waited for it would be found out. */
const SESSION_MS = 300_000;

let sandbox: Sandbox;
let admin: Admin;

beforeAll(async () => {
  sandbox = await openSandbox();
  admin = sandbox.kafka.admin();
  await admin.connect();
});

afterAll(async () => {
  await admin.disconnect();
  await sandbox.close();
});

const kafkaOf = (clientId: string): Kafka => connectKafka({ server: testKafka(), clientId, log: silent });

/** Joins the group and is cut off before it can leave, as a process that was killed. */
const dieIn = async (groupId: string, topic: string, clientId: string): Promise<void> => {
  const cable = await layCable();
  const options = { server: testKafka(cable.broker), clientId, log: silent };
  const consumer = connectKafka(options).consumer({
    ...{ groupId, sessionTimeout: SESSION_MS, heartbeatInterval: 60_000 },
    retry: { restartOnFailure: () => Promise.resolve(false) },
  });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic] });
  const joined = new Promise((done) => consumer.on(consumer.events.GROUP_JOIN, done));
  await consumer.run({ eachMessage: () => Promise.resolve() });
  await joined;
  cable.cut();
  // What is said on the way out does not arrive.
  await Promise.all([consumer.disconnect(), cable.close()]);
};

const membersOf = async (groupId: string): Promise<readonly string[]> =>
  (await admin.describeGroups([groupId])).groups.flatMap(({ members }) => members.map((m) => m.clientId));

describe('a consumer in the place of a dead one', () => {
  it('takes the partitions at once', async () => {
    const topic = sandbox.name('gemba.heir');
    await ensureTopics(admin, [topic]);
    await dieIn(`${topic}-facts`, topic, 'service@here');
    await publish(sandbox.kafka, topic, eventsOver(['a'], 3));
    const kafka = kafkaOf('service@here');
    const heir = consume(sandbox, topic, { kafka, memberName: 'service@here' });
    await until(async () => (await effects(sandbox.pool)).a?.length === 3);
    expect(await membersOf(`${topic}-facts`)).toEqual(['service@here']);
    await heir.stop();
  }, 60_000);

  it('lets others of the group be', async () => {
    const topic = sandbox.name('gemba.sibling');
    await ensureTopics(admin, [topic]);
    await dieIn('siblings', topic, 'service@there');
    const { kafka } = sandbox;
    const mine = { kafka, admin, groupId: 'siblings', clientId: 'service@here' };
    expect(await dismissPredecessor(mine)).toBe(0);
    expect(await membersOf('siblings')).toEqual(['service@there']);
    expect(await dismissPredecessor({ ...mine, clientId: 'service@there' })).toBe(1);
  }, 60_000);
});
