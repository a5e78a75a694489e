/** Strict JSON takes what is JSON and says what is wrong with the rest. */
import { describe, expect, it } from '@jest/globals';
import { Problem } from '../problems/problem.js';
import { strictJson } from './strict-json.js';

describe('strict JSON', () => {
  it.each([
    '{}',
    '[]',
    '"a:b"',
    '{"a":{"b":[1,{"c":"\\":"}]},"d":"{\\"x\\":1}"}',
    '{ "a" : 1 , "b" :\n2 }',
    '{"":1}',
    '{"1":"a","2":"b"}',
  ])('takes %s', (text) => {
    expect(strictJson(text)).toEqual(JSON.parse(text));
  });

  it.each([
    ['{"a":1,"a":1}', /same key twice/],
    ['{"x":{"b":1, "b" : 2}}', /same key twice/],
    ['{"a":1,"\\u0061":2}', /same key twice/],
    ['{"__proto__":{"admin":true}}', /__proto__/],
    ['{"a":1e400}', /too large/],
    ['["\\u0000"]', /NUL/],
    ['{"a\\u0000":1}', /NUL/],
    ['{"name":"Jos \\ud83d"}', /half a character/],
    ['{"\\udc00":1}', /half a character/],
    ['['.repeat(40) + ']'.repeat(40), /deeper/],
    ['{"a":}', /not JSON/],
    ['', /not JSON/],
  ])('refuses %s', (text, why) => {
    expect(() => strictJson(text)).toThrow(why);
    expect(() => strictJson(text)).toThrow(Problem);
  });
});
