/** Readers are told in order, may come back, and are told when they missed too much. */
import { describe, expect, it } from '@jest/globals';
import type { Message } from './hub.js';
import { Hub, RING } from './hub.js';

const change = { measures: ['produced'], sites: ['lyon'], days: [], tables: [], recordedAt: '2' };

const listener = () => {
  const told: Message[] = [];
  let ended = false;
  return {
    told,
    ended: () => ended,
    reader: {
      tell: (message: Message) => void told.push(message),
      end: () => {
        ended = true;
      },
    },
  };
};

describe('the hub', () => {
  it('tells everybody, until they leave', () => {
    const hub = new Hub('a');
    const one = listener();
    const other = listener();
    hub.join(one.reader, undefined);
    const leave = hub.join(other.reader, '');
    hub.publish(change);
    leave();
    hub.publish(change);
    expect(one.told.map(({ id }) => id)).toEqual(['a-1', 'a-2']);
    expect(other.told).toEqual([{ id: 'a-1', event: 'changed', data: JSON.stringify(change) }]);
  });

  it('tells who comes back what was missed, and nothing twice', () => {
    const hub = new Hub('a');
    for (let count = 0; count < 3; count += 1) hub.publish(change);
    const late = listener();
    hub.join(late.reader, 'a-1');
    const current = listener();
    hub.join(current.reader, 'a-3');
    expect(late.told.map(({ id }) => id)).toEqual(['a-2', 'a-3']);
    expect(current.told).toEqual([]);
  });

  it.each(['b-7', 'a-1', 'nonsense'])(
    'says reset to who was told %s last, which is too long ago',
    (lastId) => {
      const hub = new Hub('a');
      for (let count = 0; count < RING + 2; count += 1) hub.publish(change);
      const { told, reader } = listener();
      hub.join(reader, lastId);
      expect(told).toEqual([{ id: `a-${String(RING + 2)}`, event: 'reset', data: '{}' }]);
    },
  );

  it('can make everybody ask anew, and ends all when it closes', () => {
    const hub = new Hub('a');
    const { told, reader, ended } = listener();
    hub.join(reader, undefined);
    hub.reset();
    hub.close();
    hub.publish(change);
    expect(told.map(({ event }) => event)).toEqual(['reset']);
    expect([ended(), hub.count]).toEqual([true, 0]);
  });
});
