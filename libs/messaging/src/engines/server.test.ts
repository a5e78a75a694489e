/** Brokers elsewhere are entered by name and by TLS, and what is wrong is said with what to do. */
import { describe, expect, it } from '@jest/globals';
import { kafkaEnvironment, kafkaServerIn } from './server.js';

const PEM = '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----';
const files: Readonly<Record<string, string>> = {
  '/run/password': 'secret\n',
  '/run/ca.pem': PEM,
  '/run/empty': ' ',
};
const textOf = (path: string): string => {
  const text = files[path];
  if (text === undefined) throw new Error('ENOENT');
  return text;
};
const said = (env: Record<string, string>) => kafkaServerIn(env, textOf);
const user = { KAFKA_USER: 'gemba-hr', KAFKA_PASSWORD: 'secret' };
const login = { user: 'gemba-hr', password: 'secret' };
const elsewhere = { KAFKA_BROKERS: 'one:9092,two:9092' };

describe('P44: where Kafka is', () => {
  it.each(['127.0.0.1:9092', 'localhost:9092', '[::1]:9092'])(
    'on this machine, %s needs no TLS',
    (broker) => {
      expect(said({ KAFKA_BROKERS: broker })).toEqual({
        server: { brokers: [broker], login: null, tls: null },
        faults: [],
      });
      expect(said({ KAFKA_BROKERS: broker, ...user }).server.login).toEqual(login);
    },
  );

  it.each(['127.0.0.1.example.com:9092', '127.0.0.1:9092,one:9092', 'localhost.example.com:1'])(
    'elsewhere, %s is entered by TLS',
    (KAFKA_BROKERS) => {
      expect(said({ KAFKA_BROKERS, ...user }).server.tls).toEqual({ ca: null });
    },
  );

  it('elsewhere by TLS, unless the operator says the word', () => {
    expect(said({ ...elsewhere, ...user, KAFKA_TLS: 'off' })).toEqual({
      server: { brokers: ['one:9092', 'two:9092'], login, tls: null },
      faults: [],
    });
    expect(said({ ...elsewhere, ...user, KAFKA_TLS: 'no' }).faults).toEqual([
      'KAFKA_TLS is "no": set it to one of on, off.',
    ]);
  });

  it('elsewhere is not entered by nobody', () => {
    expect(said(elsewhere).faults).toEqual([expect.stringMatching(/^KAFKA_USER is missing: set it, and/)]);
  });

  it('reads password and authorities from files', () => {
    const inFiles = {
      KAFKA_USER: 'gemba-hr',
      KAFKA_PASSWORD_FILE: '/run/password',
      KAFKA_CA_FILE: '/run/ca.pem',
    };
    expect(said({ ...elsewhere, ...inFiles })).toEqual({
      server: { brokers: ['one:9092', 'two:9092'], login, tls: { ca: PEM } },
      faults: [],
    });
  });

  it('says everything that is wrong, and no secret', () => {
    const wrong = { KAFKA_BROKERS: 'x', KAFKA_PASSWORD_FILE: '/run/nowhere', KAFKA_MECHANISM: 'gssapi' };
    const { faults } = said({ ...wrong, KAFKA_USER: 'gemba-hr', KAFKA_CA: 'secret' });
    expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
      'KAFKA_BROKERS',
      'KAFKA_CA',
      'KAFKA_PASSWORD_FILE',
      'KAFKA_MECHANISM',
      'KAFKA_PASSWORD',
    ]);
    expect(faults.join()).not.toMatch('secret');
    expect(said({ ...elsewhere, KAFKA_PASSWORD: 'secret' }).faults).toEqual([
      'KAFKA_USER is missing: set it to the user whose password KAFKA_PASSWORD is.',
    ]);
    expect(said({ ...elsewhere, ...user, KAFKA_CA_FILE: '/run/empty' }).faults).toEqual([
      'KAFKA_CA_FILE is "/run/empty", which is empty.',
    ]);
  });

  it('is told on to a program that is started', () => {
    const server = {
      brokers: ['a:1', 'b:2'],
      login: { ...login, mechanism: 'plain' as const },
      tls: { ca: PEM },
    };
    expect(kafkaServerIn(kafkaEnvironment(server), textOf)).toEqual({ server, faults: [] });
    const plain = { brokers: ['localhost:1'], login: null, tls: null };
    expect(kafkaServerIn(kafkaEnvironment(plain), textOf)).toEqual({ server: plain, faults: [] });
  });
});
