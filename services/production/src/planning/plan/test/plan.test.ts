/**
 * A site is planned level by level: what is short is asked for, in time, once, and everything says what it
 * is for.
 */
import { describe, expect, it } from '@jest/globals';
import { integers } from '@gemba/measures/test/seeded';
import { neededOf } from '@gemba/measures/whole';
import { multiplyDecimal, subtractDecimal } from '@gemba/measures/decimal';
import type { LotPolicy } from '../lot-sizes.js';
import { decimalOf, millionths } from '../millionths.js';
import type { Demand, Receipt } from '../netting.js';
import type { PlanInputs, PlanItem } from '../model.js';
import { planSite } from '../plan.js';
import { neededFor, structuresOf } from '../structure.js';

const nobodyWaits = () => Promise.resolve();
const pieces = (value: number): bigint => millionths(String(value));
const lots: LotPolicy = { method: 'lot-for-lot', unit: 'C62' };
const item = (id: string, more: Partial<PlanItem> = {}): PlanItem => ({
  ...{ id, kind: 'buy', unit: 'C62', lots, safety: 0n, leadTime: 'P2D', structures: [], hasRouting: true },
  ...more,
});
const bom = (...parts: readonly (readonly [string, number])[]) =>
  structuresOf([
    {
      ...{ version: 1, effectiveFrom: '2026-01-01', base: { value: '1', unit: 'C62' } },
      lines: parts.map(([part, value]) => ({
        ...{ item: part, quantity: { value: String(value), unit: 'C62' }, scrapFraction: '0', operation: 10 },
      })),
    },
  ]);
const pump = item('PUMP', { kind: 'make', structures: bom(['HOUSING', 1], ['BOLT', 8]) });
const housing = item('HOUSING', { kind: 'make', structures: bom(['CASTING', 1]), leadTime: 'P3D' });
const company = [pump, housing, item('BOLT', { supplier: 'ACME' }), item('CASTING', { leadTime: 'P5D' })];
const calendar = {
  shifts: [{ start: '06:00', end: '14:00', weekdays: [1, 2, 3, 4, 5] }],
  holidays: [],
};
const sold = (value: number, date: string, id = 'SO-1'): Demand => ({
  ...{ quantity: pieces(value), date, ref: `sales-order/${id}/1`, ends: [`sales-order/${id}/1`] },
});
const onOrder = (value: number, due: string, more: Partial<Receipt> = {}): Receipt => ({
  ...{ kind: 'production-order', id: 'P-1', due, quantity: pieces(value), ordered: pieces(value) },
  ...{ isFirm: false, isOpen: false, isShared: false },
  ...more,
});
type Told = Partial<Record<'stock' | 'demands' | 'receipts', Record<string, readonly unknown[]>>>;
// A Monday.
const today = '2026-03-02';
const inputs = (told: Told, items: readonly PlanItem[] = company): PlanInputs => ({
  ...{ site: 'lyon', today, until: '2026-05-30', actionsUntil: '2026-05-30', calendar, items },
  stock: new Map(Object.entries(told.stock ?? {})) as PlanInputs['stock'],
  demands: new Map(Object.entries(told.demands ?? {})) as PlanInputs['demands'],
  receipts: new Map(Object.entries(told.receipts ?? {})) as PlanInputs['receipts'],
});
const actionsOf = async (told: Told, items?: readonly PlanItem[]) =>
  (await planSite(inputs(told, items), nobodyWaits)).actions;
const short = async (told: Told, items?: readonly PlanItem[]) =>
  (await actionsOf(told, items)).map(({ action, item: of, quantity: { value }, due, begin }) =>
    [action, of, value, due, begin].join(' ').trim(),
  );

describe('a plan over all levels', () => {
  it('asks for what each level lacks, one lead time in working days earlier', async () => {
    const stock = { HOUSING: [{ quantity: pieces(4) }], BOLT: [{ quantity: pieces(100) }] };
    expect(await short({ demands: { PUMP: [sold(20, '2026-04-10')] }, stock })).toEqual([
      'make PUMP 20 2026-04-10 2026-04-08',
      'order BOLT 60 2026-04-08 2026-04-06',
      'make HOUSING 16 2026-04-08 2026-04-03',
      'order CASTING 16 2026-04-03 2026-03-27',
    ]);
  });
  it('takes what a phantom consists of in its place', async () => {
    const kit = item('KIT', { kind: 'make', structures: bom(['BOLT', 4]) });
    const [kits] = bom(['KIT', 2]);
    const phantoms = { ...kits!, parts: kits!.parts.map((part) => ({ ...part, isPhantom: true })) };
    const made = [item('PUMP', { kind: 'make', structures: [phantoms] }), kit, item('BOLT')];
    expect(await short({ demands: { PUMP: [sold(10, '2026-04-10')] } }, made)).toEqual([
      'make PUMP 10 2026-04-10 2026-04-08',
      'order BOLT 80 2026-04-08 2026-04-06',
    ]);
  });
  it('says what a lot is for, and which order of a customer it ends in', async () => {
    const actions = await actionsOf({ demands: { PUMP: [sold(20, '2026-04-10')] } });
    const casting = actions.find((each) => each.item === 'CASTING');
    expect(casting?.pegs).toEqual([
      { demand: 'planned/HOUSING/2026-04-08', quantity: { value: '20', unit: 'C62' }, due: '2026-04-03' },
    ]);
    expect(casting?.ends).toEqual([{ demand: 'sales-order/SO-1/1' }]);
    expect(actions.find((each) => each.item === 'BOLT')).toMatchObject({ supplier: 'ACME', reason: 'short' });
  });
  it('begins today what should have begun before, and says when it is there', async () => {
    const [first] = await actionsOf({ demands: { CASTING: [sold(5, '2026-03-04')] } });
    expect(first).toMatchObject({ due: '2026-03-04', begin: today, expected: '2026-03-09' });
  });
  it('has one id for what is overdue, whatever the day of the run', async () => {
    const demands = { CASTING: [sold(5, '2026-02-20')] };
    const [first] = await actionsOf({ demands });
    expect(first).toMatchObject({ id: 'lyon.CASTING.now', due: today });
  });
  it('names what stands in the way of making it', async () => {
    const bare = [item('PUMP', { kind: 'make' }), item('VALVE', { kind: 'make', hasRouting: false })];
    const valve = [bare[0], { ...bare[1], structures: bom(['BOLT', 1]) }] as PlanItem[];
    const demands = { PUMP: [sold(1, '2026-04-10')], VALVE: [sold(1, '2026-04-10')] };
    const obstacles = (await actionsOf({ demands }, valve)).map(({ obstacle }) => obstacle);
    expect(obstacles).toEqual(['PRD-BOM-MISSING', 'PRD-RTG-MISSING']);
  });
  it('P28: makes a service by its routing alone, and of nothing', async () => {
    const demands = { SERVICE: [sold(1, '2026-04-10')] };
    const of = (more: object) => actionsOf({ demands }, [item('SERVICE', { kind: 'service', ...more })]);
    expect(await of({})).toMatchObject([{ action: 'make', item: 'SERVICE' }]);
    expect((await of({}))[0]?.obstacle).toBeUndefined();
    expect(await of({ hasRouting: false })).toMatchObject([{ obstacle: 'PRD-RTG-MISSING' }]);
  });
  it('leaves alone what a reorder point or nobody sees to, and what is beyond its end', async () => {
    const demands = { BOLT: [sold(5, '2026-04-10')] };
    expect(await short({ demands }, [item('BOLT', { lots: undefined })])).toEqual([]);
    expect(await short({ demands: { BOLT: [sold(5, '2026-05-31')] } })).toEqual([]);
  });
  it('cancels and makes smaller nothing that is needed after its end, on any level', async () => {
    const bolts = onOrder(40, '2026-05-28', { kind: 'purchase-order', id: 'PO-1', line: '1' });
    const pumps = onOrder(10, '2026-05-29', { isOpen: true });
    const receipts = { BOLT: [bolts], PUMP: [pumps] };
    const before = { PUMP: [sold(4, '2026-05-29')] };
    expect(await short({ demands: before, receipts })).toEqual([
      'decrease PUMP 4 2026-05-29',
      'cancel BOLT 40 2026-05-28',
    ]);
    const after = { PUMP: [...before.PUMP, sold(6, '2026-06-01', 'SO-2')] };
    expect(await short({ demands: after, receipts })).toEqual([]);
  });
  it('is the same for the same inputs, whatever their order', async () => {
    const demands = { PUMP: [sold(20, '2026-04-10'), sold(3, '2026-04-02', 'SO-2')] };
    const turned = { PUMP: demands.PUMP.toReversed() };
    const one = await planSite(inputs({ demands }), nobodyWaits);
    const other = await planSite(inputs({ demands: turned }, company.toReversed()), nobodyWaits);
    expect(JSON.stringify(other.actions)).toBe(JSON.stringify(one.actions));
  });
});

describe('stock', () => {
  it('is kept at the safety stock', async () => {
    const safe = [item('BOLT', { safety: pieces(10) })];
    const stock = { BOLT: [{ quantity: pieces(12) }] };
    expect(await short({ stock, demands: { BOLT: [sold(5, '2026-03-10')] } }, safe)).toEqual([
      'order BOLT 3 2026-03-10 2026-03-06',
    ]);
    const [action] = await actionsOf({ stock: { BOLT: [{ quantity: pieces(4) }] } }, safe);
    expect(action).toMatchObject({ reason: 'below-safety-stock', quantity: { value: '6' } });
  });
  it('that has expired serves nobody after its last day, and is used first before', async () => {
    const stock = {
      BOLT: [{ quantity: pieces(6) }, { quantity: pieces(4), expiry: '2026-03-10' }],
    };
    const demands = (first: string) => ({ BOLT: [sold(4, first), sold(6, '2026-03-20', 'SO-2')] });
    expect(await short({ stock, demands: demands('2026-03-10') })).toEqual([]);
    expect(await short({ stock, demands: demands('2026-03-11') })).toEqual([
      'order BOLT 4 2026-03-20 2026-03-18',
    ]);
  });
});

describe('what is on order', () => {
  const need = { demands: { BOLT: [sold(10, '2026-03-20')] } };
  const changes = async (receipt: Receipt, told: Told = need, items?: readonly PlanItem[]) =>
    (await actionsOf({ ...told, receipts: { BOLT: [receipt] } }, items)).map(
      ({ id, action, reason, quantity: { value }, due }) => [id, action, reason, value, due].join(' '),
    );
  it('is moved before anything new is planned', async () => {
    expect(await changes(onOrder(10, '2026-03-25'))).toEqual([
      'lyon.BOLT.P-1.date expedite needed-earlier 10 2026-03-20',
    ]);
    expect(await changes(onOrder(10, '2026-03-10'))).toEqual([
      'lyon.BOLT.P-1.date defer needed-later 10 2026-03-20',
    ]);
    expect(await changes(onOrder(10, '2026-03-16'))).toEqual([]);
  });
  it('is cancelled when nobody needs it, and only while nobody has begun', async () => {
    expect(await changes(onOrder(10, '2026-03-16'), {})).toEqual([
      'lyon.BOLT.P-1.quantity cancel not-needed 10 2026-03-16',
    ]);
    expect(await changes(onOrder(10, '2026-03-16', { isFirm: true }), {})).toEqual([]);
  });
  it('is not put off or cancelled with lines that somebody needs', async () => {
    const obstaclesOf = async (due: string, isShared: boolean, told: Told = need) =>
      (await actionsOf({ ...told, receipts: { BOLT: [onOrder(10, due, { isShared })] } })).map(
        ({ action, obstacle }) => [action, obstacle],
      );
    expect(await obstaclesOf('2026-03-16', true, {})).toEqual([['cancel', 'PRD-PLAN-LINES']]);
    expect(await obstaclesOf('2026-03-10', true)).toEqual([['defer', 'PRD-PLAN-LINES']]);
    expect(await obstaclesOf('2026-03-25', true)).toEqual([['expedite', undefined]]);
    expect(await obstaclesOf('2026-03-16', false, {})).toEqual([['cancel', undefined]]);
  });
  it('is made smaller down to what is needed, and larger where anything new would be late', async () => {
    expect(await changes(onOrder(14, '2026-03-20', { isOpen: true }))).toEqual([
      'lyon.BOLT.P-1.quantity decrease more-than-needed 10 2026-03-20',
    ]);
    expect(await changes(onOrder(14, '2026-03-20'))).toEqual([]);
    const slow = [item('BOLT', { leadTime: 'P4W' })];
    expect(await changes(onOrder(6, '2026-03-20', { isOpen: true }), need, slow)).toEqual([
      'lyon.BOLT.P-1.quantity increase short 10 2026-03-20',
    ]);
  });
  it('of a fixed lot is not made smaller than the lot', async () => {
    const fixed = [item('BOLT', { lots: { method: 'fixed', unit: 'C62', fixed: pieces(12) } })];
    expect(await changes(onOrder(12, '2026-03-20', { isOpen: true }), need, fixed)).toEqual([]);
  });
});

describe('the need of a part', () => {
  it('is that of an order: exact, and rounded up once', () => {
    const next = integers(3, 1, 500);
    for (let round = 0; round < 300; round++) {
      const unit = next() % 2 === 0 ? 'C62' : 'KGM';
      const [quantity, line, base] = [String(next()), String(next()), String(next())];
      const scrapFraction = `0.${String(next()).padStart(3, '0')}`;
      const lines = [{ item: 'X', operation: 10, scrapFraction, quantity: { value: line, unit } }];
      const version = { version: 1, effectiveFrom: '2026-01-01', base: { value: base, unit: 'C62' } };
      const [part] = structuresOf([{ ...version, lines }]).flatMap(({ parts }) => parts);
      const per = multiplyDecimal(base, subtractDecimal('1', scrapFraction));
      const need = neededOf(multiplyDecimal(quantity, line), per, unit);
      expect(part && decimalOf(neededFor(millionths(quantity), part))).toBe(need.value);
    }
  });
});

type Planned = Awaited<ReturnType<typeof planSite>>;
type Entry = { readonly date: string; readonly quantity: bigint };

/** Projected stock of the bolts by plain numbers: receipts are where the plan says they are needed. */
const projected = (told: Told, { planned, actions }: Planned, on: string): number => {
  const until = (entries: readonly Entry[]) =>
    entries.filter(({ date }) => date <= on).reduce((sum, { quantity }) => sum + Number(quantity), 0);
  const of = (entries: readonly unknown[] = []) => entries as readonly Entry[];
  const moved = new Map(actions.map((each) => [each.target, each.due]));
  const receipts = (told.receipts?.BOLT ?? []) as readonly Receipt[];
  const come = receipts.map(({ id, due, quantity }) => ({
    date: moved.get(`production-order/${id}`) ?? due,
    quantity,
  }));
  const stock = of(told.stock?.BOLT).map(({ quantity }) => ({ date: '', quantity }));
  const lots = planned.map(({ due, quantity }) => ({ date: due, quantity }));
  return until(stock) + until(come) + until(lots) - until(of(told.demands?.BOLT));
};

describe('whatever is on hand, on order and needed', () => {
  const next = integers(11, 0, 10_000);
  const whole = (most: number) => next() % most;
  const day = () => `2026-0${String(3 + whole(2))}-${String(2 + whole(27)).padStart(2, '0')}`;
  it('never falls below the safety stock, and no lot could be left out', async () => {
    for (let round = 0; round < 200; round++) {
      const safety = pieces(whole(8));
      const items = [item('BOLT', { safety })];
      const told = {
        stock: { BOLT: [{ quantity: pieces(whole(30)) }] },
        demands: {
          BOLT: Array.from({ length: whole(8) }, (_, n) => sold(1 + whole(9), day(), `SO-${String(n)}`)),
        },
        receipts: {
          BOLT: Array.from({ length: whole(3) }, (_, n) =>
            onOrder(1 + whole(12), day(), { id: `P-${String(n)}` }),
          ),
        },
      };
      const plan = await planSite(inputs(told, items), nobodyWaits);
      const dates = [today, ...told.demands.BOLT.map((each) => each.date)];
      for (const date of dates) expect(projected(told, plan, date)).toBeGreaterThanOrEqual(Number(safety));
      for (const lot of plan.planned) {
        const after = dates.filter((date) => date >= lot.due).map((date) => projected(told, plan, date));
        expect(Math.min(...after) - Number(lot.quantity)).toBeLessThan(Number(safety));
      }
      for (const { pegs, quantity } of plan.planned) {
        const pegged = pegs.reduce((sum, peg) => sum + peg.quantity, 0n);
        expect(pegged).toBeLessThanOrEqual(quantity);
      }
    }
  });
});
