/** The settings of a service process, read once from its environment; what is wrong is said all at once. */
import type { KafkaServer, TextOf } from '@gemba/messaging/engines/server';
import { kafkaServerIn } from '@gemba/messaging/engines/server';
import { isStatedDate } from '@gemba/measures/moments';
import type { Environment, Setting } from './settings.js';
import {
  aDatabase,
  aFolder,
  aPort,
  aWhole,
  aWord,
  addresses,
  anAddress,
  perhaps,
  saidBy,
  settingsIn,
} from './settings.js';

export type Config = {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  readonly kafka: KafkaServer;
  readonly issuer: string;
  readonly audience: string;
  readonly enterprise: string;
  /** The date before which nothing can have happened: no business time lies before it, in UTC. */
  readonly founded: string;
  /** Base URL of every service by name. */
  readonly urls: Readonly<Record<string, string>>;
  /** The service's own credentials at the issuer; needed to fetch missing events from their owner. */
  readonly client: { readonly id: string; readonly secret: string } | null;
  readonly logLevel: string;
  /** Topics and consumer groups begin with it; `gemba` but where two companies share a broker. */
  readonly topicPrefix: string;
  /**
   * Name that no other living process of this service carries, and that a process started in the place of a
   * dead one carries again. Null where there is no such name.
   */
  readonly instance: string | null;
  /** Commands in work at once, before more are sent away with 429. */
  readonly commandsAtOnce: number;
  /** The compiled main file, which names the build that snapshots belong to; null: no snapshots. */
  readonly program: string | null;
  /** Folder in which seals of the log are kept beside the topic; null: only the topic. */
  readonly sealsFolder: string | null;
  /** Folder of security logs, `<service>.jsonl`; null: standard output. */
  readonly securityFolder: string | null;
  /** The word by which the dashboard's door is known; null: no forwarded address is believed. */
  readonly doorWord: string | null;
  /** Base URL of an OpenTelemetry collector; null where no spans are wanted. */
  readonly collector: string | null;
};

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

const SETTINGS = {
  PORT: aPort,
  HOST: { ...aWord, usual: '127.0.0.1', like: 'a host name or address to listen at, for example 127.0.0.1' },
  DATABASE_URL: aDatabase,
  OIDC_ISSUER: anAddress,
  OIDC_AUDIENCE: { ...aWord, usual: 'gemba' },
  OIDC_CLIENT_ID: perhaps(aWord),
  OIDC_CLIENT_SECRET: perhaps(aWord),
  GEMBA_ENTERPRISE: { ...aWord, usual: 'gemba' },
  GEMBA_FOUNDED: {
    usual: '1970-01-01',
    like: 'the date before which nothing of the company has happened, for example 1998-05-01',
    read: (text: string) => (isStatedDate(text) ? text : null),
  },
  GEMBA_URLS: { ...addresses, usual: '{}' },
  GEMBA_INSTANCE: perhaps(aWord),
  GEMBA_TOPIC_PREFIX: { ...aWord, usual: 'gemba' },
  GEMBA_COMMANDS_AT_ONCE: { ...aWhole, usual: '2000' },
  GEMBA_SEALS_FOLDER: perhaps(aFolder),
  GEMBA_SECURITY_FOLDER: perhaps(aFolder),
  GEMBA_DOOR_SECRET: perhaps(aWord),
  LOG_LEVEL: {
    usual: 'info',
    like: `one of ${LEVELS.join(', ')}`,
    read: (text: string) => (LEVELS.includes(text) ? text : null),
  },
  OTEL_EXPORTER_OTLP_ENDPOINT: perhaps(anAddress),
} satisfies Readonly<Record<string, Setting>>;

/**
 * What stands in files is read by `textOf`. @throws WrongSettings that names every variable that is missing
 * or wrong.
 */
export const configFrom = (env: Environment, textOf: TextOf): Config => {
  const kafka = kafkaServerIn(env, textOf);
  const said = settingsIn(env, SETTINGS, kafka.faults);
  const [id, secret] = [saidBy(said.OIDC_CLIENT_ID), saidBy(said.OIDC_CLIENT_SECRET)];
  return {
    port: said.PORT,
    host: said.HOST,
    databaseUrl: said.DATABASE_URL,
    kafka: kafka.server,
    issuer: said.OIDC_ISSUER,
    audience: said.OIDC_AUDIENCE,
    enterprise: said.GEMBA_ENTERPRISE,
    founded: said.GEMBA_FOUNDED,
    urls: said.GEMBA_URLS,
    client: id !== null && secret !== null ? { id, secret } : null,
    logLevel: said.LOG_LEVEL,
    program: null,
    instance: saidBy(said.GEMBA_INSTANCE),
    topicPrefix: said.GEMBA_TOPIC_PREFIX,
    commandsAtOnce: said.GEMBA_COMMANDS_AT_ONCE,
    sealsFolder: saidBy(said.GEMBA_SEALS_FOLDER),
    securityFolder: saidBy(said.GEMBA_SECURITY_FOLDER),
    doorWord: saidBy(said.GEMBA_DOOR_SECRET),
    collector: saidBy(said.OTEL_EXPORTER_OTLP_ENDPOINT),
  };
};
