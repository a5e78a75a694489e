/**
 * What the plants of a test make: pumps, each of one casting and in two operations, and the people who
 * make them.
 */
import type { StockItemAnswer } from '@gemba/supply-chain-service/stock/answer';
import type { StockStatus } from '@gemba/contracts/events/supply-chain/stock';
import type { Company } from './company.http.js';
import { ago, inDays } from './dates.js';
import type { Person } from './person.http.js';

export const pieces = (value: number | string) => ({ value: String(value), unit: 'C62' });

export const eur = (amount: string) => ({ amount, currency: 'EUR' });

export const pln = (amount: string) => ({ amount, currency: 'PLN' });

/** What a lot of a stock item holds in a status. */
export const held = ({ lots }: StockItemAnswer, lot: string, status: StockStatus): number => {
  const balances = lots.find((each) => each.lot === lot)?.balances ?? [];
  return Number(balances.find((each) => each.status === status)?.quantity ?? 0);
};

/** Operations of a pump: assembly at one machine, test at the other. */
export const OPERATIONS = [
  { sequence: 10, workCenter: 'ASSEMBLY', skill: 'assembly' },
  { sequence: 20, workCenter: 'TESTING', skill: 'testing' },
] as const;

/** Registers pump and casting, how the one becomes the other, and the machines of Lyon. */
export const definePump = async (company: Company): Promise<void> => {
  const planner = await company.as('production', 'planner');
  const item = { unit: 'C62', tracking: 'lot' };
  await planner.does('items', { ...item, id: 'CAST', name: 'Housing casting', kind: 'buy' });
  await planner.does('items', { ...item, id: 'PUMP', name: 'Circulation pump', kind: 'make' });
  const lines = [{ item: 'CAST', quantity: pieces(1), scrapFraction: '0', operation: 10 }];
  const bom = { item: 'PUMP', version: 1, effectiveFrom: inDays(-60), base: pieces(1), lines };
  await planner.does('bills-of-materials', bom);
  const time = { setup: 'PT10M', runPerUnit: 'PT12M' };
  const operations = OPERATIONS.map((each) => ({ ...each, ...time, name: each.skill }));
  await planner.does('routings', { item: 'PUMP', version: 1, operations });
  for (const { workCenter } of OPERATIONS) {
    const path = `gemba/lyon/hall/${workCenter}/1`;
    const machine = { id: `lyon.${workCenter}`, name: workCenter, site: 'lyon', workCenter, path };
    await planner.does('equipment', machine);
  }
};

/** Hires somebody in Lyon who has been there for a month, with skills for another year. */
export const hire = async (company: Company, id: string, skills: readonly string[]): Promise<void> => {
  const hr = await company.as('hr', 'hr', 'lyon');
  const job = { position: 'Fitter', costCentre: 'PRODUCTION', hourlyCost: eur('30.00') };
  await hr.does('employees', { id, name: id, site: 'lyon', start: inDays(-30), ...job });
  const period = { validFrom: inDays(-30), validTo: inDays(365) };
  for (const skill of skills)
    await hr.does(`employees/${id}/grant-qualification`, { skill, level: 3, ...period, evidence: 'Course' });
};

type Work = {
  readonly order: string;
  readonly quantity: number;
  readonly person: string;
  readonly due?: string;
  /** For whom; the order is there already then, by itself. */
  readonly demand?: string;
};

/** Minutes ago at which the operations began, and how long each took, with the way to the next. */
const BEGAN = 180;
const [TOOK, APART] = [65, 80];

/**
 * Has one person make pumps in Lyon this morning, from the order to its last operation, of castings that the
 * customer sent.
 */
export const makePumps = async (planner: Person, { order, person, ...wanted }: Work): Promise<void> => {
  const path = `production-orders/${order}`;
  const quantity = pieces(wanted.quantity);
  const none = pieces(0);
  await planner.does('production-orders', {
    ...{ due: inDays(1), ...wanted, id: order, site: 'lyon', item: 'PUMP', quantity },
  });
  await planner.does(`${path}/release`);
  for (const [index, { sequence: operation, workCenter }] of OPERATIONS.entries()) {
    const began = BEGAN - index * APART;
    const end = ago(began - TOOK);
    const crew = { operation, workUnit: `lyon.${workCenter}`, people: [person] };
    const counts = { operation, good: quantity, scrap: none, rework: none };
    await planner.does(`${path}/assign-operation`, { ...crew, planned: inDays(0) });
    await planner.does(`${path}/start-operation`, crew, ago(began));
    await planner.does(`${path}/report-quantity`, counts, end);
    const times = { setup: 'PT15M', run: 'PT45M', materialWaived: 'Castings came from the customer' };
    await planner.does(`${path}/complete-operation`, { operation, ...times }, end);
  }
};
