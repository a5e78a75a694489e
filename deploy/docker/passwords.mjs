/** Prints passwords by chance for the users of Kafka, as lines for the file `.env` of docker compose. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const uses = JSON.parse(readFileSync(join(import.meta.dirname, '../../libs/contracts/topics.json'), 'utf8'));
const users = [...Object.keys(uses), 'operator', 'warehouse'].map(
  (name) => `PASSWORD_${name.toUpperCase().replaceAll('-', '_')}`,
);
for (const name of ['BROKER_PASSWORD', ...users])
  console.log(`KAFKA_${name}=${randomBytes(24).toString('hex')}`);
