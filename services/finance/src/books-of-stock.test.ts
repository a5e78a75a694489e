/** Whatever comes in whatever order, dated back or not: the inventory account is what layers are worth. */
import { describe, expect, it } from '@jest/globals';
import { canonicalDecimal } from '@gemba/measures/decimal';
import { sumOfMoney } from '@gemba/measures/money';
import fc from 'fast-check';
import type { CostLayer } from './costing/cost-layer/state.js';
import type { CostMethod } from './costing/cost-layer/valuation.js';
import { finance } from './finance.module.js';
import { isBalanced } from './ledger/journal/balance.js';
import { CompanyInMemory } from './testing/company-in-memory.js';

const pln = (amount: string) => ({ amount, currency: 'PLN' });
const pieces = (value: number) => ({ value: String(value), unit: 'C62' });
const goods = { site: 'gdansk', item: 'SEAL' };
const ID = 'gdansk.SEAL';

const founded = (): CompanyInMemory => {
  const company = new CompanyInMemory(finance);
  company.open('2026-03', '2026-04');
  for (const date of ['03-01', '03-08', '03-15', '03-22', '03-29', '04-01'].map((day) => `2026-${day}`)) {
    const data = { date, from: 'EUR', to: 'PLN', rate: '4', source: 'ECB' };
    company.send(date, { to: 'exchange-rate', id: 'table', name: 'PublishRate', data });
  }
  const rates = { labourRate: pln('1.00'), machineRate: pln('1.00') };
  company.send('2026-03-01', {
    ...{ to: 'standard-cost', id: ID, name: 'ReleaseStandardCost' },
    data: { ...goods, cost: pln('7.50'), ...rates },
  });
  return company;
};

const choose = (company: CompanyInMemory, method: CostMethod, date = '2026-03-01'): void => {
  const data = { ...goods, method, from: `${date.slice(0, 8)}01`, reason: 'As it flows.' };
  company.send(date, { to: 'cost-method', id: ID, name: 'ChooseCostMethod', data });
};

type Received = { readonly lot: string; readonly units: number; readonly price: string };

const receive = (company: CompanyInMemory, date: string, { lot, units, price }: Received): void => {
  const source = { kind: 'purchase-order', id: `PO-${lot}`, line: '1' };
  const data = { ...goods, lot, quantity: pieces(units), status: 'available', source };
  company.say(date, 'StockReceived', [ID, { ...data, unitPrice: pln(price) }]);
};

type Issued = { readonly lot: string; readonly units: number; readonly kind?: string; readonly id?: string };

const issue = (company: CompanyInMemory, date: string, { lot, units, ...to }: Issued): void => {
  const { kind = 'shipment', id = 'X' } = to;
  const data = { ...goods, lot, quantity: pieces(units), purpose: { kind, id, line: '1' } };
  company.say(date, 'StockIssued', [ID, data]);
};

const layers = (company: CompanyInMemory): string => {
  const { valuation } = company.state<CostLayer>('cost-layer', ID);
  return canonicalDecimal(
    sumOfMoney(
      valuation.layers.map(({ amount }) => amount),
      'PLN',
    ).amount,
  );
};

describe('what is dated back before a posted issue', () => {
  it('is corrected with its date while the month is open, and in the next one when it is not', () => {
    const company = founded();
    choose(company, 'fifo');
    receive(company, '2026-03-10', { lot: 'B', units: 10, price: '3.00' });
    issue(company, '2026-03-12', { lot: 'B', units: 5 });
    expect(company.balance('goodsSold')[0]).toBe('15');
    receive(company, '2026-03-02', { lot: 'A', units: 5, price: '2.00' });
    expect(company.balance('goodsSold')[0]).toBe('10');
    company.send('2026-04-01', {
      ...{ to: 'fiscal-period', id: 'gemba-pl.2026-03', name: 'LockFiscalPeriod' },
      data: { reason: 'Month end.' },
    });
    const posted = company.journals.length;
    receive(company, '2026-03-01', { lot: 'C', units: 1, price: '9.00' });
    // One of the five cost nine and not two: booked in the first open month, and nothing before it changed.
    expect(company.balance('goodsSold')[0]).toBe('17');
    const late = company.journals.slice(posted);
    expect(late.map(({ postingDate, documentDate }) => [postingDate, documentDate])).toEqual([
      ['2026-04-01', '2026-03-01'],
      ['2026-04-01', '2026-03-01'],
    ]);
    expect(company.balance('inventory')[0]).toBe(layers(company));
  });

  it('reaches the order that the material went into', () => {
    const company = founded();
    choose(company, 'movingAverage');
    receive(company, '2026-03-10', { lot: 'B', units: 4, price: '3.00' });
    issue(company, '2026-03-12', { lot: 'B', units: 2, kind: 'production-order', id: 'P1' });
    receive(company, '2026-03-02', { lot: 'A', units: 4, price: '1.00' });
    expect(company.balance('workInProgress')[0]).toBe('4');
    expect(company.state<{ balance: unknown }>('order-cost', 'P1').balance).toEqual(pln('4.00'));
  });
});

const METHODS = ['specific', 'fifo', 'movingAverage', 'standard'] as const;
const STEPS = [
  ...['receive', 'receive', 'receive', 'shipment', 'production-order', 'scrap', 'supplier-return'],
  ...['freight', 'reversal'],
];
const steps = fc.array(
  fc.record({
    ...{ lot: fc.integer({ min: 0, max: 2 }), units: fc.integer({ min: 1, max: 5 }) },
    ...{ cents: fc.integer({ min: 1, max: 999 }), day: fc.integer({ min: 1, max: 28 }) },
    what: fc.constantFrom(...STEPS),
  }),
  { maxLength: 12 },
);

const record = (company: CompanyInMemory, number: string, lots: readonly string[], amount: string): void => {
  const receipts = lots.map((lot) => ({ purchaseOrder: `PO-${lot}`, line: '1', item: 'SEAL', lot }));
  const voucher = { kind: 'freight', date: '2026-03-29', settled: 'accrual', basis: 'value' };
  const data = { site: 'gdansk', company: 'gemba-pl', number, ...voucher, receipts };
  company.send('2026-03-29', {
    ...{ to: 'landed-cost', id: `gdansk.${number}`, name: 'RecordLandedCost' },
    data: { ...data, net: { amount, currency: 'EUR' }, explanation: 'By air.' },
  });
};

const reverse = (company: CompanyInMemory, number: string, date: string): void =>
  company.send(date, {
    ...{ to: 'landed-cost', id: `gdansk.${number}`, name: 'ReverseLandedCost' },
    data: { reason: 'Wrong lorry.' },
  });

describe('freight of what came in', () => {
  it('goes into stock for what is there, to cost of sales for what was issued, and out again', () => {
    const company = founded();
    receive(company, '2026-03-02', { lot: 'A', units: 4, price: '25.00' });
    receive(company, '2026-03-02', { lot: 'B', units: 1, price: '200.00' });
    issue(company, '2026-03-03', { lot: 'A', units: 1 });
    record(company, 'F-1', ['A', 'B'], '7.50');
    // 30.00 PLN by value 100 : 200; of the 10.00 of A a quarter was issued.
    expect(company.balance('inventory')[0]).toBe('302.5');
    expect(company.balance('goodsSold')[0]).toBe('27.5');
    expect(company.balance('landedCosts')).toEqual(['0', '0']);
    expect(company.balance('accruals')).toEqual(['-30', '-7.5']);
    expect(company.balance('inventory')[0]).toBe(layers(company));
    reverse(company, 'F-1', '2026-04-01');
    expect(company.balance('inventory')).toEqual(['275', '68.75']);
    expect(company.balance('goodsSold')[0]).toBe('25');
    expect(company.balance('accruals')).toEqual(['0', '0']);
    reverse(company, 'F-1', '2026-04-01');
    expect(company.balance('accruals')).toEqual(['0', '0']);
  });

  it('is a difference where stock is kept at standard', () => {
    const company = founded();
    choose(company, 'standard');
    receive(company, '2026-03-02', { lot: 'A', units: 4, price: '25.00' });
    record(company, 'F-1', ['A'], '1.00');
    expect(company.balance('inventory')[0]).toBe('30');
    expect(company.balance('priceDifference')[0]).toBe('74');
  });
});

type Step = {
  readonly lot: number;
  readonly units: number;
  readonly cents: number;
  readonly day: number;
  readonly what: string;
};
/** What a lot was bought at, what of it did not go back, and what is left: a model without layers. */
type Lot = { bought: number; left: number; readonly price: string };
type Story = {
  readonly company: CompanyInMemory;
  readonly lots: Map<string, Lot>;
  readonly freights: string[];
};

const price = (cents: number): string => (cents / 100).toFixed(2);

const lotOf = ({ lots }: Story, { lot, cents }: Step): readonly [string, Lot] => {
  const name = `L${String(lot)}`;
  const own = lots.get(name) ?? { bought: 0, left: 0, price: price(cents) };
  lots.set(name, own);
  return [name, own];
};

const freight = ({ company, lots, freights }: Story, { cents }: Step): void => {
  const there = [...lots.keys()].filter((each) => (lots.get(each)?.bought ?? 0) > 0);
  if (there.length === 0) return;
  freights.push(`F-${String(freights.length)}`);
  record(company, freights.at(-1) ?? '', there, price(cents));
};

const bring = (story: Story, step: Step, date: string): void => {
  const [lot, own] = lotOf(story, step);
  own.bought += step.units;
  own.left += step.units;
  receive(story.company, date, { lot, units: step.units, price: own.price });
};

const take = (story: Story, step: Step, date: string): void => {
  const [lot, own] = lotOf(story, step);
  if (own.left < step.units) return;
  const isBack = step.what === 'supplier-return';
  own.left -= step.units;
  own.bought -= isBack ? step.units : 0;
  const id = isBack ? `PO-${lot}` : 'X';
  issue(story.company, date, { lot, units: step.units, kind: step.what, id });
};

const done = (story: Story, step: Step): void => {
  const date = `2026-03-${String(step.day).padStart(2, '0')}`;
  const [first] = story.freights;
  if (step.what === 'receive') bring(story, step, date);
  else if (step.what === 'freight') freight(story, step);
  else if (step.what !== 'reversal') take(story, step, date);
  else if (first !== undefined) reverse(story.company, first, '2026-03-29');
};

const total = (lots: Story['lots'], of: (lot: Lot) => number): number =>
  [...lots.values()].reduce((sum, lot) => sum + of(lot), 0);

describe('in any order of arrival and of dates', () => {
  it('inventory account = layers, every journal balances, and GR/IR ends at what is not returned', () => {
    fc.assert(
      fc.property(fc.constantFrom(...METHODS), fc.constantFrom(...METHODS), steps, (method, next, plan) => {
        const story: Story = { company: founded(), lots: new Map(), freights: [] };
        const { company, lots } = story;
        if (method !== 'specific') choose(company, method);
        for (const step of plan) {
          done(story, step);
          expect(company.balance('inventory')[0]).toBe(layers(company));
        }
        expect(company.balance('landedCosts')).toEqual(['0', '0']);
        if (next !== method) choose(company, next, '2026-04-01');
        const worth = layers(company);
        expect(company.balance('inventory')[0]).toBe(worth);
        expect(company.journals.every(({ lines }) => isBalanced(lines))).toBe(true);
        const unbilled = total(lots, (lot) => lot.bought * Number(lot.price));
        expect(Number(company.balance('goodsReceived')[0])).toBeCloseTo(-unbilled, 6);
        if (next === 'standard') expect(Number(worth)).toBeCloseTo(total(lots, ({ left }) => left) * 7.5, 6);
        const { valuation } = company.state<CostLayer>('cost-layer', ID);
        expect(valuation.layers.every(({ amount }) => Number(amount.amount) >= 0)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
