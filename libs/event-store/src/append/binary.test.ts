/** Arrays in binary have the layout that PostgreSQL documents; what is not of the size is refused. */
import { describe, expect, it } from '@jest/globals';
import { hashes, instants, int2s, int4s, texts, uuids } from './binary.js';

const header = (oid: number, length: number): number[] => [1, 0, oid, length, 1];
const wordsOf = (buffer: Buffer, count: number): number[] =>
  Array.from({ length: count }, (_, index) => buffer.readInt32BE(index * 4));

describe('an array in binary', () => {
  it('has a header, and a length before every element', () => {
    expect(wordsOf(int4s([7, -1]), 9)).toEqual([...header(23, 2), 4, 7, 4, -1]);
    expect(int2s([258]).subarray(16).toString('hex')).toBe('00000001' + '00000002' + '0102');
  });

  it('counts the bytes of a text, not its characters', () => {
    const buffer = texts(['Gdańsk', '']);
    expect(wordsOf(buffer, 6)).toEqual([...header(25, 2), 7]);
    expect(buffer.subarray(24, 31).toString()).toBe('Gdańsk');
    expect(buffer.readInt32BE(31)).toBe(0);
  });

  it('counts instants in microseconds since 2000', () => {
    expect(instants(['2000-01-01T00:00:00.001Z']).readBigInt64BE(24)).toBe(1000n);
    expect(instants(['1999-12-31T23:59:59.999Z']).readBigInt64BE(24)).toBe(-1000n);
  });

  it('takes UUIDs and hashes as bytes', () => {
    expect(uuids(['0191e0e4-0000-7000-8000-0000000000ff']).subarray(24).toString('hex')).toBe(
      '0191e0e40000700080000000000000ff',
    );
    expect(
      hashes(['ab'.repeat(32)])
        .subarray(24)
        .toString('hex'),
    ).toBe('ab'.repeat(32));
  });

  it('refuses what is not of the size', () => {
    expect(() => hashes(['ab'.repeat(31)])).toThrow(RangeError);
    expect(() => hashes(['zz'.repeat(32)])).toThrow(RangeError);
    expect(() => uuids(['not-a-uuid'])).toThrow(RangeError);
  });
});
