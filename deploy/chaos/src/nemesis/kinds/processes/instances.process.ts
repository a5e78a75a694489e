/** A second instance of a service on the same database: beside the first, or while that is frozen. */
import { DEPARTMENTS, SERVICES } from '@gemba/contracts/events/company';
import { appendFileSync, existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { endChild, type Child } from '@gemba/deploy-local/engines/child.process';
import { freePorts } from '@gemba/deploy-local/engines/ports.process';
import { launch, root, serviceProgram } from '@gemba/deploy-local/launcher/services.process';
import { olderBuild } from '../../../planted/older-build.js';
import { buildVariant, copyCompiled } from '../../../planted/variant.process.js';
import type { Fault, Scene } from '../../fault/fault.js';
import { isSo } from '../../fault/nemesis.process.js';
import { acknowledges, all, drained } from '../../fault/recovery.http.js';

const GRACE_MS = 10_000;
const READY_MS = 30_000;
const LOOK_MS = 50;

type Twin = { readonly child: Child; readonly url: string };

/** Which compiled program the twin runs, given the one of the first instance. */
type Build = (scene: Scene, program: string) => string | Promise<string>;

const sameBuild: Build = (_, program) => program;

/** A copy of all that is compiled, and one word more in it: to the company it is another version. */
const anotherBuild: Build = ({ company }, program) => {
  const folder = join(company.state, 'another-build');
  const copied = join(folder, relative(root, program));
  if (existsSync(copied)) return copied;
  copyCompiled(folder);
  appendFileSync(join(folder, 'libs/event-store/dist/log/chain.js'), '// another build\n');
  return copied;
};

/** Folders in which the older build is, or is being made; one for each trial. */
const older = new Map<string, Promise<void>>();

/** A build of before, that says and knows the first version of an event only. */
const earlierBuild: Build = async ({ company }, program) => {
  const folder = join(company.state, 'older-build');
  const made = older.get(folder) ?? buildVariant(olderBuild, folder);
  older.set(folder, made);
  await made;
  return join(folder, relative(root, program));
};

const begin = async (scene: Scene, build: Build): Promise<Twin> => {
  const { company, service } = scene;
  const [port = 0] = await freePorts(1);
  const env = company.environment(service, port);
  const file = await build(scene, serviceProgram(service));
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
  readonly targets?: readonly string[];
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
  targets: doings.targets ?? SERVICES,
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

/** So long somebody may take to say what the older build says otherwise. */
const SAYS_MS = 30_000;
const SAID = `select 1 from events where type = 'supply-chain.ShipmentDelayed' and schema_version = 1`;

/** Half of the commands are given to the twin, until one of them was recorded as it records it. */
const writesBeside: Doings['doing'] = async ({ company, service, stores, holdMs }, { url }) => {
  const { length: before } = await stores.ask(service, SAID);
  const deadline = performance.now() + SAYS_MS;
  const isSaid = async () => (await stores.ask(service, SAID)).length > before;
  company.beside.set(service, url);
  try {
    await pause(holdMs);
    while (!(await isSo(isSaid))) {
      if (performance.now() > deadline) throw new Error('the older build was not asked to delay a shipment');
      await pause(LOOK_MS);
    }
  } finally {
    company.beside.delete(service);
  }
};

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
  twinned(
    'old-build-beside-new',
    'a build that says an older version of an event takes half of the commands',
    {
      targets: ['supply-chain'],
      build: earlierBuild,
      doing: writesBeside,
    },
  ),
  twinned('two-relays', 'the active relay is frozen, another one takes over, and the first one thaws', {
    targets: DEPARTMENTS,
    build: sameBuild,
    doing: thawAfterTakeOver,
  }),
  twinned('twin-killed', 'a second instance joins and is killed', { build: sameBuild, doing: isKilled }),
];
