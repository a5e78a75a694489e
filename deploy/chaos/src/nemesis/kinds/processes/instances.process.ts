/** A second instance of a service on the same database: beside the first, or while that is frozen. */
import { appendFileSync, existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endChild, type Child } from '@gemba/deploy-local/engines/child.process';
import { freePorts } from '@gemba/deploy-local/engines/ports.process';
import { launch, root, serviceProgram } from '@gemba/deploy-local/launcher/services.process';
import { copyCompiled } from '../../../planted/variant.process.js';
import type { Fault, Scene } from '../../fault.js';
import { acknowledges, all, drained } from '../../recovery.http.js';
import { DEPARTMENTS, EVERYBODY } from '../targets.js';

const GRACE_MS = 10_000;
const READY_MS = 30_000;
const LOOK_MS = 50;

type Twin = { readonly child: Child; readonly url: string };

/** Which compiled program the twin runs, given the one of the first instance. */
type Build = (scene: Scene, program: string) => string;

const sameBuild: Build = (_, program) => program;

/** A copy of all that is compiled, and one word more in it: to the company it is another version. */
const anotherBuild: Build = ({ company }, program) => {
  const folder = join(company.state, 'another-build');
  const copied = join(folder, relative(root, program));
  if (existsSync(copied)) return copied;
  copyCompiled(folder);
  appendFileSync(join(folder, 'libs/event-store/dist/chain.js'), '// another build\n');
  return copied;
};

const begin = async (scene: Scene, build: Build): Promise<Twin> => {
  const { company, service } = scene;
  const [port = 0] = await freePorts(1);
  const env = company.environment(service, port);
  const file = build(scene, serviceProgram(service));
  const child = await launch({ name: `${service}-twin`, file, args: [], env }, company.state);
  return { child, url: `http://127.0.0.1:${String(port)}` };
};

const isUp = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(1_000) })).ok;
  } catch (error) {
    // Nobody listens yet; whoever asks gives up after a while.
    if (error instanceof Error) return false;
    throw error;
  }
};

const untilUp = async ({ child, url }: Twin): Promise<void> => {
  const deadline = performance.now() + READY_MS;
  while (!(await isUp(url))) {
    if (performance.now() > deadline || child.hasExited()) throw new Error(`${child.name} did not start`);
    await pause(LOOK_MS);
  }
};

type Doings = {
  readonly build: Build;
  readonly doing: (scene: Scene, twin: Twin) => Promise<void>;
};

/** Starts a twin, and ends it whatever happens between. Answers whether it had to be killed. */
const withTwin = async (scene: Scene, { build, doing }: Doings): Promise<boolean> => {
  const twin = await begin(scene, build);
  try {
    await untilUp(twin);
    await doing(scene, twin);
    return await endChild(twin.child, 'SIGTERM', GRACE_MS);
  } finally {
    await endChild(twin.child, 'SIGKILL', GRACE_MS);
  }
};

const recovery = (scene: Scene) => all([acknowledges(scene, scene.service), drained(scene)]);

const twinned = (name: string, about: string, doings: Doings): Fault => ({
  name,
  about,
  targets: name === 'two-relays' ? DEPARTMENTS : EVERYBODY,
  since: 'heal',
  strike: async (scene) => {
    const killed = await withTwin(scene, doings);
    const late = killed ? `${scene.service} did not leave within ${String(GRACE_MS)} ms of SIGTERM` : null;
    return {
      heal: () => Promise.resolve(),
      recovered: () => Promise.resolve(recovery(scene)),
      verdict: () => Promise.resolve(late),
    };
  },
});

/** Long enough for the other relay to see that the first one says nothing, and to take over. */
const TAKES_OVER_MS = 7_000;

const thawAfterTakeOver: Doings['doing'] = async ({ company, service, holdMs }) => {
  const pid = company.pid(service);
  process.kill(pid, 'SIGSTOP');
  await pause(TAKES_OVER_MS);
  process.kill(pid, 'SIGCONT');
  await pause(holdMs);
};

const works: Doings['doing'] = ({ holdMs }) => pause(holdMs);

const isKilled: Doings['doing'] = async ({ holdMs }, { child }) => {
  await pause(holdMs / 2);
  child.kill('SIGKILL');
  await child.exited;
};

export const instances: readonly Fault[] = [
  twinned('two-instances', 'a second instance joins, works and leaves', { build: sameBuild, doing: works }),
  twinned('two-builds', 'a second instance of another build joins, works and leaves', {
    build: anotherBuild,
    doing: works,
  }),
  twinned('two-relays', 'the active relay is frozen, another one takes over, and the first one thaws', {
    build: sameBuild,
    doing: thawAfterTakeOver,
  }),
  twinned('twin-killed', 'a second instance joins and is killed', { build: sameBuild, doing: isKilled }),
];
