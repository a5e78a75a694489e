/** What becomes of a supply costs what is lost that way, and all of its pieces go somewhere. */
import { describe, expect, it } from '@jest/globals';
import { addDecimal } from '@gemba/measures/decimal';
import fc from 'fast-check';
import type { Circumstances } from './options.js';
import { compared } from './options.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const pieces = (value: string) => ({ value, unit: 'C62' });

/** Ten pumps of 120.00 that nobody has begun, of an item of which 280 are used in four weeks: ten a day. */
const planned: Circumstances = {
  freed: { supply: 'production-order/MO-1', item: 'PUMP', quantity: pieces('10'), for: 'sales-order/SO-1/1' },
  ...{ whole: '10', due: '2026-03-09', sunk: eur('0.00'), lots: [], reducible: true },
  ending: { way: 'stop', cost: eur('0.00') },
  ...{ unitValue: eur('120.00'), unitScrap: eur('2.00'), holdingRate: '0.25' },
  ...{ onHand: '95', used: '280', demands: [] },
};

const costs = (of: Circumstances) =>
  compared(of).options.map(({ option, cost: { amount } }) => `${option}: ${amount}`);

describe('what is lost', () => {
  it('is the holding until it is used, behind what is there: 1200 × 0.25 × 10 days ÷ 365', () => {
    expect(compared(planned).days).toBe(10);
    expect(costs(planned)).toEqual(['stop: 0.00', 'keep: 8.22']);
  });

  it('is all above its scrap value where nobody uses the item, and never more', () => {
    expect(costs({ ...planned, used: '0' })).toEqual(['stop: 0.00', 'keep: 1180.00']);
    expect(costs({ ...planned, onHand: '999999' })).toEqual(['stop: 0.00', 'keep: 1180.00']);
    expect(compared({ ...planned, used: '0' }).days).toBeUndefined();
  });

  it('is what was spent where work stops, or the fee of a purchase', () => {
    const begun = { ...planned, ending: { way: 'stop' as const, cost: eur('200.00') }, reducible: false };
    expect(costs(begun)).toEqual(['keep: 8.22', 'stop: 200.00']);
    const bought = { ...planned, ending: { way: 'cancel' as const, cost: eur('4.00') } };
    expect(costs(bought)).toEqual(['cancel: 4.00', 'keep: 8.22']);
  });

  it('is nothing where another customer takes it at once, and the wait where later', () => {
    const demand = { demand: 'sales-order/SO-2/1', quantity: '10', due: '2026-03-09' };
    const begun = { ...planned, ending: { way: 'stop' as const, cost: eur('200.00') } };
    expect(costs({ ...begun, demands: [demand] })[0]).toBe('repeg sales-order/SO-2/1: 0.00');
    const later = { ...demand, due: '2026-03-19' };
    expect(costs({ ...begun, demands: [later] })[0]).toBe('repeg sales-order/SO-2/1: 8.22');
  });

  it('is nothing of which a cost is known where nothing was spent', () => {
    const { unitValue: _, ...unknown } = planned;
    expect(costs(unknown)).toEqual(['stop: 0.00', 'keep: 0.00']);
    expect(compared(unknown).value).toBeUndefined();
  });
});

describe('what can be', () => {
  it('is smaller where part of the order is for others, and only to keep it once it is begun', () => {
    const shared = { ...planned, whole: '14' };
    expect(compared(shared).options[0]).toMatchObject({
      option: 'reduce',
      parts: [{ way: 'reduce', quantity: pieces('10'), to: pieces('4') }],
    });
    const begun = compared({ ...shared, reducible: false });
    expect(begun.options.map(({ option }) => option)).toEqual(['keep']);
    expect(begun.limitedBy).toMatch(/for others/);
  });

  it('does not end what cannot, and says why', () => {
    const obstacle = 'It is completed.';
    const done = compared({ ...planned, ending: { ...planned.ending, obstacle } });
    expect(done).toMatchObject({ limitedBy: obstacle, options: [{ option: 'keep' }] });
  });

  it('gives to nobody what comes too late for them, or less than they want', () => {
    const demand = { demand: 'sales-order/SO-2/1', quantity: '10', due: '2026-03-08' };
    expect(costs({ ...planned, demands: [demand] })).toHaveLength(2);
    expect(costs({ ...planned, demands: [{ ...demand, due: '2026-04-01', quantity: '11' }] })).toHaveLength(
      2,
    );
  });

  it('sends every piece of what is freed one way', () => {
    const circumstances = fc.record({
      freed: fc.integer({ min: 1, max: 20 }),
      more: fc.integer({ min: 0, max: 5 }),
      wanted: fc.integer({ min: 1, max: 20 }),
      way: fc.constantFrom('stop' as const, 'cancel' as const, 'withdraw' as const),
      reducible: fc.boolean(),
    });
    fc.assert(
      fc.property(circumstances, ({ freed, more, wanted, way, reducible }) => {
        const demand = { demand: 'sales-order/SO-2/1', quantity: String(wanted), due: '2026-04-01' };
        const { options } = compared({
          ...planned,
          freed: { ...planned.freed, quantity: pieces(String(freed)) },
          ...{ whole: String(freed + more), reducible, demands: [demand] },
          ending: { way, cost: eur('3.00') },
        });
        expect(options.some(({ option }) => option === 'keep')).toBe(true);
        for (const { parts } of options)
          expect(parts.map(({ quantity }) => quantity.value).reduce(addDecimal, '0')).toBe(String(freed));
      }),
    );
  });
});
