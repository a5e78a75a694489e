/** Faults of the broker: a disk that takes no more, and members that come and go in a group. */
import { SERVICES } from '@gemba/contracts/events/company';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault, Scene } from '../../fault/fault.js';
import { drained } from '../../fault/recovery.http.js';
import { setLimit } from '../../fault/limits.process.js';
import { healedBy, NOBODY } from '../../fault/targets.js';

const LOOK_MS = 50;

/**
 * The broker's files may not grow, as on a full disk; a broker that is started anew meets the same, until the
 * fault is healed.
 */
const diskFull: Fault = {
  name: 'kafka-disk-full',
  about: 'no file of the broker may grow',
  targets: NOBODY,
  since: 'heal',
  strike: async (scene) => {
    const full = new AbortController();
    const filling = fill(scene, full.signal);
    const heal = async (): Promise<void> => {
      full.abort();
      await filling;
    };
    return Promise.resolve(healedBy(heal, () => drained(scene)));
  },
};

async function fill({ company }: Scene, full: AbortSignal): Promise<void> {
  let last: number | undefined;
  while (!full.aborted) {
    const { kafka } = company.run().pids;
    if (kafka !== undefined && kafka !== last) await setLimit(kafka, 'fsize', '1');
    last = kafka;
    await pause(LOOK_MS);
  }
  if (last !== undefined) await setLimit(last, 'fsize', 'unlimited');
}

type Group = { readonly name: string; readonly topics: readonly string[] };

async function groupsOf({ stores, service }: Scene): Promise<Group[]> {
  const rows = await stores.ask<{ consumer: string; topics: string[] }>(
    service,
    `select consumer, array_agg(distinct topic) as topics from consumer_offsets
      where partition >= 0 group by consumer`,
  );
  return rows.map(({ consumer, topics }) => ({ name: consumer, topics }));
}

/** A member that takes its share of the partitions, does nothing with them, and leaves. */
async function visit({ stores, chance }: Scene, { name, topics }: Group): Promise<void> {
  const member = stores.broker().consumer({ groupId: name, sessionTimeout: 6_000, retry: { retries: 2 } });
  try {
    await member.connect();
    await member.subscribe({ topics: [...topics] });
    await member.run({ autoCommit: false, eachBatchAutoResolve: false, eachBatch: () => Promise.resolve() });
    await pause(chance.whole(200, 1_500));
  } finally {
    await member.disconnect();
  }
}

const rebalanceStorm: Fault = {
  name: 'rebalance-storm',
  about: 'foreign members join and leave the groups of a service',
  targets: SERVICES,
  since: 'heal',
  strike: async (scene) => {
    const groups = await groupsOf(scene);
    const over = performance.now() + scene.holdMs;
    const storm = async (group: Group): Promise<void> => {
      while (performance.now() < over) await visit(scene, group);
    };
    // A visitor whom the broker throws out has had its effect.
    const visits = Promise.allSettled(groups.map(storm));
    const heal = async (): Promise<void> => {
      await visits;
    };
    return healedBy(heal, () => drained(scene));
  },
};

export const brokers: readonly Fault[] = [diskFull, rebalanceStorm];
