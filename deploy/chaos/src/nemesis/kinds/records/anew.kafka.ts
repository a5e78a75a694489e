/** A topic is lost with all its records, and made again by whoever misses it first. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from '../../fault.js';
import { acknowledges, all, drained } from '../../recovery.http.js';
import { BUSY, healsItself } from '../targets.js';

const PARTITIONS = 12;
const LOOK_MS = 50;

export const anew: Fault = {
  name: 'topic-made-anew',
  about: 'a topic is deleted, and made again empty, under the same name',
  targets: BUSY,
  since: 'strike',
  strike: async (scene) => {
    const topic = `gemba.${scene.service}`;
    const admin = scene.stores.broker().admin();
    try {
      await admin.connect();
      await admin.deleteTopics({ topics: [topic] });
      while ((await admin.listTopics()).includes(topic)) await pause(LOOK_MS);
      await admin.createTopics({
        waitForLeaders: false,
        topics: [{ topic, numPartitions: PARTITIONS, replicationFactor: 1 }],
      });
    } finally {
      await admin.disconnect();
    }
    return healsItself(all([acknowledges(scene, scene.service), drained(scene)]));
  },
};
