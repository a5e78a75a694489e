/** Prices of quantities, landed prices, and the points of an evaluation that was published. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { QuotedLine } from '@gemba/contracts/events/supply-chain/quotations';
import type { Offer } from './comparison.js';
import { compared, ranked } from './comparison.js';
import { boughtFor, landedPrice, netPrice } from './offer.js';
import { NO_REQUEST } from './request-state.js';

const euros = (amount: string) => ({ amount, currency: 'EUR' });
const kilos = (value: string) => ({ value, unit: 'KGM' });
const quoted = (more: Partial<QuotedLine>): QuotedLine => ({
  ...{ line: '1', leadTime: 'P5D', price: euros('10.00') },
  ...more,
});

describe('what a quantity costs', () => {
  it('is the price of the scale that it has reached, less discount, with surcharge', () => {
    const scales = [
      { from: kilos('100'), price: euros('9.00') },
      { from: kilos('500'), price: euros('8.00') },
    ];
    const of = (quantity: string) => netPrice(quoted({ scales, discount: '0.05' }), quantity).amount;
    expect([of('99'), of('100'), of('499.5'), of('500')]).toEqual(['9.50', '8.55', '8.55', '7.60']);
    expect(netPrice(quoted({ surcharge: euros('0.0125') }), '1')).toEqual(euros('10.0125'));
  });

  it('is borne by what is needed: a minimum makes it dearer, and so does duty', () => {
    const least = quoted({ minimum: kilos('150'), duty: '0.04' });
    expect(boughtFor(least, '100')).toBe('150');
    // 10 × 150 × 1.04 ÷ 100
    expect(landedPrice(least, '100', { currency: 'EUR' })).toEqual(euros('15.60'));
  });

  it('is that of the site at a rate, or at the opposite one', () => {
    const line = quoted({ price: { amount: '10.00', currency: 'USD' } });
    const date = '2026-03-02';
    const into = (rate: { from: string; to: string; rate: string }) =>
      landedPrice(line, '1', { currency: 'EUR', rate: { ...rate, date } }).amount;
    expect(into({ from: 'USD', to: 'EUR', rate: '0.9' })).toBe('9.00');
    expect(into({ from: 'EUR', to: 'USD', rate: '1.25' })).toBe('8.00');
    expect(into({ from: 'EUR', to: 'USD', rate: '3' })).toBe('3.333333');
  });

  it('bought in parts comes to no less than their landed prices, whatever they are', () => {
    const cents = fc.integer({ min: 1, max: 10_000_000 });
    fc.assert(
      fc.property(cents, cents, cents, (price, needed, minimum) => {
        const micro = (BigInt(price) * 100n).toString().padStart(7, '0');
        const amount = `${micro.slice(0, -6)}.${micro.slice(-6)}`;
        const line = quoted({ price: euros(amount), minimum: kilos(String(minimum)) });
        const landed = landedPrice(line, String(needed), { currency: 'EUR' }).amount;
        const bought = BigInt(Math.max(needed, minimum));
        // In millionths, half to even can move it by half of one.
        const exact = BigInt(price) * 100n * bought;
        const [whole = '0', part = ''] = landed.split('.');
        const told = BigInt(whole + part.padEnd(6, '0')) * BigInt(needed);
        const off = told > exact ? told - exact : exact - told;
        expect(off * 2n <= BigInt(needed)).toBe(true);
      }),
    );
  });
});

const offer = (supplier: string, landed: string, more: Partial<Offer> = {}): Offer => ({
  ...{ supplier, version: 1, price: euros(landed), bought: '1', landed: euros(landed) },
  ...{ leadTime: 'P10D', promised: '2026-03-16', inTime: true },
  ...more,
});

describe('points', () => {
  // World Bank, evaluation with rated criteria: B = C_low ÷ C × X × 100 + T ÷ T_high × (1 − X) × 100.
  it('are those of the formula', () => {
    const weights = { price: '0.7', leadTime: '0', supplier: '0.3' };
    const [first, second] = ranked(
      [offer('LOW', '100.00', { score: '0.6' }), offer('GOOD', '125.00', { score: '0.9' })],
      weights,
    );
    // 70 + 0.6 ÷ 0.9 × 30 = 90, and 100 ÷ 125 × 70 + 30 = 86.
    expect(first?.points).toMatchObject({ price: '70', supplier: '20', total: '90' });
    expect(second?.points).toMatchObject({ price: '56', supplier: '30', total: '86' });
    expect(first?.best).toEqual(['price', 'leadTime', 'total']);
    expect(second?.best).toEqual(['leadTime', 'supplier']);
    expect(second?.why).toBe('25 % above the lowest price; shortest lead time.');
  });

  it('are not given to what cannot be awarded, and a supplier without deliveries has the mean', () => {
    const weights = { price: '0', leadTime: '0', supplier: '1' };
    const [late, known, fresh] = ranked(
      [
        offer('LATE', '1.00', { hindrance: 'late' }),
        offer('KNOWN', '2.00', { score: '0.5' }),
        offer('NEW', '3.00'),
      ],
      weights,
    );
    expect(late).toMatchObject({ best: [], why: 'It came late, and nobody accepted that.' });
    expect(late?.points).toBeUndefined();
    expect([known?.points?.total, fresh?.points?.total]).toEqual(['100', '100']);
  });

  it('are halved by twice the lead time', () => {
    const weights = { price: '0', leadTime: '1', supplier: '0' };
    const [one, other] = ranked([offer('A', '1.00'), offer('B', '1.00', { leadTime: 'P20D' })], weights);
    expect([one?.points?.total, other?.points?.total]).toEqual(['100', '50']);
    expect(other?.why).toBe('Lowest price; 10 days longer than the shortest lead time.');
  });

  it('are of nothing where nothing is quoted', () => {
    expect(compared(NO_REQUEST, { date: '2026-03-02', currency: 'EUR' })).toEqual([]);
  });
});
