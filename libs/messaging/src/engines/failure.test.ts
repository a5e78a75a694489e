/** A broken machine is waited for, a bad event is parked, and neither is taken for the other. */
import { describe, expect, it } from '@jest/globals';
import { InfrastructureError, isInfrastructure } from './failure.js';

const withCode = (code: string): Error => Object.assign(new Error('some text'), { code });
const kafkaError = Object.assign(new Error('no leader'), { name: 'KafkaJSProtocolError' });
const queryFailed = Object.assign(new Error('query failed'), { driverError: withCode('08006') });
const constraintFailed = Object.assign(new Error('query failed'), { driverError: withCode('23514') });
const cycle: { name: string; cause?: unknown } = { name: 'Odd' };
cycle.cause = cycle;

describe('a broken machine', () => {
  it.each(['08006', '53300', '57P01', '57014', '58030', 'XX001', '40001', '40P01', '55P03', '3D000'])(
    'is recognised by SQLSTATE %s',
    (code) => {
      expect(isInfrastructure(withCode(code))).toBe(true);
    },
  );
  it.each(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'UND_ERR_SOCKET'])(
    'is recognised by %s',
    (code) => {
      expect(isInfrastructure(withCode(code))).toBe(true);
    },
  );
  it.each([
    ['what says so', new InfrastructureError('owner away')],
    ['KafkaJS', kafkaError],
    ['a failed fetch', new TypeError('fetch failed', { cause: withCode('ECONNREFUSED') })],
    ['a query of TypeORM', queryFailed],
    ['a cut connection', new Error('Connection terminated unexpectedly')],
  ])('is recognised in %s', (_what, error) => {
    expect(isInfrastructure(error)).toBe(true);
  });
});

describe('a bad event', () => {
  it.each(['23505', '23514', '22P02', '42703', 'P0001'])('is to blame for SQLSTATE %s', (code) => {
    expect(isInfrastructure(withCode(code))).toBe(false);
  });
  it.each([
    ['a bug', new TypeError('Cannot read properties of undefined')],
    ['a constraint behind TypeORM', constraintFailed],
    ['a thrown text', 'no'],
    ['nothing', undefined],
    ['a cycle', cycle],
  ])('is to blame for %s', (_what, error) => {
    expect(isInfrastructure(error)).toBe(false);
  });
});
