/** What serves what is known both ways over all levels; a master schedule says what can be promised. */
import { describe, expect, it } from '@jest/globals';
import { integers } from '@gemba/measures/test/seeded';
import { plusDays } from '@gemba/measures/period';
import { masterSchedule } from '../master-schedule.js';
import { decimalOf, millionths } from '../millionths.js';
import type { PlanInputs, PlanItem } from '../model.js';
import { planSite } from '../plan.js';
import type { ServedItem } from '../served.js';
import { Served, servedOf } from '../served.js';
import { structuresOf } from '../structure.js';

const today = '2026-03-02';
const on = (day: number): string => plusDays(today, day);
const pieces = (value: number): bigint => millionths(String(value));
const item = (id: string, parts: readonly string[] = []): PlanItem => ({
  ...{
    id,
    kind: parts.length > 0 ? 'make' : 'buy',
    unit: 'C62',
    leadTime: 'P2D',
    safety: 0n,
    hasRouting: true,
  },
  lots: { method: 'lot-for-lot', unit: 'C62' },
  structures: structuresOf([
    {
      ...{ version: 1, effectiveFrom: '2026-01-01', base: { value: '1', unit: 'C62' } },
      lines: parts.map((part) => ({
        ...{ item: part, quantity: { value: '2', unit: 'C62' }, scrapFraction: '0', operation: 10 },
      })),
    },
  ]),
});
const sold = (value: number, day: number, id: string) => ({
  ...{ quantity: pieces(value), date: on(day), ref: `sales-order/${id}/1`, ends: [] },
});
const items = [item('PUMP', ['HOUSING']), item('HOUSING', ['CASTING']), item('CASTING')];
const planned = async (told: Partial<Record<'stock' | 'demands' | 'receipts', object>>) => {
  const inputs = {
    ...{ site: 'lyon', today, until: on(89), actionsUntil: on(89), calendar: undefined, items },
    stock: new Map(Object.entries(told.stock ?? {})),
    demands: new Map(Object.entries(told.demands ?? {})),
    receipts: new Map(Object.entries(told.receipts ?? {})),
  } as PlanInputs;
  const all: ServedItem[] = [];
  await planSite(
    inputs,
    () => Promise.resolve(),
    (plan) => all.push(servedOf(plan, today)),
  );
  return all;
};
const told = (links: ReturnType<Served['serves']>) =>
  links.map(
    ({ level, demand, supply = 'nothing', quantity }) => `${String(level)} ${demand} ← ${supply} ${quantity}`,
  );

describe('pegs', () => {
  const order = {
    ...{ kind: 'production-order', id: 'P-1', due: on(20), quantity: pieces(3), ordered: pieces(3) },
    ...{ isFirm: false, isOpen: false, isShared: false },
  };
  const demands = {
    PUMP: [sold(5, 20, 'A'), sold(4, 30, 'B')],
    HOUSING: [{ ...sold(6, 18, 'x'), ref: 'production-order/P-1' }],
  };
  const stock = { HOUSING: [{ quantity: pieces(8) }] };
  it('lead from an order line down to stock and to what is bought, at each level', async () => {
    const served = new Served(await planned({ demands, stock, receipts: { PUMP: [order] } }));
    expect(told(served.servedBy('sales-order/A/1'))).toEqual([
      '1 sales-order/A/1 ← production-order/P-1 3',
      `1 sales-order/A/1 ← planned/PUMP/${on(20)} 2`,
      '2 production-order/P-1 ← stock/HOUSING 4',
      `2 production-order/P-1 ← planned/HOUSING/${on(18)} 2`,
      `2 planned/PUMP/${on(20)} ← stock/HOUSING 4`,
      `3 planned/HOUSING/${on(18)} ← planned/CASTING/${on(16)} 4`,
    ]);
  });
  it('lead from what is there or bought up to what customers want, action or not', async () => {
    const served = new Served(await planned({ demands, stock, receipts: { PUMP: [order] } }));
    expect(told(served.serves(`planned/CASTING/${on(26)}`))).toEqual([
      `1 planned/HOUSING/${on(28)} ← planned/CASTING/${on(26)} 16`,
      `2 planned/PUMP/${on(30)} ← planned/HOUSING/${on(28)} 8`,
      `3 sales-order/B/1 ← planned/PUMP/${on(30)} 4`,
    ]);
    expect(told(served.serves('stock/HOUSING'))).toContain('1 production-order/P-1 ← stock/HOUSING 4');
    expect(served.knows('sales-order/NONE/1')).toBe(false);
  });
  it('add up: no supply serves more than it is, and no demand is served twice', async () => {
    const next = integers(11, 1, 30);
    for (let round = 0; round < 40; round += 1) {
      const all = await planned({
        demands: { PUMP: Array.from({ length: 6 }, (_, n) => sold(next(), next() + 10, String(n))) },
        stock: { HOUSING: [{ quantity: pieces(next()) }], CASTING: [{ quantity: pieces(next()) }] },
        receipts: { PUMP: [{ ...order, due: on(next()), quantity: pieces(next()) }] },
      });
      for (const { needs, supplies } of all) {
        const parts = supplies.flatMap(({ pegs }) => pegs);
        for (const { quantity, pegs } of supplies)
          expect(pegs.reduce((sum, { part }) => sum + part, 0n) <= quantity).toBe(true);
        const sum = (of: readonly { quantity: bigint }[]) =>
          of.reduce((total, { quantity }) => total + quantity, 0n);
        // All is served, since what is missing is planned.
        expect(parts.reduce((total, { part }) => total + part, 0n)).toBe(sum(needs));
      }
    }
  });
});

describe('the master schedule', () => {
  // By the definition: 30 on hand, 50 received in the weeks 3 and 5; orders of 20, 5, 15, 35 and 10.
  const weeks = [0, 1, 2, 3, 4].map((n) => ({
    ...{ kind: 'week' as const, from: plusDays(today, 7 * n), to: plusDays(today, 7 * n + 7) },
  }));
  const needs = [20, 5, 15, 35, 10].map((value, n) => ({
    ...{ ref: `sales-order/${String(n)}/1`, due: on(7 * n + 1), quantity: pieces(value), ends: [] },
  }));
  const receipt = (id: string, day: number) => ({
    ...{ ref: `production-order/${id}`, due: on(day), quantity: pieces(50), pegs: [] },
  });
  const of: ServedItem = {
    ...{ item: 'PUMP', unit: 'C62', safety: 0n, lots: [{ quantity: pieces(30) }], needs },
    supplies: [
      { ref: 'stock/PUMP', due: '', quantity: pieces(30), pegs: [] },
      ...[receipt('A', 14), receipt('B', 28)],
    ],
  };
  const column = (field: 'projected' | 'promisable' | 'promisableInAll', schedule = of) =>
    masterSchedule(schedule, [], { today, periods: weeks }).map((each) => Number(decimalOf(each[field])));
  it('promises what no order has, and takes what later weeks lack from earlier ones', () => {
    expect(column('projected')).toEqual([10, 5, 40, 5, 45]);
    expect(column('promisable')).toEqual([5, 0, 0, 0, 40]);
    expect(column('promisableInAll')).toEqual([5, 5, 5, 5, 45]);
  });
  it('shows what was promised beyond all that comes in the first week', () => {
    const more = { ...of, needs: [...needs, { ...needs[3]!, quantity: pieces(20) }] };
    expect(column('promisable', more)).toEqual([-15, 0, 0, 0, 40]);
  });
});
