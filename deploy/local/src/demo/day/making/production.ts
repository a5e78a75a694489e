/** Production orders are released, staffed, given their material and made, operation by operation. */
import { compareDecimals, divideDecimals, multiplyDecimal, subtractDecimal } from '@gemba/measures/decimal';
import type { Operation } from '../../company/products.js';
import { madeNamed, unitOf } from '../../company/products.js';
import type { OpenWork } from '../../world/books.js';
import type { Stage } from '../../world/stage.js';
import { pieces, together } from '../../world/stage.js';
import type { Missing, Staffed } from './staffing.js';
import { staff } from './staffing.js';
import type { Taken } from '../stock.js';
import { openStore } from '../stock.js';
import type { Yield } from './yields.js';
import { yieldsOf } from './yields.js';

const SERVICE = 'production';

/**
 * An order that is released and staffed, with what was taken for it from the store; null: not enough
 * there.
 */
export type Ready = OpenWork & {
  readonly staffed: readonly Staffed[];
  readonly material: readonly Issue[] | null;
};

type Issue = Taken & { readonly item: string; readonly operation: number };

export type Made = {
  readonly order: string;
  readonly item: string;
  readonly lot: string;
  readonly good: number;
  /** Minutes after the start of work at which it was finished. */
  readonly minutes: number;
};

/** Local time at which the first operation begins. */
export const WORK_BEGINS = '09:15';
const BETWEEN_ORDERS = 12;

export const createWork = (stage: Stage, { order, item, quantity }: OpenWork) =>
  stage.act({
    service: SERVICE,
    path: 'production-orders',
    body: { id: order, site: stage.site.id, item, quantity: pieces(quantity), due: stage.date },
    at: stage.at('08:30'),
  });

/** Releases an order and assigns all its operations. */
export const prepare = async (
  stage: Stage,
  work: OpenWork,
  missing: Missing,
): Promise<readonly Staffed[]> => {
  const { order, item } = work;
  const path = `production-orders/${order}`;
  await stage.act({ service: SERVICE, path: `${path}/release`, at: stage.at('08:35') });
  return together(madeNamed(item).operations, async (operation) => {
    const chance = stage.chance('staff', order, String(operation.sequence), stage.date);
    const staffed = staff(stage.site, operation, { ...missing, chance });
    await assign(stage, { order, operation, time: '08:40' }, staffed);
    return staffed;
  });
};

type At = { readonly order: string; readonly operation: Operation; readonly time: string };

/** Assigns an operation for today; the key names whom, since an operation may be assigned again. */
export const assign = (stage: Stage, { order, operation, time }: At, { workUnit, people }: Staffed) =>
  stage.act({
    service: SERVICE,
    path: `production-orders/${order}/assign-operation`,
    body: { operation: operation.sequence, workUnit, people, planned: stage.date },
    key: [order, operation.sequence, stage.tag, workUnit, ...people].join('/'),
    at: stage.at(time),
    patient: ['PRD-OP-SKILL'],
  });

const needsOf = ({ item, quantity }: OpenWork) =>
  madeNamed(item).lines.map((line) => ({
    item: line.item,
    operation: line.operation,
    quantity: divideDecimals(
      multiplyDecimal(String(quantity), line.quantity),
      subtractDecimal('1', line.scrapFraction),
      6,
    ),
  }));

/** Material for all orders of the day, chosen in their order, each all or nothing. */
export const choose = (
  stage: Stage,
  works: readonly OpenWork[],
): Promise<readonly (readonly Issue[] | null)[]> =>
  stage.memory.once(`material/${stage.tag}`, async () => {
    const items = [...new Set(works.flatMap((work) => needsOf(work).map(({ item }) => item)))];
    const store = await openStore(stage, items);
    return works.map((work) => {
      const lots = needsOf(work).map((need) => ({ need, lots: store.take(need.item, need.quantity) }));
      if (lots.some((each) => each.lots === null)) return null;
      return lots.flatMap(({ need: { item, operation }, lots: taken }) =>
        (taken ?? []).map((each) => ({ ...each, item, operation })),
      );
    });
  });

const issue = (stage: Stage, order: string, material: readonly Issue[]) =>
  together(material, ({ item, lot, quantity, operation }) =>
    stage.act({
      service: 'supply-chain',
      path: `stock-items/${stage.site.id}.${item}/issue-stock`,
      body: {
        lot,
        quantity: { value: quantity, unit: unitOf(item) },
        purpose: { kind: 'production-order', id: order, line: String(operation) },
      },
      key: ['issue', order, String(operation), item, lot].join('/'),
      at: stage.at('09:00'),
    }),
  );

type Amount = { readonly value: string };
type Order = {
  readonly components: readonly { readonly issued: Amount; readonly quantity: Amount }[];
  /** Who does it, after everybody who stood in for somebody. */
  readonly operations: readonly (Staffed & { readonly sequence: number })[];
};

const crewOf = ({ workUnit, people }: Staffed): Staffed => ({ workUnit, people });

/** Makes one order from its first operation to its last. */
export const make = async (stage: Stage, work: Ready, place: number): Promise<Made> => {
  const { order, item, quantity, material } = work;
  const product = madeNamed(item);
  await issue(stage, order, material ?? []);
  // An order that is done takes no material any more: it waits until it has heard of all that was issued.
  const path = `production-orders/${order}`;
  const { operations } = await stage.company.until<Order>({ service: SERVICE, path }, ({ components }) =>
    components.every(({ issued, quantity: need }) => compareDecimals(issued.value, need.value) >= 0),
  );
  const yields = yieldsOf(stage.chance('yield', order), {
    quantity,
    operations: product.operations.length,
    isForStock: order.startsWith('WO-'),
  });
  let minutes = place * BETWEEN_ORDERS;
  for (const [index, operation] of product.operations.entries()) {
    const crew = operations.find(({ sequence }) => sequence === operation.sequence);
    const output = yields[index];
    if (!crew || !output)
      throw new Error(`${order} has no crew for operation ${String(operation.sequence)}.`);
    minutes = await operate(stage, { order, operation, crew: crewOf(crew), output, minutes });
  }
  return { order, item, lot: `L-${order}`, good: yields.at(-1)?.good ?? 0, minutes };
};

type Work = {
  readonly order: string;
  readonly operation: Operation;
  readonly crew: Staffed;
  readonly output: Yield;
  /** Minutes after the start of work at which it begins. */
  readonly minutes: number;
};

/** Starts, reports and completes one operation; says at which minute it ended. */
const operate = async (stage: Stage, work: Work): Promise<number> => {
  const { order, operation, crew, output, minutes } = work;
  const { sequence } = operation;
  const chance = stage.chance('time', order, String(sequence));
  const total = output.good + output.scrap + output.rework;
  const setup = Math.round(operation.setup * (0.9 + chance.next() * 0.3));
  const run = Math.round(operation.runPerUnit * total * (0.94 + chance.next() * 0.22));
  const step = (verb: string, after: number, body: object) =>
    stage.act({
      service: SERVICE,
      path: `production-orders/${order}/${verb}`,
      body: { operation: sequence, ...body },
      key: [verb, order, String(sequence)].join('/'),
      at: stage.at(WORK_BEGINS, after),
      patient: ['PRD-OP-SKILL'],
    });
  await step('start-operation', minutes, crew);
  const reason = output.scrap + output.rework > 0 ? { reason: chance.pick(REASONS) } : {};
  const counts = {
    good: pieces(output.good),
    scrap: pieces(output.scrap),
    rework: pieces(output.rework),
  };
  const end = minutes + setup + run;
  await step('report-quantity', end, { ...counts, ...reason });
  await step('complete-operation', end, { setup: `PT${String(setup)}M`, run: `PT${String(run)}M` });
  return end + 5;
};

const REASONS = ['dimension', 'surface', 'assembly-error', 'material-flaw'];
