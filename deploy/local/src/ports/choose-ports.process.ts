/** Chooses the block of ports: the one asked for, or the one used last time, or the next that is free. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Obstacle } from '../../bootstrap/run.mjs';
import { isFree } from '../engines/ports.process.js';
import { FIRST_BASE, members, nextBase, portsFrom, reasonAgainst, type Busy, type Ports } from './ports.js';

export type PortWish = {
  readonly state: string;
  readonly asked: number | undefined;
  readonly say: Say;
};

/** One line of progress: what it is about, what happened, and how many milliseconds it took. */
export type Say = (topic: string, text: string, milliseconds?: number) => void;

const MOST_BLOCKS = 200;

/**
 * The block that was asked for, or used before, or the first; the next free one where that cannot be had, and
 * then it says why.
 */
export async function choosePorts({ state, asked, say }: PortWish): Promise<Ports> {
  const file = join(state, 'ports.json');
  const wanted = asked ?? remembered(file);
  const reason = await against(wanted);
  const base = reason === '' ? wanted : await searchFrom(nextBase(wanted), MOST_BLOCKS);
  const ports = portsFrom(base);
  if (reason !== '') say('ports', `${String(base)} and following, since ${reason}`);
  writeFileSync(file, JSON.stringify(ports, undefined, 2));
  return ports;
}

function remembered(file: string): number {
  if (!existsSync(file)) return FIRST_BASE;
  return (JSON.parse(readFileSync(file, 'utf8')) as Ports).dashboard;
}

async function against(base: number): Promise<string> {
  return reasonAgainst(base, await busyIn(base));
}

async function searchFrom(base: number, blocks: number): Promise<number> {
  if (blocks === 0) throw new Obstacle('No block of free ports was found. Choose one with "--port-base N".');
  return (await against(base)) === '' ? base : searchFrom(nextBase(base), blocks - 1);
}

async function busyIn(base: number): Promise<readonly Busy[]> {
  const ports = portsFrom(base);
  const checked = await Promise.all(
    members.map(async (member) => ({ member, port: ports[member], free: await isFree(ports[member]) })),
  );
  return checked.filter(({ free }) => !free);
}
