/** Settings that cannot be meant are named with what they should look like. */
import { describe, expect, it } from '@jest/globals';
import { settingsFinding } from './settings.js';

describe('the settings', () => {
  it('are well when nothing is set or all can be meant', () => {
    expect(settingsFinding({})).toMatchObject({ ok: true });
    const env = { DATABASE_URL: 'postgres://a@b:5432/c', KAFKA_BROKERS: 'a:9092,b:9092' };
    expect(settingsFinding(env)).toMatchObject({ ok: true, says: 'DATABASE_URL, KAFKA_BROKERS' });
  });

  it('are named when they cannot', () => {
    const found = settingsFinding({
      KAFKA_BROKERS: 'localhost',
      NODE_ENV: 'production',
      OIDC_ISSUER: 'https://a',
    });
    expect(found).toMatchObject({ ok: false, says: 'not as it must be: KAFKA_BROKERS, NODE_ENV' });
    expect(found.fix).toContain('host:9092');
  });
});
