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
import { decider } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { happened, isRefused, reject } from '@gemba/decider/decision';
import { row, rows, stateOf } from '@gemba/decider/needs';
import { plus } from '@gemba/measures/quantity';
import { billOfMaterials } from '../definition/bill-of-materials.js';
import { item } from '../definition/item.js';
import { routing } from '../definition/routing.js';
import { equipment } from '../equipment/equipment.js';
import { same } from '@gemba/decider/same';
import type { LotHold } from '../tables/lot-hold.js';
import { lotKey } from '../tables/lot-hold.js';
import type { Person } from '../tables/person.js';
import {
  AssignOperation,
  CancelProductionOrder,
  CloseProductionOrder,
  CompleteOperation,
  CreateProductionOrder,
  HoldProductionOrder,
  ReassignOperation,
  RecordMaterial,
  RefuseMaterial,
  ReleaseProductionOrder,
  ReportQuantity,
  ResumeProductionOrder,
  StartOperation,
} from './commands.js';
import { finished, openOperations, uninspected, workInProgress } from './ending.js';
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
  commands: {
    CreateProductionOrder,
    ReleaseProductionOrder,
    HoldProductionOrder,
    ResumeProductionOrder,
    CancelProductionOrder,
    CloseProductionOrder,
    AssignOperation,
    StartOperation,
    ReassignOperation,
    ReportQuantity,
    CompleteOperation,
    RecordMaterial,
    RefuseMaterial,
  },
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
    CreateProductionOrder: (c: CreateProductionOrder) => ({
      item: stateOf(item, c.item),
      bom: stateOf(billOfMaterials, c.item),
      routing: stateOf(routing, c.item),
    }),
    AssignOperation: (c: AssignOperation) => means(c),
    StartOperation: (c: StartOperation) => means(c),
    ReassignOperation: (c: ReassignOperation) => ({ people: rows<Person>('person', [c.to]) }),
    RecordMaterial: (c: RecordMaterial) => ({ holds: row<LotHold>('lot-hold', lotKey(c)) }),
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
