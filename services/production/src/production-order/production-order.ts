/**
 * A production order turns a planned quantity of one item into good units, scrap and rework.
 *
 *   none ──create──▶ planned ──release──▶ released ──complete last operation──▶ completed ──close──▶ closed
 *                       │                   │  ▲
 *                       │              hold ▼  │ resume
 *                       └──cancel──▶ cancelled ◀── held
 *
 * Each operation: waiting ──assign──▶ assigned ──start──▶ running ──complete──▶ done
 */
import { productionOrderEvents } from '@gemba/contracts/events/production/execution';
import type { Given } from '@gemba/decider/decider';
import { decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { row, rows, stateOf } from '@gemba/decider/needs';
import { isZero, plus, sumOf } from '@gemba/measures/quantity';
import { billOfMaterials } from '../definition/bill-of-materials.js';
import { item } from '../definition/item.js';
import { routing } from '../definition/routing.js';
import { equipment } from '../equipment/equipment.js';
import { same } from '@gemba/decider/same';
import type { LotHold } from '../tables/lot-hold.js';
import { lotKey } from '../tables/lot-hold.js';
import type { Person } from '../tables/person.js';
import * as commands from './commands.js';
import { explode } from './explosion.js';
import { material } from './material.js';
import { assign, complete, find, isTheEnd, reassignable, report, start, unskilled } from './operation.js';
import type { OperationState, ProductionOrder } from './order-state.js';
import { NO_ORDER, changed, created, issued, replaced } from './order-state.js';

type Status = ProductionOrder['status'];

const PLANNERS = ['planner', 'site-manager'];
const SHOP_FLOOR = ['operator', 'planner', 'site-manager'];

const notIn = (order: ProductionOrder, ...allowed: readonly Status[]): Rejection | null =>
  allowed.includes(order.status)
    ? null
    : reject('PRD-ORD-STATE', `The order is ${order.status}; this needs it ${allowed.join(' or ')}.`);

/** The operation that is running in a released order, or why there is none. */
const running = (order: ProductionOrder, sequence: number): OperationState | Rejection => {
  const operation = notIn(order, 'released') ?? find(order, sequence);
  if (isRefused(operation) || operation.status === 'running') return operation;
  return reject('PRD-ORD-STATE', `Operation ${sequence} is ${operation.status}, not running.`);
};

const means = (command: { people: string[]; workUnit: string }) => ({
  people: rows<Person>('person', command.people),
  unit: stateOf(equipment, command.workUnit),
});

export const productionOrder = decider('production-order', {
  path: 'production-orders',
  opens: 'CreateProductionOrder',
  home: 'site',
  commands: { ...commands },
  events: productionOrderEvents,
  initial: NO_ORDER,
  allow: {
    CreateProductionOrder: PLANNERS,
    ReleaseProductionOrder: PLANNERS,
    HoldProductionOrder: [...PLANNERS, 'quality-inspector'],
    ResumeProductionOrder: [...PLANNERS, 'quality-inspector'],
    CancelProductionOrder: PLANNERS,
    CloseProductionOrder: PLANNERS,
    AssignOperation: PLANNERS,
    ReassignOperation: PLANNERS,
    StartOperation: SHOP_FLOOR,
    ReportQuantity: SHOP_FLOOR,
    CompleteOperation: SHOP_FLOOR,
    RecordMaterial: [],
    RefuseMaterial: [],
  },
  needs: {
    CreateProductionOrder: (c: commands.CreateProductionOrder) => ({
      item: stateOf(item, c.item),
      bom: stateOf(billOfMaterials, c.item),
      routing: stateOf(routing, c.item),
    }),
    AssignOperation: (c: commands.AssignOperation) => means(c),
    StartOperation: (c: commands.StartOperation) => means(c),
    ReassignOperation: (c: commands.ReassignOperation) => ({ people: rows<Person>('person', [c.to]) }),
    RecordMaterial: (c: commands.RecordMaterial) => ({ holds: row<LotHold>('lot-hold', lotKey(c)) }),
  },

  decide: {
    CreateProductionOrder(order, command, { date, known }) {
      const exploded = explode(command, known, date);
      if (order.status !== 'none') {
        const quantity = isRefused(exploded) ? command.quantity : exploded.quantity;
        if (same(order.ordered, { ...command, quantity })) return [];
        return reject(
          'PRD-ORD-STATE',
          'There is an order with this id and other content; choose another id.',
        );
      }
      if (isRefused(exploded)) return exploded;
      const { components, operations, ...rest } = exploded;
      const lists = { components: [...components], operations: [...operations] };
      return [happened('ProductionOrderCreated', { ...command, ...rest, ...lists })];
    },
    ReleaseProductionOrder(order) {
      if (order.status === 'released') return [];
      return notIn(order, 'planned') ?? [happened('ProductionOrderReleased', { site: order.ordered.site })];
    },
    HoldProductionOrder(order, { reason }) {
      if (order.status === 'held') return [];
      return notIn(order, 'released') ?? [happened('ProductionOrderHeld', { reason })];
    },
    ResumeProductionOrder(order, { reason }) {
      if (order.status === 'released') return [];
      return notIn(order, 'held') ?? [happened('ProductionOrderResumed', { reason })];
    },
    CancelProductionOrder(order, { reason }) {
      if (order.status === 'cancelled') return [];
      const { item: cancelled, quantity } = order.ordered;
      return (
        notIn(order, 'planned', 'released', 'held') ??
        workInProgress(order) ?? [happened('ProductionOrderCancelled', { reason, item: cancelled, quantity })]
      );
    },
    CloseProductionOrder(order, _, { by }) {
      if (order.status === 'closed') return [];
      return (
        notIn(order, 'planned', 'released', 'held', 'completed') ??
        openOperations(order) ??
        uninspected(by) ?? [happened('ProductionOrderClosed', { item: order.ordered.item })]
      );
    },

    AssignOperation(order, command, { known }) {
      const operation = notIn(order, 'planned', 'released') ?? find(order, command.operation);
      return isRefused(operation) ? operation : assign(operation, command, [order.ordered.site, known]);
    },
    StartOperation(order, command, { date, known }) {
      return notIn(order, 'released') ?? start(order, command, [date, known]);
    },
    ReassignOperation(order, { operation: sequence, from, to, reason }, { known }) {
      const operation = notIn(order, 'planned', 'released', 'held') ?? find(order, sequence);
      if (isRefused(operation)) return operation;
      const { people, skill, planned } = operation;
      if (!people.includes(from)) {
        return people.includes(to)
          ? []
          : reject('PRD-OP-UNASSIGNED', `${from} is not assigned to ${sequence}.`);
      }
      return (
        reassignable(operation) ??
        unskilled(skill, [to], [known.people, planned]) ?? [
          happened('OperationReassigned', { operation: sequence, from, to, reason }),
        ]
      );
    },
    ReportQuantity(order, command) {
      const operation = running(order, command.operation);
      return isRefused(operation) ? operation : report(order, operation, command);
    },
    CompleteOperation(order, command, { id }) {
      if (find(order, command.operation).status === 'done') return [];
      const operation = running(order, command.operation);
      if (isRefused(operation)) return operation;
      const done = complete(order, operation, command);
      if (isRefused(done) || !isTheEnd(order, operation)) return done;
      return [...done, ...finished(order, operation, id)];
    },

    RecordMaterial(order, command, { at, known }) {
      return notIn(order, 'released', 'held') ?? material(order, command, { at, holds: known.holds });
    },
    RefuseMaterial(_, command) {
      return [happened('MaterialRefused', { ...command })];
    },
  },

  evolve: {
    ProductionOrderCreated: (_, data): ProductionOrder => created(data),
    ProductionOrderReleased: (order): ProductionOrder => ({ ...order, status: 'released' }),
    ProductionOrderHeld: (order): ProductionOrder => ({ ...order, status: 'held' }),
    ProductionOrderResumed: (order): ProductionOrder => ({ ...order, status: 'released' }),
    ProductionOrderCancelled: (order): ProductionOrder => ({ ...order, status: 'cancelled' }),
    ProductionOrderCompleted: (order): ProductionOrder => ({ ...order, status: 'completed' }),
    ProductionOrderClosed: (order): ProductionOrder => ({ ...order, status: 'closed' }),
    OperationAssigned: (order, { operation, workUnit, people, planned }) =>
      changed(order, operation, () => ({ status: 'assigned', workUnit, people, planned })),
    OperationReassigned: (order, { operation, from, to }) =>
      changed(order, operation, ({ people }) => ({ people: replaced(people, from, to) })),
    OperationStarted: (order, { operation }) => changed(order, operation, () => ({ status: 'running' })),
    OperationCompleted: (order, { operation }) => changed(order, operation, () => ({ status: 'done' })),
    QuantityReported: (order, { operation, good, scrap, rework }) =>
      changed(order, operation, (before) => ({
        good: plus(before.good, good),
        scrap: plus(before.scrap, scrap),
        rework: plus(before.rework, rework),
      })),
    MaterialIssued: issued,
    MaterialRefused: (order) => order,
  },
});

/**
 * What the end of the last operation says; an order that made nothing good has no lot to wait for and
 * closes.
 */
const finished = ({ ordered, operations }: ProductionOrder, { good }: OperationState, id: string) => {
  const { item: made, quantity, due, demand } = ordered;
  const completed = happened('ProductionOrderCompleted', {
    ...{ item: made, ordered: quantity, good, lot: `L-${id}`, due },
    scrap: sumOf(
      operations.map(({ scrap }) => scrap),
      quantity.unit,
    ),
    ...(demand === undefined ? {} : { demand }),
  });
  return isZero(good) ? [completed, happened('ProductionOrderClosed', { item: made })] : [completed];
};

const workInProgress = ({ operations, components }: ProductionOrder): Rejection | null => {
  const begun = operations.find(({ status }) => status === 'running' || status === 'done');
  const used = components.find(({ issued: quantity }) => !isZero(quantity));
  if (!begun && !used) return null;
  const what = begun ? `operation ${begun.sequence} is ${begun.status}` : `${used?.item ?? ''} is issued`;
  return reject(
    'PRD-CANCEL-WIP',
    `Work has begun: ${what}. Complete the order, or report the rest as scrap.`,
  );
};

const openOperations = ({ status, operations }: ProductionOrder): Rejection | null => {
  if (status === 'completed') return null;
  const open = operations.filter((operation) => operation.status !== 'done').map(({ sequence }) => sequence);
  return reject('PRD-CLOSE-OPEN', `Operations ${open.join(', ')} are open; complete them first.`, {
    violated: { rule: 'no open operation', actual: String(open.length), limit: '0' },
  });
};

/**
 * Only the process that hears of the lot can close: an order that is not closed yet has output nobody
 * decided on.
 */
const uninspected = ({ kind, id }: Given['by']): Rejection | null =>
  kind === 'system' && id.startsWith('process:')
    ? null
    : reject(
        'PRD-CLOSE-OPEN',
        'Its lot is not received or inspected yet; decide the inspection, and the order closes by itself.',
      );
