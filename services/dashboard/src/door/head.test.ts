/** What stays between two neighbours, and which service an address names. */
import { describe, expect, it } from '@jest/globals';
import { addressed, isFinal, passedOn } from './head.js';

describe('the head of a message', () => {
  it('keeps what is meant for the other end, in order and as often as it came', () => {
    const raw = ['Accept', 'a', 'set-cookie', '1', 'Set-Cookie', '2'];
    expect(passedOn(raw)).toEqual(raw);
  });

  it('loses what is between neighbours, what Connection names, and what is dropped', () => {
    const raw = [
      'Connection',
      'close, X-Mine',
      'x-mine',
      '1',
      'Transfer-Encoding',
      'chunked',
      'Host',
      'h',
      'a',
      'b',
    ];
    expect(passedOn(raw, ['host'])).toEqual(['a', 'b']);
  });
});

describe('an address', () => {
  it.each([
    ['/api/hr/v1/x?y=/api/', { service: 'hr', path: '/v1/x?y=/api/' }],
    ['/api/hr', { service: 'hr', path: '/' }],
    ['/api/hr?x', { service: 'hr', path: '/?x' }],
    ['/api/', null],
    ['/apiary/hr', null],
    ['/', null],
  ])('%s names a service or none', (url, named) => {
    expect(addressed(url)).toEqual(named);
  });
});

it('believes a status only where it can end an answer', () => {
  expect([99, 101, 200, 599, 600, undefined].map(isFinal)).toEqual([false, false, true, true, false, false]);
});
