/** Every user gets a password that was said for it; none has one that everybody knows. */
import { describe, expect, it } from '@jest/globals';
import { passwordsIn } from './passwords.js';

const uses = { 'supply-chain': { says: [], hears: [], takes: [] } };
const long = 'x'.repeat(16);

describe('P44: passwords of Kafka', () => {
  it('are said for every user, and none is usual', () => {
    const env = { KAFKA_PASSWORD_SUPPLY_CHAIN: long, KAFKA_PASSWORD_OPERATOR: 'short' };
    expect(passwordsIn(env, uses).faults).toEqual([
      expect.stringMatching(/^KAFKA_PASSWORD_OPERATOR is too short: .* for gemba-operator\.$/),
      expect.stringMatching(/^KAFKA_PASSWORD_WAREHOUSE is missing: .* for gemba-warehouse\.$/),
    ]);
    expect(passwordsIn({ ...env, GEMBA_TOPIC_PREFIX: 'acme' }, uses).passwords).toMatchObject({
      'acme-supply-chain': long,
    });
  });
});
