/** What every service holds at a quiet moment: open files, memory, database connections. */
import { setTimeout as pause } from 'node:timers/promises';
import { readdirSync, readFileSync } from 'node:fs';
import type { Finding } from '../checker/model/finding.js';
import type { TrialCompany } from '../company/company.process.js';
import type { Stores } from './watch/stores.process.js';

export type Holding = {
  readonly handles: number;
  readonly memoryMb: number;
  readonly connections: number;
};

export type Held = ReadonlyMap<string, Holding>;

/**
 * What a service may hold more at the end: what it keeps ready, and what it has learned. Its Kafka clients
 * have 11 connections at the beginning, and 28 to 48 after an outage of the broker, however many there were.
 */
const ROOM: Holding = { handles: 60, memoryMb: 200, connections: 12 };
/** Unused connections of HTTP stay open for 4 s, those of a pool for 10 s: so long is more no leak. */
const GIVES_BACK_MS = 20_000;
const LOOK_MS = 250;

export async function holdings(company: TrialCompany, stores: Stores): Promise<Held> {
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

/** Everything of which a service still holds more than it should when it had the time to give it back. */
export async function notGivenBack(
  before: Held,
  look: () => Promise<Held>,
  withinMs = GIVES_BACK_MS,
): Promise<Finding[]> {
  const until = performance.now() + withinMs;
  let kept = keptOf(before, await look());
  while (kept.length > 0 && performance.now() < until) {
    await pause(LOOK_MS);
    kept = keptOf(before, await look());
  }
  return kept;
}

function keptOf(before: Held, after: Held): Finding[] {
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
