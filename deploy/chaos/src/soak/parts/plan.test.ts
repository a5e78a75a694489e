/** A soak is the same for the same seed, and another one for another. */
import { describe, expect, it } from '@jest/globals';
import { APPENDERS, HOT_STREAMS, WRITERS, commandAt, faultsOf } from './plan.js';

const commands = Array.from({ length: 4_000 }, (_, index) => commandAt(7, index % WRITERS, 1 + index));

const shareOf = (holds: (command: (typeof commands)[number]) => boolean): number =>
  commands.filter(holds).length / commands.length;

describe('the commands of a soak', () => {
  it('follow from seed, writer and number', () => {
    expect(commandAt(7, 3, 12)).toEqual(commandAt(7, 3, 12));
    expect(commandAt(8, 3, 12)).not.toEqual(commandAt(7, 3, 12));
    expect(commandAt(7, 3, 12).commandId).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('have keys of their own', () => {
    expect(new Set(commands.map(({ commandId }) => commandId)).size).toBe(commands.length);
  });

  it('share forty streams at a time', () => {
    const early = commands.slice(0, 1_000).map(({ streamId }) => streamId);
    expect(new Set(early).size).toBe(HOT_STREAMS);
    expect(commandAt(7, 0, 1_000).streamId).toMatch(/^0-/);
    expect(commandAt(7, 0, 1_001).streamId).toMatch(/^1-/);
  });

  it('are rolled back one time in twenty, and make one to five events unless they are refused', () => {
    expect(shareOf(({ rollback }) => rollback)).toBeCloseTo(0.05, 1);
    expect(new Set(commands.map(({ events }) => events))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
    expect(commands.every(({ refused, events }) => refused === (events === 0))).toBe(true);
  });
});

describe('the faults of a soak', () => {
  it('strike while events are written, in order of their kind', () => {
    const faults = faultsOf(7, 20_000);
    expect(faults.every(({ at }) => at >= 0 && at < 18_000)).toBe(true);
    const kills = faults.filter(({ kind }) => kind === 'kill-appender');
    expect(kills.map(({ at }) => at)).toEqual(kills.map(({ at }) => at).toSorted((a, b) => a - b));
    expect(kills.length).toBeGreaterThan(APPENDERS);
  });

  it('grow with the number of events', () => {
    expect(faultsOf(7, 1_000_000).length).toBeGreaterThan(5 * faultsOf(7, 20_000).length);
  });
});
