/** The block of ports that one Gemba uses: the dashboard on the first, everything else behind it. */

export const members = [
  'dashboard',
  'governance',
  'production',
  'supply-chain',
  'hr',
  'quality',
  'finance',
  'projection',
  'issuer',
  'postgres',
  'broker',
  'controller',
] as const;
export type Member = (typeof members)[number];
export type Ports = Readonly<Record<Member, number>>;

export const FIRST_BASE = 4000;
/** Blocks begin at round numbers, so that two companies on one machine are easy to tell apart. */
const STEP = 20;
const LAST_PORT = 65_535;

export function portsFrom(base: number): Ports {
  return Object.fromEntries(members.map((member, index) => [member, base + index])) as Ports;
}

/**
 * Where to look after the block at `base`: the next round number, and from the start again after the last.
 */
export function nextBase(base: number): number {
  const next = base - (base % STEP) + STEP;
  return next + members.length > LAST_PORT ? FIRST_BASE : next;
}

export type Busy = { readonly member: Member; readonly port: number };

/** For a base that the person chose. */
export function busyMessage(base: number, busy: readonly Busy[]): string {
  const list = busy.map(({ member, port }) => `${String(port)} (${member})`).join(', ');
  const last = base + members.length - 1;
  return (
    `Of the ports ${String(base)} to ${String(last)}, in use by another program: ${list}. ` +
    'Stop that program, choose other ports with "--port-base N", ' +
    'or leave the option out and a free block is found.'
  );
}
