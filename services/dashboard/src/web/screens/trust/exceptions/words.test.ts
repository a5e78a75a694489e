/** An exception is told in words that people use, with the limit where there is one. */
import { describe, expect, it } from '@jest/globals';
import type { OpenException } from '../../../api/contract.js';
import { limitText, undoneText, untilText } from './words.js';

const none = { rule: null, actual: null, limit: null, unit: null };
const of = (more: object) => ({ ...none, ...more }) as OpenException;

describe('an exception in words', () => {
  it('says what was not done', () => {
    expect(undoneText(of({ command: 'PostJournal', subject: 'J-1' }))).toBe('Post journal J-1');
  });

  it('says what was measured against which limit', () => {
    expect(limitText(of({}))).toBe('');
    expect(limitText(of({ rule: 'rate of the day', actual: 'none' }))).toBe('rate of the day: none');
    const both = { rule: 'budget', actual: '1200.00', limit: '1000.00', unit: 'EUR' };
    expect(limitText(of(both))).toBe('budget: 1200.00, limit 1000.00 EUR');
    expect(limitText(of({ limit: '5' }))).toBe('limit 5');
  });

  it('says when it is tried again', () => {
    const now = Date.parse('2026-03-02T12:00:00Z');
    const at = (seconds: number) => new Date(now + seconds * 1000).toISOString();
    expect(untilText(null, now, 'en')).toBe('only by hand');
    expect(untilText(at(-5), now, 'en')).toBe('any moment');
    for (const [seconds, words] of [
      [30, /^in 30/],
      [240, /^in 4/],
      [7200, /^in 2/],
    ] as const)
      expect(untilText(at(seconds), now, 'en')).toMatch(words);
  });
});
