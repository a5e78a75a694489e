/** All answers, or the first refusal. */
import { describe, expect, it } from '@jest/globals';
import { reject } from '@gemba/decider/decision';
import { allOf } from './all.js';

describe('many answers', () => {
  it('are all there', () => {
    expect(allOf([{ a: 1 }, { a: 2 }])).toEqual([{ a: 1 }, { a: 2 }]);
  });

  it('are the first refusal among them', () => {
    expect(allOf([{ a: 1 }, reject('A', 'first'), reject('B', 'second')])).toMatchObject({ code: 'A' });
  });
});
