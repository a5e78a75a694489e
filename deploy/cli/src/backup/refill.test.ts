/** A restored log goes on with what its topic has, without a gap and without a guess. */
import { describe, expect, it } from '@jest/globals';
import { FIRST_HASH } from '@gemba/event-store/log/chain';
import type { Published } from '@gemba/platform/runtime/history/published.kafka';
import { planRefill } from './refill.js';

const event = (streamId: string, version: number, position: number): Published =>
  ({
    ...{ streamId, version, position, hash: `${streamId}-${String(version)}` },
    prevHash: version === 1 ? FIRST_HASH : `${streamId}-${String(version - 1)}`,
  }) as Published;

const restored = {
  ends: new Map([['a', { version: 2, hash: 'a-2' }]]),
  known: new Map([['a@2', 'a-2']]),
  head: 5,
};

describe('a refill', () => {
  it('puts back what is newer, in order and once, and knows the places between', () => {
    const found = [event('b', 1, 8), event('a', 3, 6), event('a', 2, 4), event('a', 3, 6), event('a', 4, 9)];
    const plan = planRefill(found, restored);
    expect(plan).toMatchObject({ ok: true, missing: [7], published: 9 });
    expect(plan.ok && plan.events.map(({ position }) => position)).toEqual([6, 8, 9]);
  });

  it('has nothing to do when the topic has nothing newer', () => {
    expect(planRefill([event('a', 2, 4)], restored)).toMatchObject({ ok: true, events: [], missing: [] });
    expect(planRefill([], restored)).toMatchObject({ ok: true, events: [], published: 0 });
  });

  it('refuses a log that went on by itself', () => {
    expect(planRefill([event('a', 2, 6)], restored)).toMatchObject({ ok: false });
    const another = { ...event('a', 3, 6), prevHash: 'else' };
    expect(planRefill([another], restored)).toMatchObject({ ok: false });
    const outrun = { ...event('a', 2, 4), hash: 'else' };
    expect(planRefill([outrun], restored)).toMatchObject({ ok: false });
  });

  it('refuses a topic that lacks an event of a stream', () => {
    expect(planRefill([event('a', 4, 7)], restored)).toMatchObject({ ok: false });
    expect(planRefill([event('c', 2, 7)], restored)).toMatchObject({ ok: false });
  });
});
