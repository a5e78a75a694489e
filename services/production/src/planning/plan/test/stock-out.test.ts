/** An item that will run out is named before it does, with day and cause, however it is replenished. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { plusDays } from '@gemba/measures/period';
import { leadTimesOf } from '../days.js';
import { millionths } from '../millionths.js';
import type { PlanInputs, PlanItem } from '../model.js';
import type { Demand, Lot, Receipt } from '../netting.js';
import { planSite } from '../plan.js';
import { stockOutOf } from '../stock-out.js';

const today = '2026-03-02';
const on = (day: number): string => plusDays(today, day);
const pieces = (value: number): bigint => millionths(String(value));
const sold = (value: number, day: number, id = 'SO-1'): Demand => ({
  ...{ quantity: pieces(value), date: on(day), ref: `sales-order/${id}/1`, ends: [`sales-order/${id}/1`] },
});
const bought = (value: number, day: number, id = 'PO-1'): Receipt => ({
  ...{ kind: 'purchase-order', id, line: '1', due: on(day), quantity: pieces(value), ordered: pieces(value) },
  ...{ isFirm: false, isOpen: false, isShared: false },
});
const bolt: PlanItem = {
  ...{ id: 'BOLT', kind: 'buy', unit: 'C62', lots: undefined, safety: 0n, leadTime: 'P5D' },
  ...{ structures: [], hasRouting: false },
};
type Scene = { readonly lots?: readonly Lot[]; readonly demands?: readonly Demand[] } & {
  readonly receipts?: readonly Receipt[];
};
const foreseen = async ({ lots = [], demands = [], receipts = [] }: Scene, more: Partial<PlanItem> = {}) => {
  const inputs: PlanInputs = {
    ...{ site: 'lyon', today, until: on(89), actionsUntil: on(13), calendar: undefined },
    items: [{ ...bolt, ...more }],
    stock: new Map([['BOLT', lots]]),
    demands: new Map([['BOLT', demands]]),
    receipts: new Map([['BOLT', receipts]]),
  };
  const found: ReturnType<typeof stockOutOf>[] = [];
  await planSite(
    inputs,
    () => Promise.resolve(),
    (plan) => found.push(stockOutOf(plan, { ...inputs, leadTimes: leadTimesOf(undefined) })),
  );
  return found[0] ?? null;
};
const ten = [{ quantity: pieces(10) }];

describe('a stock-out', () => {
  it('is on the first day on which something is missing, by whoever needs most that day', async () => {
    const demands = [sold(6, 2), sold(3, 8, 'SO-2'), sold(5, 8, 'SO-3'), sold(9, 20, 'SO-4')];
    expect(await foreseen({ lots: ten, demands })).toEqual({
      ...{ item: 'BOLT', on: on(8), missing: { value: '4', unit: 'C62' }, reason: 'demand' },
      ...{ demand: 'sales-order/SO-3/1', demandDue: on(8), orderBy: on(3), tooLate: false },
    });
  });
  it('is too late to prevent where an order would come after it', async () => {
    expect(await foreseen({ demands: [sold(1, 3)] })).toMatchObject({ orderBy: today, tooLate: true });
  });
  it('is caused by supply that comes after the day, or is overdue', async () => {
    const scene = { lots: ten, demands: [sold(12, 8)] };
    expect(await foreseen({ ...scene, receipts: [bought(5, 8)] })).toBeNull();
    expect(await foreseen({ ...scene, receipts: [bought(5, 9)] })).toMatchObject({
      ...{ reason: 'late-supply', supply: 'purchase-order/PO-1/1', supplyDue: on(9) },
    });
    expect(await foreseen({ ...scene, receipts: [bought(5, -1)] })).toMatchObject({
      ...{ reason: 'late-supply', supplyDue: on(-1) },
    });
  });
  it('is caused by stock that expires before it is needed', async () => {
    const lots = [{ quantity: pieces(10), expiry: on(6) }];
    expect(await foreseen({ lots, demands: [sold(4, 8)] })).toMatchObject({
      ...{ reason: 'expiry', expiredOn: on(6), on: on(8) },
    });
  });
  it('says when the safety stock is used, also where nothing is missing', async () => {
    const scene = { lots: ten, demands: [sold(4, 4)] };
    const lots = { method: 'lot-for-lot', unit: 'C62' } as const;
    expect(await foreseen(scene, { safety: pieces(8), lots })).toMatchObject({
      ...{ reason: 'below-safety-stock', belowSafetyStockOn: on(4), demand: 'sales-order/SO-1/1' },
    });
    expect(await foreseen(scene, { safety: pieces(6), lots })).toBeNull();
  });
  it('is nobody’s concern while there is time enough to order', async () => {
    expect(await foreseen({ demands: [sold(1, 18)] })).toMatchObject({ on: on(18), orderBy: on(13) });
    expect(await foreseen({ demands: [sold(1, 19)] })).toBeNull();
  });
  it('is where a count day by day has it', async () => {
    const events = fc.array(
      fc.record({ day: fc.integer({ min: 0, max: 15 }), value: fc.integer({ min: 1, max: 9 }) }),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 20 }), events, events, async (stock, out, into) => {
        const found = await foreseen({
          lots: stock > 0 ? [{ quantity: pieces(stock) }] : [],
          demands: out.map(({ day, value }, n) => sold(value, day, `SO-${String(n)}`)),
          receipts: into.map(({ day, value }, n) => bought(value, day, `PO-${String(n)}`)),
        });
        const sum = (all: typeof out, until: number): number =>
          all.filter(({ day }) => day <= until).reduce((total, { value }) => total + value, 0);
        const days = Array.from({ length: 16 }, (_, day) => stock + sum(into, day) - sum(out, day));
        const first = days.findIndex((there) => there < 0);
        expect(found?.on).toBe(first < 0 ? undefined : on(first));
        expect(found?.missing?.value).toBe(first < 0 ? undefined : String(-(days[first] ?? 0)));
      }),
    );
  });
});
