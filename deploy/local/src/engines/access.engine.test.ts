/**
 * P44: Kafka as it is started lets nobody in whom it does not know, and lets a service write and read what is
 * its own only.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { variableOf } from '@gemba/messaging/access/passwords';
import { usersOf } from '@gemba/messaging/access/rights';
import type { Passwords } from '@gemba/messaging/access/scram.kafka';
import { companyUses } from '@gemba/messaging/access/uses.process';
import { connectKafka } from '@gemba/messaging/topic/kafka-client.kafka';
import { kafkaEnvironment, type KafkaLogin } from '@gemba/messaging/engines/server';
import { ensureTopics } from '@gemba/messaging/engines/topics.kafka';
import { silent } from '@gemba/messaging/testing/sandbox.sql';
import type { Kafka } from 'kafkajs';
import { startEngines, type Engines } from './engines.process.js';
import { freePorts } from './ports.process.js';
import { BROKER } from './settings.js';

const admission = resolve(import.meta.dirname, '../../../../libs/messaging/dist/access/main.js');

let state: string;
let engines: Engines;

const start = async (): Promise<void> => {
  const [postgres = 0, broker = 0, controller = 0] = await freePorts(3);
  engines = await startEngines({ state, ports: { postgres, broker, controller }, env: {} });
};

const as = (login: KafkaLogin | null, server = engines.kafka.server): Kafka =>
  connectKafka({ server: { ...server, login }, clientId: 'test', log: silent });
const service = (name: string): Kafka => as(engines.kafka.loginOf(name));

/** Says one thing on a topic; where it is missing, it is made first. */
const say = async (kafka: Kafka, topic: string): Promise<void> => {
  const admin = kafka.admin();
  const producer = kafka.producer({ idempotent: true });
  try {
    await admin.connect();
    await ensureTopics(admin, [topic]);
    await producer.connect();
    await producer.send({ topic, messages: [{ key: 'k', value: 'said' }] });
  } finally {
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  }
};

/** The first thing that was said there. @throws what the broker refuses */
const hear = async (kafka: Kafka, topic: string, groupId: string): Promise<string> => {
  // The first group of a new broker waits until somebody looks after groups.
  const retry = { retries: 20, initialRetryTime: 100, maxRetryTime: 1_000 };
  const consumer = kafka.consumer({ groupId, maxWaitTimeInMs: 100, retry });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    return await new Promise<string>((heard, failed) => {
      consumer.on(consumer.events.CRASH, ({ payload }) => {
        // A new broker makes ready the coordinator of a group when it is asked for; the client asks again.
        if ((payload.error as { type?: string }).type !== 'GROUP_LOAD_IN_PROGRESS') failed(payload.error);
      });
      const eachMessage = ({ message }: { message: { value: Buffer | null } }) => {
        heard(String(message.value));
        return Promise.resolve();
      };
      consumer.run({ eachMessage }).catch(failed);
    });
  } finally {
    await consumer.disconnect();
  }
};

const enter = async (kafka: Kafka): Promise<void> => {
  const admin = kafka.admin({ retry: { retries: 0 } });
  try {
    await admin.connect();
    await admin.listTopics();
  } finally {
    await admin.disconnect();
  }
};

/** KafkaJS does not say why it finds nobody who looks after a group. */
const REFUSED = /not authorized|authorization failed|find group coordinator/i;

beforeAll(async () => {
  state = mkdtempSync(join(tmpdir(), 'gemba-access-'));
  await start();
  for (const name of ['hr', 'finance']) await say(service(name), `gemba.${name}`);
}, 180_000);

afterAll(async () => {
  await engines.stop();
  rmSync(state, { recursive: true });
}, 60_000);

describe('P44: Kafka as it is started', () => {
  it('lets a service say what is its own, and nothing else', async () => {
    await say(service('hr'), 'gemba.hr.seals');
    await expect(say(service('hr'), 'gemba.finance')).rejects.toThrow(REFUSED);
    await expect(say(service('projection'), 'gemba.hr')).rejects.toThrow(REFUSED);
    await expect(say(service('hr'), 'gemba.invented')).rejects.toThrow(REFUSED);
  }, 60_000);

  it('lets a service hear what it registered for, so pay stays with those who need it', async () => {
    expect(await hear(service('projection'), 'gemba.hr', 'gemba-projection-test')).toBe('said');
    await expect(hear(service('finance'), 'gemba.hr', 'gemba-finance-test')).rejects.toThrow(REFUSED);
    await expect(hear(service('hr'), 'gemba.hr', 'gemba-finance-tables')).rejects.toThrow(
      /group coordinator/,
    );
    expect(await hear(service('hr'), 'gemba.hr', 'gemba-hr-tables')).toBe('said');
  }, 60_000);

  it('lets warehouses report, and read nothing', async () => {
    await expect(say(service('warehouse'), 'epcis.capture')).rejects.toThrow(REFUSED);
    const admin = service('supply-chain').admin();
    await admin.connect();
    await ensureTopics(admin, ['epcis.capture']);
    await admin.disconnect();
    await say(service('warehouse'), 'epcis.capture');
    await expect(hear(service('warehouse'), 'epcis.capture', 'warehouse')).rejects.toThrow(REFUSED);
  }, 60_000);

  it('lets nobody in whom it does not know', async () => {
    const { user, password } = engines.kafka.loginOf('hr') ?? { user: '', password: '' };
    await expect(enter(as(null))).rejects.toThrow();
    await expect(enter(as({ user: 'somebody', password }))).rejects.toThrow(/authentication failed/i);
    await expect(enter(as({ user, password: `${password}x` }))).rejects.toThrow(/authentication failed/i);
    await expect(enter(as({ user, password, mechanism: 'plain' }))).rejects.toThrow(/authentication failed/i);
    await enter(as({ user, password }));
  }, 60_000);

  it('keeps passwords from everybody but its owner', () => {
    for (const file of ['kafka.passwords.json', 'kafka/server.properties'])
      expect(statSync(join(state, file)).mode & 0o777).toBe(0o600);
    const passwords = JSON.parse(readFileSync(join(state, 'kafka.passwords.json'), 'utf8')) as object;
    const logs = readdirSync(join(state, 'logs')).map((file) =>
      readFileSync(join(state, 'logs', file), 'utf8'),
    );
    const running = execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(engines.pids().kafka)], {
      encoding: 'utf8',
    });
    for (const password of Object.values(passwords))
      expect([...logs, running].join()).not.toContain(password);
  });

  it('lets the services of another company in by the program that compose runs', async () => {
    const passwords = JSON.parse(readFileSync(join(state, 'kafka.passwords.json'), 'utf8')) as Passwords;
    const login = { user: BROKER, password: passwords[BROKER] ?? '', mechanism: 'plain' } as const;
    const said: Record<string, string> = Object.fromEntries(
      usersOf(companyUses(), 'acme').map((user) => [variableOf(user, 'acme'), `${user}-long-enough`]),
    );
    const env: Record<string, string> = {
      ...kafkaEnvironment({ ...engines.kafka.server, login }),
      ...said,
      GEMBA_TOPIC_PREFIX: 'acme',
    };
    execFileSync(process.execPath, [admission], { env });
    const hr = as({ user: 'acme-hr', password: 'acme-hr-long-enough' });
    await say(hr, 'acme.hr');
    await expect(say(hr, 'gemba.hr')).rejects.toThrow(REFUSED);
    const { KAFKA_PASSWORD_HR: _, ...incomplete } = env;
    expect(() => execFileSync(process.execPath, [admission], { env: incomplete, stdio: 'pipe' })).toThrow(
      /KAFKA_PASSWORD_HR is missing/,
    );
  }, 60_000);

  it('knows everybody again after a restart, also where their passwords were lost', async () => {
    const before = engines.kafka.loginOf('hr');
    await engines.stop();
    await start();
    expect(engines.kafka.loginOf('hr')).toEqual(before);
    await enter(service('hr'));
    await engines.stop();
    writeFileSync(join(state, 'kafka.passwords.json'), '{}');
    await start();
    await expect(enter(as(before))).rejects.toThrow(/authentication failed/i);
    expect(await hear(service('projection'), 'gemba.hr', 'gemba-projection-again')).toBe('said');
  }, 120_000);
});
