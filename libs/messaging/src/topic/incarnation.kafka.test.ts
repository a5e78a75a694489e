/** Kafka tells which incarnation of a topic is there, and how many partitions it has. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ensureTopics } from '../engines/topics.kafka.js';
import { openSandbox, until, type Sandbox } from '../testing/sandbox.sql.js';
import { withCluster } from './cluster.kafka.js';
import { incarnationOf, incarnationsOf } from './incarnation.kafka.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openSandbox();
}, 60_000);
afterAll(async () => {
  await sandbox.close();
});

describe('a topic', () => {
  it('P26: that is made anew has another id, and one that is not there has none', async () => {
    const [topic, absent] = [sandbox.name('one'), sandbox.name('absent')];
    const admin = sandbox.kafka.admin();
    await admin.connect();
    await ensureTopics(admin, [topic]);
    await withCluster(sandbox.kafka, async (cluster) => {
      const before = await incarnationsOf(cluster, [topic, absent]);
      expect([...before.keys()]).toEqual([topic]);
      expect(before.get(topic)).toEqual({ id: expect.stringMatching(/^[0-9a-f]{32}$/), partitions: 12 });
      await admin.deleteTopics({ topics: [topic] });
      await until(async () => !(await admin.listTopics()).includes(topic));
      await expect(incarnationOf(cluster, topic)).rejects.toThrow('is not there');
      await ensureTopics(admin, [topic]);
      expect((await incarnationOf(cluster, topic)).id).not.toBe(before.get(topic)?.id);
    });
    await admin.disconnect();
  }, 60_000);
});
