/** Facts are compared by what they say, and ids that look like inherited names are ordinary ids. */
import { describe, expect, it } from '@jest/globals';
import { canonicalJson, entry, present, saysTheSame } from './facts.js';

class Weight {
  value = '1';
  unit = 'KGM';
}

describe('facts', () => {
  it('are the same whatever the order of their fields and their class', () => {
    expect(saysTheSame({ a: [new Weight()], b: 1 }, { b: 1, a: [{ unit: 'KGM', value: '1' }] })).toBe(true);
    expect(saysTheSame({ a: 1, b: undefined }, { a: 1 })).toBe(true);
  });

  it('differ in values, kinds and the order of lists', () => {
    expect(saysTheSame({ a: 1 }, { a: '1' })).toBe(false);
    expect(saysTheSame([1, 2], [2, 1])).toBe(false);
    expect(saysTheSame({ a: null }, {})).toBe(false);
  });

  it('are written with their fields in order', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'é' }], a: true })).toBe(
      '{"a":true,"b":[1,{"c":"é","d":null}]}',
    );
  });

  it('drop what has no value', () => {
    expect(Object.keys(present({ a: 1, b: undefined }))).toEqual(['a']);
  });

  it('find only own entries', () => {
    expect(entry({}, 'constructor')).toBeUndefined();
    expect(entry({ constructor: 1, other: 2 }, 'constructor')).toBe(1);
  });
});
