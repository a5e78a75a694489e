/** Settings are read once, and everything that is missing is named at once. */
import { describe, expect, it } from '@jest/globals';
import { configFrom } from './config.js';

const complete = {
  PORT: '4001',
  DATABASE_URL: 'postgres://x',
  KAFKA_BROKERS: 'a:1,b:2',
  OIDC_ISSUER: 'http://i',
};

describe('settings', () => {
  it('have sound defaults', () => {
    expect(configFrom(complete)).toMatchObject({
      port: 4001,
      host: '127.0.0.1',
      brokers: ['a:1', 'b:2'],
      audience: 'gemba',
      client: null,
      topicPrefix: 'gemba',
    });
  });

  it('name all that is missing', () => {
    expect(() => configFrom({ PORT: '1' })).toThrow('Set DATABASE_URL, KAFKA_BROKERS, OIDC_ISSUER');
  });

  it.each(['x', '70000', '-1', '1.5'])('refuse the port %s', (PORT) => {
    expect(() => configFrom({ ...complete, PORT })).toThrow(/no port/);
  });
});
