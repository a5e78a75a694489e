/**
 * Order to production: an order without stock is made, by qualified people, from lots that quality
 * released.
 */
import { expect } from '@jest/globals';
import type { StockItemAnswer } from '@gemba/supply-chain-service/stock/answer';
import { ago } from '../../testing/dates.js';
import { held } from '../../testing/product.http.js';
import type { Chapter, Story } from '../company/story.http.js';
import { LYON, MADE, MADE_LOT, ORDER, eur, inDays, litres, pieces } from '../company/facts.js';

const PRD = 'production';
const PATH = `production-orders/${MADE}`;

const crew = (operation: number, workUnit: string, person: string) => ({
  ...{ operation, workUnit, people: [person] },
});
const assembly = crew(10, 'LYO-ASM-1', 'LYO-P02');
const testing = crew(20, 'LYO-TST-1', 'LYO-P03');
const painting = crew(30, 'LYO-PNT-1', 'LYO-P04');

const assigned = (of: object) => ({ ...of, planned: inDays(0) });
const yielded = (operation: number, good: number) => ({
  ...{ operation, good: pieces(good), scrap: pieces(0), rework: pieces(0) },
});

const MATERIAL = [
  ['ROTOR-100', 'ROTOR-100.OPENING', pieces(4), '10'],
  ['CAST-H1', 'C-1', pieces(4), '10'],
  ['MOTOR-075', 'M-1', pieces(4), '10'],
  ['SEAL-24', 'S-1', pieces(4), '10'],
  ['BOLT-M8', 'BOLT-M8.OPENING', pieces(32), '10'],
  ['PAINT-5010', 'PAINT-5010.OPENING', litres('1.052632'), '30'],
] as const;

type Components = { readonly components: readonly { readonly issued: { readonly value: string } }[] };

type Work = { readonly crew: typeof assembly; readonly good: number; readonly began: number };

/** No leak, and the pressure in bar. */
const TESTED = [{ step: 1 }, { step: 2, value: '4.05' }];

/** Work that began so many minutes ago and took half an hour. */
const finish = async (story: Story, { crew, good, began }: Work): Promise<void> => {
  const planner = story.as('planner', PRD);
  const { operation } = crew;
  await planner.does(`${PATH}/start-operation`, crew, ago(began));
  await planner.does(`${PATH}/report-quantity`, yielded(operation, good), ago(began - 30));
  for (const step of operation === testing.operation ? TESTED : [])
    await planner.does(`${PATH}/record-step`, { operation, ...step }, ago(began - 30));
  const times = { operation, setup: 'PT10M', run: 'PT20M' };
  await planner.does(`${PATH}/complete-operation`, times, ago(began - 30));
};

export const making: Chapter = {
  'how something is made cannot go in a circle, nor by halves': async (story) => {
    const planner = story.as('planner', PRD);
    const line = { item: 'PUMP-100', quantity: pieces(1), scrapFraction: '0', operation: 10 };
    const bom = { item: 'ROTOR-100', version: 2, effectiveFrom: inDays(9), base: pieces(1), lines: [line] };
    expect(await planner.cannot('bills-of-materials', bom)).toBe('422 PRD-BOM-CYCLE');
    const shaft = { ...line, item: 'SHAFT-16' };
    const early = { ...bom, effectiveFrom: inDays(-9), lines: [shaft] };
    expect(await planner.cannot('bills-of-materials', early)).toBe('422 PRD-BOM-OVERLAP');
    const heavy = { ...bom, lines: [{ ...shaft, quantity: { value: '1', unit: 'KGM' } }] };
    expect(await planner.cannot('bills-of-materials', heavy)).toBe('422 PRD-UOM-DIMENSION');
  },
  'a customer order for which there is no stock becomes a production order': async (story) => {
    const planner = story.as('planner', 'supply-chain');
    const line = {
      line: '1',
      item: 'PUMP-100',
      quantity: pieces(4),
      price: eur('340.00'),
      requested: inDays(2),
    };
    await planner.does('sales-orders', { id: ORDER, site: LYON, customer: 'AQUA-SUD', lines: [line] });
    const order = await story.as('planner', PRD).awaits<{ status: string }>(PATH, () => true);
    expect(order).toMatchObject({ status: 'planned', item: 'PUMP-100', quantity: pieces(4) });
    type Promised = { lines: readonly { promised?: string }[] };
    await planner.awaits<Promised>(`sales-orders/${ORDER}`, ({ lines }) => lines[0]?.promised === inDays(2));
  },
  'an operation starts when it is released, assigned to qualified people, and its turn': async (story) => {
    const planner = story.as('planner', PRD);
    const starting = `${PATH}/start-operation`;
    expect(await planner.cannot(starting, assembly)).toBe('409 PRD-ORD-STATE');
    await planner.does(`${PATH}/release`);
    expect(await planner.cannot(starting, assembly)).toBe('422 PRD-OP-UNASSIGNED');
    const painter = assigned({ ...assembly, people: ['LYO-P04'] });
    const assign = `${PATH}/assign-operation`;
    expect(await planner.cannot(assign, painter)).toBe('422 PRD-OP-SKILL');
    expect(await planner.cannot(assign, assigned({ ...assembly, workUnit: 'LYO-TST-1' }))).toBe(
      '422 PRD-OP-EQUIPMENT',
    );
    for (const each of [assembly, testing, painting]) await planner.does(assign, assigned(each));
    expect(await planner.cannot(starting, testing)).toBe('422 PRD-OP-PREDECESSOR');
    const state = 'equipment/LYO-ASM-1/change-equipment-state';
    await planner.does(state, { to: 'downUnplanned', reason: 'drive-fault' });
    expect(await planner.cannot(starting, assembly)).toBe('422 PRD-OP-EQUIPMENT');
    await planner.does(state, { to: 'idle' });
  },
  'material goes to it by lot, and never less than nothing': async (story) => {
    const warehouse = story.as('warehouse', 'supply-chain');
    for (const [item, lot, quantity, line] of MATERIAL) {
      const purpose = { kind: 'production-order', id: MADE, line };
      const path = `stock-items/${LYON}.${item}/issue-stock`;
      const tooMuch = { lot, quantity: { ...quantity, value: '5000' }, purpose };
      expect(await warehouse.cannot(path, tooMuch)).toBe('422 SCM-STK-NEGATIVE');
      await warehouse.does(path, { lot, quantity, purpose }, { unheard: ['SCM-STK-PURPOSE'] });
    }
    await story
      .as('planner', PRD)
      .awaits<Components>(PATH, ({ components }) => components.every(({ issued }) => issued.value !== '0'));
  },
  'good and rework are reported, no more than was begun, and every piece and minute of it': async (story) => {
    const planner = story.as('planner', PRD);
    await planner.does(`${PATH}/start-operation`, assembly, ago(180));
    const report = `${PATH}/report-quantity`;
    expect(await planner.cannot(report, yielded(10, 6))).toBe('422 PRD-QTY-OVER');
    await planner.does(report, { ...yielded(10, 3), rework: pieces(1), reason: 'assembly-error' });
    const complete = `${PATH}/complete-operation`;
    const times = { operation: 10, setup: 'PT15M', run: 'PT60M' };
    expect(await planner.cannot(complete, times)).toBe('422 PRD-QTY-UNACCOUNTED');
    await planner.does(report, { ...yielded(10, 1), fromRework: pieces(1) });
    expect(await planner.cannot(complete, { ...times, run: 'PT48H' })).toBe('422 PRD-OP-TIME');
    await planner.does(complete, times, ago(100));
    await finish(story, { crew: testing, good: 4, began: 90 });
    expect(await planner.cannot(`${PATH}/close`)).toBe('422 PRD-CLOSE-OPEN');
    await finish(story, { crew: painting, good: 4, began: 50 });
  },
  'the finished lot waits for quality, and is promised to its customer when it is accepted': async (
    story,
  ) => {
    const stock = `stock-items/${LYON}.PUMP-100`;
    const warehouse = story.as('warehouse', 'supply-chain');
    await warehouse.awaits<StockItemAnswer>(stock, (item) => held(item, MADE_LOT, 'inspection') === 4);
    const line = { line: '1', item: 'PUMP-100', lot: MADE_LOT, quantity: pieces(4) };
    const plan = { id: 'SH-0', site: LYON, salesOrder: ORDER, carrier: 'Transalpin', lines: [line] };
    expect(await warehouse.cannot('shipments', plan)).toBe('422 SCM-SHP-QUALITY');
    const inspector = story.as('inspector', 'quality');
    const path = `inspections/${MADE_LOT}.completion`;
    await inspector.awaits(path, () => true);
    for (const [characteristic, value] of [
      ['flow', '6.05'],
      ['run-up', '1.9'],
    ]) {
      await inspector.does(`${path}/record-measurement`, { characteristic, sample: 1, value });
      await inspector.does(`${path}/record-measurement`, { characteristic, sample: 2, value });
    }
    await inspector.does(`${path}/decide`);
    await story.as('planner', PRD).awaits<{ status: string }>(PATH, ({ status }) => status === 'closed');
    await story
      .as('planner', 'supply-chain')
      .awaits<{ lines: readonly { ready: boolean }[] }>(`sales-orders/${ORDER}`, ({ lines }) =>
        lines.every(({ ready }) => ready),
      );
  },
};
