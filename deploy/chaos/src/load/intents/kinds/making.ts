/** Making: production orders go step by step from creation to completion; castings are inspected. */
import type { Work } from '../board.js';
import { HOT_LOTS, OPERATION, PUMP, PUMP_LINES, SITES, WIDTH } from '../../master/company.js';
import { unitAt } from '../../master/founding.js';
import type { Asked, Intent } from '../asked.js';
import { dayFrom, pieces } from '../asked.js';

const create: Intent = (asked) => {
  const { chance, board, tag } = asked;
  if (board.works.all.length >= MOST_OPEN) return null;
  const site = chance.pick(SITES);
  const quantity = chance.whole(2, 6);
  const id = `MO-${tag}`;
  return {
    operation: 'production-order.CreateProductionOrder',
    body: { id, site: site.id, item: PUMP.id, quantity: pieces(quantity, PUMP), due: dayFrom(asked, 2) },
    done: () => {
      board.works.put({ id, site, quantity, step: 0 });
    },
  };
};

type Step = (work: Work, asked: Asked) => { operation: string; id?: string; body: object };

const production =
  (command: string, body: (work: Work, asked: Asked) => object): Step =>
  (work, asked) => ({ operation: `production-order.${command}`, id: work.id, body: body(work, asked) });

const crewOf = ({ site }: Work) => ({
  operation: OPERATION,
  workUnit: unitAt(site.id),
  people: [site.people[0] ?? ''],
});

const issue =
  (index: 0 | 1): Step =>
  ({ id, site, quantity }, { chance }) => {
    const { item, quantity: each } = PUMP_LINES[index];
    const value = String(Number(each) * quantity);
    const purpose = { kind: 'production-order', id, line: String(OPERATION) };
    const body = { lot: chance.pick(HOT_LOTS), quantity: { value, unit: item.unit }, purpose };
    return { operation: 'stock-item.IssueStock', id: `${site.id}.${item.id}`, body };
  };

const STEPS: readonly Step[] = [
  production('ReleaseProductionOrder', () => ({})),
  production('AssignOperation', (work, asked) => ({ ...crewOf(work), planned: dayFrom(asked, 1) })),
  production('StartOperation', crewOf),
  issue(0),
  issue(1),
  production('ReportQuantity', ({ quantity }) => ({
    ...{ operation: OPERATION, good: pieces(quantity - 1, PUMP) },
    ...{ scrap: pieces(1, PUMP), rework: pieces(0, PUMP), reason: 'surface' },
  })),
  production('CompleteOperation', ({ waived }) => ({
    ...{ operation: OPERATION, setup: 'PT0S', run: 'PT1S' },
    ...(waived === true ? { materialWaived: 'Taken from the shelf' } : {}),
  })),
];

/**
 * The bench is taken, a second has not passed, the order is held, not reported, or without material, or
 * stock has not heard of its release.
 */
const TRY_AGAIN: readonly string[] = [
  ...['PRD-OP-DOUBLE', 'PRD-OP-TIME', 'PRD-OP-MATERIAL', 'PRD-QTY-UNACCOUNTED', 'PRD-ORD-STATE'],
  'SCM-STK-PURPOSE',
];
/** The step at which the bench is taken. */
const STARTED = 3;
/** No more orders than the board remembers: one that is begun and forgotten would keep its bench. */
const MOST_OPEN = 30;

/** What is begun is mostly finished first, since everybody waits for the bench. */
const nextWork = ({ chance, board }: Asked): Work | undefined => {
  const begun = chance.maybe(board.works.all.filter(({ step }) => step >= STARTED));
  const any = chance.maybe(board.works.all);
  return chance.happens(0.7) ? (begun ?? any) : any;
};

const work: Intent = (asked) => {
  const { board } = asked;
  const next = nextWork(asked);
  const at = next?.step ?? 0;
  const step = STEPS[at];
  if (!next || !step) return null;
  const on = (): void => {
    next.step = Math.max(next.step, at + 1);
    if (next.step >= STEPS.length) board.works.take(next);
  };
  const refused = (code: string): void => {
    if (code === 'PRD-OP-MATERIAL') next.waived = true;
    const isBegun = at >= STARTED || code === 'PRD-OP-DOUBLE';
    if (!isBegun || !TRY_AGAIN.includes(code)) on();
  };
  return { ...step(next, asked), done: on, refused };
};

const hold: Intent = ({ chance, board }) => {
  const held = chance.maybe(board.works.all);
  const command = chance.happens(0.5) ? 'HoldProductionOrder' : 'ResumeProductionOrder';
  if (!held) return null;
  return { operation: `production-order.${command}`, id: held.id, body: { reason: 'Looked at.' } };
};

const cancel: Intent = ({ chance, board }) => {
  const stopped = chance.maybe(board.works.all);
  if (!stopped) return null;
  return {
    operation: 'production-order.CancelProductionOrder',
    id: stopped.id,
    body: { reason: 'No demand.' },
    done: () => {
      board.works.take(stopped);
    },
  };
};

/** One sample, mostly within the limits; then the verdict. */
const inspect: Intent = ({ chance, board }) => {
  const lot = chance.maybe(board.inspections.all);
  const good = chance.happens(0.9);
  if (!lot) return null;
  const id = `${lot.lot}.receipt`;
  const value = good ? WIDTH.nominal : '20';
  if (lot.step === 0) {
    const body = { characteristic: WIDTH.id, sample: 1, value };
    const done = (): void => {
      lot.step = 1;
    };
    return { operation: 'inspection.RecordMeasurement', id, body, done };
  }
  const over = (): void => {
    board.inspections.take(lot);
  };
  return { operation: 'inspection.DecideInspection', id, body: {}, done: over, refused: over };
};

const stopOrGo: Intent = ({ chance, tag }) => {
  const to = chance.pick(['idle', 'setup', 'producing'] as const);
  const body = { to, reason: `R-${tag}` };
  return { operation: 'equipment.ChangeEquipmentState', id: unitAt(chance.pick(SITES).id), body };
};

export const making = { make: create, work, hold, 'cancel-work': cancel, inspect, machine: stopOrGo };
