/** The settings of a service process, read once from its environment; what is wrong is said all at once. */

export type Config = {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  readonly brokers: readonly string[];
  readonly issuer: string;
  readonly audience: string;
  readonly enterprise: string;
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
  /** Base URL of an OpenTelemetry collector; null where no spans are wanted. */
  readonly collector: string | null;
};

type Environment = Readonly<Record<string, string | undefined>>;

const REQUIRED = ['PORT', 'DATABASE_URL', 'KAFKA_BROKERS', 'OIDC_ISSUER'] as const;

const DEFAULTS: Environment = {
  HOST: '127.0.0.1',
  OIDC_AUDIENCE: 'gemba',
  GEMBA_ENTERPRISE: 'gemba',
  LOG_LEVEL: 'info',
  GEMBA_TOPIC_PREFIX: 'gemba',
  GEMBA_COMMANDS_AT_ONCE: '2000',
};

const portIn = (text: string): number => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT ${text} is no port.`);
  return port;
};

const wholeIn = (name: string, text: string): number => {
  if (!/^\d{1,6}$/.test(text)) throw new Error(`${name} ${text} is no whole number.`);
  return Number(text);
};

const urlsIn = (text: string | undefined): Readonly<Record<string, string>> =>
  text ? (JSON.parse(text) as Record<string, string>) : {};

/** @throws naming every variable that is missing or wrong. */
export const configFrom = (env: Environment): Config => {
  const missing = REQUIRED.filter((name) => !env[name]);
  if (missing.length > 0) throw new Error(`Set ${missing.join(', ')} in the environment of this service.`);
  const text = (name: string): string => env[name] ?? DEFAULTS[name] ?? '';
  const { OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret } = env;
  return {
    port: portIn(text('PORT')),
    host: text('HOST'),
    databaseUrl: text('DATABASE_URL'),
    brokers: text('KAFKA_BROKERS').split(','),
    issuer: text('OIDC_ISSUER'),
    audience: text('OIDC_AUDIENCE'),
    enterprise: text('GEMBA_ENTERPRISE'),
    urls: urlsIn(env.GEMBA_URLS),
    client: id && secret ? { id, secret } : null,
    logLevel: text('LOG_LEVEL'),
    program: null,
    instance: env.GEMBA_INSTANCE ?? null,
    topicPrefix: text('GEMBA_TOPIC_PREFIX'),
    commandsAtOnce: wholeIn('GEMBA_COMMANDS_AT_ONCE', text('GEMBA_COMMANDS_AT_ONCE')),
    collector: text('OTEL_EXPORTER_OTLP_ENDPOINT') === '' ? null : text('OTEL_EXPORTER_OTLP_ENDPOINT'),
  };
};
