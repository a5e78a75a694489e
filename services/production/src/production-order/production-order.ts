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
import type { About } from '@gemba/decider/decider';
import { answers, decider, isProcess } from '@gemba/decider/decider';
import type { Rejection } from '@gemba/decider/decision';
import { dayIsOver, happened, isRefused, reject } from '@gemba/decider/decision';
import { reached, rightTo, row, stateOf } from '@gemba/decider/needs';
import { billOfMaterials } from '../definition/bill-of-materials.js';
import { phantomsIn } from '../definition/bom-version.js';
import { item } from '../definition/item.js';
import { routing } from '../definition/routing.js';
import { same } from '@gemba/decider/same';
import { lotHold, lotKey } from '../tables/lot-hold.js';
import {
  AcceptStepDeviation,
  AdoptBillVersion,
  AssignOperation,
  CancelProductionOrder,
  ChangeProductionOrderQuantity,
  CloseDecidedOrder,
  CloseProductionOrder,
  CompleteOperation,
  CorrectOperationTime,
  CreateProductionOrder,
  HoldProductionOrder,
  PauseOperation,
  PlanOperations,
  ReassignOperation,
  RecordMaterial,
  RecordStep,
  RefuseCancellationStep,
  RefuseMaterial,
  ReleaseProductionOrder,
  RepegProductionOrder,
  ReportQuantity,
  RescheduleProductionOrder,
  ResumeProductionOrder,
  StartOperation,
  StopProductionOrder,
  SubstituteComponent,
} from './commands.js';
import { adopted } from './adoption.js';
import { ProductionOrderAnswer, orderAnswer } from './answer.js';
import { corrected } from './correction.js';
import { close, finished, notIn, stopped, workInProgress } from './ending.js';
import { cannotBeFor, demandNeeds, repeg } from './demand.js';
import type { Exploded } from './explosion.js';
import { explode } from './explosion.js';
import { material } from './material.js';
import type { BusyNeeds } from './busy.js';
import { busyNeeds, personKey } from './busy.js';
import { complete, isTheEnd, ranUntil, waiverOf } from './completion.js';
import { means, peopleOf } from './means.js';
import { assign, find, pause, planned, reassign } from './operation.js';
import { beforeStart, report } from './report.js';

import { countedTooEarly } from './outputs.js';
import { asItCame, cannotRefurbish, withoutReturned } from './refurbishing.js';
import { resized } from './resizing.js';
import { afterReopening } from './rework.js';
import { start, startNeeds } from './starting.js';
import { acceptStep, recordStep, stepAccepted, stepRecorded } from './steps.js';
import { substitute } from './substitution.js';
import type { OperationState, ProductionOrder } from './order-state.js';
import {
  NO_ORDER,
  assigned,
  changed,
  counted,
  created,
  issued,
  ofQuantity,
  ofVersion,
  repegged,
  replaced,
  withSubstitute,
} from './order-state.js';

/** The bill of an item, and those of its phantoms at all levels. */
const billsOf = (id: string) => ({
  bom: stateOf(billOfMaterials, id),
  phantoms: reached(billOfMaterials, [id], phantomsIn),
});

const PLANNERS = ['planner', 'site-manager'] as const;
const SHOP_FLOOR = ['operator', 'planner', 'site-manager'] as const;

/** As an event has them, which may be changed by nobody else. */
const lists = ({ components, operations, outputs, ...rest }: Exploded) => ({
  ...rest,
  ...{ components: [...components], operations: [...operations] },
  ...(outputs ? { outputs: [...outputs] } : {}),
});

/** The operation that is running in a released order, or why there is none. */
const running = (order: ProductionOrder, sequence: number): OperationState | Rejection => {
  const operation = notIn(order, 'released') ?? find(order, sequence);
  if (isRefused(operation) || operation.status === 'running') return operation;
  return reject('PRD-ORD-STATE', `Operation ${sequence} is ${operation.status}, not running.`);
};

type PeopleNeeds = ReturnType<typeof peopleOf> & BusyNeeds;
export const productionOrder = decider('production-order', {
  path: 'production-orders',
  opens: 'CreateProductionOrder',
  home: 'site',
  commitments: [
    'ReleaseProductionOrder',
    'CancelProductionOrder',
    'RescheduleProductionOrder',
    'ChangeProductionOrderQuantity',
    'AdoptBillVersion',
  ],
  commands: {
    CreateProductionOrder,
    ReleaseProductionOrder,
    HoldProductionOrder,
    ResumeProductionOrder,
    CancelProductionOrder,
    StopProductionOrder,
    RepegProductionOrder,
    RefuseCancellationStep,
    CloseProductionOrder,
    CloseDecidedOrder,
    RescheduleProductionOrder,
    ChangeProductionOrderQuantity,
    SubstituteComponent,
    AdoptBillVersion,
    AssignOperation,
    PlanOperations,
    StartOperation,
    PauseOperation,
    ReassignOperation,
    ReportQuantity,
    RecordStep,
    AcceptStepDeviation,
    CompleteOperation,
    CorrectOperationTime,
    RecordMaterial,
    RefuseMaterial,
  },
  events: productionOrderEvents,
  initial: NO_ORDER,
  answers: answers(ProductionOrderAnswer, orderAnswer),
  allow: {
    CreateProductionOrder: PLANNERS,
    ReleaseProductionOrder: PLANNERS,
    HoldProductionOrder: [...PLANNERS, 'quality-inspector'],
    ResumeProductionOrder: [...PLANNERS, 'quality-inspector'],
    CancelProductionOrder: PLANNERS,
    StopProductionOrder: [],
    RepegProductionOrder: [],
    RefuseCancellationStep: [],
    CloseProductionOrder: PLANNERS,
    CloseDecidedOrder: [],
    RescheduleProductionOrder: PLANNERS,
    ChangeProductionOrderQuantity: PLANNERS,
    SubstituteComponent: PLANNERS,
    AdoptBillVersion: PLANNERS,
    AssignOperation: PLANNERS,
    PlanOperations: [],
    ReassignOperation: PLANNERS,
    StartOperation: SHOP_FLOOR,
    PauseOperation: SHOP_FLOOR,
    ReportQuantity: SHOP_FLOOR,
    RecordStep: SHOP_FLOOR,
    AcceptStepDeviation: ['quality-inspector', 'site-manager'],
    CompleteOperation: SHOP_FLOOR,
    CorrectOperationTime: PLANNERS,
    RecordMaterial: [],
    RefuseMaterial: [],
  },
  needs: {
    CreateProductionOrder: (c: CreateProductionOrder) => ({
      item: stateOf(item, c.item),
      ...billsOf(c.item),
      routing: stateOf(routing, c.item),
      ...demandNeeds(c.demand),
    }),
    ChangeProductionOrderQuantity: (_: ChangeProductionOrderQuantity, { state }: About<ProductionOrder>) => ({
      bom: stateOf(billOfMaterials, state.ordered.item),
    }),
    AdoptBillVersion: (_: AdoptBillVersion, { state }: About<ProductionOrder>) => billsOf(state.ordered.item),
    AssignOperation: (c: AssignOperation, { state }: About<ProductionOrder>) => means(c, state),
    StartOperation: (c: StartOperation, { state }: About<ProductionOrder>) => startNeeds(c, state),
    ReassignOperation: ({ to }: ReassignOperation, { state }: About<ProductionOrder>): PeopleNeeds => ({
      ...peopleOf(state),
      ...busyNeeds([personKey(to)]),
    }),
    AcceptStepDeviation: (_: AcceptStepDeviation) => ({ right: rightTo('step-deviation') }),
    CompleteOperation: (c: CompleteOperation) => waiverOf(c),
    CorrectOperationTime: (_: CorrectOperationTime) => ({ right: rightTo('time-correction') }),
    RecordMaterial: (c: RecordMaterial) => ({ holds: row(lotHold, lotKey(c)) }),
  },

  decide: {
    CreateProductionOrder(order, command, { date, by, known }) {
      const exploded = explode(command, known, date);
      if (order.status !== 'none') {
        const quantity = isRefused(exploded) ? command.quantity : exploded.quantity;
        const { refurbishes } = order;
        if (same({ ...order.ordered, ...(refurbishes && { refurbishes }) }, { ...command, quantity }))
          return [];
        return reject(
          'PRD-ORD-STATE',
          'There is an order with this id and other content; choose another id.',
        );
      }
      const { site, demand, due } = command;
      const over = isProcess(by) ? null : dayIsOver('PRD-ORD-DUE', ['It is due on', due], date);
      const no = over ?? cannotBeFor(demand, { site, by, known });
      if (no) return no;
      if (isRefused(exploded)) return exploded;
      const made = withoutReturned(exploded, command.refurbishes);
      return (
        cannotRefurbish(command, { by, date, bom: known.bom }) ?? [
          happened('ProductionOrderCreated', { ...command, ...lists(made) }),
        ]
      );
    },
    ReleaseProductionOrder(order) {
      if (order.status === 'released') return [];
      return notIn(order, 'planned') ?? [happened('ProductionOrderReleased', { site: order.ordered.site })];
    },
    HoldProductionOrder(order, { reason }) {
      if (order.status === 'held') return [];
      const { item } = order.ordered;
      return notIn(order, 'released') ?? [happened('ProductionOrderHeld', { reason, item })];
    },
    ResumeProductionOrder(order, { reason }) {
      if (order.status === 'released') return [];
      return notIn(order, 'held') ?? [happened('ProductionOrderResumed', { reason })];
    },
    CancelProductionOrder(order, { reason }) {
      return workInProgress(order) ?? stopped(order, { reason, lots: [] });
    },
    StopProductionOrder(order, command) {
      return stopped(order, command);
    },
    RepegProductionOrder(order, command) {
      return repeg(order, command);
    },
    RefuseCancellationStep(_, command) {
      return [happened('CancellationStepRefused', { ...command })];
    },
    CloseProductionOrder(order, _, { by }) {
      return close(order, by);
    },
    CloseDecidedOrder(order, { lotOf }, { by }) {
      return lotOf === order.ordered.item ? close(order, by) : [];
    },
    RescheduleProductionOrder(order, { due, reason }, { date, by }) {
      const { item: made, due: from } = order.ordered;
      if (due === from) return [];
      const over = isProcess(by) ? null : dayIsOver('PRD-ORD-DUE', ['It is due on', due], date);
      return (
        notIn(order, 'planned', 'released', 'held') ??
        over ?? [happened('ProductionOrderRescheduled', { item: made, from, to: due, reason })]
      );
    },
    ChangeProductionOrderQuantity(order, { quantity, reason }, { known, site }) {
      const change =
        notIn(order, 'planned', 'released', 'held') ??
        asItCame(order) ??
        resized(order, quantity, { ...known, site });
      if (isRefused(change)) return change;
      const { item: made, quantity: from } = order.ordered;
      if (same(from, change.to)) return [];
      const { to, components, outputs } = change;
      const lists = { components: [...components], ...(outputs.length > 0 ? { outputs: [...outputs] } : {}) };
      return [happened('ProductionOrderQuantityChanged', { item: made, from, to, ...lists, reason })];
    },
    SubstituteComponent(order, command) {
      return notIn(order, 'planned', 'released', 'held') ?? substitute(order, command);
    },
    AdoptBillVersion(order, command, { date, known }) {
      const no = notIn(order, 'planned', 'released', 'held') ?? asItCame(order);
      return no ?? adopted(order, command, { ...known, date });
    },

    AssignOperation(order, command, { known }) {
      const operation = notIn(order, 'planned', 'released') ?? find(order, command.operation);
      return isRefused(operation) ? operation : assign(operation, command, [order.ordered.site, known]);
    },
    PlanOperations(order, { operations }) {
      return notIn(order, 'planned', 'released') === null ? planned(order, operations) : [];
    },
    StartOperation(order, command, { date, at, known }) {
      return notIn(order, 'released') ?? start(order, command, { date, at, known });
    },
    PauseOperation(order, { operation: sequence, reason }, { at }) {
      if (find(order, sequence).status === 'paused') return [];
      const operation = running(order, sequence);
      if (isRefused(operation)) return operation;
      return beforeStart(operation, at) ?? pause(operation, reason);
    },
    ReassignOperation(order, command, { at, known }) {
      const operation = notIn(order, 'planned', 'released', 'held') ?? find(order, command.operation);
      return isRefused(operation) ? operation : reassign(order, operation, { command, at, known });
    },
    ReportQuantity(order, command, { at, date }) {
      const operation = running(order, command.operation);
      if (isRefused(operation)) return operation;
      return beforeStart(operation, at) ?? report(order, operation, [command, date]);
    },
    RecordStep(order, command, { at }) {
      const operation = running(order, command.operation);
      if (isRefused(operation)) return operation;
      return beforeStart(operation, at) ?? recordStep(order, operation, command);
    },
    AcceptStepDeviation(order, command, { known }) {
      const operation = running(order, command.operation);
      return isRefused(operation) ? operation : acceptStep(order, operation, [command, known.right]);
    },
    CompleteOperation(order, command, { id, at, known }) {
      if (find(order, command.operation).status === 'done') return [];
      const operation = running(order, command.operation);
      if (isRefused(operation)) return operation;
      const done = complete(order, operation, [command, { at, right: known.right }]);
      if (isRefused(done)) return done;
      if (!isTheEnd(order, operation)) return countedTooEarly(command.outputs) ?? done;
      const end = finished(order, operation, { id, counted: command.outputs });
      return isRefused(end) ? end : [...done, ...end];
    },

    CorrectOperationTime(order, command, { site, known }) {
      const operation = find(order, command.operation);
      return isRefused(operation) ? operation : corrected(order, operation, { command, site, ...known });
    },

    RecordMaterial(order, command, { at, known }) {
      return notIn(order, 'released', 'held') ?? material(order, command, { at, holds: known.holds });
    },
    RefuseMaterial(_, command) {
      return [happened('MaterialRefused', { ...command })];
    },
  },

  evolve: {
    ProductionOrderCreated: (_, data, at): ProductionOrder => created(data, at),
    ProductionOrderReleased: (order): ProductionOrder => ({ ...order, status: 'released' }),
    ProductionOrderHeld: (order): ProductionOrder => ({ ...order, status: 'held' }),
    ProductionOrderResumed: (order): ProductionOrder => ({ ...order, status: 'released' }),
    ProductionOrderCancelled: (order): ProductionOrder => ({ ...order, status: 'cancelled' }),
    ProductionOrderRepegged: (order, { to }): ProductionOrder => repegged(order, to),
    CancellationStepRefused: (order) => order,
    ProductionOrderRescheduled: (order, { to }): ProductionOrder => ({
      ...order,
      ordered: { ...order.ordered, due: to },
    }),
    ProductionOrderQuantityChanged: ofQuantity,
    ComponentSubstituted: withSubstitute,
    BillVersionAdopted: ofVersion,
    ProductionOrderCompleted: (order): ProductionOrder => ({ ...order, status: 'completed' }),
    ProductionOrderClosed: (order): ProductionOrder => ({ ...order, status: 'closed' }),
    OperationAssigned: (order, data) => changed(order, data.operation, () => assigned(data)),
    OperationReassigned: (order, { operation, from, to }) =>
      changed(order, operation, ({ people }) => ({ people: replaced(people, from, to) })),
    OperationStarted: (order, { operation, tools = [] }, startedAt) =>
      changed(order, operation, () => ({ status: 'running', startedAt, tools })),
    OperationPaused: (order, { operation }, at) =>
      changed(order, operation, (running) => ({ status: 'paused', ran: ranUntil(running, at) })),
    OperationReopened: afterReopening,
    OperationCompleted: (order, { operation, setup, run, materialWaived }, completedAt) =>
      changed(order, operation, ({ good, scrap, reworked, waived }) => ({
        waived: waived || materialWaived !== undefined,
        ...{ status: 'done', completedAt, setup, run },
        before: { good, scrap, reworked },
      })),
    OperationTimeCorrected: (order, { operation, setup, run }) =>
      changed(order, operation, () => ({ setup, run })),
    QuantityReported: (order, data) =>
      changed(order, data.operation, (operation) => counted(operation, data)),
    StepRecorded: stepRecorded,
    StepDeviationAccepted: stepAccepted,
    // It leaves stock after this, and is recorded as material then.
    RefurbishmentBegun: (order) => order,
    MaterialIssued: issued,
    MaterialRefused: (order) => order,
  },
});
