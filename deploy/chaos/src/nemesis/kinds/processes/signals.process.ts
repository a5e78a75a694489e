/** Faults by signals: processes killed and frozen. */
import { SERVICES } from '@gemba/contracts/events/company';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '@gemba/deploy-local/engines/child.process';
import type { Condition, Fault, Scene } from '../../fault/fault.js';
import { acknowledges, all, allAcknowledge, drained } from '../../fault/recovery.http.js';
import { healedBy, healsItself, NOBODY } from '../../fault/targets.js';

const kill = (scene: Scene, name: string): void => {
  process.kill(scene.company.pid(name), 'SIGKILL');
};

const killed = (engine: string, works: (scene: Scene) => Condition): Fault => ({
  name: `${engine}-killed`,
  about: `SIGKILL to ${engine}`,
  targets: NOBODY,
  since: 'strike',
  strike: async (scene) => {
    kill(scene, engine);
    return Promise.resolve(healsItself(works(scene)));
  },
});

const frozen = (name: string, engine: string | undefined): Fault => ({
  name,
  about: 'SIGSTOP, and SIGCONT later',
  targets: engine === undefined ? SERVICES : NOBODY,
  since: 'heal',
  strike: async (scene) => {
    const pid = scene.company.pid(engine ?? scene.service);
    process.kill(pid, 'SIGSTOP');
    const thaw = async (): Promise<void> => {
      // Another fault may have killed it meanwhile.
      if (isAlive(pid)) process.kill(pid, 'SIGCONT');
      return Promise.resolve();
    };
    const works = () => all([...(engine ? [] : [acknowledges(scene, scene.service)]), drained(scene)]);
    return Promise.resolve(healedBy(thaw, works));
  },
});

const serviceKilled: Fault = {
  name: 'service-killed',
  about: 'SIGKILL to one service under load',
  targets: SERVICES,
  since: 'strike',
  strike: async (scene) => {
    kill(scene, scene.service);
    return Promise.resolve(healsItself(acknowledges(scene, scene.service)));
  },
};

const everybodyKilled: Fault = {
  name: 'services-killed',
  about: 'SIGKILL to every service, one after the other in random order',
  targets: NOBODY,
  since: 'strike',
  strike: async (scene) => {
    const order = [...scene.company.services].sort(() => scene.chance.next() - 0.5);
    for (const service of order) {
      kill(scene, service);
      await pause(scene.chance.whole(0, 300));
    }
    return healsItself(all([allAcknowledge(scene), drained(scene)]));
  },
};

export const signals: readonly Fault[] = [
  serviceKilled,
  everybodyKilled,
  frozen('service-frozen', undefined),
  killed('postgres', allAcknowledge),
  killed('kafka', drained),
  frozen('kafka-frozen', 'kafka'),
];
