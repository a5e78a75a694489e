/** A topic is lost with all its records, and made again by whoever misses it first. */
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '@gemba/deploy-local/engines/child.process';
import type { Condition, Fault, Scene } from '../../fault/fault.js';
import { isSo } from '../../fault/nemesis.process.js';
import { acknowledges, all, drained } from '../../fault/recovery.http.js';
import { BUSY, healsItself } from '../../fault/targets.js';
import { latestAgain } from './copies.kafka.js';

const PARTITIONS = 12;
const LOOK_MS = 50;

async function makeAnew({ service, stores, note }: Scene): Promise<void> {
  const topic = `gemba.${service}`;
  const admin = stores.broker().admin();
  try {
    await admin.connect();
    note({ kind: 'lost', topic, at: new Date().toISOString() });
    await admin.deleteTopics({ topics: [topic] });
    while ((await admin.listTopics()).includes(topic)) await pause(LOOK_MS);
    await admin.createTopics({
      waitForLeaders: false,
      topics: [{ topic, numPartitions: PARTITIONS, replicationFactor: 1 }],
    });
  } finally {
    await admin.disconnect();
  }
}

const works = (scene: Scene): Condition => all([acknowledges(scene, scene.service), drained(scene)]);

const seen: Fault = {
  name: 'topic-made-anew',
  about: 'a topic is deleted, and made again empty, under the same name',
  targets: BUSY,
  since: 'strike',
  strike: async (scene) => {
    await makeAnew(scene);
    return healsItself(works(scene));
  },
};

/** So many records more had the topic before: the next is shorter until as many events have come. */
const COPIES = 8;
const PATIENCE_MS = 40_000;
/** Each look asks for the end of every partition. */
const GLANCE_MS = 250;

/** @throws {Error} when it is not so in time, so that the fault counts as missed */
async function until(condition: Condition, what: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!(await isSo(condition))) {
    if (performance.now() > deadline) throw new Error(`${what} took too long`);
    await pause(GLANCE_MS);
  }
}

/** The reader's offset lies within the topic that it finds, and means something else there. */
const unseen: Fault = {
  name: 'topic-made-anew-unseen',
  about: 'a topic is made anew and grows past the old one while the projection stands still',
  targets: BUSY,
  since: 'strike',
  strike: async (scene) => {
    const { company, stores } = scene;
    const place = await latestAgain(scene, COPIES);
    await until(drained(scene), 'to hear the copies');
    const endOf = async () => (await stores.now()).ends.get(place) ?? 0;
    const before = await endOf();
    const reader = company.pid('projection');
    process.kill(reader, 'SIGSTOP');
    try {
      await makeAnew(scene);
      await until(async () => (await endOf()) >= before, 'to grow as long again');
    } finally {
      // Another fault may have killed it meanwhile.
      if (isAlive(reader)) process.kill(reader, 'SIGKILL');
    }
    return healsItself(works(scene));
  },
};

export const anew: readonly Fault[] = [seen, unseen];
