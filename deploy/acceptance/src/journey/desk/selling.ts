/** An order until it is paid, by those who do it at their desks: plan, make, inspect, ship, bill and pay. */
import { expect } from '@jest/globals';
import { cannot, complaints, does } from '../../testing/browser.http.js';
import { inDays } from '../company/facts.js';
import type { DeskChapter } from './chapter.js';

const ORDER = 'SO-DESK';
const MADE = `${ORDER}.1`;

const LOT = `L-${MADE}`;
const SHIPMENT = 'SH-DESK';

const MEASURED = [
  ['flow', '6.05'],
  ['run-up', '1.9'],
] as const;

const MATERIAL = [
  ['ROTOR-100', '2', 'C62', '10'],
  ['CAST-H1', '2', 'C62', '10'],
  ['MOTOR-075', '2', 'C62', '10'],
  ['SEAL-24', '2', 'C62', '10'],
  ['BOLT-M8', '16', 'C62', '10'],
  ['PAINT-5010', '0.526316', 'LTR', '30'],
] as const;

const PERISHABLE = ['SEAL-24', 'PAINT-5010'];

/** The operation whose steps are recorded: no leak, and the pressure in bar. */
const TESTING = '20';
const CREW = [
  ['10', 'LYO-ASM-1', 'LYO-P02'],
  ['20', 'LYO-TST-1', 'LYO-P03'],
  ['30', 'LYO-PNT-1', 'LYO-P04'],
] as const;

const order = { ID: ORDER, Site: 'lyon', Customer: 'AQUA-SUD', 'Item 1': 'PUMP-100', 'Price 1': '340.00' };

export const selling: DeskChapter = {
  'a planner takes a customer order, refused at the field and by the rule, then placed': async ({
    desks,
  }) => {
    const page = await desks.sit('planner', '/supply-chain/sales-orders');
    const title = 'Place sales order';
    const wrong = { ...order, 'Quantity 1': 'two', 'Requested 1': inDays(2) };
    await cannot(page, { title, fields: wrong }, /must be a quantity above 0/);
    const unknown = { ...order, Customer: 'NOBODY', 'Quantity 1': '2', 'Requested 1': inDays(2) };
    await cannot(page, { title, fields: unknown }, 'SCM-SO-CUSTOMER');
    await does(page, { title, fields: { ...unknown, Customer: 'AQUA-SUD' } });
    await page.getByRole('heading', { level: 1, name: ORDER }).waitFor();
    await page.context().close();
  },
  'what there is not in stock is made: released, and given to people who can': async ({ desks, settled }) => {
    await settled();
    const page = await desks.sit('planner', `/production/production-orders/${MADE}`);
    await does(page, { title: 'Release production order' });
    const title = 'Assign operation';
    const painter = { Operation: '10', 'Work unit': 'LYO-ASM-1', Planned: inDays(0) };
    await cannot(page, { title, fields: { ...painter, People: 'LYO-P04,' } }, 'PRD-OP-SKILL');
    for (const [operation, unit, person] of CREW) {
      const fields = { Operation: operation, 'Work unit': unit, People: `${person},`, Planned: inDays(0) };
      await does(page, { title, fields });
    }
    await page.context().close();
  },
  'a warehouse lead counts material in, and issues it by lot': async ({ desks, settled }) => {
    const page = await desks.sit('warehouse-lyon', '/supply-chain/stock-items');
    for (const [item, quantity, unit, line] of MATERIAL) {
      const goods = {
        Site: 'lyon',
        Item: item,
        Lot: `${item}.DESK`,
        Quantity: quantity,
        'Quantity: unit': unit,
      };
      const fields = {
        ...goods,
        Kind: 'count',
        ID: 'DESK',
        ...(PERISHABLE.includes(item) ? { Expiry: inDays(300) } : {}),
      };
      await does(page, { title: 'Receive stock', fields });
      await page.getByRole('heading', { level: 1, name: `lyon.${item}` }).waitFor();
      const purpose = { Kind: 'production-order', ID: MADE, Line: line };
      const issue = { Lot: `${item}.DESK`, Quantity: quantity, 'Quantity: unit': unit, ...purpose };
      const title = 'Issue stock';
      await settled();
      if (item === 'CAST-H1')
        await cannot(page, { title, fields: { ...issue, Quantity: '5000' } }, 'SCM-STK-NEGATIVE');
      await does(page, { title, fields: issue });
      await page.getByRole('link', { name: 'Stock items' }).first().click();
    }
    await page.context().close();
  },
  'a terminal at a machine goes on without a network, and sends each once': async ({ desks }) => {
    const page = await desks.sit('floor-lyon', '/floor', 1024);
    await page.getByRole('button', { name: /LYO-ASM-1/ }).click();
    await page.getByLabel('Badge or personnel number').fill('LYO-P02');
    await page.getByRole('button', { name: 'That is me' }).click();
    const start = page.getByRole('button', { name: `Start: ${MADE} · 10` });
    await start.waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.context().setOffline(true);
    await start.click();
    await page.getByRole('button', { name: 'Call for help' }).click();
    await page.getByRole('button', { name: 'material' }).click();
    await page.getByText('2 wait to be sent').waitFor();
    await page.context().setOffline(false);
    await page.getByRole('button', { name: `Report: ${MADE} · 10` }).click();
    await page.getByLabel('Good').fill('2');
    await page.getByRole('dialog').getByRole('button', { name: 'Report' }).click();
    await page.getByText('2 good, 0 scrap').waitFor();
    await page.getByRole('button', { name: `Complete: ${MADE} · 10` }).click();
    await page.getByLabel('Run, minutes').fill('0');
    await page.getByRole('dialog').getByRole('button', { name: 'Complete' }).click();
    await page.getByText('Nothing to do here').waitFor();
    await page.getByText('material: open').waitFor();
    await page.context().close();
  },
  'a planner sees who called, and goes there; the terminal says what it was': async ({ desks }) => {
    const page = await desks.sit('planner', '/work');
    const calls = page.getByRole('group', { name: 'Calls for help' });
    await calls.getByRole('link').first().click();
    await does(page, { title: 'Answer call' });
    await page.getByText('answered').first().waitFor();
    await page.context().close();
    const floor = await desks.sit('floor-lyon', '/floor', 1024);
    await floor.getByRole('button', { name: /LYO-ASM-1/ }).click();
    await floor.getByLabel('Badge or personnel number').fill('LYO-P02');
    await floor.getByRole('button', { name: 'That is me' }).click();
    await floor.getByText('material: answered').waitFor();
    await floor.getByRole('button', { name: 'Resolved' }).click();
    await floor.getByLabel('What it was, and what was done').fill('No bolts; fetched.');
    await floor.getByRole('dialog').getByRole('button', { name: 'Resolved' }).click();
    await floor.getByText('material: answered').waitFor({ state: 'detached' });
    await floor.context().close();
  },
  'other operations are started, reported and completed by forms': async ({ desks }) => {
    const page = await desks.sit('floor-lyon', `/production/production-orders/${MADE}`);
    for (const [operation, unit, person] of CREW.slice(1)) {
      const at = { Operation: operation };
      await does(page, {
        title: 'Start operation',
        fields: { ...at, 'Work unit': unit, People: `${person},` },
      });
      const counts = { ...at, Scrap: '0', Rework: '0' };
      const title = 'Report quantity';
      await cannot(page, { title, fields: { ...counts, Good: '3' } }, 'PRD-QTY-OVER');
      await does(page, { title, fields: { ...counts, Good: '2' } });
      const completion = { title: 'Complete operation', fields: { ...at, Setup: '0 min', Run: '0 min' } };
      if (operation === TESTING) {
        await cannot(page, completion, 'PRD-STEP-OPEN');
        await does(page, { title: 'Record step', fields: { ...at, Step: '1' } });
        await does(page, { title: 'Record step', fields: { ...at, Step: '2', Value: '4.05' } });
      }
      await does(page, completion);
    }
    await page.context().close();
  },
  'an inspector measures what was made, and lets it go': async ({ desks, settled }) => {
    await settled();
    const page = await desks.sit('inspector', `/quality/inspections/${LOT}.completion`);
    for (const [characteristic, value] of MEASURED)
      for (const sample of ['1', '2']) {
        const fields = { Characteristic: characteristic, Sample: sample, Value: value };
        await does(page, { title: 'Record measurement', fields });
      }
    await does(page, { title: 'Decide inspection' });
    await page.getByRole('heading', { name: 'Inspection decided' }).waitFor();
    await page.context().close();
  },
  'a warehouse lead ships it, no more than was ordered': async ({ desks, settled }) => {
    await settled();
    const page = await desks.sit('warehouse-lyon', '/supply-chain/shipments', 390);
    const title = 'Plan shipment';
    const load = { ID: SHIPMENT, Site: 'lyon', 'Sales order': ORDER, Carrier: 'Rapida' };
    const line = { 'Line 1': '1', 'Item 1': 'PUMP-100', 'Lot 1': LOT };
    await cannot(page, { title, fields: { ...load, ...line, 'Quantity 1': '3' } }, 'SCM-SHP-OVER');
    await does(page, { title, fields: { ...load, ...line, 'Quantity 1': '2' } });
    await page.getByRole('heading', { level: 1, name: SHIPMENT }).waitFor();
    await settled();
    await does(page, { title: 'Despatch shipment' });
    await does(page, { title: 'Confirm delivery', fields: { 'Received by': 'Gate 1' } });
    await page.context().close();
  },
  'a controller sees what was billed by itself, and takes the money in': async ({ desks, settled }) => {
    await settled();
    const page = await desks.sit('controller', `/finance/customer-invoices/${SHIPMENT}`);
    const title = 'Pay customer invoice';
    await page.getByText('816.00 EUR').first().waitFor();
    await cannot(page, { title, fields: { Amount: '900' } }, 'FIN-PAY-AMOUNT');
    await does(page, { title, fields: { Amount: '816.00', Reference: 'BANK-1' } });
    await page.getByText('0.00 EUR').first().waitFor();
    await page.context().close();
  },
};
