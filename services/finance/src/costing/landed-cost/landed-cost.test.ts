/** Freight and duty are spread to the cent over what came in, once, and taken back as they were booked. */
import { describe, expect, it } from '@jest/globals';
import { happened, isRefused } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { sumOfMoney } from '@gemba/measures/money';
import fc from 'fast-check';
import type { ReceivedRow } from '../cost-layer/received-cost.js';
import { landedCost } from './landed-cost.js';
import { spread } from './spreading.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const pieces = (value: number) => ({ value: String(value), unit: 'C62' });
const came = (quantity: number, amount: string, back = 0, backAmount = '0.00'): ReceivedRow => ({
  ...{ site: 'lyon', item: 'SEAL' },
  left: { quantity: pieces(quantity), amount: eur(amount) },
  back: { quantity: pieces(back), amount: eur(backAmount) },
});
const receipt = (lot: string, kilograms?: string) => ({
  ...{ purchaseOrder: 'PO-1', line: '1', item: 'SEAL', lot },
  ...(kilograms !== undefined && { measure: { value: kilograms, unit: 'KGM' } }),
});
const receipts = [receipt('A', '30'), receipt('B', '10')];
const calendar = { months: { '2026-02': 'closed', '2026-03': 'open' } };
const known = { calendar, 'receipt 0': came(10, '100.00'), 'receipt 1': came(30, '200.00') };
const { given } = spec(landedCost, known);

const freight = {
  ...{ site: 'lyon', company: 'gemba-fr', number: 'FR 7', kind: 'freight' as const, date: '2026-03-01' },
  ...{ net: eur('100.00'), settled: 'accrual' as const, basis: 'value' as const, receipts },
};
const { receipts: _, ...voucher } = freight;
const both = (amount: string) => ({ local: eur(amount), group: eur(amount) });
const recorded = (first: string, second: string, more = {}) =>
  happened('LandedCostRecorded', {
    ...{ ...voucher, ...more, booked: both('100.00') },
    shares: [receipts[0], receipts[1]].map((each, n) => ({
      ...(each ?? receipt('A')),
      part: both(n === 0 ? first : second),
    })),
  });

describe('RecordLandedCost', () => {
  it('spreads by value, quantity, weight and volume, by largest remainders', () => {
    given().when('RecordLandedCost', freight).then(recorded('33.33', '66.67'));
    const by = (basis: 'quantity' | 'weight') => given().when('RecordLandedCost', { ...freight, basis });
    by('quantity').then(recorded('25.00', '75.00', { basis: 'quantity' }));
    by('weight').then(recorded('75.00', '25.00', { basis: 'weight' }));
    given()
      .when('RecordLandedCost', { ...freight, basis: 'volume' })
      .refused('FIN-LANDED-BASIS');
  });

  it('is not more than the goods are worth, unless somebody says why', () => {
    const slip = { ...freight, net: eur('300.01') };
    given().when('RecordLandedCost', slip).refused('FIN-LANDED-MUCH');
    const { decision } = given().when('RecordLandedCost', { ...slip, explanation: 'By air, for a recall.' });
    expect(isRefused(decision)).toBe(false);
    const all = given().when('RecordLandedCost', { ...freight, net: eur('300.00') });
    expect(isRefused(all.decision)).toBe(false);
  });

  it('books what is in another currency at the rate of its date', () => {
    const rates = { pairs: { 'USD.EUR': [{ date: '2026-03-01', rate: '0.9' }] } };
    const dollars = { ...freight, net: { amount: '100.00', currency: 'USD' } };
    const { decision } = given().knowing({ rates }).when('RecordLandedCost', dollars);
    if (isRefused(decision)) throw new Error(decision.detail);
    expect(decision[0]?.data).toMatchObject({ booked: both('90.00'), shares: [{ part: both('30.00') }, {}] });
    given().when('RecordLandedCost', dollars).refused('FIN-RATE-MISSING');
  });

  it('is recorded once, under whatever spelling of its number', () => {
    given(recorded('33.33', '66.67')).when('RecordLandedCost', freight).nothing();
    given(recorded('33.33', '66.67'))
      .when('RecordLandedCost', { ...freight, net: eur('99.00') })
      .refused('FIN-DUP-SOURCE');
    given()
      .knowing({ before: { number: 'FR-7' } })
      .when('RecordLandedCost', freight)
      .refused('FIN-LANDED-DUPLICATE');
  });

  it('refuses what did not come here, went all back, or is named twice', () => {
    const refused = (known: object, more = {}) =>
      given()
        .knowing(known)
        .when('RecordLandedCost', { ...freight, ...more })
        .refused('FIN-LANDED-RECEIPT');
    refused({ 'receipt 1': undefined });
    refused({ 'receipt 1': { ...came(30, '200.00'), site: 'porto' } });
    refused({ 'receipt 1': came(30, '200.00', 30, '200.00') });
    refused({}, { receipts: [receipt('A'), receipt('A')] });
  });

  it('refuses a day to come, a closed month, other books, a tax at no rate', () => {
    const refused = (more: object, code: string) =>
      given()
        .when('RecordLandedCost', { ...freight, ...more })
        .refused(code);
    refused({ date: '2026-03-03' }, 'FIN-LANDED-DATE');
    refused({ date: '2026-02-27' }, 'FIN-PER-LOCKED');
    refused({ company: 'gemba-pl' }, 'FIN-JNL-COMPANY');
    refused({ tax: { amount: '20.00', currency: 'USD' } }, 'FIN-JNL-CURRENCY');
    refused({ tax: eur('99.00') }, 'FIN-TAX-AMOUNT');
  });
});

describe('ReverseLandedCost', () => {
  const reason = 'Billed to us by mistake';
  it('takes back what was recorded, once, on the day on which it is asked for', () => {
    const { data } = recorded('33.33', '66.67');
    const reversed = happened('LandedCostReversed', { ...data, date: '2026-03-02', reason });
    given(recorded('33.33', '66.67')).when('ReverseLandedCost', { reason }).then(reversed);
    given(recorded('33.33', '66.67'), reversed).when('ReverseLandedCost', { reason }).nothing();
    given().when('ReverseLandedCost', { reason }).refused('FIN-LANDED-STATE');
    given(recorded('33.33', '66.67'))
      .knowing({ calendar: { months: { '2026-03': 'closed' } } })
      .when('ReverseLandedCost', { reason })
      .refused('FIN-PER-CLOSED');
  });
});

describe('whatever came', () => {
  it('the parts are the whole, and none is off its share by a cent', () => {
    const worths = fc.array(fc.integer({ min: 0, max: 99_999 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(worths, fc.integer({ min: 1, max: 999_999 }), (cents, net) => {
        fc.pre(cents.some((each) => each > 0));
        const total = cents.reduce((sum, each) => sum + each, 0);
        const shares = spread(both((net / 100).toFixed(2)), {
          ...{ site: 'lyon', basis: 'value' as const, isExplained: true },
          receipts: cents.map((_, n) => receipt(`L${String(n)}`)),
          rows: cents.map((each) => came(1, (each / 100).toFixed(2))),
        });
        if (isRefused(shares)) throw new Error(shares.detail);
        const parts = shares.map(({ part }) => part.local);
        expect(sumOfMoney(parts, 'EUR')).toEqual(eur((net / 100).toFixed(2)));
        cents.forEach((each, n) => {
          const off = Number(parts[n]?.amount) * 100 - (net * each) / total;
          expect(Math.abs(off)).toBeLessThan(1.000001);
        });
      }),
    );
  });
});
