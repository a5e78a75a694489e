/** Settings are read once, and everything that is missing is named at once. */
import { describe, expect, it } from '@jest/globals';
import { configFrom } from './config.js';
import { WrongSettings } from './settings.js';

const noFiles = (path: string): string => {
  throw new Error(`no file ${path}`);
};
const settingsOf = (env: Record<string, string>) => configFrom(env, noFiles);

const complete = {
  PORT: '4001',
  DATABASE_URL: 'postgres://x',
  KAFKA_BROKERS: 'localhost:1,127.0.0.1:2',
  OIDC_ISSUER: 'http://i',
};

describe('settings', () => {
  it('have sound defaults', () => {
    expect(settingsOf(complete)).toMatchObject({
      port: 4001,
      host: '127.0.0.1',
      kafka: { brokers: ['localhost:1', '127.0.0.1:2'], login: null, tls: null },
      audience: 'gemba',
      client: null,
      topicPrefix: 'gemba',
    });
  });

  it('name all that is missing', () => {
    for (const name of ['DATABASE_URL', 'KAFKA_BROKERS', 'OIDC_ISSUER'])
      expect(() => settingsOf({ PORT: '1' })).toThrow(`${name} is missing: set it to`);
  });

  it('P14: name everything that is wrong in one message, each with what to do, and no secret', () => {
    const wrong = {
      PORT: ' ',
      DATABASE_URL: 'nonsense',
      KAFKA_BROKERS: 'host',
      OIDC_ISSUER: 'ftp://ana:secret@login',
      GEMBA_URLS: '{bad',
      LOG_LEVEL: 'loud',
      GEMBA_FOUNDED: '1998-02-30',
    };
    let message = '';
    try {
      settingsOf(wrong);
    } catch (error) {
      expect(error).toBeInstanceOf(WrongSettings);
      message = (error as Error).message;
    }
    expect(message).toMatch(/^7 settings are not as they must be:/);
    for (const name of Object.keys(wrong)) expect(message).toMatch(new RegExp(`  ${name} is .*: set it to `));
    expect(message).not.toMatch(/ana|SyntaxError/);
  });

  it.each(['[]', 'null', '{"hr":5}', '{"hr":"nowhere"}'])('P14: refuse the addresses %s', (GEMBA_URLS) => {
    expect(() => settingsOf({ ...complete, GEMBA_URLS })).toThrow(/GEMBA_URLS is .*JSON object/);
  });

  it('P44: a broker elsewhere wants a user and TLS, whose faults are named with all others', () => {
    const kafka = { KAFKA_BROKERS: 'kafka.example.com:9092' };
    expect(() => settingsOf({ ...complete, ...kafka, PORT: 'x' })).toThrow(
      /^2 settings are[^]*KAFKA_USER is missing: set it, and KAFKA_PASSWORD[^]*PORT is/,
    );
    const user = { KAFKA_USER: 'gemba-hr', KAFKA_PASSWORD_FILE: '/run/secrets/kafka' };
    expect(() => settingsOf({ ...complete, ...kafka, ...user })).toThrow(/no file \/run\/secrets\/kafka/);
    expect(configFrom({ ...complete, ...kafka, ...user }, () => 'secret').kafka).toMatchObject({
      login: { user: 'gemba-hr', password: 'secret' },
      tls: { ca: null },
    });
  });

  it.each(['x', '70000', '-1', '1.5'])('refuse the port %s', (PORT) => {
    expect(() => settingsOf({ ...complete, PORT })).toThrow(/PORT is .*: set it to a port/);
  });
});
