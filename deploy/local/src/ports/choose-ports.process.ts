/** Chooses the block of ports: the one asked for, or the one used last time, or the next that is free. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Obstacle } from '../../bootstrap/run.mjs';
import { isFree } from '../engines/ports.process.js';
import { busyMessage, FIRST_BASE, members, nextBase, portsFrom, type Busy, type Ports } from './ports.js';

export type PortWish = {
  readonly state: string;
  readonly asked: number | undefined;
  readonly say: Say;
};

/** One line of progress: what it is about, what happened, and how many milliseconds it took. */
export type Say = (topic: string, text: string, milliseconds?: number) => void;

const MOST_BLOCKS = 200;

export async function choosePorts({ state, asked, say }: PortWish): Promise<Ports> {
  const file = join(state, 'ports.json');
  const ports = asked === undefined ? await firstFree(remembered(file), say) : await exactly(asked);
  writeFileSync(file, JSON.stringify(ports, undefined, 2));
  return ports;
}

function remembered(file: string): number {
  if (!existsSync(file)) return FIRST_BASE;
  return (JSON.parse(readFileSync(file, 'utf8')) as Ports).dashboard;
}

async function exactly(base: number): Promise<Ports> {
  const busy = await busyIn(base);
  if (busy.length > 0) throw new Obstacle(busyMessage(base, busy));
  return portsFrom(base);
}

async function firstFree(wanted: number, say: Say): Promise<Ports> {
  const base = await searchFrom(wanted, MOST_BLOCKS);
  if (base !== wanted) say('ports', `${String(base)} and following, since ${String(wanted)} ff. are in use`);
  return portsFrom(base);
}

async function searchFrom(base: number, blocks: number): Promise<number> {
  if (blocks === 0) throw new Obstacle('No block of free ports was found. Choose one with "--port-base N".');
  return (await busyIn(base)).length === 0 ? base : searchFrom(nextBase(base), blocks - 1);
}

async function busyIn(base: number): Promise<readonly Busy[]> {
  const ports = portsFrom(base);
  const checked = await Promise.all(
    members.map(async (member) => ({ member, port: ports[member], free: await isFree(ports[member]) })),
  );
  return checked.filter(({ free }) => !free);
}
