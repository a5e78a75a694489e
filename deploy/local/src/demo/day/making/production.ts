/** Production orders are released, staffed, given their material and made, operation by operation. */
import { compareDecimals, multiplyDecimal, subtractDecimal } from '@gemba/measures/decimal';
import { neededOf } from '@gemba/measures/whole';
import type { Operation } from '../../company/products.js';
import { madeNamed, unitOf } from '../../company/products.js';
import type { OpenWork } from '../../world/books.js';
import type { Stage } from '../../world/stage.js';
import { pieces, together } from '../../world/stage.js';
import type { Missing, Staffed } from './staffing.js';
import { staff } from './staffing.js';
import type { Taken } from '../../world/stock.js';
import { openStore } from '../../world/stock.js';
import type { Yield } from './yields.js';
import { yieldsOf } from './yields.js';

const SERVICE = 'production';
/** Production may hear later than we do of who is hired, qualified, or back. */
const PEOPLE_UNHEARD = ['PRD-OP-PERSON', 'PRD-OP-SKILL', 'PRD-OP-ABSENT'];
/** Stock may hear later than we do of an order that was released. */
const RELEASE_UNHEARD = ['SCM-STK-PURPOSE'];

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
  { missing, place }: { readonly missing: Missing; readonly place: number },
): Promise<readonly Staffed[]> => {
  const { order, item } = work;
  const path = `production-orders/${order}`;
  await stage.act({ service: SERVICE, path: `${path}/release`, at: stage.at('08:35') });
  return together(madeNamed(item).operations, async (operation) => {
    // Remembered: after a restart other people may be missing, and an operation that runs stays with its own.
    // One that waited since an earlier round may wait for somebody who stays away now.
    const note = `staff/${order}/${String(operation.sequence)}`;
    const before = stage.memory.recall<Staffed>(note);
    const chance = stage.chance('staff', operation.workCenter, stage.date);
    const staffed = before?.people.every((each) => !missing.absent.includes(each))
      ? before
      : staff(stage.site, operation, { ...missing, chance, place });
    if (staffed !== before) stage.memory.keep(note, staffed);
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
    patient: PEOPLE_UNHEARD,
  });

const needsOf = ({ item, quantity }: OpenWork) =>
  madeNamed(item).lines.map((line) => ({
    item: line.item,
    operation: line.operation,
    quantity: neededOf(
      multiplyDecimal(String(quantity), line.quantity),
      subtractDecimal('1', line.scrapFraction),
      unitOf(line.item),
    ).value,
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
      patient: RELEASE_UNHEARD,
    }),
  );

type Amount = { readonly value: string };
type Order = {
  readonly components: readonly { readonly issued: Amount; readonly quantity: Amount }[];
  /** Who does it, after everybody who stood in for somebody. */
  readonly operations: readonly (Staffed & { readonly sequence: number })[];
};

const crewOf = ({ workUnit, people }: Staffed): Staffed => ({ workUnit, people });

/** Minutes after the start of work at which a machine or a person is free again. */
type Free = Map<string, number>;

/** Makes orders one after the other, so that no machine and nobody is at two of them at one time. */
export const makeAll = async (stage: Stage, works: readonly Ready[]): Promise<readonly Made[]> => {
  const supplied = await together(works, (work) => supply(stage, work));
  const free: Free = new Map();
  const made: Made[] = [];
  for (const [index, work] of works.entries())
    made.push(await make(stage, work, { operations: supplied[index] ?? [], free }));
  return made;
};

/** Brings the material of an order, and says who does it, after everybody who stood in for somebody. */
const supply = async (stage: Stage, { order, material }: Ready): Promise<Order['operations']> => {
  await issue(stage, order, material ?? []);
  // An order that is done takes no material any more: it waits until it has heard of all that was issued.
  const path = `production-orders/${order}`;
  const { operations } = await stage.company.until<Order>({ service: SERVICE, path }, ({ components }) =>
    components.every(({ issued, quantity: need }) => compareDecimals(issued.value, need.value) >= 0),
  );
  return operations;
};

type Ground = { readonly operations: Order['operations']; readonly free: Free };

/** Makes one order from its first operation to its last. */
const make = async (stage: Stage, work: Ready, { operations, free }: Ground): Promise<Made> => {
  const { order, item, quantity } = work;
  const product = madeNamed(item);
  const yields = yieldsOf(stage.chance('yield', order), {
    quantity,
    operations: product.operations.length,
    isForStock: order.startsWith('WO-'),
  });
  let minutes = 0;
  for (const [index, operation] of product.operations.entries()) {
    const crew = operations.find(({ sequence }) => sequence === operation.sequence);
    const output = yields[index];
    if (!crew || !output)
      throw new Error(`${order} has no crew for operation ${String(operation.sequence)}.`);
    const busy = [crew.workUnit, ...crew.people];
    const begin = Math.max(minutes, ...busy.map((each) => free.get(each) ?? 0));
    minutes = await operate(stage, { order, operation, crew: crewOf(crew), output, minutes: begin });
    for (const each of busy) free.set(each, minutes);
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
  const { order, operation, crew, minutes } = work;
  const { sequence } = operation;
  const step = (verb: string, after: number, body: object, part = '') =>
    stage.act({
      service: SERVICE,
      path: `production-orders/${order}/${verb}`,
      body: { operation: sequence, ...body },
      key: [verb, order, String(sequence), part].filter((word) => word !== '').join('/'),
      at: stage.at(WORK_BEGINS, after),
      patient: PEOPLE_UNHEARD,
    });
  await step('start-operation', minutes, crew);
  const begun = await stage.memory.once(`begun/${order}/${String(sequence)}`, () => Date.now());
  const { setup, run } = timesOf(stage, work);
  const end = minutes + setup + run;
  for (const [part, report] of reportsOf(stage, work).entries())
    await step('report-quantity', end, report, part === 0 ? '' : String(part));
  for (const { part, ...record } of recordsOf(stage, work)) await step('record-step', end, record, part);
  const times = stage.isPast
    ? { setup: `PT${String(setup)}M`, run: `PT${String(run)}M` }
    : await stage.memory.once(`times/${order}/${String(sequence)}`, () => timesSince(begun));
  await step('complete-operation', end, times);
  return end + 5;
};

/** Minutes of set-up and run. */
const timesOf = (stage: Stage, { order, operation, output }: Work) => {
  const chance = stage.chance('time', order, String(operation.sequence));
  const total = output.good + output.scrap;
  return {
    setup: Math.round(operation.setup * (0.9 + chance.next() * 0.3)),
    run: Math.round(operation.runPerUnit * total * (0.94 + chance.next() * 0.22)),
  };
};

/** In the present, work takes as long as the clock says. */
const timesSince = (begun: number) => ({
  setup: 'PT0S',
  run: `PT${String(Math.floor((Date.now() - begun) / 1000))}S`,
});

/** What is counted first, and what comes out of rework. */
const reportsOf = (stage: Stage, { order, operation, output }: Work): readonly object[] => {
  const { good, scrap, rework } = output;
  const chance = stage.chance('reason', order, String(operation.sequence));
  const reason = scrap + rework > 0 ? { reason: chance.pick(REASONS) } : {};
  const first = { good: pieces(good - rework), scrap: pieces(scrap), rework: pieces(rework), ...reason };
  if (rework === 0) return [first];
  const again = { good: pieces(rework), scrap: pieces(0), rework: pieces(0), fromRework: pieces(rework) };
  return [first, again];
};

/** What the steps are answered with: one in twelve is beyond its limits at first, and set again. */
const recordsOf = (stage: Stage, { order, operation, output }: Work) =>
  (output.good === 0 ? [] : (operation.steps ?? [])).flatMap(({ step, lower, upper }) => {
    const part = String(step);
    if (lower === undefined || upper === undefined) return [{ part, step }];
    const chance = stage.chance('step', order, part);
    const [least, most] = [Number(lower), Number(upper)];
    const value = (least + (most - least) * (0.1 + chance.next() * 0.8)).toFixed(2);
    const isSetAgain = chance.next() < 1 / 12;
    const beyond = { part: `${part}/beyond`, step, value: (most + 0.05).toFixed(2) };
    return [...(isSetAgain ? [beyond] : []), { part, step, value }];
  });

const REASONS = ['dimension', 'surface', 'assembly-error', 'material-flaw'];
