/** Proves that messages survive any cut of the stream. */
import { describe, expect, it } from '@jest/globals';
import { cut } from './event-stream.js';

const text = 'event: changed\nid: 7\ndata: {"a":1}\n\n: comment\nevent: heartbeat\ndata: {}\n\n';

describe('a stream of server-sent events', () => {
  it('gives its messages', () => {
    expect(cut('', text).messages).toEqual([
      { event: 'changed', data: '{"a":1}', id: '7' },
      { event: 'heartbeat', data: '{}', id: null },
    ]);
  });

  it('gives the same messages when every character comes alone', () => {
    let rest = '';
    const messages = [...text].flatMap((character) => {
      const step = cut(rest, character);
      rest = step.rest;
      return step.messages;
    });
    expect(messages).toEqual(cut('', text).messages);
    expect(rest).toBe('');
  });

  it('keeps an unfinished message for later', () => {
    expect(cut('event: cha', 'nged\ndata: 1\n')).toEqual({ messages: [], rest: 'event: changed\ndata: 1\n' });
  });

  it('joins several data lines', () => {
    expect(cut('', 'data: a\ndata: b\n\n').messages[0]?.data).toBe('a\nb');
  });
});
