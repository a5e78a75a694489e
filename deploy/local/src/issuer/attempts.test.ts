/** Guessing gets slower for a person and for a source, and who knows the password always gets in. */
import { describe, expect, it } from '@jest/globals';
import { Attempts } from './attempts.js';

const ana = { person: 'ana', source: '192.0.2.1' };
const MINUTE = 60_000;

/** Guesses as soon as that is looked at, so many times; answers when the last one was. */
const guess = (attempts: Attempts, attempt: { person: string; source: string }, times: number, from = 0) => {
  let now = from;
  for (let done = 0; done < times; done += 1) {
    now += attempts.waits(attempt, now);
    attempts.wrong(attempt, now);
  }
  return now;
};

describe('wrong passwords', () => {
  it('P42: wait longer each time, and never longer than a minute', () => {
    const attempts = new Attempts();
    const waits = Array.from({ length: 12 }, (_, done) => {
      const now = done === 0 ? 0 : guess(attempts, ana, 1, done * 2 * MINUTE);
      return attempts.waits(ana, now);
    });
    expect(waits).toEqual([0, 0, 0, 0, 1000, 2000, 4000, 8000, 16_000, 32_000, MINUTE, MINUTE]);
  });

  it('P42: of one person from many sources are slowed', () => {
    const attempts = new Attempts();
    for (let source = 0; source < 9; source += 1) attempts.wrong({ ...ana, source: `10.0.0.${source}` }, 0);
    expect(attempts.waits({ ...ana, source: '10.0.1.1' }, 0)).toBe(32_000);
  });

  it('P42: of many persons from one source are slowed', () => {
    const attempts = new Attempts();
    for (let person = 0; person < 9; person += 1) attempts.wrong({ ...ana, person: `p${person}` }, 0);
    expect(attempts.waits({ ...ana, person: 'ben' }, 0)).toBe(32_000);
    expect(attempts.waits({ ...ana, source: '10.0.0.1' }, 0)).toBe(0);
  });

  it('P42: of others do not keep somebody out from where they have signed in', () => {
    const attempts = new Attempts();
    attempts.right(ana, 0);
    const now = guess(attempts, { ...ana, source: '203.0.113.9' }, 40);
    expect(attempts.waits(ana, now)).toBe(0);
    expect(attempts.waits({ ...ana, source: '10.0.0.1' }, now)).toBe(MINUTE);
  });

  it('P42: are not cleared by an account of one’s own', () => {
    const attempts = new Attempts();
    const now = guess(attempts, ana, 8);
    attempts.right({ ...ana, person: 'mallory' }, now);
    expect(attempts.waits(ana, now)).toBe(16_000);
  });

  it('P42: are forgiven with the right one, and forgotten in time', () => {
    const attempts = new Attempts();
    const now = guess(attempts, ana, 8);
    expect(attempts.waits(ana, now + 15 * MINUTE)).toBe(0);
    attempts.right(ana, now);
    expect(attempts.waits(ana, now)).toBe(0);
  });
});
