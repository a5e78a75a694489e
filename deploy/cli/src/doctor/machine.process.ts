/** The doctor's look at the machine: Node, Java, Maven, room on the disk, the state folder, free ports. */
import { statfsSync, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { isFree } from '@gemba/deploy-local/engines/ports.process';
import { members, portsFrom, FIRST_BASE } from '@gemba/deploy-local/ports/ports';
import { checkJava, checkMaven, checkState } from '../../../local/bootstrap/prerequisites.mjs';
import { Obstacle } from '../../../local/bootstrap/run.mjs';
import type { Finding } from './finding.js';
import { well, wrong } from './finding.js';
import { settingsFinding } from './settings.js';

const LEAST_FREE_MB = 500;

/** The launcher's own checks say what is wrong and how to mend it in one text: "What. Fix." */
const asked = async (check: string, look: () => Promise<string> | string): Promise<Finding> => {
  try {
    return well(check, await look());
  } catch (error) {
    if (!(error instanceof Obstacle)) throw error;
    const [says = '', ...fix] = error.message.split('. ');
    return wrong(check, says, fix.join('. '));
  }
};

const room = (state: string): Finding => {
  const existing = (folder: string): string => (existsSync(folder) ? folder : existing(dirname(folder)));
  const { bavail, bsize } = statfsSync(existing(state));
  const free = Math.floor((bavail * bsize) / 1_000_000);
  const says = `${String(free)} MB left for ${state}`;
  if (free >= LEAST_FREE_MB) return well('disk', says);
  return wrong(
    'disk',
    says,
    `Free ${String(LEAST_FREE_MB)} MB, or set GEMBA_STATE to a folder on another disk.`,
  );
};

/** Looked at only while Gemba does not run, since else its own ports are in use. */
const ports = async (): Promise<Finding> => {
  const block = portsFrom(FIRST_BASE);
  const free = await Promise.all(members.map((member) => isFree(block[member])));
  const busy = members.filter((_, at) => free[at] !== true).map((member) => String(block[member]));
  const last = String(FIRST_BASE + members.length - 1);
  if (busy.length === 0) return well('ports', `${String(FIRST_BASE)} to ${last} are free`);
  return wrong(
    'ports',
    `in use by other programs: ${busy.join(', ')}`,
    'Nothing to do: "npm start" takes the next free block. Or choose one by "npm start -- --port-base N".',
  );
};

export const machineFindings = async (state: string, isRunning: boolean): Promise<Finding[]> => [
  well('node', process.version),
  await asked('java', async () => `Java ${String(await checkJava())}`),
  await asked('maven', () => {
    checkMaven();
    return 'found';
  }),
  room(state),
  await asked('state', () => {
    if (!existsSync(state)) return `${state} is not there yet`;
    checkState(state);
    return `${state} is Gemba's and can be written`;
  }),
  settingsFinding(process.env),
  isRunning ? well('ports', 'in use by Gemba') : await ports(),
];
