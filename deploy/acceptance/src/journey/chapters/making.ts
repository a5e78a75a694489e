/**
 * Order to production: an order without stock is made, by qualified people, from lots that quality
 * released.
 */
import { expect } from '@jest/globals';
import type { StockItem } from '@gemba/supply-chain-service/stock/stock-state';
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
const yielded = (operation: number, good: number, scrap = 0) => ({
  ...{ operation, good: pieces(good), scrap: pieces(scrap), rework: pieces(0) },
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

const finish = async (story: Story, of: typeof assembly, good: number): Promise<void> => {
  const planner = story.as('planner', PRD);
  const { operation } = of;
  await planner.does(`${PATH}/start-operation`, of);
  await planner.does(`${PATH}/report-quantity`, yielded(operation, good));
  await planner.does(`${PATH}/complete-operation`, { operation, setup: 'PT10M', run: 'PT20M' });
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
    const order = await story
      .as('planner', PRD)
      .awaits<{ status: string; ordered: object }>(PATH, () => true);
    expect(order).toMatchObject({ status: 'planned', ordered: { item: 'PUMP-100', quantity: pieces(4) } });
    type Promised = { lines: readonly { promised: string | null }[] };
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
    await planner.does(state, { to: 'idle', reason: 'repaired' });
  },
  'material goes to it by lot, and never less than nothing': async (story) => {
    const warehouse = story.as('warehouse', 'supply-chain');
    for (const [item, lot, quantity, line] of MATERIAL) {
      const purpose = { kind: 'production-order', id: MADE, line };
      const path = `stock-items/${LYON}.${item}/issue-stock`;
      const tooMuch = { lot, quantity: { ...quantity, value: '5000' }, purpose };
      expect(await warehouse.cannot(path, tooMuch)).toBe('422 SCM-STK-NEGATIVE');
      await warehouse.does(path, { lot, quantity, purpose });
    }
    await story
      .as('planner', PRD)
      .awaits<Components>(PATH, ({ components }) => components.every(({ issued }) => issued.value !== '0'));
  },
  'good and scrap are reported, but no more than was begun': async (story) => {
    const planner = story.as('planner', PRD);
    await planner.does(`${PATH}/start-operation`, assembly);
    expect(await planner.cannot(`${PATH}/report-quantity`, yielded(10, 6))).toBe('422 PRD-QTY-OVER');
    await planner.does(`${PATH}/report-quantity`, { ...yielded(10, 4, 1), reason: 'assembly-error' });
    await planner.does(`${PATH}/complete-operation`, { operation: 10, setup: 'PT15M', run: 'PT60M' });
    await finish(story, testing, 4);
    expect(await planner.cannot(`${PATH}/close`)).toBe('422 PRD-CLOSE-OPEN');
    await finish(story, painting, 4);
  },
  'the finished lot waits for quality, and is promised to its customer when it is accepted': async (
    story,
  ) => {
    const stock = `stock-items/${LYON}.PUMP-100`;
    const warehouse = story.as('warehouse', 'supply-chain');
    await warehouse.awaits<StockItem>(stock, (item) => held(item, MADE_LOT, 'inspection') === 4);
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
