/** Checks what the machine has to bring: Java, Maven, room on the disk, and a state folder that is ours. */
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { Obstacle, run } from './run.mjs';

const LEAST_JAVA = 17;
const FORMAT = '1';
const MARK = 'format';

/** Answers Java's major version. Throws an Obstacle where Java is missing or too old. */
export async function checkJava(env = process.env) {
  const command = env.JAVA_HOME ? join(env.JAVA_HOME, 'bin', 'java') : 'java';
  const { code, output } = await run(command, ['-version'], { env });
  const fix =
    'Install a JDK or JRE, for example "apt-get install openjdk-17-jre-headless" or "brew install openjdk".';
  if (code !== 0)
    throw new Obstacle(`Java is missing (tried "${command}"); the Kafka broker runs on it. ${fix}`);
  const major = javaMajor(output);
  if (major < LEAST_JAVA) {
    throw new Obstacle(
      `Java ${LEAST_JAVA} or newer is needed; "${command}" is Java ${major}. ${fix} Or set JAVA_HOME.`,
    );
  }
  return major;
}

/** The major version in the answer to `java -version`: 17 in '17.0.15', 8 in '1.8.0_392'. */
export function javaMajor(output) {
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(output) ?? [];
  return Number(first === '1' ? second : (first ?? 0));
}

/**
 * Throws an Obstacle unless Maven can be run; looks for the file only, since starting Maven takes half a
 * second.
 */
export function checkMaven(env = process.env) {
  const folders = (env.PATH ?? '').split(delimiter);
  if (folders.some((folder) => existsSync(join(folder, 'mvn')) || existsSync(join(folder, 'mvn.cmd'))))
    return;
  const fix =
    'Install it, for example "apt-get install maven" or "brew install maven", or set KAFKA_BROKERS.';
  throw new Obstacle(`Maven (mvn) is missing; it fetches the Kafka broker, once. ${fix}`);
}

/** Throws an Obstacle when the disk that holds `folder` has less room than that. */
export function checkRoom(folder, megabytes) {
  const { bavail, bsize } = statfsSync(nearestExisting(folder));
  const free = Math.floor((bavail * bsize) / 1_000_000);
  if (free >= megabytes) return;
  throw new Obstacle(
    `The disk of ${folder} has ${free} MB left; Gemba needs ${megabytes} MB. ` +
      'Free some space, or set GEMBA_STATE to a folder on another disk.',
  );
}

function nearestExisting(folder) {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder));
}

/** Creates the state folder, or checks that it is one of ours which we can write and whose format we know. */
export function checkState(folder) {
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    throw new Obstacle(
      `${folder} should be the state folder but is a file. Move it away, or set GEMBA_STATE.`,
    );
  }
  const isNew = !existsSync(folder) || readdirSync(folder).length === 0;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    if (isNew) writeFileSync(join(folder, MARK), FORMAT);
  } catch (error) {
    throw new Obstacle(
      `The state folder ${folder} cannot be written (${error.code}). ` +
        `Make it yours with "chown -R $(id -un) ${folder}", or set GEMBA_STATE.`,
    );
  }
  if (!isNew) checkMark(folder);
}

function checkMark(folder) {
  const file = join(folder, MARK);
  if (!existsSync(file)) {
    throw new Obstacle(
      `${folder} holds files that are not Gemba's state. Set GEMBA_STATE to an empty or new folder.`,
    );
  }
  const format = readFileSync(file, 'utf8').trim();
  if (format === FORMAT) return;
  throw new Obstacle(
    `The state folder ${folder} has format "${format}"; this version of Gemba reads "${FORMAT}". ` +
      'Start the version that wrote it, or move the folder away.',
  );
}
