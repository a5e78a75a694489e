/** Tells Kafka the passwords of its users: it keeps what proves them (SCRAM), never the passwords. */
import { pbkdf2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type { Cluster } from '../topic/cluster.kafka.js';
import { Reading } from '../topic/records/bytes.js';
import { compact, length, list, NO_TAGS, skipTags, textIn } from '../topic/records/flexible.js';

// As written at https://kafka.apache.org/protocol#The_Messages_AlterUserScramCredentials, version 0; KafkaJS
// 2.2.4 does not have this request.

const ALTER_USER_SCRAM_CREDENTIALS = 51;
const SHA_512 = 2;
const KEY_SIZE = 64;
const SALT_SIZE = 24;
/** The least that Kafka takes: passwords that are long and by chance are not guessed anyway. */
const ITERATIONS = 4_096;

const derived = promisify(pbkdf2);

/** By user. */
export type Passwords = Readonly<Record<string, string>>;

/** Makes the users that are missing and gives all of them their password. @throws what Kafka refuses */
export async function setPasswords(cluster: Cluster, passwords: Passwords): Promise<void> {
  const users = await Promise.all(Object.entries(passwords).map(([user, text]) => encodedUser(user, text)));
  const bytes = Buffer.concat([NO_TAGS, length(1), length(users.length + 1), ...users, NO_TAGS]);
  await cluster.refreshMetadataIfNecessary();
  const broker = await cluster.findControllerBroker();
  const refusals = await broker.connectionPool.send({
    request: {
      apiKey: ALTER_USER_SCRAM_CREDENTIALS,
      apiVersion: 0,
      apiName: 'AlterUserScramCredentials',
      encode: () => Promise.resolve({ buf: bytes, buffer: bytes }),
    },
    response: {
      decode: (answer) => Promise.resolve(refusalsIn(new Reading(answer))),
      parse: (found) => Promise.resolve(found),
    },
  });
  if (refusals.length > 0) throw new Error(`Kafka does not take these users: ${refusals.join('; ')}.`);
}

async function encodedUser(user: string, password: string): Promise<Buffer> {
  const salt = randomBytes(SALT_SIZE);
  const salted = await derived(password, salt, ITERATIONS, KEY_SIZE, 'sha512');
  const iterations = Buffer.alloc(4);
  iterations.writeInt32BE(ITERATIONS);
  return Buffer.concat([
    compact(Buffer.from(user)),
    Buffer.of(SHA_512),
    iterations,
    compact(salt),
    compact(salted),
    NO_TAGS,
  ]);
}

function refusalsIn(from: Reading): string[] {
  skipTags(from);
  from.int32();
  const answers = list(from, () => {
    const user = textIn(from);
    const error = from.int16();
    const words = textIn(from);
    skipTags(from);
    return { user, error, words };
  });
  return answers
    .filter(({ error }) => error !== 0)
    .map(({ user, error, words }) => `${user} (error ${String(error)}: ${words})`);
}
