/** Ready means that commands and questions are taken; what is followed later is told apart. */
import { describe, expect, it } from '@jest/globals';
import { statusOf, takes } from './health.http.js';

const well = { database: { ok: true }, relay: { ok: true, ahead: null }, consumers: { ok: true } };

describe('readiness', () => {
  it('P29: stays while Kafka is away, and says that it is degraded', () => {
    const away = { ...well, relay: { ok: false, ahead: null }, consumers: { ok: false } };
    expect(takes(away)).toBe(true);
    expect(statusOf(away)).toBe('degraded');
    expect(statusOf(well)).toBe('ok');
  });

  it('P29: ends without a database, and with a log that misses what others have heard', () => {
    expect(takes({ ...well, database: { ok: false } })).toBe(false);
    const older = { ...well, relay: { ok: false, ahead: 'a at position 20' } };
    expect(statusOf(older)).toBe('not-ready');
  });
});
