/** Live streams are few per person and end with their token. */
import { describe, expect, it } from '@jest/globals';
import { after } from './after.process.js';
import { Places, STREAMS_PER_PERSON } from './places.js';

describe('places', () => {
  it('P41: are limited per person, and free again once given back, however often', () => {
    const places = new Places();
    const taken = Array.from({ length: STREAMS_PER_PERSON }, () => places.take('ana'));
    expect(taken.every((place) => place !== null)).toBe(true);
    expect(places.take('ana')).toBeNull();
    expect(places.take('ben')).not.toBeNull();
    taken[0]?.();
    taken[0]?.();
    expect(places.take('ana')).not.toBeNull();
    expect(places.take('ana')).toBeNull();
  });
});

describe('a token that ends', () => {
  it('P41: ends the stream; one that was over already ends it at once', async () => {
    await expect(new Promise((end) => after(-1_000, () => end('ended')))).resolves.toBe('ended');
  });
});
