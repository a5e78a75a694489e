/** The largest event is measured in bytes, not in characters. */
import { describe, expect, it } from '@jest/globals';
import { MAX_EVENT_BYTES, refusalBySize } from './size.js';

const of = (data: string) => [{ data: '{}' }, { data }];

describe('an event', () => {
  it('may be as large as a message', () => {
    expect(refusalBySize(of('x'.repeat(MAX_EVENT_BYTES)))).toBeNull();
    expect(refusalBySize([])).toBeNull();
  });

  it('is refused when it is larger, also in few characters', () => {
    expect(refusalBySize(of('x'.repeat(MAX_EVENT_BYTES + 1)))).toMatchObject({ code: 'PLT-EVENT-SIZE' });
    expect(refusalBySize(of('€'.repeat(MAX_EVENT_BYTES / 2)))).toMatchObject({
      status: 422,
      violated: { actual: String((MAX_EVENT_BYTES / 2) * 3) },
    });
  });
});
