/** Faults at fail points: a service dies, fails or dawdles exactly where it hurts most. */
import { DEPARTMENTS, SERVICES } from '@gemba/contracts/events/company';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '@gemba/deploy-local/engines/child.process';
import type { Blow } from '../../../company/agent/orders.js';
import type { Fault, Scene } from '../../fault/fault.js';
import { acknowledges, all, drained } from '../../fault/recovery.http.js';
import { BUSY, healedBy, healsItself } from '../../fault/targets.js';

type Place = { readonly name: string; readonly point: string; readonly targets: readonly string[] };

/** How often a point may be passed before the blow falls. */
const MOST_SKIPPED = 8;
/** A service that is asked little comes to a point in its own time. */
const COMES_MS = 10_000;
const LOOK_MS = 5;

const disarm =
  ({ company, service }: Scene) =>
  async () => {
    await company.insist(service, { order: 'disarm' });
  };

const died = async (pid: number, withinMs: number): Promise<boolean> => {
  const deadline = performance.now() + withinMs;
  while (isAlive(pid) && performance.now() < deadline) await pause(LOOK_MS);
  return !isAlive(pid);
};

const killedAt = ({ name, point, targets }: Place): Fault => ({
  name,
  about: `SIGKILL at ${point}`,
  targets,
  since: 'strike',
  strike: async (scene) => {
    const { company, service, chance } = scene;
    const skip = chance.whole(0, MOST_SKIPPED);
    const { pid } = await company.tell(service, { order: 'arm', point, blow: { kind: 'kill' }, skip });
    if (!(await died(pid, COMES_MS))) {
      await disarm(scene)();
      throw new Error(`${service} did not come to ${point} ${String(skip)} times`);
    }
    return healsItself(all([acknowledges(scene, service), drained(scene)]));
  },
});

const struckAt = ({ name, point, targets }: Place, about: string, blow: (scene: Scene) => Blow): Fault => ({
  name,
  about: `${about} at ${point}`,
  targets,
  since: 'heal',
  strike: async (scene) => {
    const { company, service } = scene;
    await company.tell(service, { order: 'arm', point, blow: blow(scene), skip: 0 });
    return healedBy(disarm(scene), () => all([acknowledges(scene, service), drained(scene)]));
  },
});

const fails = (place: Place): Fault => struckAt(place, 'a machine fails', () => ({ kind: 'fail' }));

const dawdles = (place: Place): Fault =>
  struckAt(place, 'everything waits', ({ chance }) => ({ kind: 'delay', ms: chance.whole(100, 1_000) }));

export const points: readonly Fault[] = [
  killedAt({ name: 'killed-before-commit', point: 'append.before', targets: BUSY }),
  killedAt({ name: 'killed-after-commit', point: 'append.after', targets: BUSY }),
  killedAt({ name: 'relay-killed-after-publish', point: 'relay.afterPublish', targets: BUSY }),
  killedAt({ name: 'consumer-killed-before-commit', point: 'consumer.beforeCommit', targets: SERVICES }),
  killedAt({ name: 'consumer-killed-after-commit', point: 'consumer.afterCommit', targets: SERVICES }),
  killedAt({ name: 'process-killed-before-send', point: 'process.beforeSend', targets: BUSY }),
  fails({ name: 'append-fails', point: 'append.before', targets: BUSY }),
  fails({ name: 'append-answer-lost', point: 'append.after', targets: BUSY }),
  fails({ name: 'relay-fails', point: 'relay.afterPublish', targets: DEPARTMENTS }),
  fails({ name: 'consumer-fails', point: 'consumer.beforeCommit', targets: SERVICES }),
  fails({ name: 'process-fails', point: 'process.beforeSend', targets: BUSY }),
  dawdles({ name: 'slow-consumer', point: 'consumer.beforeCommit', targets: SERVICES }),
  dawdles({ name: 'slow-relay', point: 'relay.afterPublish', targets: DEPARTMENTS }),
];
