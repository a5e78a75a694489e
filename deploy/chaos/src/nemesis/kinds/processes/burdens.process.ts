/** Faults inside a process: no memory, no handles, no connections, no turn, and a clock that goes wrong. */
import { DEPARTMENTS, SERVICES } from '@gemba/contracts/events/company';
import { readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isAlive } from '@gemba/deploy-local/engines/child.process';
import type { Fault, Scene } from '../../fault/fault.js';
import { acknowledges, all, drained } from '../../fault/recovery.http.js';
import { readLimit, setLimit } from '../../fault/limits.process.js';
import { healedBy, healsItself, holdOf } from '../../fault/targets.js';

/** Time for a process to fill its heap and fall over it. */
const FALLS_MS = 30_000;
const LOOK_MS = 20;

const works = (scene: Scene) => all([acknowledges(scene, scene.service), drained(scene)]);

const outOfMemory: Fault = {
  name: 'out-of-memory',
  about: 'the heap is filled until the process ends',
  targets: SERVICES,
  since: 'strike',
  strike: async (scene) => {
    const { pid } = await scene.company.tell(scene.service, { order: 'fill-memory' });
    const deadline = performance.now() + FALLS_MS;
    while (isAlive(pid)) {
      if (performance.now() > deadline) process.kill(pid, 'SIGKILL');
      await pause(LOOK_MS);
    }
    return healsItself(works(scene));
  },
};

const outOfHandles: Fault = {
  name: 'out-of-handles',
  about: 'the process may open no further file or socket',
  targets: SERVICES,
  since: 'heal',
  strike: async (scene) => {
    const pid = scene.company.pid(scene.service);
    const open = readdirSync(`/proc/${String(pid)}/fd`).length;
    const before = await readLimit(pid, 'nofile');
    await setLimit(pid, 'nofile', String(open));
    const heal = () => setLimit(pid, 'nofile', before);
    return healedBy(heal, () => works(scene));
  },
};

/** A burden that the agent carries out by itself for so long, and then lays down. */
const carried = (name: string, about: string, order: 'block' | 'take-connections'): Fault => ({
  name,
  about,
  targets: SERVICES,
  since: 'heal',
  strike: async (scene) => {
    const ms = holdOf(scene);
    await scene.company.tell(scene.service, { order, ms });
    const over = performance.now() + ms;
    const heal = () => pause(Math.max(0, over - performance.now()));
    return healedBy(heal, () => works(scene));
  },
});

const MINUTE_MS = 60_000;

const clock = (name: string, sign: 1 | -1): Fault => ({
  name,
  about: 'the clock of one service goes wrong by up to 20 minutes, and is set right again',
  targets: DEPARTMENTS,
  since: 'heal',
  strike: async (scene) => {
    const { company, service, chance } = scene;
    const byMs = sign * chance.whole(1_000, 20 * MINUTE_MS);
    await company.tell(service, { order: 'clock', byMs });
    const heal = async (): Promise<void> => {
      await company.insist(service, { order: 'clock', byMs: 0 });
    };
    return healedBy(heal, () => works(scene));
  },
});

export const burdens: readonly Fault[] = [
  outOfMemory,
  outOfHandles,
  carried('loop-blocked', 'the process does nothing else for seconds', 'block'),
  carried('connections-taken', 'every database connection of the pool is taken', 'take-connections'),
  clock('clock-ahead', 1),
  clock('clock-behind', -1),
];
