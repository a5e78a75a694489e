/** What every service holds at a quiet moment: open files, memory, database connections. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Finding } from '../checker/finding.js';
import type { TrialCompany } from '../company/company.process.js';
import type { Stores } from './watch/stores.process.js';

export type Holding = {
  readonly handles: number;
  readonly memoryMb: number;
  readonly connections: number;
};

/** What a service may hold more at the end: what it keeps ready, and what it has learned. */
const ROOM: Holding = { handles: 40, memoryMb: 200, connections: 12 };

export async function holdings(company: TrialCompany, stores: Stores): Promise<ReadonlyMap<string, Holding>> {
  const rows = await stores.ask<{ service: string; connections: string }>(
    'governance',
    `select replace(substr(datname, 7), '_', '-') as service, count(*) as connections from pg_stat_activity
      where datname like 'gemba\\_%' and application_name <> 'gemba-trial' group by datname`,
  );
  const connections = new Map(rows.map((row) => [row.service, Number(row.connections)]));
  return new Map(
    company.services.map((service) => {
      const pid = String(company.pid(service));
      const handles = readdirSync(`/proc/${pid}/fd`).length;
      return [service, { handles, memoryMb: residentMb(pid), connections: connections.get(service) ?? 0 }];
    }),
  );
}

function residentMb(pid: string): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1024);
}

/** Everything of which a service holds more than it should after all is healed. */
export function notGivenBack(
  before: ReadonlyMap<string, Holding>,
  after: ReadonlyMap<string, Holding>,
): Finding[] {
  return [...after].flatMap(([service, now]) => {
    const then = before.get(service);
    if (!then) return [];
    return (Object.keys(ROOM) as (keyof Holding)[])
      .filter((what) => now[what] > then[what] + ROOM[what])
      .map((what) => ({
        check: 'back to the baseline',
        what: `${service} holds ${String(now[what])} ${what}, ${String(then[what])} at the beginning`,
        evidence: { before: then, after: now },
      }));
  });
}
