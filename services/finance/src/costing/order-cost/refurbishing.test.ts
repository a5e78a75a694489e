/** What is made good again is worth what went in, less what was spoilt, and no more than it is sold for. */
import { describe, expect, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import type { Money } from '@gemba/measures/money';
import fc from 'fast-check';
import { orderCost } from './order-cost.js';
import { resaleAnswer } from './refurbishing.js';

const { given } = spec(orderCost);
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const pieces = (value: number) => ({ value: String(value), unit: 'C62' });
const here = { id: 'RFB-1' };
const at = { site: 'lyon', order: 'RFB-1' };
const charged = (amount: string) =>
  happened('WorkInProgressCharged', {
    ...at,
    element: 'material' as const,
    amount: eur(amount),
    sourceEventId: amount,
  });
const what = { site: 'lyon', item: 'MIXER-R', lot: 'S1', quantity: pieces(2) };
const expected = happened('ResaleExpected', { ...what, order: 'RFB-1', price: eur('500.00') });
const costed = (good: number, amount: string) =>
  happened('RefurbishmentCosted', {
    ...at,
    quantity: pieces(good),
    amount: eur(amount),
    sourceEventId: 'E9',
  });
const complete = (good: number, whole = 2) => ({
  ...{ site: 'lyon', quantity: pieces(good), whole: pieces(whole), sourceEventId: 'E9' },
});

describe('what it is expected to be sold for', () => {
  it('is said of all of it, once', () => {
    const wish = { ...what, price: eur('250.00') };
    given().at(here).when('ExpectResale', wish).then(expected);
    given(expected).at(here).when('ExpectResale', wish).nothing();
  });
});

describe('what it has cost', () => {
  it('is what went in, once', () => {
    given(expected, charged('310.00'))
      .at(here)
      .when('CostRefurbishment', complete(2))
      .then(costed(2, '310.00'));
    given(expected, charged('310.00'), costed(2, '310.00'))
      .at(here)
      .when('CostRefurbishment', complete(2))
      .nothing();
  });
  it('is not what was spoilt, and no more than its price', () => {
    given(expected, charged('310.00'))
      .at(here)
      .when('CostRefurbishment', complete(1))
      .then(costed(1, '155.00'));
    given(expected, charged('900.00'))
      .at(here)
      .when('CostRefurbishment', complete(1))
      .then(costed(1, '250.00'));
    given(charged('900.00')).at(here).when('CostRefurbishment', complete(1)).then(costed(1, '450.00'));
  });
  it('leaves nothing in the order, whatever was good', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 100_000 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(8),
        (cents, whole, n) => {
          const good = Math.min(n + 1, whole);
          const all = charged((cents / 100).toFixed(2));
          const { decision } = given(all).at(here).when('CostRefurbishment', complete(good, whole));
          const [{ data }] = decision as unknown as readonly [{ data: { amount: Money } }];
          const amount = Math.round(Number(data.amount.amount) * 100);
          expect(Math.abs(amount - (cents * good) / whole)).toBeLessThanOrEqual(0.5);
          const finished = happened('WorkInProgressRelieved', {
            ...{ ...at, kind: 'finished' as const, amount: data.amount, sourceEventId: 'E10' },
          });
          const settle = given(all, finished)
            .at(here)
            .when('SettleVariance', { site: 'lyon', sourceEventId: 'E11' });
          const rest = ((cents - amount) / 100).toFixed(2);
          expect(settle.decision).toMatchObject([{ data: { kind: 'variance', amount: eur(rest) } }]);
        },
      ),
    );
  });
});

it('shows what is expected, and then what it was', () => {
  const resale = { item: 'MIXER-R', lot: 'S1', quantity: pieces(2), price: eur('500.00') };
  expect(resaleAnswer({ balance: eur('200.00'), resale }).resale).toMatchObject({ margin: eur('300.00') });
  const after = { balance: eur('0.00'), resale, costed: { quantity: pieces(1), amount: eur('155.00') } };
  expect(resaleAnswer(after).resale).toMatchObject({
    ...{ price: eur('250.00'), cost: eur('155.00'), margin: eur('95.00'), good: pieces(1) },
  });
});
