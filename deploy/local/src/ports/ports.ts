/** The block of ports that one Gemba uses: the dashboard on the first, everything else behind it. */
import { SERVICES } from '@gemba/contracts/events/company';

export const members = ['dashboard', ...SERVICES, 'issuer', 'postgres', 'broker', 'controller'] as const;
export type Member = (typeof members)[number];
export type Ports = Readonly<Record<Member, number>>;

/** Ports that browsers and `fetch` refuse to speak HTTP to: "port blocking" of the Fetch standard. */
export const BLOCKED: ReadonlySet<number> = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
  109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
  526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049,
  3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10_080,
]);

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
  const following = base - (base % STEP) + STEP;
  const next = following + members.length > LAST_PORT ? FIRST_BASE : following;
  return blockedIn(next).length === 0 ? next : nextBase(next);
}

/** Those of a block that a browser would refuse. */
export function blockedIn(base: number): readonly number[] {
  return Object.values(portsFrom(base)).filter((port) => BLOCKED.has(port));
}

export type Busy = { readonly member: Member; readonly port: number };

/** Why the block that a person chose, or that was used before, is not taken. Empty where it is. */
export function reasonAgainst(base: number, busy: readonly Busy[]): string {
  const refused = blockedIn(base);
  const last = base + members.length - 1;
  const block = `${String(base)} to ${String(last)}`;
  if (refused.length > 0) return `browsers refuse port ${refused.join(', ')} of ${block}`;
  if (busy.length === 0) return '';
  const list = busy.map(({ member, port }) => `${String(port)} (${member})`).join(', ');
  return `other programs use ${list} of ${block}`;
}
