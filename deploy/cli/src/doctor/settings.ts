/** The doctor's look at the environment: settings that Gemba would read, and whether they can be meant so. */
import type { Finding } from './finding.js';
import { well, wrong } from './finding.js';

type Environment = Readonly<Record<string, string | undefined>>;

type Setting = {
  readonly name: string;
  readonly holds: (text: string) => boolean;
  readonly like: string;
};

const SETTINGS: readonly Setting[] = [
  {
    name: 'DATABASE_URL',
    holds: (it) => /^postgres(ql)?:\/\/./.test(it),
    like: 'postgres://user@host:5432/db',
  },
  {
    name: 'KAFKA_BROKERS',
    holds: (it) => /^[^\s:,]+:\d+(,[^\s:,]+:\d+)*$/.test(it),
    like: 'host:9092,host:9093',
  },
  { name: 'OIDC_ISSUER', holds: (it) => /^https?:\/\/./.test(it), like: 'https://login.example.com' },
  {
    name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    holds: (it) => /^https?:\/\/./.test(it),
    like: 'http://collector.example.com:4318',
  },
  {
    name: 'NODE_ENV',
    holds: (it) => it !== 'production',
    like: 'development: the local issuer refuses production',
  },
];

/** One finding for all settings that are made. */
export const settingsFinding = (env: Environment): Finding => {
  const made = SETTINGS.filter(({ name }) => env[name]);
  const bad = made.filter(({ name, holds }) => !holds(env[name] ?? ''));
  if (bad.length === 0)
    return well(
      'config',
      made.length === 0 ? 'nothing is set; the defaults hold' : made.map(({ name }) => name).join(', '),
    );
  const fix = bad.map(({ name, like }) => `${name} like ${like}`).join('; ');
  return wrong(
    'config',
    `not as it must be: ${bad.map(({ name }) => name).join(', ')}`,
    `Unset it, or set ${fix}.`,
  );
};
