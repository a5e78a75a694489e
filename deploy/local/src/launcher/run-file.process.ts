/**
 * Tells the command line, the demo company and the tests where everything runs: `run.json` in the state
 * folder.
 */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KafkaLogin, KafkaServer } from '@gemba/messaging/engines/server';
import { endLeftover } from '../engines/child.process.js';

export type RunFile = {
  readonly urls: Readonly<Record<string, string>>;
  readonly dashboard: string;
  readonly issuer: string;
  /** Kafka, entered by its operator. */
  readonly kafka: KafkaServer;
  /** How a warehouse enters it that reports there; null where it asks nobody. */
  readonly warehouse: KafkaLogin | null;
  readonly databaseUrls: Readonly<Record<string, string>>;
  /** Secret of each confidential client. */
  readonly clients: Readonly<Record<string, string>>;
  /** Password of each persona. */
  readonly passwords: Readonly<Record<string, string>>;
  /** Process number of the launcher and of everything it started. */
  readonly pids: Readonly<Record<string, number>>;
};

export function runFileOf(state: string): string {
  return join(state, 'run.json');
}

/** Every process that we start carries this argument, so that it is recognised as ours later. */
export function markOf(state: string): string {
  return `--gemba-state=${state}`;
}

export function writeRunFile(state: string, content: RunFile): void {
  const beside = `${runFileOf(state)}.new`;
  writeFileSync(beside, JSON.stringify(content, undefined, 2), { mode: 0o600 });
  renameSync(beside, runFileOf(state));
}

export function removeRunFile(state: string): void {
  rmSync(runFileOf(state), { force: true });
}

/** Ends the services that a launcher left behind which was killed. */
export async function endLeftoverServices(state: string): Promise<void> {
  if (!existsSync(runFileOf(state))) return;
  const { pids } = JSON.parse(readFileSync(runFileOf(state), 'utf8')) as RunFile;
  await Promise.all(Object.values(pids).map((pid) => endLeftover(pid, markOf(state), 'SIGTERM')));
  removeRunFile(state);
}
