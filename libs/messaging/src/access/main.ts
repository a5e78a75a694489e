/**
 * Admits the services to brokers of yours: entered as somebody who may change users and rights, it makes the
 * users with the passwords of its environment and gives each what it needs. It may be run again at any time.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { describeError, isInfrastructure } from '../engines/failure.js';
import { kafkaServerIn, type KafkaServer } from '../engines/server.js';
import { admit } from './admit.kafka.js';
import { passwordsIn } from './passwords.js';
import { companyUses } from './uses.process.js';

const AGAIN_MS = 1_000;
const PATIENCE_MS = 120_000;

const tell = (fields: object, message: string): void => {
  process.stderr.write(`${message} ${JSON.stringify(fields)}\n`);
};
const log = { debug: () => undefined, info: tell, warn: () => undefined, error: tell };

/** Brokers that are starting are waited for. */
const admitAll = async (server: KafkaServer, passwords: Readonly<Record<string, string>>): Promise<void> => {
  const prefix = process.env.GEMBA_TOPIC_PREFIX ?? 'gemba';
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      await admit({ server, log, uses: companyUses(), prefix, passwords });
      return;
    } catch (error) {
      if (!isInfrastructure(error) || performance.now() > deadline) throw error;
      process.stderr.write(`Kafka is waited for: ${describeError(error)}\n`);
    }
    await pause(AGAIN_MS);
  }
};

const textOf = (path: string): string => readFileSync(path, 'utf8');
const said = kafkaServerIn(process.env, textOf);
const { passwords, faults } = passwordsIn(process.env, companyUses());
if (said.faults.length + faults.length > 0) {
  process.stderr.write(`${[...said.faults, ...faults].join('\n')}\n`);
  process.exitCode = 1;
} else {
  await admitAll(said.server, passwords);
  process.stdout.write(`Admitted: ${Object.keys(passwords).join(', ')}.\n`);
}
