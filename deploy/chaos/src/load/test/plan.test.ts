/**
 * What clients want follows from the seed alone; keys are sent again with the same or another body, as
 * asked.
 */
import { describe, expect, it } from '@jest/globals';
import { Chance } from '../intents/chance.js';
import { addressOf } from '../client/operations.js';
import { Board } from '../intents/board.js';
import { altered } from '../intents/altering.js';
import { actionFor, choose } from '../choosing.js';
import { closing } from '../intents/closing.js';
import { founding } from '../master/founding.js';

const NOW = Date.parse('2026-03-02T08:00:00.000Z');
const plan = (seed: number, client: string, count: number) =>
  Array.from({ length: count }, (_, n) => choose(new Chance(seed, client, n)));

describe('the plan of a client', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(plan(7, 'c1', 50)).toEqual(plan(7, 'c1', 50));
    expect(plan(7, 'c1', 50)).not.toEqual(plan(8, 'c1', 50));
    expect(plan(7, 'c1', 50)).not.toEqual(plan(7, 'c2', 50));
  });

  it('repeats a tenth, alters two and breaks rules in three of a hundred', () => {
    const choices = plan(3, 'c1', 20_000);
    const share = (holds: (choice: (typeof choices)[number]) => boolean): number =>
      choices.filter(holds).length / choices.length;
    expect(share((choice) => choice.kind === 'repeat' && choice.how === 'same')).toBeCloseTo(0.1, 2);
    expect(share((choice) => choice.kind === 'repeat' && choice.how === 'altered')).toBeCloseTo(0.02, 2);
    expect(share((choice) => choice.kind === 'intent' && choice.name.startsWith('break-'))).toBeCloseTo(
      0.03,
      2,
    );
  });

  it('is about what is there: nothing is shipped before something was sold', () => {
    const board = new Board();
    const asked = { chance: new Chance(1), board, tag: '1-c1-1', now: NOW };
    expect(actionFor('ship', asked)).toBeNull();
    const sale = actionFor('sell', asked);
    sale?.done?.({});
    expect(actionFor('ship', { ...asked, chance: new Chance(2) })?.body).toMatchObject({
      salesOrder: 'SO-1-c1-1',
    });
  });
});

describe('commands', () => {
  it('all have an address', () => {
    const times = { from: '2026-01-01', until: '2027-01-01', months: ['2026-03'], rated: ['2026-03-01'] };
    const said = [...founding(times).flat(), ...closing({ seed: 1, now: NOW })];
    for (const { operation } of said) expect(addressOf(operation, 'X').path).toMatch(/^\/v1\//);
    expect(() => addressOf('order.Dream')).toThrow('knows no order.Dream');
  });

  it('say something else when they are altered, or cannot be', () => {
    expect(altered({ reason: 'Count' })).toEqual({ reason: 'Count Altered' });
    const quantity = { value: '2', unit: 'C62' };
    expect(altered({ lot: 'L', quantity })).toEqual({ lot: 'L', quantity: { value: '3', unit: 'C62' } });
    expect(altered({ lines: [{ line: '1', quantity }, {}] })).toEqual({
      lines: [{ line: '1', quantity: { value: '3', unit: 'C62' } }, {}],
    });
    expect(altered({})).toBeNull();
  });
});
