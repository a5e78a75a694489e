/** Starts a department as a service: database up to date, interface open, relay and consumers running. */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { isMissingDatabase } from '@gemba/messaging/engines/failure';
import type { Log } from '@gemba/messaging/engines/log';
import { checkChains } from '@gemba/contracts/event';
import { companySets } from '@gemba/contracts/events/company';
import { tokenCheck } from './access/guard.http.js';
import { decisionRightTable, legalEntityTable, operatingModeTable, siteTable } from './access/tables.js';
import { configFrom } from './config/config.js';
import type { Config } from './config/config.js';
import { WrongSettings } from './config/settings.js';
import type { Department } from './runtime/department.js';
import { drain } from './http/drain.http.js';
import { prepareHttp, serverOptions } from './http/server.http.js';
import { moduleOf } from './http/service.module.js';
import { securityLogOf } from './observe/security/security-log.process.js';
import { logOf } from './observe/log.process.js';
import { tracingFor } from './observe/tracing.http.js';
import { makeDatabase, MissingDatabase } from './runtime/migrations/database.sql.js';
import { migrate } from './runtime/migrations/migrate.sql.js';
import { migrationsOf } from './runtime/migrations/migrations.sql.js';
import { Runtime } from './runtime/runtime.module.js';

/** How long clients may take to notice that this process ends. */
const LAME_MS = 1_000;

/**
 * Whoever asks a process to end waits ten seconds. By then requests are answered; a broker that is silent can
 * hold up the rest for longer, and what is not done is done by the next process.
 */
const STOP_MS = 9_000;

const STANDARD_TABLES = [siteTable, legalEntityTable, decisionRightTable, operatingModeTable];

export type RunningService = {
  readonly runtime: Runtime;
  /** Base URL of its interface. */
  readonly url: string;
  /** Every route that it answers, as method and pattern. */
  readonly routes: readonly string[];
  /** Resolves when only a new start helps. */
  readonly over: Promise<void>;
  /** Answers what is under way; `lameMs` is how long idle clients may take to leave by themselves. */
  readonly stop: (lameMs?: number) => Promise<void>;
};

const withStandardTables = (of: Department): Department => ({
  ...of,
  tables: [...STANDARD_TABLES, ...of.tables],
});

/** Starts a department by explicit settings; tests and `start` use it alike. */
export const startWith = async (declared: Department, config: Config): Promise<RunningService> => {
  checkChains(companySets);
  const of = withStandardTables(declared);
  const log = logOf(of.name, config.logLevel);
  await provideDatabase(of, config.databaseUrl, log);
  const tracing = await tracingFor(of.name, config.collector);
  const runtime = new Runtime(of, config, { log, tracing });
  const adapter = new FastifyAdapter(serverOptions);
  const app = await NestFactory.create<NestFastifyApplication>(
    moduleOf(of, runtime, tokenCheck(config)),
    adapter,
    {
      bodyParser: false,
      logger: false,
      abortOnError: false,
    },
  );
  const security = securityLogOf(of.name, config.securityFolder, (error) => {
    log.error({ error: error.message }, 'the security log cannot be written; it goes on here');
  });
  const routes = await prepareHttp(app, runtime, security);
  app.connectMicroservice<MicroserviceOptions>({ strategy: runtime.strategy });
  const companions = await Promise.all(of.companions.map((begin) => begin(runtime)));
  await runtime.startPublishing();
  // Commands need no broker: who waits for a service that was killed is answered before it has found one.
  await app.listen(config.port, config.host);
  await app.startAllMicroservices();
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  log.info({ url }, 'started');
  const stop = async (lameMs = 0): Promise<void> => {
    const drained = drain(app.getHttpServer(), lameMs);
    await Promise.all([drained, ...companions.map((companion) => companion.stop())]);
    await app.close();
    await runtime.stop();
    await tracing?.stop();
    await security.close();
  };
  const over = Promise.race(companions.flatMap((companion) => companion.over ?? []));
  return { runtime, url, routes, over, stop };
};

/** Brings the database up to date; one that holds no log is made where it is missing. */
const provideDatabase = async (of: Department, url: string, log: Log): Promise<void> => {
  const migrations = migrationsOf(of.migrations);
  try {
    await migrate(url, migrations);
  } catch (error) {
    if (!isMissingDatabase(error)) throw error;
    await makeDatabase(of, url);
    log.warn({}, 'the database was missing: it is made anew, and filled from the topics');
    await migrate(url, migrations);
  }
};

/** What a person has to mend is said in plain words; a trace would say nothing more. */
const orEnd = (error: unknown): never => {
  if (!(error instanceof WrongSettings || error instanceof MissingDatabase)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
};

const settingsOrEnd = (): Config => {
  try {
    return configFrom({ GEMBA_INSTANCE: hostname(), ...process.env }, (path) => readFileSync(path, 'utf8'));
  } catch (error) {
    return orEnd(error);
  }
};

/**
 * Starts a department by its environment, and drains it on SIGTERM or SIGINT. When only a new start helps, it
 * ends with code 1.
 */
export const start = async (of: Department): Promise<void> => {
  const config = settingsOrEnd();
  const running = await startWith(of, { ...config, program: process.argv[1] ?? null }).catch(orEnd);
  let stopping = false;
  const end = (code: number): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => {
      running.runtime.log.warn(
        {},
        'ended without a broker or database that does not answer; nothing is lost',
      );
      process.exit(code);
    }, STOP_MS);
    running.stop(LAME_MS).then(
      () => process.exit(code),
      (error: unknown) => {
        running.runtime.log.error({ error: String(error) }, 'could not stop cleanly');
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      end(0);
    });
  }
  await running.over;
  end(1);
};
