/**
 * A customer gets a day that stock, receipts and machines can keep, and hears when it cannot be kept.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  billOfMaterialsEvents,
  itemEvents,
  routingEvents,
} from '@gemba/contracts/events/production/definition';
import { equipmentEvents } from '@gemba/contracts/events/production/equipment';
import { scheduleEvents } from '@gemba/contracts/events/production/scheduling';
import { plusDays } from '@gemba/measures/period';
import { department } from '@gemba/platform/runtime/department';
import type { Answer, Client, TestCompany } from '@gemba/platform/testing/service.http';
import { EVERYWHERE, testCompany } from '@gemba/platform/testing/service.http';
import type { SalesOrderAnswer } from '../src/selling/answer.js';
import { supplyChain } from '../src/supply-chain.module.js';
import { office, says, saysAll } from './says.js';

jest.setTimeout(60_000);

const plant = department('production', {
  deciders: [
    says('item', 'items', [itemEvents, 'ItemRegistered']),
    says('bill-of-materials', 'bills', [billOfMaterialsEvents, 'BillOfMaterialsReleased']),
    says('routing', 'routings', [routingEvents, 'RoutingReleased']),
    says('equipment', 'equipment', [equipmentEvents, { type: 'EquipmentRegistered', home: 'site' }]),
    saysAll('schedule', 'schedules', scheduleEvents),
  ],
});

let company: TestCompany;
let desk: Client;
let works: Client;

const pieces = (value: string) => ({ value, unit: 'C62' });
const euros = (amount: string) => ({ amount, currency: 'EUR' });
const today = new Date().toISOString().slice(0, 10);
const inDays = (days: number): string => plusDays(today, days);
const at = (days: number, time = '12:00'): string => `${inDays(days)}T${time}:00.000Z`;

const done = async (asked: Promise<Answer>): Promise<Answer['body']> => {
  const answer = await asked;
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  return answer.body;
};

const UNHEARD = ['PLT-SITE-UNKNOWN', 'SCM-ITEM-UNKNOWN'];

const onceKnown = async (path: string, body: object): Promise<void> => {
  for (;;) {
    const answer = await desk.post(path, body);
    if (answer.status < 300) return;
    if (!UNHEARD.includes(String(answer.body.code))) throw new Error(JSON.stringify(answer.body));
    await new Promise((resolve) => setImmediate(resolve));
  }
};

type Line = SalesOrderAnswer['lines'][number];

const lineOnce = async (order: string, holds: (line: Line) => boolean): Promise<Line> => {
  for (;;) {
    const { body } = await desk.get(`/v1/sales-orders/${order}`);
    const [line] = (body as unknown as SalesOrderAnswer).lines;
    if (line && holds(line)) return line;
    await new Promise((resolve) => setImmediate(resolve));
  }
};

const order = (id: string, item: string, value: string) => ({
  ...{ id, site: 'lyon', customer: 'BLUE' },
  lines: [{ line: '1', item, quantity: pieces(value), price: euros('9.00'), requested: today }],
});

const DRY = { 'gemba-dry-run': 'true' };
type Said = { readonly type: string; readonly data: { readonly date?: string; readonly parts?: unknown[] } };

/** By when it would be promised, without placing it; undefined where nothing says when. */
const quoted = async (asked: object): Promise<Said['data'] | undefined> => {
  const { events } = (await done(desk.post('/v1/sales-orders', asked, DRY))) as { events: Said[] };
  return events.find(({ type }) => type.endsWith('SalesOrderPromised'))?.data;
};

const terms = {
  ...{ site: 'lyon', from: at(0, '00:00'), until: at(20, '00:00'), frozenUntil: at(0, '00:00') },
  ...{ effort: 'quick', expedite: [], number: 1, inputsHash: 'a' },
};

const schedule = async (number: number, operations: readonly object[]): Promise<void> => {
  const found = {
    ...{ ...terms, number, resultHash: 'b', solver: 'test' },
    ...{ proven: false, stopped: false, objective: { weightedTardiness: '0', makespan: 'PT1H' } },
    ...{ operations, unplaced: [], late: [] },
    resources: [{ kind: 'machine', id: 'LATHE-1', windows: [{ from: terms.from, to: terms.until }] }],
    comparison: { earlier: [], later: [], moved: 0, added: 0 },
  };
  await done(works.post('/v1/schedules/lyon/schedule-proposed', found));
  await done(works.post('/v1/schedules/lyon/schedule-adopted', { site: 'lyon', number, operations }));
};

const bar = (id: string, [from, to]: readonly [string, string]) => ({
  ...{ order: id, operation: 10, item: 'SHAFT', workUnit: 'LATHE-1', people: [], skill: 'cnc' },
  ...{ start: from, end: to, date: from.slice(0, 10), due: to.slice(0, 10) },
});

beforeAll(async () => {
  company = await testCompany();
  const head = await (await company.start(office)).as(EVERYWHERE);
  works = await (await company.start(plant)).as(EVERYWHERE);
  desk = await (
    await company.start(supplyChain)
  ).as({ sub: 'desk', roles: ['admin', 'warehouse'], sites: ['*'] });
  const place = { name: 'Lyon', companyId: 'fr', timeZone: 'UTC', dayStart: '00:00' };
  await done(head.post('/v1/sites', { id: 'lyon', ...place, currency: 'EUR', groupCurrency: 'EUR' }));
  const right = { topic: 'purchase', scope: 'all', holderRole: 'automation', level: 'site' };
  const limited = { ...right, limit: euros('5000.00'), validFrom: '2026-01-01T00:00:00Z' };
  await done(head.post('/v1/decision-rights', { id: 'automation', ...limited }));
  for (const [id, kind] of [
    ['SEAL', 'buy'],
    ['SHAFT', 'make'],
    ['BAR', 'buy'],
  ] as const)
    await done(works.post('/v1/items', { id, name: id, kind, unit: 'C62', tracking: 'lot' }));
  await done(desk.post('/v1/suppliers', { id: 'ACME', name: 'Acme', currency: 'EUR', leadTime: 'P4D' }));
  for (const item of ['SEAL', 'BAR'])
    await done(desk.post('/v1/suppliers/ACME/agree-price', { item, price: euros('1.00') }));
  await done(desk.post('/v1/customers', { id: 'BLUE', name: 'Blue', currency: 'EUR', country: 'FR' }));
}, 90_000);

afterAll(() => company.stop(), 30_000);

const count = (item: string, lot: string, quantity: string) =>
  onceKnown('/v1/stock-items', {
    ...{ site: 'lyon', item, lot, quantity: pieces(quantity) },
    source: { kind: 'count', id: `opening-${lot}` },
  });

describe('a line is promised', () => {
  it('out of stock, the first to expire first, and quoted before it is placed', async () => {
    await count('SEAL', 'S-1', '10');
    const sold = order('SO-1', 'SEAL', '6');
    const part = { kind: 'stock', source: 'lot/S-1', quantity: pieces('6'), date: today };
    expect(await quoted(sold)).toMatchObject({ date: today, parts: [part] });
    expect((await desk.get('/v1/sales-orders/SO-1')).status).toBe(404);
    await done(desk.post('/v1/sales-orders', sold));
    const line = await lineOnce('SO-1', ({ ready }) => ready);
    expect(line).toMatchObject({ promised: today, expected: today, parts: [part] });
  });

  it('out of a purchase order that is on its way, once stock is short', async () => {
    const lines = [{ line: '1', item: 'SEAL', quantity: pieces('20'), price: euros('1.00') }];
    const bought = { id: 'PO-1', site: 'lyon', supplier: 'ACME', lines, promised: inDays(5) };
    await done(desk.post('/v1/purchase-orders', bought));
    await done(desk.post('/v1/sales-orders', order('SO-2', 'SEAL', '10')));
    const line = await lineOnce('SO-2', ({ promised }) => promised !== undefined);
    expect(line).toMatchObject({
      promised: inDays(5),
      parts: [
        { source: 'lot/S-1', quantity: pieces('4') },
        { kind: 'receipt', source: 'purchase-order/PO-1', quantity: pieces('6'), date: inDays(5) },
      ],
    });
    expect(await quoted(order('SO-X', 'SEAL', '15'))).toBeUndefined();
    expect(await quoted(order('SO-X', 'SEAL', '14'))).toMatchObject({ date: inDays(5) });
  });

  it('out of the hours that a machine has left by the schedule in force', async () => {
    await done(
      works.post('/v1/equipment', {
        ...{ id: 'LATHE-1', name: 'Lathe', site: 'lyon', workCenter: 'TURN', path: 'e/lyon/a/TURN/LATHE-1' },
      }),
    );
    const turning = { sequence: 10, name: 'Turn', workCenter: 'TURN', skill: 'cnc' };
    const operations = [{ ...turning, setup: 'PT1H', runPerUnit: 'PT1H' }];
    await done(works.post('/v1/routings', { id: 'SHAFT.1', item: 'SHAFT', version: 1, operations }));
    await done(works.post('/v1/schedules', terms));
    await schedule(1, [bar('M-1', [at(0, '00:00'), at(4)])]);
    for (;;) if ((await quoted(order('SO-X', 'SHAFT', '5')))?.date === inDays(4)) break;
    await done(desk.post('/v1/sales-orders', order('SO-3', 'SHAFT', '5')));
    const line = await lineOnce('SO-3', ({ requestedFromProduction }) => requestedFromProduction);
    const work = [
      { operation: 10, workCenter: 'TURN', workUnit: 'LATHE-1', from: at(4), to: at(4, '18:00') },
    ];
    expect(line).toMatchObject({
      promised: inDays(4),
      parts: [{ kind: 'capacity', source: 'production-order/SO-3.1', work }],
    });
    const next = await quoted(order('SO-X', 'SHAFT', '5'));
    expect(next).toMatchObject({ date: inDays(4), parts: [{ work: [{ from: at(4, '18:00') }] }] });
    expect(await quoted(order('SO-X', 'SHAFT', '6'))).toMatchObject({ date: inDays(5) });
  });

  it('to one of two who want the last piece at one moment', async () => {
    await count('SHAFT', 'T-1', '1');
    const two = ['SO-4', 'SO-5'].map((id) => done(desk.post('/v1/sales-orders', order(id, 'SHAFT', '1'))));
    await Promise.all(two);
    const lines = await Promise.all(['SO-4', 'SO-5'].map((id) => lineOnce(id, () => true)));
    expect(lines.map(({ parts }) => parts.map(({ kind }) => kind).join()).sort()).toEqual([
      'capacity',
      'stock',
    ]);
  });
});

describe('a promise is broken', () => {
  it('by a purchase order that comes later, and mended when it comes in time after all', async () => {
    await done(desk.post('/v1/purchase-orders/PO-1/confirm', { promised: inDays(9) }));
    const late = await lineOnce('SO-2', ({ broken }) => broken !== undefined);
    expect(late).toMatchObject({
      ...{ promised: inDays(5), expected: inDays(9) },
      broken: { because: 'purchase-order/PO-1' },
    });
    const tell = '/v1/sales-orders/SO-2/confirm-new-date';
    const wrong = await desk.post(tell, { line: '1', date: inDays(8) });
    expect(wrong.body).toMatchObject({ code: 'SCM-SO-EXPECTED' });
    await done(desk.post(tell, { line: '1', date: inDays(9) }));
    await done(desk.post('/v1/purchase-orders/PO-1/confirm', { promised: inDays(4) }));
    const again = await lineOnce('SO-2', ({ broken }) => broken === undefined);
    expect(again).toMatchObject({ promised: inDays(5), expected: inDays(5) });
  });

  it('by a breakdown, with the cause at once and the new day as soon as a schedule has it', async () => {
    const lost = { number: 1, cause: 'equipment/LATHE-1', reason: 'spindle' };
    const operations = [{ order: 'SO-3.1', operation: 10 }];
    await done(works.post('/v1/schedules/lyon/schedule-invalidated', { ...lost, operations }));
    const broken = await lineOnce('SO-3', (line) => line.broken !== undefined);
    expect(broken).toMatchObject({ promised: inDays(4), broken: { because: 'equipment/LATHE-1' } });
    expect(broken.expected).toBeUndefined();
    await schedule(2, [bar('SO-3.1', [at(7), at(7, '18:00')])]);
    const later = await lineOnce('SO-3', ({ expected }) => expected !== undefined);
    expect(later).toMatchObject({
      ...{ promised: inDays(4), expected: inDays(7) },
      broken: { because: 'equipment/LATHE-1' },
    });
  });

  it('by a hold of the lot, which is got anew out of what is free', async () => {
    const hold = { lot: 'S-1', reason: 'Porous.' };
    await done(desk.post('/v1/stock-items/lyon.SEAL/hold-lot', hold));
    const line = await lineOnce('SO-1', ({ parts }) => parts.every(({ kind }) => kind !== 'stock'));
    expect(line).toMatchObject({
      ...{ promised: today, expected: inDays(4), broken: { because: 'lot/S-1' } },
      parts: [{ source: 'purchase-order/PO-1', quantity: pieces('6') }],
    });
  });
});
