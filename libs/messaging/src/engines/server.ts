/** Where Kafka is, as whom it is entered, and whether by TLS; read from the environment of a program. */

export type KafkaMechanism = 'scram-sha-512' | 'plain';

export type KafkaLogin = {
  readonly user: string;
  readonly password: string;
  /** How the password is shown; `scram-sha-512` unless told, which never sends it. */
  readonly mechanism?: KafkaMechanism;
};

/** Authorities that are believed, as PEM; null for those that the machine believes anyway. */
export type KafkaTls = { readonly ca: string | null };

export type KafkaServer = {
  readonly brokers: readonly string[];
  /** Null for brokers that ask nobody who they are. */
  readonly login: KafkaLogin | null;
  readonly tls: KafkaTls | null;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Answers the text of a file, or throws. */
export type TextOf = (path: string) => string;

/** What was said of a server; faults are sentences that name the variable and what to do. */
export type Said = { readonly server: KafkaServer; readonly faults: readonly string[] };

const BROKER = /^[A-Za-z0-9._[\]:-]+:\d{1,5}$/;
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[?::1\]?):\d+$/;
const MECHANISMS: readonly string[] = ['scram-sha-512', 'plain'] satisfies KafkaMechanism[];
const TLS: readonly string[] = ['on', 'off'];
const EXAMPLE = 'the addresses of Kafka brokers, for example host:9092,host:9093';

/**
 * Reads KAFKA_BROKERS, KAFKA_USER, KAFKA_PASSWORD, KAFKA_MECHANISM, KAFKA_TLS and KAFKA_CA; password and
 * authorities may also stand in files, which KAFKA_PASSWORD_FILE and KAFKA_CA_FILE name.
 */
export function kafkaServerIn(env: Environment, textOf: TextOf): Said {
  const faults: string[] = [];
  const texts = { env, textOf, faults };
  const brokers = brokersIn(env, faults);
  const away = brokers.some((broker) => !LOOPBACK.test(broker));
  const ca = textIn(texts, 'KAFKA_CA');
  const usual = away || ca !== null ? 'on' : 'off';
  const withTls = (wordIn(env, { name: 'KAFKA_TLS', words: TLS, faults }) ?? usual) === 'on';
  if (ca !== null && !ca.includes('-----BEGIN CERTIFICATE-----'))
    faults.push('KAFKA_CA is no certificate: set it, or KAFKA_CA_FILE, to certificates as PEM.');
  const login = loginIn(texts);
  if (login === null && away && faults.length === 0)
    faults.push(
      'KAFKA_USER is missing: set it, and KAFKA_PASSWORD or KAFKA_PASSWORD_FILE, to the user of this ' +
        'service; brokers that are not on this machine are not entered by nobody.',
    );
  return { server: { brokers, login, tls: withTls ? { ca } : null }, faults };
}

function brokersIn({ KAFKA_BROKERS: text = '' }: Environment, faults: string[]): readonly string[] {
  const all = text.split(',').map((each) => each.trim());
  if (all.every((each) => BROKER.test(each))) return all;
  const found = text === '' ? 'missing' : JSON.stringify(text.slice(0, 60));
  faults.push(`KAFKA_BROKERS is ${found}: set it to ${EXAMPLE}.`);
  return [];
}

type Texts = { readonly env: Environment; readonly textOf: TextOf; readonly faults: string[] };

function loginIn(texts: Texts): KafkaLogin | null {
  const { env, faults } = texts;
  const password = textIn(texts, 'KAFKA_PASSWORD');
  const mechanism = wordIn(env, { name: 'KAFKA_MECHANISM', words: MECHANISMS, faults });
  const user = env.KAFKA_USER ?? '';
  if (user === '' && password !== null)
    faults.push('KAFKA_USER is missing: set it to the user whose password KAFKA_PASSWORD is.');
  if (user !== '' && password === null)
    faults.push(
      `KAFKA_PASSWORD is missing: set it to the password of ${user}, or KAFKA_PASSWORD_FILE to its file.`,
    );
  if (user === '' || password === null) return null;
  return { user, password, ...(mechanism === null ? {} : { mechanism: mechanism as KafkaMechanism }) };
}

/** The variable itself, or the file that the one with `_FILE` names; null where neither is set. */
function textIn({ env, textOf, faults }: Texts, name: string): string | null {
  const [text = '', file = ''] = [env[name], env[`${name}_FILE`]];
  if (text !== '' || file === '') return text === '' ? null : text;
  try {
    const read = textOf(file).trim();
    if (read !== '') return read;
    faults.push(`${name}_FILE is ${JSON.stringify(file)}, which is empty.`);
  } catch (error) {
    faults.push(`${name}_FILE is ${JSON.stringify(file)}, which cannot be read (${String(error)}).`);
  }
  return null;
}

type Word = { readonly name: string; readonly words: readonly string[]; readonly faults: string[] };

function wordIn(env: Environment, { name, words, faults }: Word): string | null {
  const text = env[name] ?? '';
  if (text === '' || words.includes(text)) return text === '' ? null : text;
  faults.push(`${name} is ${JSON.stringify(text.slice(0, 60))}: set it to one of ${words.join(', ')}.`);
  return null;
}

/** The same as environment variables, for a program that is started. */
export function kafkaEnvironment({ brokers, login, tls }: KafkaServer): Record<string, string> {
  const { user = '', password = '', mechanism = '' } = login ?? {};
  return {
    KAFKA_BROKERS: brokers.join(','),
    KAFKA_USER: user,
    KAFKA_PASSWORD: password,
    KAFKA_MECHANISM: mechanism,
    KAFKA_TLS: tls === null ? 'off' : 'on',
    KAFKA_CA: tls?.ca ?? '',
  };
}
