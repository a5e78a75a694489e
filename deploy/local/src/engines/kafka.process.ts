/** A real Apache Kafka broker, started from its jars on the Java that the machine has. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { endLeftover, startChild, untilSaid, type Child } from './child.process.js';
import { kafkaJavaOptions, kafkaProperties } from './settings.js';

export type KafkaPlan = {
  readonly state: string;
  readonly brokerPort: number;
  readonly controllerPort: number;
  readonly log: string;
};

const home = resolve(import.meta.dirname, '../../kafka');
const run = promisify(execFile);

/** Prepares the broker's folder; the returned function starts the broker, as often as it is needed. */
export async function prepareKafka(plan: KafkaPlan): Promise<() => Promise<Child>> {
  const directory = join(plan.state, 'kafka');
  const properties = join(directory, 'server.properties');
  const pidFile = join(plan.state, 'kafka.pid');
  mkdirSync(join(directory, 'data'), { recursive: true });
  if (existsSync(pidFile)) await endLeftover(Number(readFileSync(pidFile, 'utf8')), properties, 'SIGTERM');
  writeFileSync(properties, kafkaProperties({ ...plan, directory: join(directory, 'data') }));
  if (!existsSync(join(directory, 'data', 'meta.properties'))) await format(properties);

  return async () => {
    const child = await startChild({
      name: 'Kafka',
      command: java(),
      args: [...kafkaJavaOptions, ...loggingOptions(), '-cp', classPath(), 'kafka.Kafka', properties],
      env: process.env,
      cwd: directory,
      log: plan.log,
    });
    writeFileSync(pidFile, String(child.pid));
    await untilSaid(child, 'Kafka Server started', 60_000);
    return child;
  };
}

/** Writes the identity of a new, empty broker into its folder. */
async function format(properties: string): Promise<void> {
  const cluster = randomBytes(16).toString('base64url').replace(/^-/, 'A');
  await run(java(), [
    '-Xmx128m',
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    ...loggingOptions(),
    '-cp',
    classPath(),
    'kafka.tools.StorageTool',
    'format',
    '--cluster-id',
    cluster,
    '--config',
    properties,
  ]);
}

function loggingOptions(): readonly string[] {
  return [`-Dlog4j2.configurationFile=${join(home, 'log4j2.properties')}`];
}

function java(): string {
  return process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
}

function classPath(): string {
  const jars = join(home, 'dist');
  if (!existsSync(jars) || !readdirSync(jars).some((file) => file.startsWith('kafka_'))) {
    throw new Error(`The Kafka jars are not in ${jars}. Run "npm start" once: it fetches them with Maven.`);
  }
  return join(jars, '*');
}
