/** A real Apache Kafka broker, started from its jars on the Java that the machine has. */
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { execFile } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Obstacle } from '../../bootstrap/run.mjs';
import { endLeftover, startUntilSaid, type Child, type Exit } from './child.process.js';
import { kafkaJavaOptions, kafkaProperties, type BrokerAccess, type Door } from './settings.js';

export type KafkaPlan = {
  readonly state: string;
  readonly brokerPort: number;
  readonly controllerPort: number;
  readonly log: string;
  readonly doors?: readonly Door[];
  readonly access: BrokerAccess;
};

const PID_FILE = 'kafka.pid';
const home = resolve(import.meta.dirname, '../../kafka');
const run = promisify(execFile);

/** Prepares the broker's folder; the returned function starts the broker, as often as it is needed. */
export async function prepareKafka(plan: KafkaPlan): Promise<() => Promise<Child>> {
  const directory = join(plan.state, 'kafka');
  const properties = join(directory, 'server.properties');
  mkdirSync(join(directory, 'data'), { recursive: true });
  await endLeftoverKafka(plan.state);
  // A folder of before may have one that everybody can read.
  if (existsSync(properties)) chmodSync(properties, 0o600);
  writeFileSync(properties, kafkaProperties({ ...plan, directory: join(directory, 'data') }), {
    mode: 0o600,
  });
  if (!existsSync(join(directory, 'data', 'meta.properties'))) await format(properties);

  const newArchive = `${archive}.${randomBytes(6).toString('hex')}`;
  return async () => {
    const how = {
      name: 'Kafka',
      command: java(),
      args: [
        ...kafkaJavaOptions,
        ...archiveOptions(newArchive),
        ...loggingOptions(),
        '-cp',
        classPath(),
        'kafka.Kafka',
        properties,
      ],
      env: environment(),
      cwd: directory,
      log: plan.log,
      endedBy: 'SIGTERM' as const,
    };
    const noted = (pid: number) => {
      writeFileSync(join(plan.state, PID_FILE), String(pid));
    };
    const child = await startUntilSaid({ ...how, noted }, 'Kafka Server started', 60_000);
    void child.exited.then((exit) => {
      keepArchive(newArchive, exit);
    });
    return child;
  };
}

/**
 * Java's archive of loaded classes, written by the first broker that ends in good order: with it, later
 * ones start in half the time. An archive of another Java version is ignored by Java.
 */
const archive = join(home, 'dist', 'classes.jsa');

function archiveOptions(newArchive: string): readonly string[] {
  const option = existsSync(archive) ? `SharedArchiveFile=${archive}` : `ArchiveClassesAtExit=${newArchive}`;
  return [`-XX:${option}`, '-Xlog:cds=off', '-Xlog:cds+dynamic=off'];
}

/** What Java answers when it was asked to end by SIGTERM and did. */
const ENDED_BY_REQUEST = 143;

function keepArchive(newArchive: string, { code }: Exit): void {
  if (code === ENDED_BY_REQUEST && existsSync(newArchive)) renameSync(newArchive, archive);
  else rmSync(newArchive, { force: true });
}

/** Ends the broker that an earlier, killed launcher left running on this state folder. */
export async function endLeftoverKafka(state: string): Promise<void> {
  const pidFile = join(state, PID_FILE);
  if (!existsSync(pidFile)) return;
  await endLeftover(
    Number(readFileSync(pidFile, 'utf8')),
    join(state, 'kafka', 'server.properties'),
    'SIGTERM',
  );
}

/** Writes the identity of a new, empty broker into its folder. */
async function format(properties: string): Promise<void> {
  const cluster = randomBytes(16).toString('base64url').replace(/^-/, 'A');
  const args = [
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
  ];
  await run(java(), args, { env: environment() });
}

/** Java on Linux reads the names of files by the locale: in the plain one, only ASCII. */
function environment(): NodeJS.ProcessEnv {
  return process.platform === 'linux' ? { ...process.env, LC_ALL: 'C.UTF-8' } : process.env;
}

function loggingOptions(): readonly string[] {
  return [`-Dlog4j2.configurationFile=${pathToFileURL(join(home, 'log4j2.properties')).href}`];
}

function java(): string {
  return process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
}

const jars = join(home, 'dist');

/** Whether the broker's jars were fetched; Java is known to be there then. */
export function hasBroker(): boolean {
  return existsSync(jars) && readdirSync(jars).some((file) => file.startsWith('kafka_'));
}

function classPath(): string {
  if (hasBroker()) return join(jars, '*');
  throw new Obstacle(
    `The Kafka jars are not in ${jars}. ` +
      'Run "npm start" once: it fetches them with Maven. Or set KAFKA_BROKERS.',
  );
}
